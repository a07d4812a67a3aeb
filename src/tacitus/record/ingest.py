"""Documents into a record: each id once, in batches that are there as a whole or not at all.

    known ids left out -> take_in -> canonical order -> read -> batch -> commit

A batch holds BATCH documents, or fewer when their texts are long; which documents are in it depends on the documents
that are new to the record alone, not on workers or on how often the run was ended and begun again. Rows of the other
tables are written first, `documents` last: that commit is what makes the batch exist.
"""

from __future__ import annotations

import contextlib
import dataclasses
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, cast

from tacitus.errors import ResourceError
from tacitus.model import Document, Quarantined, Reading
from tacitus.record.columns import (
    arrow_table,
    document_row,
    event_row,
    quarantine_row,
    statement_row,
)
from tacitus.record.files import telling
from tacitus.record.known import Known, KnownRefusals
from tacitus.record.links import link
from tacitus.record.pending import Pending
from tacitus.record.rows import read_columns
from tacitus.record.run import Run, this_run
from tacitus.record.store import OTHERS, State, Store
from tacitus.sources import document_id, is_coded, mark_language, take_in
from tacitus.sources.encoding import without_surrogates

BATCH = 512
_CHARACTERS = 1 << 24  # of all texts of a batch
_REFUSALS = 4096
_SPOOLS = Path(tempfile.gettempdir())
_BY_DOCUMENT = ("documents", "events", "statements", "quarantine")
_CODED, _REFUSED, _OTHER = "coded", "quarantined", "other language"

Outcome = Reading | Quarantined
Code = Callable[[Iterator[Document]], Iterator[Outcome]]
Rows = dict[str, list[dict[str, Any]]]


@dataclass(slots=True)
class Taken:
    """What an ingest did. `known` were in the record before, `repeats` came twice in the input, both left out.

    `quarantined` counts what could not be read, `told` those of them that the record did not hold already.
    """

    documents: int = 0
    events: int = 0
    statements: int = 0
    known: int = 0
    repeats: int = 0
    quarantined: int = 0
    told: int = 0
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class Options:
    """How to take in. `code` reads documents and gives one outcome each in their order; `coder` is its name.

    Args:
        batch: documents in a batch.
        text: whether texts are kept, those of documents and of statements; sentences of events are.
        mark: gives a document its language; what is not in the language that is coded is kept as it is.
        link: whether near-duplicates are linked at the end.
        refused: is given everything that could not be read.
        began: is told how many documents will be read.
        step: is called for each document that was read.
        held: a context in which no interrupt may happen.
        taken: what was done, kept up to date on the way.
    """

    code: Code
    coder: str | None = None
    batch: int = BATCH
    text: bool = True
    mark: Callable[[Document], Document] = mark_language
    link: bool = True
    refused: Callable[[Quarantined], object] = lambda _: None
    began: Callable[[int], object] = lambda _: None
    step: Callable[[], object] = lambda: None
    held: Callable[[], AbstractContextManager[Any]] = contextlib.nullcontext
    taken: Taken = field(default_factory=Taken)


def ingest(store: Store, items: Iterable[Document | Quarantined], options: Options) -> None:
    """Take items into a record that is locked and recovered; `options.taken` tells what was done.

    Raises:
        OutputError: T401; what was committed stays, and the same call goes on from there.
        ResourceError: when the installation cannot read.
    """
    taken = options.taken
    taken.as_of = store.name(store.state())
    known, refusals = _load_known(store)
    with _open_spool() as first, _open_spool() as second:
        with telling(_SPOOLS):
            intake = take_in(_unknown(items, known, taken), spool=first)
            pending = Pending(intake.documents(), spool=second)
        taken.repeats += intake.repeats
        options.began(len(pending))
        writer = _Writer(store, options, refusals)
        for refused in intake.quarantined():
            writer.refuse(refused)
        first.truncate(0)
        _read_all(pending, writer, options)
    if options.link:
        taken.as_of = store.name(link(store, held=options.held))
    store.shorten_logs(store.state())


def _read_all(pending: Pending, writer: _Writer, options: Options) -> None:
    """Read what is in the language that is coded; all is written in the order in which it waited."""
    waiting: deque[Document] = deque()

    def hand_out() -> Iterator[Document]:
        for given in pending:
            document = options.mark(given)
            waiting.append(document)
            if is_coded(document):
                yield document

    def keep_others() -> None:
        while waiting and not is_coded(waiting[0]):
            writer.keep(waiting.popleft())
            options.step()

    outcomes = options.code(hand_out())
    try:
        for outcome in outcomes:
            keep_others()
            writer.take(waiting.popleft(), outcome)
            options.step()
        keep_others()
        writer.flush()
    finally:
        if close := getattr(outcomes, "close", None):
            close()


def _unknown(
    items: Iterable[Document | Quarantined], known: Known, taken: Taken
) -> Iterator[Document | Quarantined]:
    for item in items:
        if isinstance(item, Quarantined):
            yield item
            continue
        document = item if item.id.isascii() else dataclasses.replace(item, id=without_surrogates(item.id))
        standing = known.standing(document.id, _content(document), _content_of_old(document))
        if standing == "new":
            yield document
        elif standing == "same":
            taken.known += 1
        else:
            reason = "Its id is also that of another document, which the record holds and which stays."
            yield Quarantined(
                document.id, document.source or "", "T205", reason, "Give each document its own id."
            )


