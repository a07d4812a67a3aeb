"""What stands around a trigger: words by their distance, the names next to it, the numbers of its clause.

Distances are counted in words that `words.stems` keeps, outwards from the trigger; a word that stands on both sides has
the lesser. A clause ends where a comma, a stop or a word such as "after" or "while" begins another; a very short one
takes the clause before it in.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from tacitus.incidents.words import Word, numbers_in, rarity, words_of

_CLAUSE = re.compile(
    r"[;.:]\s|,\s|\s[–—-]\s|\s(?=(?:after|following|while|amid|amidst|ahead of|before|because|despite|over|since|when|"
    r"as part of|in response to|who|which|where|due to|prior to|although|during|as)\s)"
)
_SHORT = 25  # code points
_NEXT = 3  # words that are an argument
_NAMES_WITHIN = 8
_CLOSE, _WIDE = 3.0, 8.0  # words over which a word's weight falls to its e-th part


@dataclass(frozen=True, slots=True)
class Focus:
    """`close` and `wide` are words weighed by rarity and distance, as vectors of length 1."""

    close: dict[str, float]
    wide: dict[str, float]
    before: frozenset[str]  # the few words before the trigger
    after: frozenset[str]
    name_before: frozenset[str]  # the nearest name before it
    name_after: frozenset[str]
    numbers: frozenset[int]  # of its clause

    @property
    def names(self) -> frozenset[str]:
        """Both names."""
        return self.name_before | self.name_after


def focus_on(text: str, start: int, end: int) -> Focus:
    """The surroundings of the trigger `text[start:end]`."""
    words = words_of(text)
    before = [word for word in reversed(words) if word.end <= start]
    after = [word for word in words if word.start >= end]
    distance = {word.stem: 0 for word in words if word.start < end and start < word.end}
    for side in (before, after):
        for steps, word in enumerate(side, 1):
            distance[word.stem] = min(steps, distance.get(word.stem, steps))
    return Focus(
        close=_weigh(distance, _CLOSE),
        wide=_weigh(distance, _WIDE),
        before=frozenset(word.stem for word in before[:_NEXT]),
        after=frozenset(word.stem for word in after[:_NEXT]),
        name_before=_nearest_name(before),
        name_after=_nearest_name(after),
        numbers=numbers_in(clause_of(text, start, end)),
    )


def clause_of(text: str, start: int, end: int) -> str:
    """The clause that holds `text[start:end]`."""
    cuts = [0, *(match.end() for match in _CLAUSE.finditer(text)), len(text)]
    first = max(cut for cut in cuts if cut <= start)
    last = min((cut for cut in cuts if cut >= end), default=len(text))
    if last - first < _SHORT:
        first = max((cut for cut in cuts if cut < first), default=0)
    return text[first:last]


def _weigh(distance: dict[str, int], scale: float) -> dict[str, float]:
    weights = {stem: rarity(stem) * math.exp(-steps / scale) for stem, steps in distance.items()}
    length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
    return {stem: w / length for stem, w in weights.items()}


def _nearest_name(outwards: Iterable[Word]) -> frozenset[str]:
    found: list[str] = []
    for steps, word in enumerate(outwards):
        if word.name:
            found.append(word.stem)
        elif found or steps >= _NAMES_WITHIN:
            break
    return frozenset(found)
