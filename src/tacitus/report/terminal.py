"""The terminal page of a reading: timeline of events, statements, and what was refused and why.

Fits any width from 40 columns on; colour only adds to what the words say. All text of the document goes
through `visible` and into rich as `Text`, so neither control characters nor rich's markup in it have effect.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tacitus.model import Event, Party, Quantity, Reading, Refusal, Statement
from tacitus.report.wording import (
    KINDS,
    UNKNOWN,
    codes,
    count,
    document_date,
    excerpt,
    heading,
    interval_words,
    is_mutual,
    kinds_tally,
    line,
    tally,
)

SHOWN_REFUSALS = 8
SHOWN_STATEMENTS = 12

_QUAD_STYLES = {1: "bold cyan", 2: "bold blue", 3: "bold yellow", 4: "bold red"}
_STATUS_STYLES = {
    "alleged": "yellow",
    "denied": "magenta",
    "negated": "magenta",
    "future": "cyan",
    "hypothetical": "cyan",
    "predicted": "cyan",
}
_ASCII = str.maketrans(
    {"→": "->", "↔": "<->", "·": "-", "–": "-", "…": "...", "«": "[", "»": "]", "“": '"', "”": '"', "—": "--"}
)
_TRAILING = re.compile(" +$", re.MULTILINE)
_QUOTED_KINDS = ("prediction", "possibility", "call_to_action")


def print_reading(reading: Reading, console: Console) -> None:
    """Prints the page of one reading to the console."""
    wide = console.width >= 72
    parts: list[RenderableType] = [_title(reading, console.width), *_timeline(reading, wide=wide)]
    parts += _statements(reading, wide=wide)
    parts += _refused(reading.refused, wide=wide)
    with console.capture() as page:
        console.print(Group(*parts))
    console.file.write(_encodable(_TRAILING.sub("", page.get()), console.encoding))
    console.file.flush()


def _title(reading: Reading, width: int) -> RenderableType:
    document = reading.document
    origin = [document_date(document), line(document.source or "", 60), line(document.url or "", 200)]
    return Group(
        Text(heading(reading), style="bold"),
        Text(_flow(origin, width), style="dim"),
        Text(_flow(tally(reading), width), style="dim"),
    )


def _flow(parts: Sequence[str], width: int) -> str:
    """The parts joined by dots, a new line before each one that does not fit."""
    lines = [""]
    for part in filter(None, parts):
        joined = f"{lines[-1]} · {part}" if lines[-1] else part
        if len(joined) <= width:
            lines[-1] = joined
        else:
            lines.append(part)
    return "\n".join(filter(None, lines))


def _timeline(reading: Reading, *, wide: bool) -> list[RenderableType]:
    if not reading.events:
        return [_headline("Timeline"), Text("  No events were coded.")]
    table = _grid(17 if wide else 11)
    for event in reading.timeline():
        room = 200 if wide else 130
        table.add_row(Text(interval_words(event.when), style="bold"), _event(reading, event, room))
    return [_headline("Timeline"), _indented(table)]


def _event(reading: Reading, event: Event, room: int) -> Text:
    text = Text(overflow="fold")
    _add_who(text, event)
    text.append("\n")
    text.append(event.event, style=_QUAD_STYLES.get(event.quad_code, "bold"))
    text.append("".join(f" {mode}" for mode in event.mode))
    if event.status != "actual":
        text.append(" · ")
        text.append(event.status, style=_STATUS_STYLES.get(event.status, ""))
    for note in _notes(event):
        text.append(f" · {note}", style="dim")
    before, trigger, after = excerpt(reading, event, room=room)
    text.append("\n“" + before)
    text.append(f"«{trigger}»", style=_QUAD_STYLES.get(event.quad_code, "bold"))
    text.append(after + "”")
    if event.attribution is not None:
        said = event.attribution
        known = " ".join(part for part in (said.code, said.sector) if part)
        text.append(
            "\naccording to " + line(said.speaker, 80) + (f" ({known})" if known else ""), style="dim"
        )
    text.append("\n")
    return text


def _add_who(text: Text, event: Event) -> None:
    between = " ↔ " if is_mutual(event) else ", "
    _add_parties(text, event.actor, between)
    if event.recipient:
        text.append(" → ")
        _add_parties(text, event.recipient, ", ")


def _add_parties(text: Text, parties: Sequence[Party], between: str) -> None:
    if not parties:
        text.append(UNKNOWN)
    for place, party in enumerate(parties):
        text.append((between if place else "") + line(party.text, 60))
        text.append(f" ({codes(party)})", style="dim")


def _notes(event: Event) -> list[str]:
    place = event.event_loc
    told = [] if place is None else ["in " + line(place.name or place.text, 40)]
    counted: tuple[tuple[Quantity | None, str], ...] = (
        (event.dead, "dead"),
        (event.injured, "injured"),
        (event.size, "people"),
    )
    told += [f"{line(quantity.text, 30)} {noun}" for quantity, noun in counted if quantity is not None]
    return told + ([f"demands {event.demand}"] if event.demand else [])


def _statements(reading: Reading, *, wide: bool) -> list[RenderableType]:
    if not reading.statements:
        return []
    parts: list[RenderableType] = [
        _headline("Statements"),
        Padding(Text(kinds_tally(statement.kind for statement in reading.statements)), (0, 0, 0, 2)),
    ]
    quoted = [statement for statement in reading.statements if statement.kind in _QUOTED_KINDS]
    if quoted:
        table = _grid(15 if wide else 11)
        for statement in quoted[:SHOWN_STATEMENTS]:
            table.add_row(Text(KINDS[statement.kind][0]), _statement(statement, 260 if wide else 160))
        parts += [Text(), _indented(table)]
    parts += _more(len(quoted) - SHOWN_STATEMENTS)
    words = _loaded(reading)
    if words:
        shown = ", ".join(f"“{word}”" for word in words[:12]) + (" …" if len(words) > 12 else "")
        parts.append(Padding(Text(f"Loaded wording: {shown}"), (1, 0, 0, 2)))
    return parts


def _statement(statement: Statement, room: int) -> Text:
    text = Text(f"“{line(statement.text, room)}”", overflow="fold")
    aspects = [
        line(statement.speaker, 60) if statement.speaker else "",
        line(f"{statement.lens} {statement.direction or ''}", 60) if statement.lens else "",
        f"horizon {line(statement.horizon, 40)}" if statement.horizon else "",
        f"certainty {statement.certainty:.2g}" if statement.certainty is not None else "",
    ]
    told = " · ".join(aspect for aspect in aspects if aspect)
    return text.append(f"\n{told}", style="dim") if told else text


def _loaded(reading: Reading) -> list[str]:
    spans = [span for statement in reading.statements for span in statement.loaded]
    words = (line(reading.document.text[start:end], 40) for start, end in spans)
    return list(dict.fromkeys(word for word in words if word))


def _refused(refused: Sequence[Refusal], *, wide: bool) -> list[RenderableType]:
    if not refused:
        return []
    table = _grid(15 if wide else 11)
    shown = refused[:SHOWN_REFUSALS]
    for stage, group in groupby(shown, key=lambda refusal: refusal.stage):
        for place, refusal in enumerate(group):
            why = Text(f"“{line(refusal.text, 60)}”", overflow="fold")
            why.append(f" — {line(refusal.why, 160)}", style="dim")
            table.add_row(Text("" if place else line(stage, 15)), why)
    parts: list[RenderableType] = [_headline(f"Not coded ({len(refused)})"), _indented(table)]
    return parts + _more(len(refused) - SHOWN_REFUSALS)


def _more(number: int) -> list[RenderableType]:
    return (
        [] if number < 1 else [Text(f"  {count(number, 'more', 'more')} in --json and --html", style="dim")]
    )


def _headline(words: str) -> RenderableType:
    return Text(f"\n{words}", style="bold underline")


def _grid(first: int) -> Table:
    table = Table.grid(padding=(0, 1, 0, 0), expand=True)
    table.add_column(width=first, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    return table


def _indented(table: Table) -> Padding:
    return Padding(table, (0, 0, 0, 2))


def _encodable(page: str, encoding: str) -> str:
    try:
        page.encode(encoding)
    except UnicodeEncodeError:
        return page.translate(_ASCII).encode(encoding, "backslashreplace").decode(encoding)
    return page
