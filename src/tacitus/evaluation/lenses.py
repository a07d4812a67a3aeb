"""Lenses held against what is known from elsewhere: outcome series, known turns, quiet years, simulated rates.

Formulas were settled on years up to 2011 of the outcome series; later years are reported apart.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from tacitus.evaluation.gold import Row
from tacitus.lenses import load_lens
from tacitus.lenses.acts import Acts
from tacitus.lenses.beta import Floats
from tacitus.lenses.definition import Definition
from tacitus.lenses.estimate import counters, interval, points
from tacitus.lenses.measure import change
from tacitus.lenses.values import Change
from tacitus.ontology import CATEGORIES, quad_code
from tacitus.ontology.countries import countries

QUARTER, YEAR = 3, 12
SURE = 0.9
# Names of Mass Mobilization that are none of ours.
_NAMES = {
    "Bosnia": "BIH", "Cape Verde": "CPV", "Central African Republic": "CAF", "Congo Brazzaville": "COG",
    "Congo Kinshasa": "COD", "Czechoslovakia": None, "Germany East": None, "Germany West": None,
    "Guinea-Bissau": "GNB", "Ivory Coast": "CIV", "Kosovo": "KOS", "Macedonia": "MKD", "Serbia and Montenegro": "SRB",
    "Swaziland": "SWZ", "Timor Leste": "TLS", "USSR": None, "United Arab Emirate": "ARE", "Yugoslavia": None,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seen:
    """One row of the sheet and what the lens said: how likely the figure moved the way that is asked about."""

    row: Row
    chance: float
    change: Change | None


def see_turn(acts: Acts, row: Row) -> Seen:
    """The quarter of a turn against the twelve months before it."""
    year, quarter = row["quarter"].split("-Q")
    first = int(year) * 12 + (int(quarter) - 1) * QUARTER
    return _see(acts, row, first, QUARTER)


def see_quiet(acts: Acts, row: Row) -> Seen:
    """A quiet year against the year before."""
    return _see(acts, row, row["year"] * 12, YEAR)


def see_quiet_quarters(acts: Acts, row: Row) -> list[Seen]:
    """The quarters of a quiet year, each as a turn is looked at."""
    return [_see(acts, row, row["year"] * 12 + q * QUARTER, QUARTER) for q in range(4)]


def _see(acts: Acts, row: Row, first: int, length: int) -> Seen:
    definition = load_lens(row["lens"])
    name = "coercive" if row["direction"].startswith("coercive") else None
    part = definition.part(name)
    if row["country"] not in acts.by_country:
        return Seen(row, 0.0, None)
    counted = counters(definition, acts, row["country"], row["on"])[part.name]
    now = (first, first + length - 1)
    found = change(acts, definition, part, counted, row["country"], row["on"], now, YEAR)
    return Seen(row, 0.0 if found is None else found.shift.rise, found)  # the lenses name what is higher


def conflict_shares(acts: Acts, weights: Mapping[str, float]) -> dict[int, float]:
    """Share of conflict among all incidents of the world, by month; `weights` of categories, others weigh 0."""
    seen: dict[int, tuple[int, str]] = {}
    for act in acts.rows:
        seen.setdefault(act.incident, (act.month, act.event))
    k, n = (
        dict.fromkeys(range(acts.first, acts.last + 1), 0.0),
        dict.fromkeys(range(acts.first, acts.last + 1), 0),
    )
    for month, event in seen.values():
        if month in n:
            n[month] += 1
            k[month] += weights.get(event, 0.0)
    return {month: k[month] / n[month] for month in n if n[month] >= 30}


MATERIAL = {name: 1.0 for name in CATEGORIES if quad_code(name) == 4}


def read_gpr(path: Path) -> dict[int, float]:
    """Month -> index of geopolitical risk (Caldara and Iacoviello)."""
    with path.open(encoding="utf-8") as file:
        rows = [(row["month"], row["GPR"]) for row in csv.DictReader(file)]
    return {int(m[:4]) * 12 + int(m[5:7]) - 1: float(value) for m, value in rows if value}


def correlate(one: Mapping[int, float], other: Mapping[int, float], first: int, last: int) -> float:
    """Pearson's r over the months that both have."""
    months = [m for m in range(first, last + 1) if m in one and m in other]
    return float(np.corrcoef([one[m] for m in months], [other[m] for m in months])[0, 1])


