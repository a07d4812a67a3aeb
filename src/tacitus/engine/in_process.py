"""Partitions read in this process, each when it is asked for."""

from __future__ import annotations

from tacitus.engine.crew import Died
from tacitus.engine.partition import Outcome, Partition
from tacitus.model import Document


class InProcess:
    """No workers: the ticket is the partition itself."""

    ahead = 1

    def __init__(self, partition: Partition) -> None:
        self._partition = partition

    def give(self, documents: list[Document]) -> list[Document]:
        """Nothing is done yet."""
        return documents

    def take(self, ticket: list[Document]) -> list[Outcome] | Died:
        """Read the partition."""
        return self._partition(ticket)

    def alone(self, document: Document) -> list[Outcome] | Died:
        """Read one document."""
        return self._partition([document])

    def close(self) -> None:
        """There is nothing to end."""
