"""Query times over a record of many events, made by copying a small one: `python benchmarks/record/scale.py RECORD DIR`.

The copy has the parties, categories and days of RECORD's events again and again under new ids, each copy moved by
another number of days; it says nothing about the world. Documents stay behind. Prints one JSON object: for each question
the rows of its answer, the first time on a new connection and the median and worst of the times after it.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import time
from pathlib import Path
from typing import Any

from tacitus.record import Record
from tacitus.record.columns import COLUMNS
from tacitus.record.files import locked
from tacitus.record.run import Run
from tacitus.record.store import State, Store

A_FILE = 100_000  # events
QUESTIONS: dict[str, tuple[str, list[Any]]] = {
    "dyad by month": (
        "SELECT date_trunc('month', date) AS month, count(*) AS events, avg(event_scale) AS scale FROM events "
        "WHERE list_contains(actor_codes, ?) AND list_contains(recipient_codes, ?) GROUP BY 1 ORDER BY 1",
        [],  # the first of the top dyads
    ),
    "top dyads": (
        "SELECT actor, recipient, count(*) AS events FROM (SELECT unnest(actor_codes) AS actor, recipient_codes "
        "FROM events), unnest(recipient_codes) AS r(recipient) GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT 50",
        [],
    ),
    "one actor's timeline": (
        "SELECT date, event, recipient_codes, status, event_scale FROM events "
        "WHERE list_contains(actor_codes, ?) ORDER BY date, id LIMIT 1000",
        [],  # its actor
    ),
}


def copy_events(source: Record, target: Path, count: int) -> None:
    """A record of `count` events that are copies of those of `source`."""
    target.mkdir(parents=True)
    store = Store(target)
    (have,) = source.sql("SELECT count(*) FROM events").rows()[0]
    moved = {
        "id": "sha256(id || '/' || copy)",
        "document_id": "document_id || '/' || copy",
        "date": "date + CAST(copy AS INTEGER)",
        "enddate": "enddate + CAST(copy AS INTEGER)",
    }
    columns = ", ".join(f'{moved.get(n, chr(34) + n + chr(34))} AS "{n}"' for n in COLUMNS["events"])
    query = f"SELECT {columns} FROM events, range(?, ?) AS copies(copy) ORDER BY date LIMIT ?"
    with locked(target):
        store.create()
        run, state, done = Run("0", "copied", "", False), store.state(), 0
        per_file = max(1, A_FILE // have)
        while done < count:
            first = done // have
            rows = source.sql(query, [first, first + per_file, count - done]).to_arrow()
            table = store.tables["events"]
            version = table.commit({"kind": "batch"}, add=[table.write(rows)])
            done += rows.num_rows
            state = State(0, {**state.tables, "events": version}, state.batch + 1, 0, "batch")
            state = store.commit(state, run=(run.id, state.batch))


def time_questions(record: Record, repeats: int) -> dict[str, dict[str, float]]:
    """Milliseconds of each question."""
    told = {}
    pair = [*record.sql(*QUESTIONS["top dyads"]).rows()[0][:2]]
    for name, (sql, _) in QUESTIONS.items():
        answer = record.sql(sql, pair[: sql.count("?")])
        times = []
        rows = 0
        for _ in range(repeats + 1):
            begun = time.perf_counter()
            rows = len(answer.rows())
            times.append(1000 * (time.perf_counter() - begun))
        warm = times[1:]
        told[name] = {
            "rows": rows,
            "first_ms": round(times[0], 1),
            "median_ms": round(statistics.median(warm), 1),
            "worst_ms": round(max(warm), 1),
        }
    return told


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path, help="a record with some thousand events")
    parser.add_argument("target", type=Path, help="where the copy goes; used again where it is")
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--repeats", type=int, default=20)
    given = parser.parse_args()
    if not given.target.exists():
        copy_events(Record(given.source), given.target, given.events)
    record = Record(given.target)
    begun = time.perf_counter()
    (count,) = record.sql("SELECT count(*) FROM events").rows()[0]
    opened = 1000 * (time.perf_counter() - begun)
    told = {
        "events": count,
        "copies_of": str(given.source),
        "bytes": sum(p.stat().st_size for p in given.target.rglob("*") if p.is_file()),
        "open_ms": round(opened, 1),
        "questions": time_questions(record, given.repeats),
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
    }
    print(json.dumps(told, indent=1))


if __name__ == "__main__":
    main()
