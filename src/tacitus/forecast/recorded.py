"""Forecasts of monthly targets from a record's counts: unrest next month, numbers of events next month.

Base rates, the last twelve months as a sample and the country's own rate are counted from the months up to the
origin. The model's number is given only where the model has not seen what came after the origin.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

import numpy as np

from tacitus.errors import ForecastError, UsageError, shorten
from tacitus.forecast.counts import mean_of, negative_binomial, poisson, quantile, sample, size_at
from tacitus.forecast.linear import Linear, read_linear
from tacitus.forecast.monthly import WARM_UP, month_features
from tacitus.forecast.months import Months, Vector, last_day, month_name, month_number
from tacitus.forecast.rates import Rate
from tacitus.forecast.shapes import (
    GIVEN,
    LEVEL,
    PACKAGED,
    Chance,
    Counts,
    Driver,
    Forecast,
    chance_of,
    group_effects,
    name_drivers,
    read_model,
)
from tacitus.forecast.targets import Target
from tacitus.ontology.countries import countries
from tacitus.sources import parse_day

DATA = "monthly.json"
_SOURCE = "Wikipedia's Portal:Current events, by Wikipedia contributors (CC BY-SA 4.0), coded by Tacitus"
_STATES = (
    "after such a month",
    "after a month without, but with one in the last twelve",
    "after twelve months without",
)


def monthly_forecast(
    target: Target, country: str, *, months: Months, origin: str | None = None, record: str = PACKAGED
) -> Forecast:
    """The forecast of a monthly target for a country.

    Args:
        months: the counts; those after the origin are not looked at.
        origin: a month or its last day; the last whole month of the counts when None.
        record: what the counts are from, for the ledger.

    Raises:
        UsageError: T002, the origin is no month.
        ForecastError: T602, the origin is not covered, or too early for features.
    """
    at = months.last if origin is None else origin_month(origin)
    known = months.upto(at)
    if at - known.first < WARM_UP:
        raise ForecastError(
            "T602",
            f"Features need {WARM_UP} months before the origin, and the record starts in {month_name(known.first)}.",
            f"Give {month_name(known.first + WARM_UP)} or later.",
        )
    models, version = read_model(DATA)
    told = models[target.name]
    row = known.countries.index(country)
    why = _why_not(told, country, at)
    chance, counts, drivers, number = (None, None, (), None) if why else _number(target, told, known, row)
    caveats = list(target.caveats)
    if record != PACKAGED:
        caveats.append("The model was fitted on another record; where this one covers more or less, it errs.")
    return Forecast(
        target=target,
        country=country,
        name=countries()[country].name,
        origin=last_day(at),
        start=f"{month_name(at + 1)}-01",
        end=last_day(at + 1),
        base_rates=base_rates(target, known, row, told["countries"]),
        chance=chance,
        counts=counts,
        models=_simple(target, known, row) | ({} if number is None else number),
        version=version,
        drivers=drivers,
        track_record={} if why else told["track_record"],
        caveats=tuple(caveats),
        sources=(_SOURCE,) if record == PACKAGED else (),
        why=why,
        record=record,
    )


def monthly_countries(target: Target) -> list[str]:
    """Codes of all countries that the model was fitted on."""
    return list(read_model(DATA)[0][target.name]["countries"])


def origin_month(origin: str) -> int:
    """Number of the month of an origin, `2020-02` or its last day.

    Raises:
        UsageError: T002.
    """
    whole = len(origin) == 7 and parse_day(f"{origin}-01") == f"{origin}-01"
    if not whole and not (parse_day(origin) == origin and origin == last_day(month_number(origin))):
        raise UsageError(
            "T002", f"Origin {shorten(origin)!r} is no month and no last day of one.", "Write it as 2020-02."
        )
    return month_number(origin)


def base_rates(target: Target, known: Months, row: int, fitted: list[str]) -> tuple[Rate, ...]:
    """How often a month with something came: for the country itself, and for countries in the state it is in."""
    some = known.counts[target.outcome] > 0
    name = countries()[known.countries[row]].name
    one = "month with at least one " + target.noun if target.kind == "count" else target.noun
    own = some[row]
    state = 0 if own[-1] else 1 if own[-12:].any() else 2
    k, n = _followed(known, target.outcome, tuple(fitted))[state]
    return (
        Rate(f"{name} itself: a {one}", int(own.sum()), len(own), _period(known.first, known)),
        Rate(
            f"{name} itself, the last twelve months",
            int(own[-12:].sum()),
            12,
            _period(known.last - 11, known),
        ),
        Rate(f"{len(fitted)} countries, {_STATES[state]}", k, n, _period(known.first + WARM_UP, known)),
    )


def _period(first: int, known: Months) -> str:
    return f"months {month_name(first)} to {month_name(known.last)}"


@lru_cache(maxsize=8)
def _followed(known: Months, outcome: str, codes: tuple[str, ...]) -> list[tuple[int, int]]:
    """For each state of a country at the end of a month: how often a month with something followed, of how many."""
    some = known.counts[outcome][[known.countries.index(code) for code in codes]] > 0
    before, after = some[:, WARM_UP - 1 : -1], some[:, WARM_UP:]
    lately = np.stack([some[:, n : n + before.shape[1]] for n in range(WARM_UP)]).any(axis=0)
    return [(int((after & held).sum()), int(held.sum())) for held in (before, ~before & lately, ~lately)]


def _why_not(told: Mapping[str, Any], country: str, at: int) -> str | None:
    if country not in told["countries"]:
        return f"no model's number: {country} is not among the {len(told['countries'])} countries that the model was fitted on"
    if at < month_number(told["trained"]):
        return f"no model's number: the model has seen the months up to {told['trained']}, which lie after the origin"
    return None


def _number(
    target: Target, told: Mapping[str, Any], known: Months, row: int
) -> tuple[Chance | None, Counts | None, tuple[Driver, ...], dict[str, Any]]:
    model, table = _fitted(target.name), _features(known, target.outcome)
    features = np.array([[table[name][row, -1] for name in model.names]])
    drivers = name_drivers(group_effects(model.names, model.effects(features)[0]))
    if target.kind == "chance":
        deviation = float(model.deviation_of_score(features)[0])
        chance = chance_of(float(model.score(features)[0]), deviation, told["calibration"])
        return chance, None, drivers, {GIVEN: round(chance.value, 5)}
    mean = model.predict(features)
    line = negative_binomial(mean, size_at(mean, told["size"]))[0]
    counts = describe_counts(line)
    return None, counts, drivers, {"negative binomial": counts.shape()["chances"]}


@cache
def _fitted(target: str) -> Linear:
    return read_linear(read_model(DATA)[0][target]["model"])


@lru_cache(maxsize=8)
def _features(known: Months, outcome: str) -> Mapping[str, Vector]:
    return month_features(known, outcome)


def describe_counts(line: Vector) -> Counts:
    """A distribution with its mean, median and interval; what is rarer than one in a million is left off its end."""
    kept = max(1, int(np.searchsorted(np.cumsum(line), 1 - 1e-6)) + 1)
    tail = (1 - LEVEL) / 2
    return Counts(
        mean_of(line),
        quantile(line, 0.5),
        quantile(line, tail),
        quantile(line, 1 - tail),
        tuple(line[:kept].tolist()),
    )


def _simple(target: Target, known: Months, row: int) -> dict[str, Any]:
    own = known.counts[target.outcome][row]
    if target.kind == "chance":
        rate = ((own > 0).sum() + 0.5) / (len(own) + 1)
        return {
            "country rate": round(float(rate), 5),
            "last 12 months": round(float((own[-12:] > 0).mean()), 5),
        }
    past = describe_counts(sample(own[None, -12:])[0])
    last = describe_counts(poisson(own[-1:])[0])
    return {"last 12 months": past.shape()["chances"], "last value": last.shape()["chances"]}
