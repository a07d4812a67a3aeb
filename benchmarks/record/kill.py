"""Kills an ingest at random moments and looks at what it leaves: `python benchmarks/record/kill.py INPUT DIR --kills 200`.

The real reader reads INPUT's first documents in small batches in a process of its own, which is killed (SIGKILL) after
a random time, started again, and so on; when it comes to its end, a new record is begun. After each kill `verify` must
find nothing, no document may be there twice, and none that was there before may be missing. Each finished record must
hold the rows of one that was never killed. Prints one JSON object; exit code 1 when anything was wrong.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path
from typing import Any

from tacitus.engine import code_documents
from tacitus.record import Options, Record
from tacitus.sources import read_inputs

TABLES = ("documents", "events", "statements", "quarantine", "links", "runs")


def ingest(given: argparse.Namespace, folder: Path) -> None:
    """Take in the first documents of the input."""
    options = Options(
        lambda documents: code_documents(documents, workers=given.workers, batch=8), batch=given.batch
    )
    Record(folder).ingest(islice(read_inputs([given.input]), given.documents), options=options)


def rows(record: Record) -> dict[str, list[Any]]:
    """All rows, sorted."""
    return {name: sorted(record.sql(f"SELECT * FROM {name}").rows(), key=repr) for name in TABLES}


def ids(record: Record) -> list[str]:
    """Ids of the documents, repeats included."""
    if not (record.path / "record.json").exists():
        return []
    return [name for (name,) in record.sql("SELECT id FROM documents")]


def kill_once(words: list[str], after: float) -> bool:
    """Start a writer and kill it; False where it had ended before."""
    with subprocess.Popen([sys.executable, __file__, *words, "--child"]) as process:
        try:
            process.wait(timeout=after)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            return True
    return False


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("input")
    parser.add_argument("folder", type=Path, help="an empty or a new folder")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--documents", type=int, default=600)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        ingest(given, given.folder)
        return 0
    begun = time.perf_counter()
    whole = given.folder / "whole"
    ingest(given, whole)
    took = time.perf_counter() - begun
    expected, chance, problems = rows(Record(whole)), random.Random(given.seed), []
    kills = finished = 0
    while kills < given.kills:
        folder = given.folder / f"killed-{finished}"
        record, before = Record(folder), set[str]()
        options = [f"--{n}={getattr(given, n)}" for n in ("documents", "batch", "workers")]
        while kills < given.kills and kill_once(
            [given.input, str(folder), *options], chance.uniform(0.2, took / 4 + 1)
        ):
            kills += 1
            now = ids(record)
            if now and not (found := record.verify()).sound:
                problems.append({"kill": kills, "verify": found.problems})
            if len(now) != len(set(now)):
                problems.append({"kill": kills, "twice": len(now) - len(set(now))})
            if before - set(now):
                problems.append({"kill": kills, "lost": len(before - set(now))})
            before = set(now)
            print(f"\r{kills} kills, {finished} finished, {len(problems)} problems", end="", file=sys.stderr)
        ingest(given, folder)
        finished += 1
        if rows(Record(folder)) != expected:
            problems.append({"record": finished, "rows": "not those of a record that was never killed"})
    told = {
        "kills": kills,
        "records_finished": finished,
        "documents": len(expected["documents"]),
        "batch": given.batch,
        "workers": given.workers,
        "problems": problems,
        "seconds": round(time.perf_counter() - begun),
    }
    print(json.dumps(told, indent=1))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
