"""Counts of a set of documents coded by `tacitus code`: documents and events -> monthly counts by country.

python -m tacitus.training.forecast_months --documents FILE.jsonl.gz --events FILE.jsonl --out months.tsv.gz
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from tacitus.evaluation.gold import iterate_rows
from tacitus.forecast.months import Months, Told, count_months, months_of_record, write_months
from tacitus.record import Record
from tacitus.sources import document_id


def main(argv: Sequence[str] | None = None) -> int:
    """Writes the counts."""
    parser = argparse.ArgumentParser(prog="python -m tacitus.training.forecast_months")
    parser.add_argument("--record", type=Path)
    parser.add_argument("--documents", type=Path)
    parser.add_argument("--events", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(argv)
    if options.record is not None:
        months = months_of_record(Record(options.record))
    elif options.documents is None or options.events is None:
        parser.error("give --record, or --documents and --events")
    else:
        months = count_coded(options.documents, options.events)
    options.out.write_bytes(gzip.compress(write_months(months).encode("utf-8"), mtime=0))
    return 0


def count_coded(documents: Path, events: Path) -> Months:
    """Counts of coded documents; those without an id have the one that `tacitus code` gives."""
    days = {}
    for row in iterate_rows(documents):
        key = row.get("id") or document_id(row.get("date"), row.get("source"), row.get("url"), row["text"])
        if row.get("date"):
            days[key] = row["date"]
    return count_months(_acts(events, days), first_day=min(days.values()), last=max(days.values()))


def _acts(events: Path, days: dict[str, str]) -> Iterator[Told]:
    with events.open(encoding="utf-8") as lines:
        for line in lines:
            event = json.loads(line)
            if event["document_id"] not in days:
                continue
            parties = [*event["actor"], *event["recipient"]]
            place = event["event_loc"] or {}
            codes = [party["code"] for party in parties] + [place.get("country")]
            yield Told(
                event["document_id"],
                days[event["document_id"]],
                event["event"],
                event["status"],
                [party["text"] for party in parties],
                [code for code in codes if code],
            )


if __name__ == "__main__":
    raise SystemExit(main())
