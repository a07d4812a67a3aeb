"""The passages of an index that are most like a claim, with the share of its terms that each of them holds.

A term weighs by how rare it is. It is also found under the other words of its groups, and under words near in meaning at a
discount. Countries and names weigh most. Nothing is decided here.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from tacitus.claims.groups import Said, groups_of, stems_of
from tacitus.claims.index import Index
from tacitus.claims.likeness import neighbours
from tacitus.claims.stems import fold, stem
from tacitus.claims.words import Term

_BY_GROUP, _WIDEST = 0.75, 40_000
_LEAST, _MOST = 1.2, 7.0
_GIVEN = 0.4  # of the weight of a name beside a rarer one
_ASIDE = 0.5  # of the weight of a term that only tells why or when
_BODY = 2.0  # by which the name of a body weighs more than a word: it is several
_NAMED = 0.3  # of the weight of a word inside the name of a body, which is a term of its own
_KEPT = 512  # terms whose passages are kept
_UNHEARD = 4.0  # weight of a word that the record never uses


@dataclass(frozen=True, slots=True)
class Weighed:
    """A term of a claim, its weight, and the terms of the index that stand for it with their discount; `inside`: it is a word of
    the name of a body, which is a term too."""

    term: Term
    weight: float
    ways: tuple[tuple[str, float], ...]
    inside: bool = False


def weigh(
    index: Index, terms: Sequence[Term], said: Sequence[Said], aside: Sequence[tuple[int, int]] = ()
) -> tuple[Weighed, ...]:
    """The different terms of a claim with their weights, in its order; `said` are its groups, `aside` spans that weigh less."""
    found: dict[str, Weighed] = {}
    bodies = [(t.start, t.end) for t in terms if t.is_body]
    total = max(2, len(index.passage_document))
    for term in terms:
        if term.key in found:
            continue
        count = len(index.passages(term.key))
        rare = _UNHEARD if not count else min(_MOST, max(_LEAST, math.log(total / count)))
        if term.kind == "country":
            rare = min(6.0, max(3.0, rare))
        elif term.kind == "number":
            rare = min(2.0, rare)
        elif term.kind == "word":
            rare = min(5.0, rare)
        if any(start <= term.start < end for start, end in aside):
            rare *= _ASIDE
        inside = (
            not term.is_body
            and term.kind != "country"
            and any(start <= term.start < end for start, end in bodies)
        )
        rare *= _BODY if term.is_body else _NAMED if inside else 1.0
        found[term.key] = Weighed(term, rare, _ways(term, said), inside)
    return tuple(_without_given_names(list(found.values())))


def _without_given_names(weighed: list[Weighed]) -> list[Weighed]:
    """Of names that stand together the rarest keeps its weight, the last of equals; the others weigh little."""
    kept = list(weighed)
    at = 0
    while at < len(kept):
        end = at + 1
        while (
            end < len(kept)
            and kept[at].term.kind == "name" == kept[end].term.kind
            and kept[end].term.start - kept[end - 1].term.end <= 2
        ):
            end += 1
        if end - at > 1:
            heaviest = max(range(at, end), key=lambda i: (kept[i].weight, i))
            for i in range(at, end):
                if i != heaviest:
                    kept[i] = replace(kept[i], weight=round(_GIVEN * kept[i].weight, 3))
        at = end
    return kept


@dataclass(frozen=True, slots=True)
class Lookup:
    """Looks terms up in an index; what was found for the last ones is kept, since an article goes on naming them."""

    index: Index
    kept: dict[tuple[tuple[str, float], ...], tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]] = field(
        default_factory=dict
    )

    def coverage(self, weighed: Sequence[Weighed]) -> npt.NDArray[np.float32]:
        """For every passage the share (0..1) of the weight of some terms that it holds."""
        score, whole = np.zeros(len(self.index.passage_document), np.float32), 0.0
        for one in weighed:
            whole += one.weight
            rows, worth = self._holding(one.ways)
            score[rows] += np.float32(one.weight) * worth
        return score / np.float32(whole) if whole else score

    def _holding(
        self, ways: tuple[tuple[str, float], ...]
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
        """The passages that hold a term in one of its ways, and the best discount of each."""
        if ways not in self.kept:
            if len(self.kept) >= _KEPT:
                self.kept.clear()
            best = np.zeros(len(self.index.passage_document), np.float32)
            for key, worth in ways:
                rows = self.index.passages(key)
                if worth == 1.0 or len(rows) <= _WIDEST:
                    best[rows] = np.maximum(best[rows], np.float32(worth))
            held = np.flatnonzero(best)
            self.kept[ways] = held, best[held]
        return self.kept[ways]


def _ways(term: Term, said: Sequence[Said]) -> tuple[tuple[str, float], ...]:
    ways: dict[str, float] = {term.key: 1.0}
    if term.kind == "word":
        phrases = [s.group for s in said if s.words > 1 and s.start <= term.start < s.end]
        for group in dict.fromkeys((*phrases, *groups_of(term.key))):
            for key in stems_of(group):
                ways.setdefault(key, _BY_GROUP)
        for word, near in neighbours(fold(term.text)):
            key = stem(word)
            ways.setdefault(key, round(min(0.8, near), 3))
    return tuple(ways.items())
