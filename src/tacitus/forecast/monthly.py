"""What is known of each country at the end of each month, from monthly counts; nothing later is looked at."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from tacitus.forecast.months import Months, Vector

WARM_UP = 12  # months that must lie before an origin
_OTHERS = (
    ("protests", "PROTEST"),
    ("assaults", "ASSAULT"),
    ("coercions", "COERCE"),
    ("accusations", "ACCUSE"),
    ("sanctions", "SANCTION"),
)
_FIRST_CHANCE = 0.02  # chance of a month with something where nothing is known yet


def month_features(months: Months, outcome: str) -> Mapping[str, Vector]:
    """Feature -> countries x months; column t is what is known at the end of month t.

    Sums over the past fade: a month that lies n months back counts exp(-n / span), and the number in a feature's name
    is its span. Most features are logarithms.
    """
    own = months.counts[outcome]
    some = (own > 0).astype(float)
    items = months.counts["items"]
    volume = items.sum(axis=0, keepdims=True)
    found = {f"any_{span}": np.log(fade(some, span) + 0.02) for span in (2, 4, 12, 40)}
    found |= {f"own_{span}": np.log(fade(own, span) + 0.04) for span in (1, 2, 5, 12, 40)}
    found["rate"] = _rate(some)
    found["last"] = np.log1p(own)
    found |= {f"items_{span}": np.log(fade(items, span) + 0.2) for span in (2, 12)}
    for name, column in _OTHERS:
        if column != outcome:
            found[name] = np.log(fade(months.counts[column], 4) + 0.1)
    rows = own.shape[0]
    for span in (2, 24):
        found[f"all_{span}"] = np.repeat(np.log(fade(own.sum(axis=0, keepdims=True), span) + 1), rows, axis=0)
        found[f"volume_{span}"] = np.repeat(np.log(fade(volume, span) + 1), rows, axis=0)
    ahead = 2 * np.pi * ((months.first + np.arange(own.shape[1]) + 1) % 12) / 12
    found["sine"] = np.repeat(np.sin(ahead)[None, :], rows, axis=0)
    found["cosine"] = np.repeat(np.cos(ahead)[None, :], rows, axis=0)
    return found


def fade(values: Vector, span: float) -> Vector:
    """Fading mean of each row up to each column."""
    keep = float(np.exp(-1 / span))
    faded, now = np.zeros_like(values), np.zeros(values.shape[0])
    for column in range(values.shape[1]):
        now = now * keep + values[:, column] * (1 - keep)
        faded[:, column] = now
    return faded


def _rate(some: Vector) -> Vector:
    """Log odds of a month with something by the country's own past, drawn to that of all countries."""
    so_far = np.cumsum(some, axis=1)
    n = np.arange(1, some.shape[1] + 1)
    everywhere = (so_far.mean(axis=0) + _FIRST_CHANCE) / (n + 1)
    rate = (so_far + 3 * everywhere) / (n + 3)
    return np.asarray(np.log(rate / (1 - rate)))
