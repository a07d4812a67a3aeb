"""Beta calibration (Kull, Silva Filho, Flach 2017) of a model's chances on its past forecasts.

logit(q) = shift + up * log(p) - down * log(1 - p), fitted with a pull towards leaving p as it is (shift 0, up 1,
down 1): with few events it hardly moves, with many it follows them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[Any]
EDGE = 1e-6


@dataclass(frozen=True, slots=True)
class Beta:
    """A calibration; the default leaves chances as they are."""

    shift: float = 0.0
    up: float = 1.0
    down: float = 1.0

    def apply(self, chances: Vector) -> Vector:
        """Calibrated chances, in the same order of size."""
        sure = np.clip(chances, EDGE, 1 - EDGE)
        score = self.shift + self.up * np.log(sure) - self.down * np.log(1 - sure)
        return np.asarray(1 / (1 + np.exp(-score)))


def fit_beta(chances: Vector, outcomes: Vector, *, pull: float = 5.0) -> Beta:
    """The calibration that fits past forecasts best; `pull` is the cost of leaving (0, 1, 1)."""
    if not len(chances) or outcomes.min() == outcomes.max():
        return Beta()
    sure = np.clip(chances, EDGE, 1 - EDGE)
    design = np.column_stack([np.ones(len(sure)), np.log(sure), -np.log(1 - sure)])
    start = np.array([0.0, 1.0, 1.0])
    at, lost = start.copy(), _loss(design, outcomes, start, start, pull)
    for _ in range(40):
        mean = 1 / (1 + np.exp(-design @ at))
        slope = design.T @ (outcomes - mean) - pull * (at - start)
        bend = (design.T * (mean * (1 - mean))) @ design + pull * np.eye(3)
        step, size = np.linalg.solve(bend, slope), 1.0
        while _loss(design, outcomes, at + size * step, start, pull) > lost and size > 1e-4:
            size /= 2
        at = at + size * step
        now = _loss(design, outcomes, at, start, pull)
        if lost - now < 1e-9:
            break
        lost = now
    shift, up, down = (float(v) for v in at)
    return Beta(round(shift, 6), round(max(up, 0.0), 6), round(max(down, 0.0), 6))


def _loss(design: Vector, outcomes: Vector, at: Vector, start: Vector, pull: float) -> float:
    score = design @ at
    return float((np.logaddexp(0, score) - outcomes * score).sum() + pull * ((at - start) ** 2).sum() / 2)
