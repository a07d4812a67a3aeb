"""How well the coder reads texts of several sentences: items of the development split, alone and joined by threes.

    python benchmarks/coder/joined.py ITEMS... [--model FOLDER] [--texts 200]

ITEMS are labelled items with their texts (the given ones, and `build/train/portal_labels.jsonl` and
`portal_more_labels.jsonl` of `make train`); short ones are drawn at random (seed 5) and joined by threes, so the next
sentence is about something else. The model is the package's, or the one in FOLDER. Nothing of it was trained on them.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tacitus.evaluation.events import score_events
from tacitus.reading.encoder.session import Model, load_model, read_model
from tacitus.training.calibrate import code_items
from tacitus.training.examples import read_items
from tacitus.training.joined import join
from tacitus.training.split import is_development

LONGEST = 260  # characters of an item
TOGETHER = 3


def told(model: Model, items: Sequence[Mapping[str, Any]]) -> str:
    """Category precision, recall and F1, and triple F1, of the coder on the items."""
    scored = score_events(code_items(model, items), {item["id"]: item["events"] for item in items})
    root = scored["root"]
    return f"category F1 {root['f1']:.3f} (P {root['p']:.3f}, R {root['r']:.3f}), triple F1 {scored['triple']['f1']:.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("items", nargs="+", type=Path)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--texts", type=int, default=200)
    options = parser.parse_args()
    model = (
        load_model()
        if options.model is None
        else read_model(lambda name: (options.model / name).read_bytes())
    )
    items = [i for i in read_items(options.items) if is_development(i["id"]) and len(i["text"]) < LONGEST]
    random.Random(5).shuffle(items)
    items = items[: TOGETHER * options.texts]
    joined = [join(items[k : k + TOGETHER]) for k in range(0, len(items), TOGETHER)]
    print(f"{len(items)} items alone: {told(model, items)}")
    print(f"{len(joined)} texts of {TOGETHER}: {told(model, joined)}")


if __name__ == "__main__":
    main()
