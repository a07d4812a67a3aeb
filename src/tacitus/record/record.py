"""`tacitus.Record`: documents in, events kept, questions answered as of a commit."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tacitus.engine import code_documents
from tacitus.errors import OutputError, UsageError, shorten
from tacitus.record import care
from tacitus.record.answer import Answer, Events
from tacitus.record.columns import TABLES
from tacitus.record.files import locked, telling
from tacitus.record.ingest import Options, Taken, ingest
from tacitus.record.query import Codes, ask
from tacitus.record.store import State, Store
from tacitus.record.verify import Verified, verify
from tacitus.record.views import Views
from tacitus.sources.given import Given, documents_of

if TYPE_CHECKING:
    import arro3.core


class Record:
    """A record in a folder; `ingest` makes it where there is none.

    Every answer says which commit it was given from (`as_of`) and can be asked for again as of that commit.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)
        self._store = Store(self.path)
        self._views: dict[str, Views] = {}
        self._grouping: Any = None

    @property
    def as_of(self) -> str:
        """The newest commit. Raises RecordError T501 where there is no record."""
        self._store.check()
        return self._store.name(self._store.state())

    def ingest(
        self,
        documents: Iterable[Given],
        *,
        workers: int = 1,
        text: bool = True,
        options: Options | None = None,
    ) -> Taken:
        """Read documents that the record lacks and keep them; run it again after it was ended.

        Args:
            documents: Documents, mappings with `text` and optionally id, date, title, url, source, language, or
                refusals, as `tacitus.sources.read_inputs` gives them.
            workers: processes that read; the rows do not depend on it.
            text: whether texts of documents and statements are kept. Events keep their sentence.
            options: everything else, and instead of `workers` and `text`.

        Raises:
            LockedError: T502. IntegrityError: T503. RecordError: T501, when the folder holds something else.
            OutputError: T401; batches that were committed stay.
        """
        chosen = options or Options(lambda given: code_documents(given, workers=workers), text=text)
        with self._writing(create=True):
            ingest(self._store, documents_of(documents), chosen)
        return chosen.taken

    def query(
        self, *, actor: Codes = None, recipient: Codes = None, event: Codes = None,
        start: str | None = None, end: str | None = None, as_of: str | None = None,
    ) -> Events:  # fmt: skip
        """Events by codes of their parties, category and window (both ends inclusive), in a fixed order.

        Raises:
            UsageError: T507, T002. RecordError: T501, T504, T505.
        """
        question = ask(actor=actor, recipient=recipient, event=event, start=start, end=end)
        views, name = self._viewed(as_of)
        return Events(views, *question.statement(), name)

    def incidents(
        self, *, actor: Codes = None, recipient: Codes = None, event: Codes = None,
        start: str | None = None, end: str | None = None, as_of: str | None = None,
    ) -> Any:  # fmt: skip
        """Incidents of which one event at least answers what is asked (as `query`), whole: `Incidents`.

        Links are kept in this object: after an ingest only the days of new events are looked at again.

        Raises:
            UsageError: T507, T002. RecordError: T501, T504, T505. SourceError: T108, for damaged judgements.
        """
        later = import_module("tacitus.incidents.of_record")  # a later stage, found by name
        asked = self.query(actor=actor, recipient=recipient, event=event, start=start, end=end, as_of=as_of)
        everything = self.query(as_of=as_of)
        documents = self.sql("SELECT id, source, url, date FROM documents", as_of=as_of)
        self._grouping = later.group_events(self._grouping, everything, documents)
        wanted = None if asked.sql == everything.sql else {found.id for found in asked}
        return later.Incidents(later.incidents_with(self._grouping, wanted, self.path), everything.as_of)

    def judge(
        self, first: str, second: str, verdict: str | None, *, by: str, at: str, note: str | None = None
    ) -> Any:
        """Say of two events by id that they are the `same` happening or `different`; None takes it back.

        Returns the `Judgement`, which is kept beside the tables.

        Raises:
            UsageError: T507. OutputError: T401. RecordError: T501.
        """
        self._store.check()
        later = import_module("tacitus.incidents.of_record")
        return later.judge(self.path, first, second, verdict, by=by, at=at, note=note)

    def lens(
        self, country: str, lens: Any = "isolation", *, on: str | None = None, window: str = "12m",
        step: str = "1m", to: str | None = None, as_of: str | None = None, votes: Any = None,
    ) -> Any:  # fmt: skip
        """A country through a lens: `Measured`, with the series, this window against the one before, and data frames.

        Arguments and errors are those of `tacitus.lenses.lens`.
        """
        later = import_module("tacitus.lenses")
        return later.lens(
            self, country, lens, on=on, window=window, step=step, to=to, as_of=as_of, votes=votes
        )

    def sql(
        self, query: str, parameters: Sequence[Any] | Mapping[str, Any] = (), *, as_of: str | None = None
    ) -> Answer:
        """One SELECT over `documents`, `events`, `statements`, `quarantine`, `links` and `runs`; values are bound.

        Raises:
            UsageError: T507, for a query that cannot be run. RecordError: T501, T504, T505.
        """
        views, name = self._viewed(as_of)
        views.relation(query, parameters)
        return Answer(views, query, parameters, name)

    def to_arrow(self, table: str = "events", *, as_of: str | None = None) -> arro3.core.Table:
        """A whole table of the record as an Arrow table (arro3)."""
        return self._table(table, as_of).to_arrow()

    def to_polars(self, table: str = "events", *, as_of: str | None = None) -> Any:
        """A whole table of the record as a polars.DataFrame. Raises ResourceError T302 without polars."""
        return self._table(table, as_of).to_polars()

    def info(self, *, as_of: str | None = None) -> dict[str, Any]:
        """What the record holds, in numbers."""
        self._store.check()
        return care.info(self._store, self._store.state(as_of))

    def verify(self) -> Verified:
        """Compare every byte and every row count with what was written; changes nothing.

        Raises:
            LockedError: T502, while a writer is at it. RecordError: T501.
        """
        if not self.path.is_dir():
            self._store.check()
        with self._reading_alone():
            return verify(self._store)

    def compact(self, *, drop_history: bool = False) -> str:
        """Merge small data files; returns the commit. With `drop_history`, earlier commits are no longer kept."""
        with self._writing():
            return self._store.name(care.compact(self._store, drop_history=drop_history))

    def forget(self, *ids: str) -> str:
        """Remove documents and all that came from them alone, with all earlier commits; returns the commit.

        Raises:
            RecordError: T508, when the record does not hold one of them.
        """
        with self._writing():
            return self._store.name(care.forget(self._store, ids))

    @contextlib.contextmanager
    def _writing(self, *, create: bool = False) -> Iterator[None]:
        if create:
            with telling(self.path):
                self.path.mkdir(parents=True, exist_ok=True)
            self._store.refuse_foreign()
        else:
            self._store.check()
        self._store = Store(self.path)
        self._views.clear()
        with locked(self.path):
            if create:
                self._store.create()
            self._store.recover()
            yield

    @contextlib.contextmanager
    def _reading_alone(self) -> Iterator[None]:
        with contextlib.ExitStack() as stack:
            with contextlib.suppress(OutputError):  # a folder that cannot be written has no writer
                stack.enter_context(locked(self.path))
            yield

    def _viewed(self, as_of: str | None) -> tuple[Views, str]:
        self._store.check()
        state: State = self._store.state(as_of)
        name = self._store.name(state)
        if name not in self._views:
            self._views = {name: Views(self._store, state)}
        return self._views[name], name

    def _table(self, table: str, as_of: str | None) -> Answer:
        if table not in TABLES:
            raise UsageError("T507", f"{shorten(table)!r} is no table.", f"Tables: {', '.join(TABLES)}.")
        return self.sql(f'SELECT * FROM "{table}"', as_of=as_of)
