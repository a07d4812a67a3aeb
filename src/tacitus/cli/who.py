"""`tacitus who NAME`: what the tables of actors hold under a name, with dated roles and sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tacitus.cli import DONE
from tacitus.cli.days import is_day
from tacitus.cli.streams import STDIO, Output, console, show
from tacitus.errors import UsageError, shorten

if TYPE_CHECKING:
    from rich.console import Console

    from tacitus.model import Party
    from tacitus.resolve.who.lookup import Entry, Office

EXAMPLE = "Example:  tacitus who 'Javad Zarif' --date 2020-02-10"


def who(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="A person, body or country, in any script.")],
    date: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="Day on which offices are looked at.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> int:
    """Show who is called NAME: kind, country, sector, dated roles, and where each of it is from.

    Also says how the name would be coded where an article has it. docs/actors.md: how to add or correct an entry.
    """
    if date is not None and not is_day(date):
        message = f"--date {shorten(date)} is no calendar day. Expected YYYY-MM-DD."
        raise UsageError("T002", message, "Example: --date 2020-02-10")
    context.obj.settings()
    from tacitus.resolve.who import resolve_actor, why_refused
    from tacitus.resolve.who.lookup import look_up, similar_names

    entries = look_up(name, date=date)
    similar = () if entries else similar_names(name)
    coded = resolve_actor(name, date=date)
    why = "" if coded else why_refused(name, date=date)
    if json:
        from tacitus.export import actor_json, dumps

        told: dict[str, Any] = {
            "name": name,
            "date": date,
            "coded": [actor_json(party) for party in coded],
            "why": why or None,
            "entries": [asdict(entry) for entry in entries],
            "similar": [{"name": other, "score": score} for other, score in similar],
        }
        with Output(STDIO) as output:
            output.write(dumps(told) + "\n")
        return DONE
    page = console()
    for entry in entries:
        _print_entry(page, entry)
    if not entries:
        _print_line(page, f"No table has “{shorten(name)}”.", "bold")
    if similar:
        _print_line(
            page, "Names most like it: " + "; ".join(f"{other} ({score:.2f})" for other, score in similar)
        )
    _print_coded(page, coded, why, date)
    show(page)
    return DONE


def _print_entry(page: Console, entry: Entry) -> None:
    from rich.text import Text

    known = [entry.kind, entry.country or "no country", entry.sector, entry.id]
    page.print(Text.assemble((entry.name, "bold"), "  ", " · ".join(filter(None, known))))
    if entry.since or entry.until:
        _print_line(page, f"  {entry.since or '…'} to {entry.until or '…'}")
    if entry.aliases:
        _print_line(page, f"  also {'; '.join(entry.aliases)}", "dim")
    for office in entry.offices:
        _print_office(page, office)
    if not entry.offices:
        _print_line(page, f"  source: {entry.source}", "dim")
    page.print()


def _print_office(page: Console, office: Office) -> None:
    from rich.text import Text

    span = f"  {office.start} to {office.end or '…'}".ljust(28)
    where = " ".join(filter(None, (office.country, office.sector)))
    style = "bold" if office.standing == "held" else ""
    page.print(Text(f"{span}{office.role}  {where}", style=style), soft_wrap=True)
    _print_line(page, f"    {office.standing + '; ' if office.standing else ''}{office.source}", "dim")


def _print_coded(page: Console, coded: Sequence[Party], why: str, date: str | None) -> None:
    day = f"on {date}" if date else "without a day"
    if not coded:
        _print_line(page, f"As a mention {day}: refused, {why}.")
    for party in coded:
        known = " ".join(filter(None, (party.code or "no country", party.sector)))
        role = f", {party.role}" if party.role else ""
        _print_line(page, f"As a mention {day}: {known}{role} ({party.why}; score {party.score:.2f})")


def _print_line(page: Console, line: str, style: str = "") -> None:
    from rich.text import Text

    page.print(Text(line, style=style), soft_wrap=True)
