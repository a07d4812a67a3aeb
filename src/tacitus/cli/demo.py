"""`tacitus demo`: twelve short dispatches become a table of events; the first minute, offline."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from tacitus.cli import DONE, INTERRUPTED
from tacitus.cli.passing import meter
from tacitus.cli.stop import Stop
from tacitus.cli.streams import STDIO, Output, console, say, show
from tacitus.errors import UsageError

if TYPE_CHECKING:
    from rich.table import Table

    from tacitus.model import Document, Event, Party

EXAMPLE = "Example:  tacitus demo --texts | tacitus code - -o events.csv"

NEXT = (
    "echo 'Albania expelled two Iranian diplomats on Wednesday.' | tacitus read - --date 2020-01-15",
    "tacitus demo --texts > dispatches.jsonl",
    "tacitus code dispatches.jsonl -o events.csv",
)


def demo(
    context: typer.Context,
    texts: Annotated[
        bool, typer.Option("--texts", help="Print the dispatches themselves, as a table that `code` reads.")
    ] = False,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Print the events as JSON Lines.")] = False,
) -> int:
    """Code twelve short dispatches on well-known events and print the table. Nothing is downloaded."""
    from tacitus.demo import read_dispatches

    if texts and jsonl:
        raise UsageError("T006", "--texts and --jsonl exclude each other.", "Choose one.")
    dispatches = read_dispatches()
    if texts:
        _print_texts(dispatches)
        return DONE
    coded: list[tuple[Document, tuple[Event, ...]]] = []
    with Stop() as stop:
        try:
            _code(dispatches, coded)
        except KeyboardInterrupt:
            say(f"interrupted after {len(coded)} of {len(dispatches)} dispatches.")
        with stop.held():
            _print_events(coded) if jsonl else _print_page(coded)
    return DONE if len(coded) == len(dispatches) else INTERRUPTED


def _code(dispatches: tuple[Document, ...], coded: list[tuple[Document, tuple[Event, ...]]]) -> None:
    with meter("reading", len(dispatches), to_stdout=False) as step:
        from tacitus.reader import read_document

        for dispatch in dispatches:
            coded.append((dispatch, read_document(dispatch).events))
            step()


def _print_texts(dispatches: Iterable[Document]) -> None:
    from tacitus.export import dumps

    with Output(STDIO) as output:
        for d in dispatches:
            output.write(dumps({"id": d.id, "date": d.date, "title": d.title, "text": d.text}) + "\n")


def _print_events(coded: Iterable[tuple[Document, tuple[Event, ...]]]) -> None:
    from tacitus.export import dumps, event_json

    with Output(STDIO) as output:
        for _, events in coded:
            for event in events:
                output.write(dumps(event_json(event)) + "\n")


def _print_page(coded: list[tuple[Document, tuple[Event, ...]]]) -> None:
    from rich.text import Text

    page = console(width=120)
    page.print(_table(coded))
    count = sum(len(events) for _, events in coded)
    page.print(Text(f"{count} events from {len(coded)} dispatches; ? is what the text does not settle."))
    page.print(Text("\nThree commands to try next:", style="bold"))
    for command in NEXT:
        page.print(Text(f"  {command}"), soft_wrap=True)
    show(page)


def _table(coded: Iterable[tuple[Document, tuple[Event, ...]]]) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), expand=True)
    for name, style, width, ratio in _COLUMNS:
        table.add_column(name, style=style, width=width, ratio=ratio, overflow="ellipsis", no_wrap=True)
    for _, events in coded:
        for event in events:
            status = "" if event.status == "actual" else f" ({event.status})"
            said = f"\u201c{event.trigger.text}\u201d{status}"
            cells = (_when(event), _who(event.actor), event.event, _who(event.recipient), said)
            table.add_row(*(Text(" ".join(cell.split())) for cell in cells))
        table.add_section()
    return table


# Heading, style, width in columns, else the share of what is left.
_COLUMNS: tuple[tuple[str, str, int | None, int | None], ...] = (
    ("when", "cyan", 11, None),
    ("who", "", None, 5),
    ("does", "bold", 9, None),
    ("to whom", "", None, 4),
    ("in the words", "dim", None, 3),
)


def _when(event: Event) -> str:
    """The day, month or year as the text settles it; ~ before the first day of anything else."""
    when = event.when
    if when.first is None:
        return "?"
    length = {"day": 10, "month": 7, "year": 4}.get(when.precision or "")
    return f"~{when.first}" if length is None else when.first[:length]


def _who(parties: tuple[Party, ...]) -> str:
    told = (" ".join([*filter(None, (p.code or "?", p.sector)), p.text]) for p in parties)
    return "; ".join(told)
