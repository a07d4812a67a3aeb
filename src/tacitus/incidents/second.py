"""The second reading of a pair: the network that reads both sentences together (`reading.together`), beside the first.

It costs ten times the first reading and more. One pair alone is read again where the first reading leaves it open; of a
record only few pairs are, those of events that the first reading linked to nothing (`grouping`).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from tacitus.incidents.profile import Profile
from tacitus.reading.together import load_together

_SUREST = 1e-4  # the network is never surer than that


@dataclass(frozen=True, slots=True)
class Second:
    """From which probability to which (exclusive) a pair is read again, and what the logit of each reading weighs."""

    first: float
    last: float
    bias: float
    own: float
    network: float

    def is_open(self, first: float) -> bool:
        """Whether the first reading leaves it open."""
        return self.first < first < self.last

    def probability(self, first: float, a: Profile, b: Profile) -> float:
        """By both readings, 0 to 1, to six digits; `first` is the answer of the first one."""
        told = min(max(load_together().same(a.passage, b.passage), _SUREST), 1 - _SUREST)
        total = self.bias + self.own * _logit(first) + self.network * _logit(told)
        return round(1.0 / (1.0 + math.exp(-total)), 6)


def _logit(share: float) -> float:
    return math.log(share / (1 - share))
