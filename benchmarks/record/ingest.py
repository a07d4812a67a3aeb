"""Wall time, speed, memory and size of an ingest, and of a second one: `python benchmarks/record/ingest.py INPUT DIR`.

    --workers 1 2      one record for each number; their rows must be the same
    --limit 2000       only the first documents of a JSON Lines input

Every ingest is `tacitus ingest` in a process of its own. Peak memory is the largest of it and its workers, by the
kernel's account. Prints one JSON object; exit code 1 where the rows differ or `verify` finds something.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import platform
import sys
import time
from itertools import islice
from pathlib import Path
from typing import Any

from tacitus.record import Record

TABLES = ("documents", "events", "statements", "quarantine", "links", "runs")


def run(words: list[str]) -> dict[str, Any]:
    """Seconds and peak memory of a command, and its exit code."""
    begun = time.perf_counter()
    child = os.posix_spawn(sys.executable, [sys.executable, "-m", "tacitus.cli", *words], os.environ)
    _, status, used = os.wait4(child, 0)
    return {
        "seconds": round(time.perf_counter() - begun, 1),
        "cpu_seconds": round(used.ru_utime + used.ru_stime, 1),
        "peak_mib": used.ru_maxrss // 1024,
        "exit": os.waitstatus_to_exitcode(status),
    }


def digest(record: Record) -> str:
    """sha256 over all rows of all tables, sorted, as they are told."""
    found = hashlib.sha256()
    for name in TABLES:
        for row in record.sql(f'SELECT * FROM "{name}" ORDER BY ALL'):
            found.update(repr(row).encode("utf-8"))
    return found.hexdigest()


def first_lines(source: str, count: int, folder: Path) -> str:
    """The first lines of a JSON Lines file, which may be gzipped."""
    path = folder / f"first-{count}.jsonl"
    with gzip.open(source, "rb") if source.endswith(".gz") else Path(source).open("rb") as lines:
        path.write_bytes(b"".join(islice(lines, count)))
    return str(path)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("input")
    parser.add_argument("folder", type=Path, help="a new folder")
    parser.add_argument("--workers", type=int, nargs="+", default=[2])
    parser.add_argument("--limit", type=int)
    given = parser.parse_args()
    given.folder.mkdir(parents=True)
    source = given.input if given.limit is None else first_lines(given.input, given.limit, given.folder)
    told: dict[str, Any] = {
        "input": Path(given.input).name,
        "limit": given.limit,
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
    }
    digests, sound = set(), True
    for workers in given.workers:
        folder = given.folder / f"workers-{workers}"
        words = ["ingest", source, "--record", str(folder), "--workers", str(workers),
                 "--quarantine", str(given.folder / "aside.jsonl")]  # fmt: skip
        first, second = run(words), run(words)
        record = Record(folder)
        found, info = record.verify(), record.info()
        rows = {name: table["rows"] for name, table in info["tables"].items()}
        digests.add(digest(record))
        sound = sound and found.sound
        told[f"{workers} workers"] = {
            "first": {**first, "documents_per_second": round(rows["documents"] / first["seconds"], 1)},
            "second": {**second, "share_of_first": round(second["seconds"] / first["seconds"], 3)},
            "rows": rows,
            "bytes": info["bytes"],
            "verify": found.problems or "sound",
        }
    told["same_rows"] = len(digests) == 1
    print(json.dumps(told, indent=1))
    return 0 if sound and told["same_rows"] else 1


if __name__ == "__main__":
    sys.exit(main())
