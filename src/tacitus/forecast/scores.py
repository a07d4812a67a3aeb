"""Scoring rules and calibration of probabilities; paired bootstrap of two systems.

All take arrays of equal length. Probabilities are clipped to 0.00001..0.99999 for the log loss only.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from tacitus.forecast.rates import wilson

Vector = NDArray[Any]
EDGE = 1e-5


def brier(outcomes: Vector, chances: Vector) -> Vector:
    """Squared error of each forecast."""
    return np.asarray((chances - outcomes) ** 2)


def log_loss(outcomes: Vector, chances: Vector) -> Vector:
    """Minus the logarithm of the chance that was given to what came, of each forecast."""
    sure = np.clip(chances, EDGE, 1 - EDGE)
    return np.asarray(-(outcomes * np.log(sure) + (1 - outcomes) * np.log(1 - sure)))


def auc(outcomes: Vector, chances: Vector) -> float | None:
    """Chance that an event was given more than a non-event, ties half; None where one of them is absent."""
    events = int(outcomes.sum())
    if events in (0, len(outcomes)):
        return None
    _, place, counts = np.unique(chances, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[place]
    above = ranks[outcomes == 1].sum() - events * (events + 1) / 2
    return float(above / (events * (len(outcomes) - events)))


def skill(outcomes: Vector, chances: Vector, reference: Vector | None = None) -> float | None:
    """1 - Brier / Brier of the reference, by default of the share of events itself; None where that is zero."""
    against = np.full(len(outcomes), outcomes.mean()) if reference is None else reference
    worst = float(brier(outcomes, against).mean())
    return 1 - float(brier(outcomes, chances).mean()) / worst if worst else None


def calibration_bins(outcomes: Vector, chances: Vector, bins: int = 10) -> list[dict[str, Any]]:
    """Forecasts in order of their chance, cut into bins of equal size: mean chance, events, Wilson's interval."""
    order = np.argsort(chances, kind="stable")
    rows = []
    for part in np.array_split(order, min(bins, len(order)) or 1):
        if not len(part):
            continue
        k, n = int(outcomes[part].sum()), len(part)
        low, high = wilson(k, n)
        rows.append({"mean": round(float(chances[part].mean()), 5), "k": k, "n": n,
                     "low": round(low, 5), "high": round(high, 5)})  # fmt: skip
    return rows


def calibration_error(outcomes: Vector, chances: Vector, bins: int = 10) -> float:
    """Mean distance of chance and share of events over bins of equal size."""
    rows = calibration_bins(outcomes, chances, bins)
    total = sum(row["n"] for row in rows)
    return (
        float(sum(row["n"] * abs(row["k"] / row["n"] - row["mean"]) for row in rows) / total)
        if total
        else 0.0
    )


def summarise(outcomes: Vector, chances: Vector, reference: Vector | None = None) -> dict[str, Any]:
    """All of the above for one system, rounded."""
    figures: dict[str, Any] = {
        "n": len(outcomes),
        "events": int(outcomes.sum()),
        "brier": float(brier(outcomes, chances).mean()),
        "log_loss": float(log_loss(outcomes, chances).mean()),
        "auc": auc(outcomes, chances),
        "skill": skill(outcomes, chances),
        "ece": calibration_error(outcomes, chances),
    }
    if reference is not None:
        figures["skill_against_rate"] = skill(outcomes, chances, reference)
    return {name: round(v, 5) if isinstance(v, float) else v for name, v in figures.items()}


def compare(
    ours: Vector, theirs: Vector, *, groups: Vector | None = None, resamples: int = 2000, seed: int = 7
) -> dict[str, Any]:
    """Mean difference of two systems' losses on the same forecasts, ours less theirs, by paired bootstrap.

    Args:
        groups: forecasts of one group are drawn together (those of a country, say); None draws each alone.

    Returns:
        `difference`, its middle 95 % (`ci95`) and `better`, the share of resamples in which ours is lower.
    """
    apart = ours - theirs
    _, place = np.unique(np.arange(len(apart)) if groups is None else groups, return_inverse=True)
    sums, sizes = np.bincount(place, apart), np.bincount(place)
    source = np.random.default_rng(seed)
    found = np.empty(resamples)
    for at in range(resamples):
        drawn = source.integers(0, len(sums), len(sums))
        found[at] = sums[drawn].sum() / sizes[drawn].sum()
    low, high = np.quantile(found, [0.025, 0.975])
    return {
        "difference": round(float(apart.mean()), 5),
        "ci95": [round(float(low), 5), round(float(high), 5)],
        "better": round(float((found < 0).mean()), 3),
    }
