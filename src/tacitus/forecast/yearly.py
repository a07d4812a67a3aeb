"""Forecasts of yearly targets from what the package holds of the last origin: coup attempts, irregular exits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tacitus.errors import ForecastError, UsageError, shorten
from tacitus.forecast.rates import Rate
from tacitus.forecast.shapes import GIVEN, Forecast, chance_of, name_drivers, read_model
from tacitus.forecast.targets import Target
from tacitus.ontology.countries import countries
from tacitus.sources import parse_day

DATA = "yearly.json"
_FIRST_ORIGIN = 1960
SOURCES = (
    "V-Dem (polyarchy; CC BY-SA 4.0)",
    "UCDP/PRIO Armed Conflict Dataset (CC BY 4.0)",
    "World Bank, World Development Indicators (infant mortality; CC BY 4.0)",
)


def yearly_forecast(target: Target, country: str, *, origin: str | None = None) -> Forecast:
    """The forecast of a yearly target for a country.

    Raises:
        UsageError: T601, the source has no such state; T002, the origin is no day.
        ForecastError: T602, another origin than the last that the package holds.
    """
    models, version = read_model(DATA)
    told = models[target.name]
    check_origin(target, told["origin"], origin)
    row = told["countries"].get(country)
    if row is None:
        raise UsageError(
            "T601",
            f"{country} is no state in the data of {target.name} on {told['origin']}.",
            f"Without --country all {len(told['countries'])} states are listed.",
        )
    chance = chance_of(row["score"], row["deviation"], told["calibration"])
    start, end = told["window"]
    return Forecast(
        target=target,
        country=country,
        name=countries()[country].name,
        origin=told["origin"],
        start=start,
        end=end,
        base_rates=(_rate(row["own"]), *(_rate(told["rates"][key]) for key in row["conditions"])),
        chance=chance,
        counts=None,
        models=row["models"] | {GIVEN: round(chance.value, 5)},
        version=version,
        drivers=name_drivers(row["groups"]),
        track_record=told["track_record"],
        caveats=(*target.caveats, f"What is known ends on {told['origin']}: nothing later went into it."),
        sources=SOURCES,
    )


def yearly_countries(target: Target) -> list[str]:
    """Codes of all states with a forecast."""
    return list(read_model(DATA)[0][target.name]["countries"])


def check_origin(target: Target, last: str, origin: str | None) -> None:
    """Nothing when the origin is the last one or not given.

    Raises:
        UsageError: T002.
        ForecastError: T602.
    """
    if origin is None or origin in (last, last[:4], last[:7]):
        return
    day = origin + "0000-01-01"[len(origin) :]
    if parse_day(day) != day:
        raise UsageError(
            "T002", f"Origin {shorten(origin)!r} is no day, month or year.", f"Write it as {last}."
        )
    if origin > last:
        raise ForecastError(
            "T602",
            f"What is known of {target.name} ends on {last}, before the origin {origin}: no forecast.",
            f"Leave --origin out to have the last one, {last}.",
        )
    early = f", and features start in {_FIRST_ORIGIN}" if int(origin[:4]) < _FIRST_ORIGIN else ""
    raise ForecastError(
        "T602",
        f"The model of {target.name} has seen what came after {origin}{early}: its number would be no forecast.",
        f"Leave --origin out to have the last one, {last}.",
    )


def _rate(shape: Mapping[str, Any]) -> Rate:
    return Rate(shape["condition"], shape["k"], shape["n"], shape["period"])
