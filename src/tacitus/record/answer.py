"""What a record answers: rows with the commit and the query they came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tacitus.export import event_from_json, to_pandas
from tacitus.model import Document, Event
from tacitus.record.query import IN_ORDER
from tacitus.sources.optional import load

if TYPE_CHECKING:
    import arro3.core

    from tacitus.record.views import Views

_OF_DOCUMENT = ("id", "date", "date_inferred", "title", "url", "source", "language")


class Answer:
    """Rows of a query; asked for when they are wanted, and again each time.

    Attributes:
        as_of: the commit it was answered from; `Record.sql(..., as_of=...)` answers the same again.
        sql, parameters: the query that is run.
    """

    def __init__(
        self, views: Views, sql: str, parameters: Sequence[Any] | Mapping[str, Any], as_of: str
    ) -> None:
        self._views = views
        self.sql, self.parameters, self.as_of = sql, parameters, as_of

    @property
    def columns(self) -> list[str]:
        """Names of the columns."""
        return [str(name) for name in self._relation().columns]

    def rows(self) -> list[tuple[Any, ...]]:
        """All rows as tuples."""
        return list(self)

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        with self._views.telling():
            yield from self._relation().iter_rows()

    def to_arrow(self) -> arro3.core.Table:
        """An Arrow table (arro3; hands over to polars, pandas, DuckDB without a copy)."""
        from arro3.core import Table

        with self._views.telling():
            return Table.from_arrow(self._relation())

    def to_polars(self) -> Any:
        """A polars.DataFrame. Raises ResourceError T302 where polars is not installed."""
        with self._views.telling():
            return load("polars", extra=None).DataFrame(self._relation())

    def to_pandas(self) -> Any:
        """A pandas.DataFrame. Raises ResourceError T302 where pandas or pyarrow is not installed."""
        return to_pandas(self.to_arrow())

    def _relation(self) -> Any:
        return self._views.relation(self.sql, self.parameters)


class Events(Answer):
    """Events of a record in the order of their first day, then document, place in it and id; undated ones last.

    Iterating gives `Event`s, without what their JSON shape does not hold (scores); `to_arrow`, `to_polars` and
    `to_pandas` give the columns of `events`.
    """

    def __iter__(self) -> Iterator[Event]:  # type: ignore[override]
        yield from map(event_from_json, self._named(self.sql))

    def with_documents(self) -> Iterator[tuple[Event, Document]]:
        """The same events, each with the document it was read in, whose text is left empty."""
        of = ", ".join(f'"{name}" AS of_{name}' for name in _OF_DOCUMENT)
        sql = (
            f"SELECT * FROM ({self.sql}) JOIN (SELECT {of} FROM documents) ON document_id = of_id {IN_ORDER}"
        )
        for row in self._named(sql):
            told = {name: row[f"of_{name}"] for name in _OF_DOCUMENT}
            day = None if told["date"] is None else told["date"].isoformat()
            yield event_from_json(row), Document(**{**told, "date": day}, text="")

    def _named(self, sql: str) -> Iterator[dict[str, Any]]:
        with self._views.telling():
            relation = self._views.relation(sql, self.parameters)
            names = [str(name) for name in relation.columns]
            for row in relation.iter_rows():
                yield dict(zip(names, row, strict=True))
