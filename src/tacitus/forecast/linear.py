"""Linear models with a ridge: logit of a yes or no, logarithm of a mean count. Fitted by Newton's method.

Features are standardised; a missing one takes the median of training. The intercept is not shrunk. `effects` tells
what each feature of a case adds to the link, so that a forecast can name its drivers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[Any]
Link = Literal["logit", "log"]
_STEPS, _CLOSE = 60, 1e-9
_LEAST, _MOST = -30.0, 12.0  # of the link


@dataclass(frozen=True, slots=True)
class Linear:
    """A fitted model; `weights` belong to standardised features, `spread` is the covariance of intercept and weights."""

    link: Link
    names: tuple[str, ...]
    median: Vector
    mean: Vector
    deviation: Vector
    intercept: float
    weights: Vector
    spread: Vector

    def effects(self, features: Vector) -> Vector:
        """Cases x features -> what each adds to the link, against the average case of training."""
        return np.asarray(self._standardise(features) * self.weights)

    def score(self, features: Vector) -> Vector:
        """The link of each case."""
        return np.asarray(self.intercept + self.effects(features).sum(axis=1))

    def predict(self, features: Vector) -> Vector:
        """Chance, or mean count, of each case."""
        return _inverse(self.link, self.score(features))

    def deviation_of_score(self, features: Vector) -> Vector:
        """Standard deviation of the link of each case that comes from the fit alone."""
        design = np.column_stack([np.ones(len(features)), self._standardise(features)])
        return np.asarray(np.sqrt(np.einsum("ij,jk,ik->i", design, self.spread, design)))

    def shape(self) -> dict[str, Any]:
        """As JSON; `read_linear` reads it."""
        return {
            "link": self.link,
            "names": list(self.names),
            "median": _rounded(self.median),
            "mean": _rounded(self.mean),
            "deviation": _rounded(self.deviation),
            "intercept": round(self.intercept, 6),
            "weights": _rounded(self.weights),
            "spread": [_rounded(row, 7) for row in self.spread],
        }

    def _standardise(self, features: Vector) -> Vector:
        filled = np.where(np.isnan(features), self.median, features)
        return np.asarray((filled - self.mean) / self.deviation)


def fit_linear(
    link: Link,
    names: Sequence[str],
    features: Vector,
    outcomes: Vector,
    *,
    ridge: float,
    weight: Vector | None = None,
) -> Linear:
    """The model that fits best, each squared weight costing `ridge` / 2.

    Args:
        features: cases x features, NaN where missing.
        weight: how much each case counts; None for all alike.
    """
    with np.errstate(all="ignore"):
        median = np.nan_to_num(np.nanmedian(features, axis=0))
    filled = np.where(np.isnan(features), median, features)
    mean, deviation = filled.mean(axis=0), filled.std(axis=0) + 1e-9
    design = np.column_stack([np.ones(len(filled)), (filled - mean) / deviation])
    counts = np.ones(len(filled)) if weight is None else weight
    cost = np.full(design.shape[1], float(ridge))
    cost[0] = 1e-6
    found, spread = _newton(link, design, outcomes, counts, cost)
    return Linear(link, tuple(names), median, mean, deviation, float(found[0]), found[1:], spread)


def read_linear(shape: Mapping[str, Any]) -> Linear:
    """The model that `Linear.shape` gave."""
    return Linear(
        link=shape["link"],
        names=tuple(shape["names"]),
        intercept=float(shape["intercept"]),
        **{
            name: np.array(shape[name], dtype=float)
            for name in ("median", "mean", "deviation", "weights", "spread")
        },
    )


def _newton(
    link: Link, design: Vector, outcomes: Vector, counts: Vector, cost: Vector
) -> tuple[Vector, Vector]:
    rate = float((counts * outcomes).sum() / counts.sum())
    rate = min(max(rate, 1e-6), 1 - 1e-6) if link == "logit" else max(rate, 1e-6)
    at = np.zeros(design.shape[1])
    at[0] = np.log(rate / (1 - rate)) if link == "logit" else np.log(rate)
    lost = _loss(link, design, outcomes, counts, cost, at)
    for _ in range(_STEPS):
        mean = _inverse(link, design @ at)
        curve = counts * (mean * (1 - mean) if link == "logit" else mean)
        slope = design.T @ (counts * (outcomes - mean)) - cost * at
        bend = (design.T * curve) @ design + np.diag(cost)
        step, size = np.linalg.solve(bend, slope), 1.0
        now = _loss(link, design, outcomes, counts, cost, at + step)
        while not now <= lost and size > 1e-6:
            size /= 2
            now = _loss(link, design, outcomes, counts, cost, at + size * step)
        at = at + size * step
        if abs(lost - now) <= _CLOSE * abs(lost):
            break
        lost = now
    mean = _inverse(link, design @ at)
    curve = counts * (mean * (1 - mean) if link == "logit" else mean)
    return at, np.linalg.inv((design.T * curve) @ design + np.diag(cost))


def _loss(link: Link, design: Vector, outcomes: Vector, counts: Vector, cost: Vector, at: Vector) -> float:
    score = np.clip(design @ at, _LEAST, 30.0 if link == "logit" else _MOST)
    each = np.logaddexp(0, score) - outcomes * score if link == "logit" else np.exp(score) - outcomes * score
    return float((counts * each).sum() + (cost * at * at).sum() / 2)


def _inverse(link: Link, score: Vector) -> Vector:
    if link == "logit":
        return np.asarray(1 / (1 + np.exp(-np.clip(score, -30.0, 30.0))))
    return np.asarray(np.exp(np.clip(score, _LEAST, _MOST)))


def _rounded(values: Vector, digits: int = 6) -> list[float]:
    return [round(float(v), digits) for v in values]
