"""What each sentence or clause does, and who speaks."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

from tacitus.model import Sentence, Statement
from tacitus.reading.statements.finder import NeuralStatements

__all__ = ["NeuralStatements", "StatementFinder"]


class StatementFinder(Protocol):
    """Says of each sentence of a document what it does."""

    def find(self, sentences: Sequence[Sentence], *, acts: Collection[int] = ()) -> tuple[Statement, ...]:
        """Statements in the order of the text, headings left out; `acts` are the indexes of sentences with a coded act."""
        ...
