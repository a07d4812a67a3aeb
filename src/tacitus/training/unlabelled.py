"""Texts of the portal for the teacher to read: none that is labelled or measured, none dated 2022.

    python -m tacitus.training.unlabelled --data FOLDER --without FILE... --out FILE

DATA holds the public sets (`data/`, `gold/`). A text is left out when it shares a run of eight words with a measuring
set, is one of the labelled ones, or stands twice. The order is by the sha256 of date and text.
"""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path

from tacitus.training.corpus import measured_runs, word_runs
from tacitus.training.examples import read_items
from tacitus.training.standoff import key_of

PORTAL = "data/wikipedia_current_events_en_2002_2026/events.jsonl.gz"
SHORTEST, LONGEST = 40, 700  # code points


def main() -> None:
    """Read the arguments and write the texts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--without", nargs="*", type=Path, default=[])
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    measured = measured_runs(options.data / "gold")
    labelled = {item["text"].strip() for item in read_items(options.without)}
    kept: dict[str, str] = {}
    with gzip.open(options.data / PORTAL, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            text = row["text"].strip()
            if row["date"].startswith("2022") or text in labelled or not SHORTEST < len(text) < LONGEST:
                continue
            if not any(run in measured for run in word_runs(text, 8)):
                kept.setdefault(key_of(row["date"], text), text)
    with options.out.open("w", encoding="utf-8") as out:
        for key in sorted(kept):
            out.write(json.dumps({"id": key, "text": kept[key]}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
