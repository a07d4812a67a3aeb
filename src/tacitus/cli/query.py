"""`tacitus query --record DIR`: events from a record, as of a commit."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tacitus.cli import DONE
from tacitus.cli.formats import Dyads, Format, Out, choose_format, count_of, events_told, telling_reader_gone
from tacitus.cli.streams import STDIO, Output, say
from tacitus.errors import UsageError, shorten

if TYPE_CHECKING:
    from tacitus.incidents.of_record import Incidents

EXAMPLE = "Example:  tacitus query --record record/ --actor IRN --recipient USA --from 2020-01-01"

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
    output: Out = STDIO,
    format: Format = None,
    dyads: Dyads = False,
    incidents: Annotated[
        bool,
        typer.Option("--incidents", help="Happenings, each with all events that tell it, as JSON Lines."),
    ] = False,
) -> int:
    """Print events from a record in a fixed order. The commit they were read from is told on stderr."""
    from tacitus.export import open_writer
    from tacitus.record import Record

    form = choose_format(format, output, verb="query --record DIR")
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
    count, events = 0, asked.with_documents()
    first = list(islice(events, 1))  # whatever is wrong is told before a file is begun
    with Output(output) as out, telling_reader_gone(), open_writer(form, out.stream, dyads=dyads) as writer:
        for told, document in chain(first, events):
            writer.write([told], document=document)
            count += 1
    say(f"{events_told(count, writer.left_out)} as of {shorten(asked.as_of)}.")
    return DONE


def _print_incidents(found: Incidents, output: str) -> int:
    from tacitus.export import dumps
    from tacitus.incidents import incident_json

    with Output(output) as out:
        for incident in found:
            out.write(dumps(incident_json(incident)) + "\n")
    say(f"{count_of(len(found), 'incident')} as of {shorten(found.as_of)}.")
    return DONE