def less_mean(series: Mapping[int, float], months: int = 12) -> dict[int, float]:
    """What is left after the mean of the `months` before, where all of them are known."""
    return {
        m: value - sum(series[m - i] for i in range(1, months + 1)) / months
        for m, value in series.items()
        if all(m - i in series for i in range(1, months + 1))
    }


def read_protests(path: Path) -> dict[tuple[str, int], int]:
    """(country, year) -> protest events of Mass Mobilization; 0 where it says there was none."""
    by_name = {name: code for code, c in countries().items() for name in c.names} | _NAMES
    found: dict[tuple[str, int], int] = {}
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            code = by_name.get(row["country"])
            if code is not None:
                key = (code, int(row["year"]))
                found[key] = found.get(key, 0) + int(float(row["protest"]))
    return found


def most_told(acts: Acts, codes: Iterable[str], count: int, last: int) -> list[str]:
    """The countries with most acts up to a month."""
    told = {c: sum(act.month <= last for act in acts.by_country.get(c, ())) for c in codes}
    return sorted(told, key=lambda c: (-told[c], c))[:count]


def yearly(
    acts: Acts, definition: Definition, code: str, years: Sequence[int], channel: str | None = None
) -> list[float]:
    """The figure of the first part (or a channel) in each year."""
    part = definition.parts[0]
    counted = counters(definition, acts, code, None)[part.name]
    some = points(part, counted, [(y * 12, y * 12 + 11) for y in years], trailing=definition.trailing)
    return [(p.figure if channel is None else p.channels[channel]).value for p in some]


def spearman(one: Sequence[float], other: Sequence[float]) -> float:
    """Spearman's rho, ties by their mean rank."""
    return float(np.corrcoef(_ranks(np.asarray(one)), _ranks(np.asarray(other)))[0, 1])


def _ranks(values: Floats) -> Floats:
    _, where, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    ranks: Floats = (ends - (counts - 1) / 2)[where]
    return ranks


def simulate_coverage(
    sizes: Sequence[int],
    *,
    base: float,
    strength: float,
    rates: int,
    months: int,
    seed: int,
    drift: float = 1.0,
) -> dict[str, Any]:
    """How often 90 % intervals hold the rate that made the counts.

    A country has a rate of its own (beta around the base rate); that of a month is beta around it, worth `strength`
    observations (times `drift`, 0 for no movement at all); counts are binomial with n from `sizes`. p0 is taken from
    the 60 months before, as a lens does it.
    """
    random = np.random.default_rng(seed)
    held = inside = 0
    widths: list[float] = []
    for _ in range(rates):
        own = random.beta(base * strength, (1 - base) * strength)
        own = min(max(own, 1e-6), 1 - 1e-6)
        size = strength / drift if drift else 0.0
        n = random.choice(np.asarray(sizes), months + 60)
        rate = random.beta(own * size, (1 - own) * size, months + 60) if drift else np.full(months + 60, own)
        k = random.binomial(n, rate)
        sums = [np.concatenate([[0], np.cumsum(row)]) for row in (k, n)]
        k_all, n_all = (s[60:-1] - s[:-61] for s in sums)
        p0 = (k_all + strength * base) / (n_all + strength)
        a, b = k[60:] + strength * p0, n[60:] - k[60:] + strength * (1 - p0)
        low, high = interval(a, b)
        inside += int(np.sum((low <= rate[60:]) & (rate[60:] <= high)))
        held += months
        widths += list(high - low)
    return {"coverage": inside / held, "n": held, "width": float(np.mean(widths))}
