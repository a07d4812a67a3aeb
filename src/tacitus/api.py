"""The public Python interface: read one text, code many documents, hold events as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from tacitus.engine import code_documents, code_partition
from tacitus.errors import DocumentError, shorten
from tacitus.model import Document, Event, Quarantined, Reading
from tacitus.reader import read_document
from tacitus.sources import document_id, parse_day

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
    if date is not None:
        _check_day(date)
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
    given = (_as_document(d) for d in documents)
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
        return _optional("polars").DataFrame(self.to_arrow())

    def to_pandas(self) -> Any:
        """A pandas.DataFrame. Raises ResourceError T302 where pandas or pyarrow is not installed."""
        _optional("pandas")
        return _optional("pyarrow").table(self.to_arrow()).to_pandas()

    def _repr_html_(self) -> str:
        from tacitus.report import events_fragment_html

        return events_fragment_html(self.events)


def _optional(package: str) -> Any:
    from importlib import import_module

    from tacitus.errors import ResourceError

    try:
        return import_module(package)
    except ImportError:
        raise ResourceError(
            "T302", f"{package} is not installed.", f"Install it: pip install {package}."
        ) from None


def _as_document(given: Document | Mapping[str, Any]) -> Document:
    if isinstance(given, Document):
        return given
    text = given.get("text")
    if not isinstance(text, str) or not text.strip():
        raise DocumentError("T202", f"{shorten(given)} has no text.", "Give each document a `text`.")
    date = given.get("date")
    if date is not None:
        _check_day(date)
    title, url, source, language = (given.get(k) for k in ("title", "url", "source", "language"))
    name = given.get("id")
    name = document_id(date, source, url, text) if name is None else str(name)
    return Document(name, text, date, title, url, source, language)


def _check_day(date: str) -> None:
    if not isinstance(date, str) or parse_day(date) != date:
        hint = "Give the day as YYYY-MM-DD."
        raise DocumentError("T203", f"date {shorten(date)!r} is no calendar day.", hint)
