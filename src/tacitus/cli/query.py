"""`tacitus query --record DIR`: events from a record, as of a commit."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tacitus.cli import DONE
from tacitus.cli.streams import STDIO, Output, ReaderGone, is_terminal, say
from tacitus.errors import UsageError, shorten

if TYPE_CHECKING:
    from tacitus.incidents.of_record import Incidents

EXAMPLE = "Example:  tacitus query --record record/ --actor IRN --recipient USA --from 2020-01-01"

_FORMAT_OF = {".csv": "csv", ".parquet": "parquet"}
_AT_ONCE = 256
_Codes = list[str] | None


def query(
    record: Annotated[str, typer.Option(metavar="DIR", help="The record.")],
    actor: Annotated[
        _Codes, typer.Option(metavar="CODE", help="Code of an actor; again for any of several.")
    ] = None,
    recipient: Annotated[_Codes, typer.Option(metavar="CODE", help="Code of a recipient.")] = None,
    event: Annotated[_Codes, typer.Option(metavar="CATEGORY", help="PLOVER category.")] = None,
    start: Annotated[
        str | None,
        typer.Option("--from", metavar="DAY", help="Events that touch the window from this day on."),
    ] = None,
    end: Annotated[str | None, typer.Option("--to", metavar="DAY", help="Its last day.")] = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="COMMIT", help="Answer as of an earlier commit, to the byte.")
    ] = None,
    output: Annotated[
        str,
        typer.Option(
            "--output", "-o", metavar="OUT", help="- is stdout; a file gets its name when it is whole."
        ),
    ] = STDIO,
    format: Annotated[
        str | None,
        typer.Option(metavar="FORMAT", help="As of `tacitus code`; else what OUT ends in, or jsonl."),
    ] = None,
    dyads: Annotated[bool, typer.Option("--dyads", help="One row for every actor and recipient.")] = False,
    incidents: Annotated[
        bool,
        typer.Option("--incidents", help="Happenings, each with all events that tell it, as JSON Lines."),
    ] = False,
) -> int:
    """Print events from a record in a fixed order. The commit they were read from is told on stderr."""
    from tacitus.export import open_writer
    from tacitus.record import Record

    form = format or _FORMAT_OF.get(PurePath(output).suffix.lower(), "jsonl")
    if form == "parquet" and output == STDIO and is_terminal(sys.stdout):
        raise UsageError("T005", "Parquet is nothing to read on a terminal.", "Give a file with -o.")
    if incidents and (form != "jsonl" or dyads):
        raise UsageError("T005", "Incidents are written as jsonl alone.", "Leave --format and --dyads out.")
    question: dict[str, Any] = {
        "actor": actor,
        "recipient": recipient,
        "event": event,
        "start": start,
        "end": end,
    }
    if incidents:
        return _print_incidents(Record(record).incidents(**question, as_of=as_of), output)
    asked = Record(record).query(**question, as_of=as_of)
    count, events = 0, iter(asked)
    some = list(islice(events, _AT_ONCE))  # whatever is wrong is told before a file is begun
    with Output(output) as out:
        try:
            with open_writer(form, out.stream, dyads=dyads) as writer:
                while some:
                    writer.write(some)
                    count += len(some)
                    some = list(islice(events, _AT_ONCE))
        except BrokenPipeError as error:
            raise ReaderGone from error
    say(f"{count:,} event{'' if count == 1 else 's'} as of {shorten(asked.as_of)}.")
    return DONE


def _print_incidents(found: Incidents, output: str) -> int:
    from tacitus.export import dumps
    from tacitus.incidents import incident_json

    with Output(output) as out:
        try:
            for incident in found:
                out.stream.write(dumps(incident_json(incident)).encode("utf-8") + b"\n")
        except BrokenPipeError as error:
            raise ReaderGone from error
    say(f"{len(found):,} incident{'' if len(found) == 1 else 's'} as of {shorten(found.as_of)}.")
    return DONE
