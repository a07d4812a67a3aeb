"""`tacitus lens --record DIR --country IRN`: a series, and this window against the one before."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tacitus.cli import DONE
from tacitus.cli.streams import STDIO, Output, console, say, show
from tacitus.errors import UsageError, shorten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from tacitus.lenses import Measured
    from tacitus.lenses.ballots import Votes
    from tacitus.lenses.definition import Part
    from tacitus.lenses.values import Change, Figure

EXAMPLE = (
    "Example:  tacitus lens --record record/ --country IRN --lens isolation --window 12m --plot iran.svg"
)

_SHOWN = 12


def lens(
    record: Annotated[str | None, typer.Option(metavar="DIR", help="The record.")] = None,
    country: Annotated[
        list[str] | None, typer.Option(metavar="CODE", help="Country or body; again for a comparison.")
    ] = None,
    lens: Annotated[
        str,
        typer.Option(
            metavar="NAME", help="isolation, influence, unrest, cohesion, or a YAML file of a lens."
        ),
    ] = "isolation",
    on: Annotated[str | None, typer.Option("--on", metavar="CODE", help="The other party of a dyad.")] = None,
    window: Annotated[
        str, typer.Option(metavar="LENGTH", help="12m or 1y: this window and the one before.")
    ] = "12m",
    step: Annotated[str, typer.Option(metavar="LENGTH", help="Length of a step of the series.")] = "3m",
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="DAY", help="A day of the last month looked at; else the record's."),
    ] = None,
    as_of: Annotated[str | None, typer.Option(metavar="COMMIT", help="As of an earlier commit.")] = None,
    plot: Annotated[str | None, typer.Option(metavar="OUT", help="Draw it: OUT.svg or OUT.png.")] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say in words what the lens counts, and stop.")
    ] = False,
    incidents: Annotated[
        bool,
        typer.Option("--incidents", help="Count reports of one happening once across documents too; slow."),
    ] = False,
    votes: Annotated[
        str | None,
        typer.Option(metavar="PATH", help="Votes of the UN General Assembly: a folder, or a CSV file."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> int:
    """Look at countries through a lens: shares with 90 % intervals, and how sure a change is."""
    from tacitus.lenses.loading import load_lens

    definition = load_lens(lens)
    if explain:
        from tacitus.lenses.words import explain as in_words

        with Output(STDIO) as output:
            output.write(in_words(definition))
        return DONE
    if record is None or not country:
        raise UsageError("T006", "A record and a country are needed.", EXAMPLE)
    kind = None if plot is None else PurePath(plot).suffix.lower()
    if kind not in (None, ".svg", ".png"):
        raise UsageError(
            "T005", f"{shorten(plot)} ends in neither .svg nor .png.", "Name the plot OUT.svg or OUT.png."
        )
    from tacitus.lenses import lens as look
    from tacitus.lenses import read_votes
    from tacitus.record import Record

    asked = Record(record)
    ballots = None if votes is None else read_votes(votes)
    known = None
    if incidents:
        known = {event: found.id for found in asked.incidents(as_of=as_of) for event in found.events}
    found = [
        look(
            asked, code, definition, on=on, window=window, step=step, to=to, as_of=as_of, incidents=known,
            votes=ballots,
        )
        for code in dict.fromkeys(country)
    ]  # fmt: skip
    if plot is not None:
        _draw(found, plot, kind)
    if json:
        from tacitus.export import dumps
        from tacitus.lenses.table import as_json

        told = [as_json(measured) for measured in found]
        with Output(STDIO) as output:
            output.write(
                dumps(told[0] if len(told) == 1 else {"comparison": _compared(found), "countries": told})
                + "\n"
            )
    else:
        page = console()
        _print(found, page)
        show(page)
    if ballots is not None:
        say(_reach(ballots, found))
    say(f"as of {found[0].as_of}.")
    return DONE


def _reach(votes: Votes, found: Sequence[Measured]) -> str:
    """How far the votes reach, and of whom the lens counts none."""
    told = f"{len(votes.days):,} roll calls, {votes.days[0]} to {votes.days[-1]}."
    silent = [
        m.country for m in found if not any(c.kind == "votes" for p in m.definition.parts for c in p.channels)
    ]
    return f"{told} The lens counts no votes of {', '.join(silent)}." if silent else told


def _draw(found: Sequence[Measured], target: str, kind: str | None) -> None:
    from tacitus.lenses.plot import MOST, draw, to_png, to_svg

    if len(found) > MOST:
        say(f"{target} shows the first {MOST} of {len(found)}.")
    drawing = draw(found)
    drawn = to_png(drawing) if kind == ".png" else to_svg(drawing).encode("utf-8")
    with Output(target) as output:
        output.stream.write(drawn)


def _print(found: Sequence[Measured], page: Console) -> None:
    from tacitus.lenses.words import upper_first

    for measured in found:
        name = f"{measured.country} on {measured.on}" if measured.on else measured.country
        title = f"{measured.definition.title}, {name}: higher is {measured.definition.higher}"
        page.print(title, style="bold", markup=False)
        left = ", ".join(f"{count:,} {why}" for why, count in measured.left_out.items() if count)
        page.print(
            f"{measured.acts:,} acts with {measured.country}. Not counted: {left or 'none'}.",
            markup=False,
        )
        for part in measured.definition.parts:
            page.print()
            if len(found) == 1:
                page.print(_series(measured, part))
            else:
                page.print(upper_first(part.title), style="bold", markup=False)
            if part.name in measured.changes:
                _print_change(measured.changes[part.name], page)
            else:
                now = measured.now[part.name]
                value, ends = _cells(now.figure)[2:]
                page.print(
                    f"{now.first} to {now.last}: {value} ({ends}). The record does not reach back to a window before.",
                    markup=False, soft_wrap=True,
                )  # fmt: skip
        page.print()
    if len(found) > 1:
        _print_comparison(found, page)


def _print_comparison(found: Sequence[Measured], page: Console) -> None:
    """Countries in the order of their figures in this window, the first part."""
    part = found[0].definition.parts[0]
    now = {m.country: m.now[part.name] for m in found}
    window = now[found[0].country]
    page.print(
        f"Comparison, {part.title}, {window.first} to {window.last}",
        style="bold",
        markup=False,
        soft_wrap=True,
    )
    for row in _compared(found):
        value, ends = _cells(now[row["country"]].figure)[2:]
        page.print(
            f"{row['country']} {value} ({ends}) is above {row['above']} with probability {row['probability']:.2f}",
            markup=False,
        )
    least = min(now, key=lambda code: (now[code].figure.value, code))
    value, ends = _cells(now[least].figure)[2:]
    page.print(f"{least} {value} ({ends})", markup=False)


def _series(measured: Measured, part: Part) -> object:
    from rich.table import Table

    from tacitus.lenses.words import upper_first

    # k and n of a part are those of its first channel
    first = f" (k of n: {part.channels[0].title})" if len(part.channels) > 1 else ""
    table = Table(title=upper_first(part.title) + first, title_justify="left", box=None, pad_edge=False)
    for name in ("from", "to"):
        table.add_column(name)
    for name in ("k", "n", "figure", "90 % interval"):
        table.add_column(name, justify="right")
    for point in measured.series[part.name][-_SHOWN:]:
        table.add_row(point.first.isoformat(), point.last.isoformat(), *_cells(point.figure))
    return table


def _print_change(change: Change, page: Console) -> None:
    from rich.table import Table
    from rich.text import Text

    shift = change.shift
    word, chance = ("rise", shift.rise) if shift.up else ("fall", 1 - shift.rise)
    size = (
        f"of {_share(abs(shift.size))}" if (shift.size >= 0) == shift.up else f"at {_share(shift.size, '+')}"
    )
    page.print(
        f"{change.now.first} to {change.now.last} against {change.before.first} to {change.before.last}: a {word} "
        f"{size} ({_share(shift.low, '+')} to {_share(shift.high, '+')}), with probability {chance:.2f}",
        style="bold", markup=False, soft_wrap=True,
    )  # fmt: skip
    table = Table(box=None, pad_edge=False)
    table.add_column("channel")
    for name in ("k", "n", "before", "k", "n", "now", "90 % interval", "P(rise)"):
        table.add_column(name, justify="right")
    for name, one in change.channels.items():
        table.add_row(name, *_cells(one.before)[:3], *_cells(one.now), f"{one.rise:.2f}")
    page.print(table)
    if change.drivers:
        page.print(f"Incidents behind the {word}:", markup=False)
    for driver in change.drivers:
        who = f"{'+'.join(driver.actors) or '?'} > {'+'.join(driver.recipients) or '-'}"
        line = (
            f"  {driver.day} {driver.event} {who} ({', '.join(driver.channels)}) {shorten(driver.text, 120)}"
        )
        page.print(Text(line, no_wrap=False))


def _cells(figure: Figure) -> tuple[str, str, str, str]:
    ends = f"{_share(figure.low)} to {_share(figure.high)}"
    value = _share(figure.value) if figure.covered else f"({_share(figure.value)})"
    return f"{figure.k:.3g}", f"{figure.n:.4g}", value, ends


def _share(value: float, sign: str = "") -> str:
    return f"{value:{sign}.3f}" if abs(value) >= 0.02 else f"{value:{sign}.5f}"


def _compared(found: Sequence[Measured]) -> list[dict[str, Any]]:
    from tacitus.lenses import compare

    now = {m.country: m.now[m.definition.parts[0].name].figure for m in found}
    return [
        {"country": one, "value": round(now[one].value, 5), "above": other, "probability": round(chance, 4)}
        for one, other, chance in compare(now)
    ]
