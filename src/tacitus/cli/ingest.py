"""`tacitus ingest INPUT... --record DIR`: documents into a record; may be ended and run again at any point."""

from __future__ import annotations

import contextlib
import json as json_
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from tacitus.cli import DONE, INTERRUPTED, QUARANTINED
from tacitus.cli.many import Columns, Engine, Inputs, Workers
from tacitus.cli.passing import meter
from tacitus.cli.quarantine import QuarantineFile
from tacitus.cli.stop import Stop
from tacitus.cli.streams import STDIO, Output, say, stdin_bytes
from tacitus.cli.web import Fetch, Private, open_web
from tacitus.model import Document, Quarantined

if TYPE_CHECKING:
    from tacitus.record import Options, Record, Taken

EXAMPLE = "Example:  tacitus ingest news.jsonl.gz --record record/ --workers 2"


def ingest(
    context: typer.Context,
    inputs: Inputs,
    record: Annotated[str, typer.Option(metavar="DIR", help="The record; made where there is none.")],
    workers: Workers = None,
    engine: Engine = None,
    map: Columns = None,
    no_text: Annotated[
        bool, typer.Option("--no-text", help="Keep no texts, only events with their sentence, and spans.")
    ] = False,
    quarantine: Annotated[
        str | None, typer.Option(metavar="FILE", help="Where goes what could not be read.")
    ] = None,
    fetch: Fetch = False,
    allow_private: Private = False,
    json: Annotated[bool, typer.Option("--json", help="Print the summary as one JSON object.")] = False,
) -> int:
    """Read documents that the record lacks and keep them with their events and statements.

    Each id is kept once, however often it comes. What was ended, by Ctrl-C or worse, goes on from its last batch when
    the same command is run again. What cannot be read is set aside with the reason, and the exit code is 3.
    """
    settings = context.obj.settings(workers=workers, engine=engine)
    from tacitus.engine import code_documents
    from tacitus.record import Options, Record
    from tacitus.sources import parse_columns, read_inputs

    columns = {} if map is None else parse_columns(map)
    stdin = stdin_bytes() if STDIO in inputs else None
    refused = QuarantineFile(quarantine, inputs=tuple(inputs))
    web = open_web(inputs, follow=fetch, private=allow_private)
    items = read_inputs(inputs, columns=columns, stdin=stdin, limit=settings.limit, web=web)
    with Stop() as stop, _Bars() as bars:
        options = Options(
            code=lambda given: code_documents(
                given, workers=settings.workers, batch=settings.batch, engine=settings.engine
            ),
            text=not no_text,
            refused=refused.add,
            began=lambda count: bars.begin("reading", count),
            step=bars.step,
            held=stop.held,
        )
        whole = _take_in(Record(record), bars.over(items), options)
    some = refused.close()
    if json:
        with Output(STDIO) as output:
            output.write(json_.dumps(asdict(options.taken)) + "\n")
    _tell(options.taken, refused, record, whole)
    return INTERRUPTED if not whole else QUARANTINED if some else DONE


def _take_in(record: Record, items: Iterable[Document | Quarantined], options: Options) -> bool:
    """Whether Ctrl-C left it whole."""
    try:
        record.ingest(items, options=options)
    except KeyboardInterrupt:
        return False
    return True


def _tell(taken: Taken, refused: QuarantineFile, record: str, whole: bool) -> None:
    done = (
        f"{taken.documents:,} documents, {taken.events:,} events; {taken.known:,} known before, "
        f"{taken.repeats:,} exact repeats, {refused.count:,} quarantined; {record} as of {taken.as_of}"
    )
    say(f"{done}." if whole else f"interrupted; {done}. The same command goes on from there.")


class _Bars:
    """Progress on stderr, one bar after another."""

    def __init__(self) -> None:
        self._stack = contextlib.ExitStack()
        self.begin("taking in", None)

    def __enter__(self) -> _Bars:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def begin(self, label: str, total: int | None) -> None:
        """End the bar there is and show another."""
        self._stack.close()
        self._step = self._stack.enter_context(meter(label, total, to_stdout=False))

    def step(self) -> None:
        """Move the bar."""
        self._step()

    def over(self, items: Iterable[Document | Quarantined]) -> Iterator[Document | Quarantined]:
        """The items, each of which moves the bar."""
        for item in items:
            yield item
            self.step()
