"""Base rates: how often it happened, of how many, with Wilson's interval."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

Z95 = 1.959964


@dataclass(frozen=True, slots=True)
class Rate:
    """`k` of `n` units under a condition told in words; `period` tells the years or months they are from."""

    condition: str
    k: int
    n: int
    period: str

    @property
    def share(self) -> float | None:
        """None where there is nothing to count."""
        return self.k / self.n if self.n else None

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 % interval; (0, 1) where there is nothing to count."""
        return wilson(self.k, self.n)

    def shape(self) -> dict[str, Any]:
        """As JSON."""
        low, high = self.interval
        return {
            "condition": self.condition, "k": self.k, "n": self.n, "period": self.period,
            "rate": None if self.share is None else round(self.share, 4),
            "low": round(low, 4), "high": round(high, 4),
        }  # fmt: skip


def wilson(k: int, n: int, z: float = Z95) -> tuple[float, float]:
    """Interval of a share of `k` in `n` by Wilson's score; (0, 1) for n = 0."""
    if n == 0:
        return 0.0, 1.0
    share, extra = k / n, z * z / n
    middle = (share + extra / 2) / (1 + extra)
    half = z / (1 + extra) * math.sqrt(share * (1 - share) / n + extra / (4 * n))
    return max(0.0, middle - half), min(1.0, middle + half)
