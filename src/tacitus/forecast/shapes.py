"""A forecast: what is asked, base rates before any model's number, the number with its interval, drivers, track record."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

import numpy as np

from tacitus.errors import ResourceError
from tacitus.forecast.calibrate import Beta
from tacitus.forecast.rates import Rate
from tacitus.forecast.targets import Target, read_data

LEVEL = 0.9  # of every interval
GIVEN = "logit, calibrated"  # the model whose number is given as the probability
PACKAGED = "package"  # where counts are not a record's
_Z90 = 1.644854


@dataclass(frozen=True, slots=True)
class Chance:
    """A calibrated probability; `low` and `high` tell the uncertainty of the fit alone, at the level of LEVEL."""

    value: float
    low: float
    high: float

    def shape(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "value": round(self.value, 5),
            "low": round(self.low, 5),
            "high": round(self.high, 5),
            "level": LEVEL,
        }


@dataclass(frozen=True, slots=True)
class Counts:
    """A predictive distribution: `chances[n]` is the chance of exactly n; `low` and `high` hold at least LEVEL."""

    mean: float
    median: int
    low: int
    high: int
    chances: tuple[float, ...]

    def shape(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "mean": round(self.mean, 4), "median": self.median, "low": self.low, "high": self.high, "level": LEVEL,
            "chances": [round(p, 6) for p in self.chances],
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Driver:
    """A group of features, in words, and what it adds to the logarithm of odds or mean."""

    words: str
    effect: float


@dataclass(frozen=True, slots=True)
class Forecast:
    """What can be said of a target and a country at the end of a day, for a window after it (both ends inclusive).

    `chance` or `counts` is None where no model's number can be given; `why` then tells the reason. `models` holds
    the numbers of every model: a chance, or the chances of 0, 1, 2, ... events.
    """

    target: Target
    country: str
    name: str
    origin: str
    start: str
    end: str
    base_rates: tuple[Rate, ...]
    chance: Chance | None
    counts: Counts | None
    models: Mapping[str, Any]
    version: str
    drivers: tuple[Driver, ...] = ()
    track_record: Mapping[str, Any] = field(default_factory=dict)
    caveats: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    why: str | None = None
    record: str = PACKAGED

    @property
    def id(self) -> str:
        """sha256 of target, country, origin, window, version and record: the same forecast, the same id."""
        key = [self.target.name, self.country, self.origin, self.start, self.end, self.version, self.record]
        return hashlib.sha256(json.dumps(key, separators=(",", ":")).encode()).hexdigest()

    def shape(self) -> dict[str, Any]:
        """As JSON; base rates come before the model's number."""
        return {
            "id": self.id,
            "target": self.target.name,
            "definition": self.target.definition,
            "unit": self.target.unit,
            "horizon_months": self.target.months,
            "country": self.country,
            "office": self.target.office(self.country),
            "origin": self.origin,
            "window": [self.start, self.end],
            "base_rates": [rate.shape() for rate in self.base_rates],
            "probability": self.chance.shape() if self.chance else None,
            "counts": self.counts.shape() if self.counts else None,
            "why": self.why,
            "models": dict(self.models),
            "drivers": [{"words": d.words, "effect": round(d.effect, 3)} for d in self.drivers],
            "track_record": dict(self.track_record),
            "caveats": list(self.caveats),
            "sources": [self.target.source, *self.sources],
            "record": self.record,
            "version": self.version,
        }


@cache
def read_model(name: str) -> tuple[Mapping[str, Any], str]:
    """A file of fitted models and its version, which is the beginning of its sha256.

    Raises:
        ResourceError: T301.
    """
    try:
        data = resources.files("tacitus.forecast").joinpath("data", name).read_bytes()
        return json.loads(data)[
            "targets"
        ], f"tacitus-forecast 1 sha256:{hashlib.sha256(data).hexdigest()[:12]}"
    except (OSError, ValueError, KeyError) as error:
        raise ResourceError("T301", f"{name} is missing or damaged.", "Install Tacitus again.") from error


def chance_of(score: float, deviation: float, calibration: Sequence[float]) -> Chance:
    """The calibrated chance of a logit's score, with the interval that the score's standard deviation gives."""
    scores = score + _Z90 * deviation * np.array([0.0, -1.0, 1.0])
    value, low, high = Beta(*calibration).apply(1 / (1 + np.exp(-scores)))
    return Chance(float(value), float(low), float(high))


def group_effects(names: Sequence[str], effects: Iterable[float]) -> dict[str, float]:
    """What each group of features adds to the link, from what each feature adds."""
    place = {name: group for group, told in read_data("drivers.yaml").items() for name in told["features"]}
    found: dict[str, float] = {}
    for name, effect in zip(names, effects, strict=True):
        found[place[name]] = found.get(place[name], 0.0) + float(effect)
    return found


def name_drivers(groups: Mapping[str, float], most: int = 4) -> tuple[Driver, ...]:
    """The groups of features that move a forecast most, strongest first."""
    words = read_data("drivers.yaml")
    order = sorted(groups, key=lambda g: (-abs(groups[g]), g))[:most]
    return tuple(
        Driver(words[g]["up" if groups[g] > 0 else "down"], groups[g])
        for g in order
        if abs(groups[g]) >= 0.05
    )
