"""The public Python interface: read one text, code many documents, hold events as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from tacitus.engine import code_documents, code_partition
from tacitus.errors import DocumentError
from tacitus.model import Document, Event, Quarantined, Reading
from tacitus.reader import read_document
from tacitus.sources import document_id
from tacitus.sources.given import check_day, document_of
from tacitus.sources.optional import load

if TYPE_CHECKING:
    import arro3.core


def read(
    text: str,
    *,
    date: str | None = None,
    id: str | None = None,
    title: str | None = None,
    url: str | None = None,
    source: str | None = None,
) -> Reading:
    """Read one article.

    Args:
        text: the article; every offset of the result counts code points in it, half-open.
        date: its day, YYYY-MM-DD; None where unknown. Then it is inferred only where the text fixes it.
        id: its id; None takes the sha256 of (date, source, url, text).
        title, url, source: what else is known of it; kept, not read.

    Raises:
        DocumentError: T202 for a text without a character, T203 for a date that is no calendar day.
    """
    if not text.strip():
        raise DocumentError("T202", "The text is empty.", "Give a text with at least one word.")
    check_day(date)
    name = document_id(date, source, url, text) if id is None else id
    return read_document(Document(name, text, date, title, url, source))


def code(documents: Iterable[Document | Mapping[str, Any]], *, workers: int = 1) -> Iterator[Event]:
    """Events of many documents, in the order of the documents.

    Args:
        documents: Documents, or mappings with `text` and optionally id, date, title, url, source, language.
        workers: processes; the result does not depend on it.

    Raises:
        DocumentError: for the first document that cannot be read. `tacitus code` quarantines such documents.
    """
    given = map(document_of, documents)
    for outcome in code_documents(given, workers=workers, partition=code_partition):
        if isinstance(outcome, Quarantined):
            raise DocumentError(outcome.code, outcome.reason, outcome.hint)
        yield from outcome.events


class EventTable:
    """Events as a table: a sequence, and Arrow, polars or pandas on request."""

    def __init__(self, events: Iterable[Event]) -> None:
        self.events: tuple[Event, ...] = tuple(events)

    def __len__(self) -> int:
        return len(self.events)

    def __iter__(self) -> Iterator[Event]:
        return iter(self.events)

    def to_arrow(self) -> arro3.core.Table:
        """An Arrow table (arro3; hands over to pyarrow, polars, pandas and DuckDB without a copy)."""
        from tacitus.export import event_table

        return event_table(self.events)

    def to_polars(self) -> Any:
        """A polars.DataFrame. Raises ResourceError T302 where polars is not installed."""
        return load("polars", extra=None).DataFrame(self.to_arrow())

    def to_pandas(self) -> Any:
        """A pandas.DataFrame. Raises ResourceError T302 where pandas or pyarrow is not installed."""
        from tacitus.export import to_pandas

        return to_pandas(self.to_arrow())

    def _repr_html_(self) -> str:
        from tacitus.report import events_fragment_html

        return events_fragment_html(self.events)
