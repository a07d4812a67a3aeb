"""`tacitus code INPUT...`: many documents to events, in one of the formats of `export`."""

from __future__ import annotations

import contextlib
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, BinaryIO, cast

import typer

from tacitus.cli.formats import Dyads, Format, Out, choose_format, count_of, events_told, telling_reader_gone
from tacitus.cli.many import Columns, Engine, Inputs, Workers
from tacitus.cli.passing import end, meter, pass_on
from tacitus.cli.quarantine import QuarantineFile
from tacitus.cli.stop import Stop
from tacitus.cli.streams import STDIO, Output, stdin_bytes, writing
from tacitus.cli.web import Fetch, Private, open_web
from tacitus.model import Document, Quarantined, Reading
from tacitus.settings import Settings

if TYPE_CHECKING:
    from tacitus.export import EventWriter

EXAMPLE = "Example:  tacitus code news.jsonl.gz --map text=body,date=published -o events.parquet --workers 2"


def code(
    context: typer.Context,
    inputs: Inputs,
    output: Out = STDIO,
    format: Format = None,
    workers: Workers = None,
    engine: Engine = None,
    map: Columns = None,
    dyads: Dyads = False,
    quarantine: Annotated[
        str | None, typer.Option(metavar="FILE", help="Where goes what could not be read; else beside OUT.")
    ] = None,
    fetch: Fetch = False,
    allow_private: Private = False,
) -> int:
    """Code many documents to events. The same input gives the same bytes, whatever the workers.

    Exact repeats count as one document. What cannot be read is set aside with the reason, and the exit code is 3.
    """
    settings = context.obj.settings(workers=workers, engine=engine)
    form = choose_format(format, output, verb="code INPUT", inputs=inputs)
    from tacitus.export import open_writer
    from tacitus.sources import parse_columns, read_inputs

    columns = {} if map is None else parse_columns(map)
    stdin = stdin_bytes() if STDIO in inputs else None
    refused = QuarantineFile(quarantine, output=output, inputs=tuple(inputs))
    web = open_web(inputs, follow=fetch, private=allow_private)
    items = read_inputs(inputs, columns=columns, stdin=stdin, limit=settings.limit, web=web)
    with Stop() as stop, Output(output) as out, contextlib.closing(_open_spool()) as spool:
        tally = _Tally(open_writer(form, out.stream, dyads=dyads))
        whole = _pass_all(
            items, spool, tally, settings, refused=refused, stop=stop, to_stdout=output == STDIO
        )
        with stop.held():
            tally.close()
            kept = None if whole else out.keep_part()
            return end(whole, refused, done=tally.told(refused), kept=kept or out.name)


def _pass_all(
    items: Iterable[Document | Quarantined],
    spool: BinaryIO,
    tally: _Tally,
    settings: Settings,
    *,
    refused: QuarantineFile,
    stop: Stop,
    to_stdout: bool,
) -> bool:
    """Take everything in, then code it; whether Ctrl-C left it whole."""
    from tacitus.engine import code_documents, code_partition
    from tacitus.sources import take_in

    with meter("taking in", None, to_stdout=to_stdout) as step, writing("a temporary file"):
        intake = take_in(_stepping(items, step), spool=spool)
    tally.repeats = intake.repeats
    readings = code_documents(
        intake.documents(),
        workers=settings.workers,
        batch=settings.batch,
        engine=settings.engine,
        partition=code_partition,
    )
    with meter("reading", intake.count, to_stdout=to_stdout) as step:
        early = pass_on(intake.quarantined(), tally.take, refused=refused, stop=stop)
        return early and pass_on(readings, tally.take, refused=refused, stop=stop, step=step)


def _stepping(
    items: Iterable[Document | Quarantined], step: Callable[[], object]
) -> Iterator[Document | Quarantined]:
    for item in items:
        yield item
        step()


def _open_spool() -> BinaryIO:
    with writing("a temporary file"):
        return cast(BinaryIO, tempfile.TemporaryFile(prefix="tacitus-"))


class _Tally:
    """Takes readings, hands their events to a writer and counts both."""

    def __init__(self, writer: EventWriter) -> None:
        self.documents = self.events = self.repeats = 0
        self._writer = writer
        self._begun = time.monotonic()

    def take(self, reading: Reading) -> None:
        """Write the events of one reading."""
        with telling_reader_gone():
            self._writer.write(reading.events, document=reading.document)
        self.documents += 1
        self.events += len(reading.events)

    def close(self) -> None:
        """Complete the output."""
        with telling_reader_gone():
            self._writer.close()

    def told(self, refused: QuarantineFile) -> str:
        """The summary, without its full stop."""
        seconds = time.monotonic() - self._begun
        repeats = count_of(self.repeats, "exact repeat")
        return (
            f"{count_of(self.documents, 'document')} ({repeats}), "
            f"{events_told(self.events, self._writer.left_out)}, {refused.count:,} quarantined, {seconds:.1f} s"
        )
