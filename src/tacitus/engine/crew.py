"""What an engine has to offer, and the one place that keeps the order of the input.

A crew takes partitions and gives their outcomes when asked; at most `ahead` partitions are on their way, so memory does
not grow with the input. When a worker died with a partition its documents are read again one at a time, so that only
the document that kills its worker is quarantined.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

from tacitus.engine.partition import Outcome, unreadable
from tacitus.model import Document

AHEAD = 4  # partitions on their way, a worker

Ticket = TypeVar("Ticket")


@dataclass(frozen=True, slots=True)
class Died:
    """A worker ended before it had an outcome."""

    why: str = "the process that read it died"


class Crew(Protocol[Ticket]):
    """Workers that read partitions. A ticket stands for a partition on its way; tickets are taken in their order."""

    @property
    def ahead(self) -> int:
        """How many partitions may be on their way."""
        ...

    def give(self, documents: list[Document]) -> Ticket:
        """Have a partition read."""
        ...

    def take(self, ticket: Ticket) -> list[Outcome] | Died:
        """Wait for a partition's outcomes; raises what the partition raised."""
        ...

    def alone(self, document: Document) -> list[Outcome] | Died:
        """Read one document where no other document can end its worker."""
        ...

    def close(self) -> None:
        """End the workers, also those that still read."""
        ...


def read_in_order(batches: Iterable[list[Document]], crew: Crew[Ticket]) -> Iterator[Outcome]:
    """The outcomes of all partitions, in the order of the input; the crew is closed at the end, however it comes."""
    waiting: deque[tuple[list[Document], Ticket]] = deque()
    try:
        for documents in batches:
            waiting.append((documents, crew.give(documents)))
            if len(waiting) >= crew.ahead:
                yield from _oldest(waiting, crew)
        while waiting:
            yield from _oldest(waiting, crew)
    finally:
        crew.close()


def _oldest(waiting: deque[tuple[list[Document], Ticket]], crew: Crew[Ticket]) -> Iterator[Outcome]:
    documents, ticket = waiting.popleft()
    outcomes = crew.take(ticket)
    if not isinstance(outcomes, Died):
        yield from outcomes
        return
    for document in documents:
        again = crew.alone(document)
        yield from [unreadable(document, again.why)] if isinstance(again, Died) else again
