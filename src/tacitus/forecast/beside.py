"""Base rates beside the predictions of an article: how often what they speak of has come, before anybody's certainty."""

from __future__ import annotations

from datetime import date as Date

from tacitus.errors import TacitusError
from tacitus.forecast import make_forecast
from tacitus.forecast.ledger import Entry
from tacitus.forecast.months import last_day
from tacitus.forecast.predictions import prediction_entries
from tacitus.forecast.rates import Rate
from tacitus.forecast.shapes import Forecast
from tacitus.forecast.targets import find_target
from tacitus.model import Reading

_TOLD = 2  # rates that are given, those of the country first


def base_rates(reading: Reading) -> dict[tuple[int, int], str]:
    """For each prediction of an article, by its span, the base rate of what it speaks of, in words, or why there is none."""
    return {(entry["start"], entry["end"]): _words(entry) for entry in prediction_entries(reading)}


def _words(entry: Entry) -> str:
    target, country = entry["target"], entry["country"]
    if target is None:
        return "No base rate: it speaks of nothing that is forecast here."
    title = find_target(target).title
    if country is None:
        return f"No base rate of “{title}”: it does not say of which one country."
    found = _forecast(target, country, entry["made"])
    if found is None or not found.base_rates:
        return f"No base rate of “{title}” for {country}: it is not in the data."
    told = "; ".join(map(_rate, found.base_rates[:_TOLD]))
    return f"Base rate of “{title}”: {told}."


def _forecast(target: str, country: str, made: str | None) -> Forecast | None:
    """The forecast as of the month before the article, where its counts reach so far back, else the last one."""
    origins = [None] if made is None else [_month_before(made), None]
    for origin in origins:
        try:
            return make_forecast(target, country, origin=origin)
        except TacitusError:
            continue
    return None


def _month_before(day: str) -> str:
    then = Date.fromisoformat(day)
    return last_day(then.year * 12 + then.month - 2)


def _rate(rate: Rate) -> str:
    share = "" if rate.share is None else f" ({100 * rate.share:.1f} %)"
    return f"{rate.k} of {rate.n}{share}, {rate.condition}, {rate.period}"
