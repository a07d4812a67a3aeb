"""`tacitus forecast TARGET` and `tacitus forecast score`: forecasts with their base rates, and the ledger scored."""

from __future__ import annotations

import json as json_
import time
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Annotated

import typer

from tacitus.cli import DONE
from tacitus.cli.streams import STDIO, Output, print_plain, say
from tacitus.errors import SourceError, UsageError, shorten

if TYPE_CHECKING:
    from tacitus.forecast import Forecast
    from tacitus.forecast.diagram import Bins
    from tacitus.forecast.months import Months

EXAMPLE = "Example:  tacitus forecast unrest --country IRN"

LEDGER = "forecasts.jsonl"
_SCORE = "score"
_DAY = "%Y-%m-%d"


def forecast(
    context: typer.Context,
    target: Annotated[
        str | None,
        typer.Argument(
            metavar="TARGET|score", help="What is forecast; `score` scores the ledger.", show_default=False
        ),
    ] = None,
    country: Annotated[
        list[str] | None,
        typer.Option(metavar="IRN", help="Code or name; again for more. Without it all countries, ranked."),
    ] = None,
    horizon: Annotated[
        str | None, typer.Option(metavar="12m", help="The target's own; no other is possible.")
    ] = None,
    origin: Annotated[
        str | None,
        typer.Option(metavar="MONTH", help="Nothing later is known; the last one by default."),
    ] = None,
    record: Annotated[
        str | None, typer.Option(metavar="DIR", help="Count the months of this record, not the package's.")
    ] = None,
    ledger: Annotated[
        str, typer.Option(metavar="FILE", help="Where every forecast is noted, and what `score` scores.")
    ] = LEDGER,
    no_ledger: Annotated[bool, typer.Option("--no-ledger", help="Note nothing.")] = False,
    data: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder of the public sets, to resolve yearly targets.")
    ] = None,
    plot: Annotated[
        str | None,
        typer.Option(metavar="OUT.svg", help="A reliability diagram: of the model, or of the ledger."),
    ] = None,
    json: Annotated[
        bool, typer.Option("--json", help="One JSON object a forecast, or one of the scores.")
    ] = False,
) -> int:
    """Base rate, probability, drivers and track record of a target; `score` tells what came of earlier forecasts."""
    from tacitus.forecast import targets

    _check_plot(plot)
    if target is None:
        _no_more(
            "forecast` without a target", f"Name one of {', '.join(targets())}, or score.",
            country=country, horizon=horizon, origin=origin, record=record, plot=plot,
        )  # fmt: skip
        print_plain(*(f"{name:15} {told.title}" for name, told in targets().items()))
        return DONE
    if target == _SCORE:
        _no_more(
            "forecast score`", "It scores all lines of the ledger.",
            country=country, horizon=horizon, origin=origin, no_ledger=no_ledger or None,
        )  # fmt: skip
        if data is not None and not data.is_dir():
            raise SourceError("T101", f"{shorten(data)} is no folder.", "Give the folder of the public sets.")
        return _score(Path(ledger), record, context.obj.settings(data=data).data, plot, json=json)
    today = time.strftime(_DAY, time.gmtime())
    made, count = _make(target, country, horizon, origin, record), 0
    if not no_ledger:  # first, so that nothing is printed that the ledger can't take
        from tacitus.forecast.ledger import forecast_entry, note

        count = note(Path(ledger), [forecast_entry(one, made=today) for one in made])
    _print(made, today, json=json)
    if plot is not None:
        bins = [one.track_record["bins"] for one in made if "bins" in one.track_record][:1]
        _plot(plot, {f"{made[0].target.title}: track record": some for some in bins})
    if not no_ledger:
        say(f"{count} of {len(made)} forecast{'' if len(made) == 1 else 's'} newly noted in {ledger}.")
    return DONE


def _make(
    target: str, countries: Sequence[str] | None, horizon: str | None, origin: str | None, record: str | None
) -> list[Forecast]:
    from tacitus.forecast import countries_of, find_country, find_target, make_forecast

    asked = find_target(target)
    if record is not None and asked.series == "yearly":
        raise UsageError("T006", f"{asked.name} is not counted from a record.", "Leave --record out.")
    months, name = _months(record)
    told = countries_of(asked) if countries is None else dict.fromkeys(map(find_country, countries))
    return [
        make_forecast(asked.name, one, horizon=horizon, origin=origin, months=months, record=name)
        for one in told
    ]


def _months(record: str | None) -> tuple[Months | None, str | None]:
    if record is None:
        return None, None
    from tacitus.forecast.months import months_of_record
    from tacitus.record import Record

    opened = Record(record)
    return months_of_record(opened), opened.as_of


def _print(made: Sequence[Forecast], today: str, *, json: bool) -> None:
    if json:
        with Output(STDIO) as out:
            for one in made:
                out.write(json_.dumps(one.shape(), ensure_ascii=False) + "\n")
        return
    from tacitus.forecast.page import forecast_page, ranking

    print_plain(*(ranking(made, today) if len(made) > 1 else forecast_page(made[0], today)))


def _score(ledger: Path, record: str | None, data: Path, plot: str | None, *, json: bool) -> int:
    from tacitus.forecast.ledger import read_ledger
    from tacitus.forecast.months import packaged_months
    from tacitus.forecast.outcomes import Outcomes
    from tacitus.forecast.page import scored_page
    from tacitus.forecast.scoring import score_ledger

    entries = read_ledger(ledger)
    months, _ = _months(record)
    outcomes = Outcomes(months or packaged_months(), data if data.is_dir() else None, packaged=months is None)
    scored = score_ledger(entries, outcomes)
    if json:
        with Output(STDIO) as out:
            out.write(json_.dumps(scored.shape(), ensure_ascii=False) + "\n")
    else:
        print_plain(*scored_page(scored))
    if plot is not None:
        _plot(plot, {f"{name}: {scored.drawn[name]}": bins for name, bins in scored.bins.items()})
    return DONE


def _check_plot(plot: str | None) -> None:
    if plot is not None and PurePath(plot).suffix.lower() != ".svg":
        raise UsageError("T005", f"{shorten(plot)} does not end in .svg.", "Name the plot OUT.svg.")


def _plot(target: str, diagrams: Mapping[str, Bins]) -> None:
    from tacitus.forecast.diagram import reliability_svg

    if not diagrams:
        say(f"no probabilities with known outcomes: {target} is not written.")
        return
    with Output(target) as out:
        out.write(reliability_svg(diagrams))


def _no_more(verb: str, hint: str, **given: object) -> None:
    for name, value in given.items():
        if value is not None:
            raise UsageError("T006", f"`{verb} takes no --{name.replace('_', '-')}.", hint)
