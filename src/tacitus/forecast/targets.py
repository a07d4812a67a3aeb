"""What can be forecast: targets as data, and the words in which they are asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, Literal

import yaml

from tacitus.errors import UsageError, shorten
from tacitus.ontology.countries import countries


@dataclass(frozen=True, slots=True)
class Target:
    """One target; `months` is its horizon, `outcome` the column of its series that says what came."""

    name: str
    title: str
    definition: str
    unit: str
    months: int
    kind: Literal["chance", "count"]
    series: Literal["yearly", "monthly"]
    outcome: str
    noun: str
    source: str
    caveats: tuple[str, ...]
    offices: Mapping[str, str]

    def office(self, country: str) -> str | None:
        """The office whose holder is meant; None where the target is about no office."""
        return self.offices.get(country, self.offices.get("default"))


@cache
def targets() -> Mapping[str, Target]:
    """All targets by name, in the order of the file."""
    return MappingProxyType({name: _target(name, row) for name, row in read_data("targets.yaml").items()})


def find_target(name: str) -> Target:
    """The target of a name; `_` and spaces count as `-`.

    Raises:
        UsageError: T601.
    """
    found = targets().get(re.sub(r"[\s_]+", "-", name.strip().lower()))
    if found is None:
        raise UsageError(
            "T601", f"{shorten(name)!r} is no target of a forecast.", f"Targets: {', '.join(targets())}."
        )
    return found


def find_country(name: str) -> str:
    """The code of a country given by code or usual name.

    Raises:
        UsageError: T601.
    """
    asked = " ".join(name.split()).casefold()
    for code, country in countries().items():
        if asked == code.casefold() or asked in (n.casefold() for n in country.names):
            return code
    raise UsageError(
        "T601",
        f"{shorten(name)!r} is no country.",
        "Give an ISO 3166 alpha-3 code such as IRN, or a usual name.",
    )


def check_horizon(target: Target, horizon: str | None) -> None:
    """Nothing when the horizon is the target's own, or not given.

    Raises:
        UsageError: T601, another horizon, or none at all ("soon").
    """
    if horizon is None:
        return
    parts = re.fullmatch(r"\s*(\d{1,4})\s*(m|month|months|y|year|years)\s*", horizon.lower())
    months = int(parts[1]) * (12 if parts[2].startswith("y") else 1) if parts else None
    if months != target.months:
        raise UsageError(
            "T601",
            f"Horizon {shorten(horizon)!r}: outcomes of {target.name} are known for {target.months} month"
            f"{'' if target.months == 1 else 's'} ahead only.",
            f"Leave it out, or give {target.months}m.",
        )


@cache
def read_data(name: str) -> dict[str, Any]:
    """A YAML file of this package's data."""
    text = resources.files("tacitus.forecast").joinpath("data", name).read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


@cache
def states() -> Mapping[int, str]:
    """Number of a state in Gleditsch and Ward's list -> its code."""
    return MappingProxyType({int(number): str(code) for number, code in read_data("states.yaml").items()})


def _target(name: str, row: Mapping[str, Any]) -> Target:
    plain = {key: value for key, value in row.items() if key not in ("caveats", "office")}
    return Target(
        name=name,
        caveats=tuple(row["caveats"]),
        offices=MappingProxyType(dict(row.get("office", {}))),
        **plain,
    )
