"""How fast raw text becomes events, and in how much memory; run as a process of its own, it prints one JSON
line.

    python -m tacitus.evaluation.throughput --items 10000 --workers 2

The clock runs from the first document handed in to the last reading taken out, the loading of tables and
models included. Memory is the peak of the main process; with workers, that of the largest worker is added
once for each. A fixed loop of plain Python is timed right before, so that runs on a busy or a slower machine
can be compared.
"""

from __future__ import annotations

import argparse
import hashlib
import heapq
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from tacitus.evaluation.gold import Row, data_root, iterate_rows
from tacitus.model import Document, Quarantined, Reading

ITEMS = "data/wikipedia_current_events_en_2002_2026/events.jsonl.gz"
ARTICLE = """Foreign ministers met in Vienna on Tuesday. They agreed to resume talks on the border within a month.
A spokesman said that the government rejected the report. Last week police arrested twelve protesters in the capital,
and the opposition called for an inquiry. Norway pledged 20 million dollars in food aid to the region in March 2019.
"""

_LOOP = 2_000_000


def choose_items(rows: Iterable[Row], n: int) -> list[Document]:
    """The `n` rows whose sha256 of date and text is smallest, as documents; exact repeats count once."""
    seen: dict[str, Row] = {}
    for key, row in heapq.nsmallest(2 * n, ((_key(row), row) for row in rows), key=lambda pair: pair[0]):
        seen.setdefault(key, row)
    chosen = list(seen.items())[:n]
    return [Document(id=f"ce-{key[:24]}", text=row["text"], date=row["date"]) for key, row in chosen]


def loops_a_second(clock: Callable[[], float] = time.perf_counter) -> float:
    """Millions of passes a second of a fixed loop of plain Python, on one core."""
    started = clock()
    total = 0
    for number in range(_LOOP):
        total += number * number % 7
    return _LOOP / (clock() - started) / 1e6


def measure(
    documents: Sequence[Document],
    code: Callable[[Sequence[Document]], Iterable[Reading | Quarantined]],
    *,
    workers: int,
    clock: Callable[[], float] = time.perf_counter,
) -> dict[str, Any]:
    """Codes the documents once; sentences a second, peak memory in megabytes, and how many of what."""
    loops = loops_a_second(clock)
    started, cpu = clock(), time.process_time()
    sentences = events = quarantined = 0
    for result in code(documents):
        if isinstance(result, Quarantined):
            quarantined += 1
        else:
            sentences += len(result.sentences)
            events += len(result.events)
    seconds, cpu = clock() - started, time.process_time() - cpu
    return {
        "documents": len(documents),
        "sentences": sentences,
        "events": events,
        "quarantined": quarantined,
        "seconds": round(seconds, 2),
        "sentences_a_second": round(sentences / seconds, 1),
        "sentences_a_cpu_second": round(sentences / max(1e-9, cpu), 1) if workers == 1 else None,
        "peak_mb": round(_peak_mb(workers), 1),
        "loops": round(loops, 2),
    }


def cold_article(repeats: int = 3) -> dict[str, float]:
    """One article of five sentences, from starting a process to its end; medians of the repeats.

    Returns:
        `wall`: seconds that passed; `cpu`: seconds of a core, which other work on the machine hardly moves.
    """
    program = "import sys; from tacitus.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", program, "read", "-", "--date", "2019-05-02", "--json"]
    wall, cpu = [], []
    for _ in range(repeats):
        started, used = time.perf_counter(), _children_cpu()
        subprocess.run(command, input=ARTICLE.encode(), capture_output=True, check=True)
        wall.append(time.perf_counter() - started)
        cpu.append(_children_cpu() - used)
    return {name: round(sorted(s)[repeats // 2], 2) for name, s in (("wall", wall), ("cpu", cpu))}


def _key(row: Row) -> str:
    return hashlib.sha256(f"{row['date']}\x1f{row['text']}".encode()).hexdigest()


def _children_cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _peak_mb(workers: int) -> float:
    unit = 1 / 2**20 if sys.platform == "darwin" else 1 / 2**10  # bytes there, kilobytes elsewhere
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    if workers > 1:
        peak += workers * resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return peak * unit


def main(argv: Sequence[str] | None = None) -> int:
    """Measures once and prints the result."""
    parser = argparse.ArgumentParser(prog="python -m tacitus.evaluation.throughput")
    parser.add_argument("--data", help="folder of the public sets")
    parser.add_argument("--items", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args(argv)
    from tacitus.engine import code_documents, code_partition

    path: Path = data_root(options.data) / ITEMS
    documents = choose_items(iterate_rows(path), options.items)
    result = measure(
        documents,
        lambda docs: code_documents(docs, workers=options.workers, partition=code_partition),
        workers=options.workers,
    )
    print(json.dumps(result))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
