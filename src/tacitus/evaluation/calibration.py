"""How well stated confidences agree with how often they are right."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from typing import Any

Outcomes = Sequence[tuple[float, bool]]  # confidence in [0, 1], whether it was right


def summarise(outcomes: Outcomes) -> dict[str, Any]:
    """`ece`, the error; `ece_chance`, what exact confidences would show, its middle 95 % in `ci95`; `ece_gap`, mean confidence
    less the share right; `confident`, how many outcomes."""
    chance = error_by_chance(outcomes)
    return {
        "ece": calibration_error(outcomes),
        "ece_chance": chance and chance[0],
        "ece_gap": confidence_gap(outcomes),
        "confident": len(outcomes),
        "ci95": {} if chance is None else {"ece_chance": chance[1]},
    }


def calibration_error(outcomes: Iterable[tuple[float, bool]], *, bins: int = 10) -> float | None:
    """Expected calibration error: mean confidence against share right, weighted over equal-width bins.

    None when there are no outcomes; a confidence of 1 falls into the last bin.
    """
    filled: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in outcomes:
        filled.setdefault(min(bins - 1, int(confidence * bins)), []).append((confidence, right))
    n = sum(map(len, filled.values()))
    if not n:
        return None
    gaps = (abs(sum(c for c, _ in part) - sum(r for _, r in part)) for _, part in sorted(filled.items()))
    return round(sum(gaps) / n, 3)


def error_by_chance(
    outcomes: Outcomes, *, draws: int = 1000, seed: int = 0
) -> tuple[float, tuple[float, float]] | None:
    """The calibration error that the same confidences would show if each were exactly the chance of being right.

    In few outcomes the shares of the bins scatter, so even exact confidences show an error above 0.

    Returns:
        mean of the draws, and their middle 95 %; None when there are no outcomes.
    """
    rng = random.Random(seed)
    found = sorted(
        calibration_error([(c, rng.random() < c) for c, _ in outcomes]) or 0.0 for _ in range(draws)
    )
    if not outcomes:
        return None
    return round(sum(found) / draws, 3), (found[int(draws * 0.025)], found[int(draws * 0.975)])


def confidence_gap(outcomes: Outcomes) -> float | None:
    """Mean confidence less the share right: above 0 it promises too much."""
    if not outcomes:
        return None
    return round((sum(c for c, _ in outcomes) - sum(r for _, r in outcomes)) / len(outcomes), 3)
