"""Forecasts as text: base rates first, then the model's number, its drivers, its track record, what to keep in mind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tacitus.forecast.shapes import GIVEN, Forecast

if TYPE_CHECKING:
    from rich.console import RenderableType

    from tacitus.forecast.scoring import Scored


def forecast_page(forecast: Forecast, today: str | None = None) -> list[RenderableType]:
    """What is printed of one forecast; where its window is over `today`, that is said."""
    from rich.text import Text

    target = forecast.target
    out: list[RenderableType] = [
        Text(f"{forecast.name}: {target.title}", style="bold"),
        Text(target.definition),
        Text(f"As known on {forecast.origin}, for {forecast.start} to {forecast.end}."),
    ]
    out += _over(forecast, today)
    office = target.office(forecast.country)
    if office:
        out.append(Text(f"Office: {office}."))
    out += [Text(""), Text("Base rates (95 %, Wilson)", style="bold"), *_rates(forecast)]
    if forecast.why:
        out += [Text(""), Text(f"{forecast.why[0].upper()}{forecast.why[1:]}.")]
    number = _number(forecast)
    out += [Text(""), *number] if number else []
    if forecast.drivers:
        out += [Text(""), Text("What moves it, against the average case", style="bold")]
        out += [
            Text(f"  {'raised' if d.effect > 0 else 'lowered'} by {d.words} ({d.effect:+.2f})")
            for d in forecast.drivers
        ]
    if forecast.track_record:
        out += [Text(""), Text("Track record", style="bold"), *_record(forecast), *_nearest(forecast)]
    out += [Text(""), *(Text(f"Keep in mind: {caveat}") for caveat in forecast.caveats)]
    out += [Text(f"Source: {source}", style="dim") for source in (target.source, *forecast.sources)]
    out.append(Text(f"{forecast.version}; record: {forecast.record}", style="dim"))
    return out


def ranking(forecasts: Sequence[Forecast], today: str | None = None, most: int = 20) -> list[RenderableType]:
    """Countries by chance or expected number, highest first, each with its own base rate before it.

    What is said of all of them stands once: the track record, and why some have no number.
    """
    from rich.table import Table
    from rich.text import Text

    first = forecasts[0]
    order = sorted(
        forecasts,
        key=lambda f: (-(f.chance.value if f.chance else f.counts.mean if f.counts else -1), f.country),
    )
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in (
        "country",
        "own base rate",
        "expected" if first.target.kind == "count" else "chance",
        "90 %",
    ):
        table.add_column(name, justify="left" if name == "country" else "right")
    for forecast in order[:most]:
        rate = forecast.base_rates[0]
        number, interval = "", ""
        if forecast.chance:
            number = f"{forecast.chance.value:.1%}"
            interval = f"{forecast.chance.low:.1%} to {forecast.chance.high:.1%}"
        elif forecast.counts:
            number, interval = (
                f"{forecast.counts.mean:.2f}",
                f"{forecast.counts.low} to {forecast.counts.high}",
            )
        table.add_row(forecast.name, f"{rate.k} of {rate.n}", number, interval)
    reasons = dict.fromkeys(f.why for f in order if f.why)
    told = next((f for f in order if f.track_record), None)
    record = [Text("Track record", style="bold"), *_record(told), Text("")] if told else []
    return [
        Text(first.target.title, style="bold"),
        Text(first.target.definition),
        Text(f"As known on {first.origin}, for {first.start} to {first.end}; {min(most, len(order))} of {len(order)} countries."),
        *_over(first, today),
        Text(""),
        table,
        Text(""),
        *(Text(f"{why[0].upper()}{why[1:]}.") for why in reasons),
        *record,
        *(Text(f"Keep in mind: {caveat}") for caveat in first.caveats),
    ]  # fmt: skip


def scored_page(scored: Scored) -> list[RenderableType]:
    """What is printed of a scored ledger."""
    from rich.table import Table
    from rich.text import Text

    out: list[RenderableType] = [
        Text(
            f"Forecasts: {scored.forecasts}; predictions of articles: {scored.predictions}; resolved: {len(scored.resolved)}."
        )
    ]
    for target, models in scored.figures.items():
        table = Table(box=None, pad_edge=False, header_style="bold", title=target, title_justify="left")
        names = ("n", "crps") if any("crps" in m for m in models.values()) else ("n", "events", "brier", "log_loss", "skill", "auc", "ece")  # fmt: skip
        for name in ("model", *names):
            table.add_column(name.replace("_", " "), justify="left" if name == "model" else "right")
        for model, figures in models.items():
            table.add_row(model, *(_figure(figures.get(name)) for name in names))
        out += [Text(""), table]
    if scored.said["resolved"]:
        out += [Text(""), Text(f"Predictions of articles: {scored.said['came_true']} of {scored.said['resolved']} came true in their own time.")]  # fmt: skip
    if scored.open:
        out += [Text(""), Text("Not resolved", style="bold")]
        out += [Text(f"  {count}: {reason}") for reason, count in scored.open.items()]
    return out


def _rates(forecast: Forecast) -> list[Any]:
    from rich.text import Text

    lines = []
    for rate in forecast.base_rates:
        low, high = rate.interval
        share = "" if rate.share is None else f", {rate.share:.1%} ({low:.1%} to {high:.1%})"
        lines.append(Text(f"  {rate.condition}: {rate.k} of {rate.n:,}{share}; {rate.period}"))
    return lines


def _number(forecast: Forecast) -> list[Any]:
    from rich.text import Text

    if forecast.chance:
        c = forecast.chance
        out = [
            Text(
                f"Probability {c.value:.1%} (90 %: {c.low:.1%} to {c.high:.1%}, from the fit alone)",
                style="bold",
            )
        ]
    elif forecast.counts:
        n = forecast.counts
        none = n.chances[0]
        out = [
            Text(
                f"Expected {n.mean:.2f}; median {n.median}; 90 %: {n.low} to {n.high}; none at all {none:.1%}",
                style="bold",
            )
        ]
    else:
        out = []
    if forecast.models:
        out.append(
            Text("  " + "; ".join(f"{name} {_told(value)}" for name, value in forecast.models.items()))
        )
    return out


def _told(value: Any) -> str:
    """A chance, or the mean of the chances of 0, 1, 2, ... events."""
    if isinstance(value, float | int):
        return f"{value:.1%}"
    return f"{sum(count * chance for count, chance in enumerate(value)):.2f}"


def _over(forecast: Forecast, today: str | None) -> list[Any]:
    from rich.text import Text

    if today is None or today <= forecast.end:
        return []
    return [Text(f"That window is over (today is {today}): it is what could be said then.")]


def _record(forecast: Forecast) -> list[Any]:
    from rich.text import Text

    told = forecast.track_record
    if forecast.target.kind == "count":
        each = "; ".join(f"{name} {m['crps']:.3f}" for name, m in told["models"].items())
        return [
            Text(f"  CRPS on {told['n']:,} country-months, {told['folds']}: {each} (lower is better)"),
            Text(f"  inside the 90 % interval: {told['inside_90']:.1%}"),
        ]
    model = told["models"][GIVEN]
    return [
        Text(
            f"  on {told['n']:,} forecasts with {told['events']} events ({told['folds']}): Brier {model['brier']:.4f}, "
            f"skill {model['skill']:+.3f}, log loss {model['log_loss']:.4f}, AUC {model['auc']:.3f}, "
            f"calibration error {model['ece']:.4f}"
        )
    ]


def _nearest(forecast: Forecast) -> list[Any]:
    """What came of past forecasts in the bin that is nearest to a chance."""
    from rich.text import Text

    if not forecast.chance:
        return []
    value, bins = forecast.chance.value, forecast.track_record["bins"]
    near = min(bins, key=lambda row: abs(row["mean"] - value))
    told = f"  forecasts such as this one ({near['n']:,} of them, mean {near['mean']:.1%}): {near['k']} came"
    return [Text(f"{told} ({near['k'] / near['n']:.1%})")]


def _figure(value: Any) -> str:
    if value is None:
        return ""
    return f"{value:.4f}" if isinstance(value, float) else f"{value:,}"
