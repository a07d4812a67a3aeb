"""What stands around a statement in its article: the names that go on being meant, and the time that was told last.

A column names its people and places once; "two days later the cabinet answered" means them all the same. Countries and
names of the statements before, less the farther back, and those that the whole article keeps naming speak for a passage
beside the statement's own terms. The time told last is that of an item found for a statement, else of its own words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from tacitus.claims.asked import coded_parties, events_within
from tacitus.claims.index import Index
from tacitus.claims.lists import times_of_items
from tacitus.claims.search import Lookup, Weighed, weigh
from tacitus.claims.story import Days
from tacitus.claims.window import Window
from tacitus.claims.words import Term, terms_of
from tacitus.model import Reading

BESIDE = 0.5  # what a term around a statement counts beside one of its own
LEAST = 0.05  # of a statement's own terms that a passage must hold to be looked at
_BACK = (1.0, 0.6, 0.4)  # for the statements before, the nearest first
_KEPT, _OFTEN = 1.5, 4  # for what the article names twice and more, all of it from so many statements on
_WORDS = 0.3  # of a word that is no name and no country


@dataclass(slots=True)
class Story:
    """An article as it is read on: the terms of its statements, first and last day of what it told last (None before that), and
    the times of the statements that stand in a list (`lists`), by their place."""

    terms: Sequence[Sequence[Term]]
    told: Days | None = None
    listed: Mapping[int, Days] = field(default_factory=dict)
    _often: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, reading: Reading) -> Story:
        """The story of an article that was read."""
        terms = [
            terms_of(s.text) + coded_parties(events_within(reading.events, s)) for s in reading.statements
        ]
        often = Counter(
            key for told in terms for key in {t.key for t in told if t.kind in ("country", "name")}
        )
        return cls(
            terms, None, times_of_items(reading), {key: count for key, count in often.items() if count > 1}
        )

    def going_on(self, window: Window) -> Story:
        """The same for a part of a statement with this window."""
        return replace(self, told=(window.first, window.last), listed={})

    def time_before(self, at: int) -> Days | None:
        """First and last day of what was told before a statement, or of the list that it stands in."""
        return self.listed.get(at, self.told)

    def around(self, index: Index, at: int, own: Sequence[Term]) -> tuple[Weighed, ...]:
        """The terms around a statement that are not its `own`, weighed; `at` is its place, from 0. There are none around an
        item of a list, which speaks for itself."""
        if at in self.listed:
            return ()
        known = {t.key for t in own}
        first: dict[str, Term] = {}
        share: dict[str, float] = {}
        for back, less in enumerate(_BACK, 1):
            for term in self.terms[at - back] if at >= back else ():
                if term.key not in known and term.kind != "number":
                    first.setdefault(term.key, term)
                    share.setdefault(term.key, less * (_WORDS if term.kind == "word" else 1.0))
        for told in self.terms:
            for term in told:
                if term.key in self._often and term.key not in known:
                    first.setdefault(term.key, term)
                    kept = _KEPT * min(1.0, self._often[term.key] / _OFTEN)
                    share[term.key] = max(share.get(term.key, 0.0), kept)
        weighed = weigh(index, list(first.values()), ())
        return tuple(replace(w, weight=w.weight * share[w.term.key]) for w in weighed)


def combined(
    lookup: Lookup, own: Sequence[Weighed], around: Sequence[Weighed]
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """For every passage the share of the statement's terms and of those around it that it holds, and the latter alone; both are 0
    where it holds next to nothing of the statement itself."""
    share, beside = lookup.coverage(own), lookup.coverage(around)
    beside[share < LEAST] = 0.0
    share[share < LEAST] = 0.0
    whole = sum(w.weight for w in own)
    more = BESIDE * sum(w.weight for w in around)
    if not whole or not more:
        return share, beside
    return np.asarray((share * whole + beside * more) / (whole + more), np.float32), beside
