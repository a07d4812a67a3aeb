"""Predictive distributions of counts on 0..MOST, and their score.

A distribution is a row of chances of 0, 1, 2, ... MOST; what lies beyond is counted with MOST. The score is the
continuous ranked probability score: the sum of squared distances of the two distribution functions, in counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[Any]
MOST = 250


def negative_binomial(mean: Vector, size: Vector) -> Vector:
    """Rows of chances by mean and size; the variance is mean + mean² / size."""
    rows = np.zeros((len(mean), MOST + 1))
    rows[:, 0] = np.exp(-size * np.log1p(mean / size))
    share = mean / (size + mean)
    for x in range(MOST):
        rows[:, x + 1] = rows[:, x] * (x + size) / (x + 1) * share
    return _closed(rows)


def size_at(mean: Vector, size: Sequence[float]) -> Vector:
    """Size of the negative binomial at a mean: log size = a + b log mean, for `size` = (a, b)."""
    return np.asarray(np.exp(np.clip(size[0] + size[1] * np.log(mean), -6, 6)))


def poisson(mean: Vector) -> Vector:
    """Rows of chances by mean; a mean of zero puts everything on zero."""
    rows = np.zeros((len(mean), MOST + 1))
    rows[:, 0] = np.exp(-mean)
    for x in range(MOST):
        rows[:, x + 1] = rows[:, x] * mean / (x + 1)
    return _closed(rows)


def sample(values: Vector) -> Vector:
    """Rows of chances that are the shares of given counts: cases x counts -> cases x chances ("conflictology")."""
    rows = np.zeros((len(values), MOST + 1))
    capped = np.minimum(values, MOST).astype(int)
    for column in capped.T:
        rows[np.arange(len(rows)), column] += 1 / values.shape[1]
    return rows


def crps(rows: Vector, outcomes: Vector) -> Vector:
    """Score of each distribution at what came; lower is better, zero for certainty that was right."""
    below = np.cumsum(rows, axis=1)
    came = np.arange(MOST + 1)[None, :] >= np.minimum(outcomes, MOST)[:, None]
    return np.asarray(((below - came) ** 2).sum(axis=1))


def mean_of(row: Vector) -> float:
    """Mean of one distribution."""
    return float((row * np.arange(len(row))).sum())


def quantile(row: Vector, share: float) -> int:
    """Least count whose distribution function reaches a share."""
    return min(int(np.searchsorted(np.cumsum(row), share - 1e-9)), len(row) - 1)


def _closed(rows: Vector) -> Vector:
    """Rows that add up to one: what is left lies at the end."""
    rows[:, -1] += np.maximum(0.0, 1 - rows.sum(axis=1))
    return rows
