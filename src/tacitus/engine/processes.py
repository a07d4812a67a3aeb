"""Partitions read by processes of this machine.

When one of them dies the pool is broken with all that was in it: a new one gets every partition that is still on its
way. Ctrl-C reaches the parent alone, which ends the others after the partitions that they are reading. When the parent is
killed they end at once.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

from tacitus.engine.crew import AHEAD, Died
from tacitus.engine.partition import Outcome, Partition
from tacitus.model import Document


@dataclass(slots=True, eq=False)
class Job:
    """A partition on its way; `future` is None until there is a pool that takes it."""

    documents: list[Document]
    future: Future[list[Outcome]] | None = None


class Processes:
    """A pool of processes that were started anew, not forked."""

    def __init__(self, workers: int, partition: Partition) -> None:
        self.ahead = workers * AHEAD
        self._workers, self._partition = workers, partition
        self._pool = _pool(workers)
        self._open: list[Job] = []

    def give(self, documents: list[Document]) -> Job:
        """Hand the partition to the pool; to the next one where this one is broken."""
        job = Job(documents)
        self._open.append(job)
        self._submit(job)
        return job

    def take(self, ticket: Job) -> list[Outcome] | Died:
        """Wait for the partition; after a death its own outcome is Died and the others are begun again."""
        self._open.remove(ticket)
        try:
            if ticket.future is not None:
                return ticket.future.result()
        except BrokenProcessPool:
            pass
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._pool = _pool(self._workers)
        for job in self._open:
            self._submit(job)
        return Died()

    def alone(self, document: Document) -> list[Outcome] | Died:
        """Read one document in a pool of its own."""
        with _pool(1) as pool:
            try:
                return pool.submit(self._partition, [document]).result()
            except BrokenProcessPool:
                return Died()

    def close(self) -> None:
        """End the pool; partitions that were not begun are dropped."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _submit(self, job: Job) -> None:
        try:
            job.future = self._pool.submit(self._partition, job.documents)
        except BrokenProcessPool:
            job.future = None


def _pool(workers: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_follow_parent)


def _follow_parent() -> None:
    """Leave Ctrl-C to the parent, and end when it does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