def _content(document: Document) -> str:
    """What a document says and when: all that is coded, as in `take_in`; who delivered it is no part of it."""
    return document_id(document.date, None, None, document.text)


def _content_of_old(document: Document) -> str:
    """The same as records hold it that were begun before source and address were left out of it."""
    return document_id(document.date, document.source, document.url, document.text)


def _load_known(store: Store) -> tuple[Known, KnownRefusals]:
    state = store.state()
    documents = read_columns(store, state, "documents", ("id", "content"))
    refused = read_columns(store, state, "quarantine", ("document", "origin", "code", "reason", "hint"))
    return Known(documents), KnownRefusals(Quarantined(*row) for row in refused)


@contextlib.contextmanager
def _open_spool() -> Iterator[BinaryIO]:
    with telling(_SPOOLS):
        spool = cast(BinaryIO, tempfile.TemporaryFile(prefix="tacitus-"))  # noqa: SIM115
    try:
        yield spool
    finally:
        with contextlib.suppress(OSError):  # what could not be written is of no use any more
            spool.close()


@dataclass(slots=True)
class _Writer:
    """Collects the rows of a batch and commits it."""

    store: Store
    options: Options
    refusals: KnownRefusals
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: {name: [] for name in _BY_DOCUMENT})
    characters: int = 0
    run: Run | None = None
    new_run: bool = True

    def take(self, document: Document, outcome: Outcome) -> None:
        """Add what was read of a document; commits when the batch is full."""
        if isinstance(outcome, Quarantined):
            self._add(document, _REFUSED, _content(document), 0, 0)
            self.refuse(outcome)
        else:
            read, keep = outcome.document, self.options.text
            self.rows["events"] += map(event_row, outcome.events)
            self.rows["statements"] += (statement_row(read, s, keep_text=keep) for s in outcome.statements)
            self._add(read, _CODED, _content(document), len(outcome.events), len(outcome.statements))
        self._flush_when_full()

    def keep(self, document: Document) -> None:
        """Add a document that is not coded; commits when the batch is full."""
        self._add(document, _OTHER, _content(document), 0, 0)
        self._flush_when_full()

    def _flush_when_full(self) -> None:
        if len(self.rows["documents"]) >= self.options.batch or self.characters >= _CHARACTERS:
            self.flush()

    def refuse(self, refused: Quarantined) -> None:
        """Add a refusal, unless the record has it. Raises ResourceError for one that is the installation's fault."""
        if refused.code.startswith("T3"):
            raise ResourceError(refused.code, refused.reason, refused.hint)
        self.options.taken.quarantined += 1
        self.options.refused(refused)
        if self.refusals.add(refused):
            self.rows["quarantine"].append(quarantine_row(refused))
            self.options.taken.told += 1
            if len(self.rows["quarantine"]) >= _REFUSALS:
                self.flush()

    def flush(self) -> None:
        """Commit the batch, if it holds anything."""
        if not any(self.rows.values()):
            return
        run = self.run
        if run is None:
            run = self.run = this_run(coder=self.options.coder, text=self.options.text)
            self.new_run = not _has_run(self.store, run)
        with self.options.held():
            state = commit_batch(self.store, self.rows, run, new_run=self.new_run)
            self.new_run = False
            counted = {name: len(rows) for name, rows in self.rows.items()}
            self.options.taken.documents += counted["documents"]
            self.options.taken.events += counted["events"]
            self.options.taken.statements += counted["statements"]
            self.options.taken.as_of = self.store.name(state)
            self.rows = {name: [] for name in _BY_DOCUMENT}
            self.characters = 0

    def _add(self, document: Document, state: str, content: str, events: int, statements: int) -> None:
        row = document_row(document, content=content, state=state, keep_text=self.options.text)
        self.rows["documents"].append({**row, "events": events, "statements": statements})
        self.characters += len(document.text)


def commit_batch(store: Store, rows: Rows, run: Run, *, new_run: bool) -> State:
    """Write the rows of a batch and commit it; returns the state with it.

    Args:
        rows: by table.
        new_run: whether the run is to be told too.

    Raises:
        OutputError: T401; then the batch does not exist, and `Store.recover` takes back what there is of it.
    """
    before = store.state()
    number = before.batch + 1
    made_by = {"run": run.id, "batch": number}
    tables = dict(before.tables)
    all_rows = {**rows, "runs": [run.row()] if new_run else []}
    for name in OTHERS:
        if all_rows.get(name):
            add = [
                store.tables[name].write(arrow_table(name, ({**row, **made_by} for row in all_rows[name])))
            ]
            tables[name] = store.tables[name].commit({"kind": "batch"}, add=add, run=(run.id, number))
    add = []
    if rows["documents"]:
        made = arrow_table("documents", ({**row, **made_by} for row in rows["documents"]))
        add = [store.tables["documents"].write(made)]
    state = dataclasses.replace(before, tables=tables, batch=number, kind="batch")
    return store.commit(state, add=add, run=(run.id, number))


def _has_run(store: Store, run: Run) -> bool:
    return any(name == run.id for (name,) in read_columns(store, store.state(), "runs", ("run",)))
