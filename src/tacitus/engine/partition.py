"""What a worker does: a partition of documents read, one outcome a document.

`read_partition` is a pure function of its documents, so it does not matter where it runs; `code_partition` reads no statements, for
those who ask for events alone. A document that the reader
fails on is quarantined (T207) and the others go on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tacitus.errors import ResourceError, TacitusError, shorten
from tacitus.model import Document, Quarantined, Reading

Outcome = Reading | Quarantined
Partition = Callable[[Sequence[Document]], list[Outcome]]


def read_partition(documents: Sequence[Document]) -> list[Outcome]:
    """One outcome a document, in order; raises ResourceError alone, when the installation is broken."""
    from tacitus.reader import read_document

    return _outcomes(documents, read_document)


def code_partition(documents: Sequence[Document]) -> list[Outcome]:
    """As `read_partition`, the same events without statements."""
    from tacitus.reader import code_document

    return _outcomes(documents, code_document)


def _outcomes(documents: Sequence[Document], read: Callable[[Document], Reading]) -> list[Outcome]:
    outcomes: list[Outcome] = []
    for document in documents:
        try:
            outcomes.append(read(document))
        except ResourceError:
            raise  # the installation is broken, not the document
        except TacitusError as error:
            outcomes.append(
                Quarantined(document.id, document.source or "", error.code, error.message, error.hint)
            )
        except Exception as error:
            outcomes.append(unreadable(document, f"{type(error).__name__}: {shorten(error)}"))
    return outcomes


def unreadable(document: Document, why: str) -> Quarantined:
    """The document quarantined as one that could not be read."""
    return Quarantined(
        document.id,
        document.source or "",
        "T207",
        f"The document could not be read: {why}.",
        "Please report it.",
    )
