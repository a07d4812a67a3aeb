"""Read documents in partitions, in-process or by local processes, and give them back in the order of the input.

A partition is a small batch of documents; `read_partition` is a pure function of it. At most a few partitions a
worker are on their way at a time, so memory does not grow with the input. A document that the reader fails on is
quarantined (T207) and the others go on; a worker that dies takes its partition into a second try, one document
at a time, so that only the document that killed it is quarantined.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from tacitus.errors import ResourceError, TacitusError, shorten
from tacitus.model import Document, Quarantined, Reading

Outcome = Reading | Quarantined
Partition = Callable[[Sequence[Document]], list[Outcome]]
_AHEAD = 4  # partitions on their way, a worker


def read_partition(documents: Sequence[Document]) -> list[Outcome]:
    """One outcome a document, in order; raises ResourceError alone, when the installation is broken."""
    from tacitus.reader import read_document

    outcomes: list[Outcome] = []
    for document in documents:
        try:
            outcomes.append(read_document(document))
        except ResourceError:
            raise  # the installation is broken, not the document
        except TacitusError as error:
            outcomes.append(
                Quarantined(document.id, document.source or "", error.code, error.message, error.hint)
            )
        except Exception as error:
            outcomes.append(_unreadable(document, f"{type(error).__name__}: {shorten(error)}"))
    return outcomes


def code_documents(
    documents: Iterable[Document], *, workers: int = 1, batch: int = 64, partition: Partition = read_partition
) -> Iterator[Outcome]:
    """Readings, or quarantine entries in their place, in the order of the input.

    Args:
        documents: any number; taken as needed.
        workers: 1 reads in this process; more start that many processes.
        batch: documents in a partition; the outcome does not depend on it.
        partition: what a worker does with a partition; it must be importable.
    """
    batches = _batches(iter(documents), max(1, batch))
    if workers <= 1:
        for taken in batches:
            yield from partition(taken)
        return
    yield from _by_processes(batches, workers, partition)


def _batches(documents: Iterator[Document], size: int) -> Iterator[list[Document]]:
    while taken := list(islice(documents, size)):
        yield taken


def _by_processes(batches: Iterator[list[Document]], workers: int, partition: Partition) -> Iterator[Outcome]:
    pool = _pool(workers)
    waiting: deque[tuple[list[Document], Future[list[Outcome]]]] = deque()
    try:
        for taken in batches:
            waiting.append((taken, pool.submit(partition, taken)))
            if len(waiting) >= workers * _AHEAD:
                pool, outcomes = _next(waiting, pool, workers, partition)
                yield from outcomes
        while waiting:
            pool, outcomes = _next(waiting, pool, workers, partition)
            yield from outcomes
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _next(
    waiting: deque[tuple[list[Document], Future[list[Outcome]]]],
    pool: ProcessPoolExecutor,
    workers: int,
    partition: Partition,
) -> tuple[ProcessPoolExecutor, list[Outcome]]:
    """The outcomes of the oldest partition; after a worker died, a new pool that has the others again."""
    documents, future = waiting.popleft()
    try:
        return pool, future.result()
    except BrokenProcessPool:
        pool.shutdown(wait=True, cancel_futures=True)
        outcomes = [o for d in documents for o in _alone(d, partition)]
        fresh = _pool(workers)
        again = [(taken, fresh.submit(partition, taken)) for taken, _ in waiting]
        waiting.clear()
        waiting.extend(again)
        return fresh, outcomes


def _alone(document: Document, partition: Partition) -> list[Outcome]:
    with _pool(1) as pool:
        try:
            return pool.submit(partition, [document]).result()
        except BrokenProcessPool:
            return [_unreadable(document, "the process that read it died")]


def _pool(workers: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_leave_interrupt_to_parent)


def _leave_interrupt_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _unreadable(document: Document, why: str) -> Quarantined:
    return Quarantined(
        document.id,
        document.source or "",
        "T207",
        f"The document could not be read: {why}.",
        "Please report it.",
    )
