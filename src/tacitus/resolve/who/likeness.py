"""How much a name looks like each of many names, over transliterations: for looking up, not for deciding.

A name is compared word by word: edit distance and Jaro-Winkler of the canonical words and edit distance of their
consonants, weighted by how rare the word is; then as a whole, words run together. Words in another order cost
a little, words that only the stored name has cost less than words that only the sought name has.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Indel, JaroWinkler, Levenshtein

from tacitus.resolve.who.spellings import canonical, name_words, skeleton

# Settled on aliases outside the measured sample.
_EDITS, _BEGINNING, _CONSONANTS = 0.5, 0.25, 0.25  # shares in the likeness of two words
_FLOOR = 0.5  # words less alike than this are different words
_WHOLE = 0.4  # share of the names as wholes
_SORTED = 0.03  # less for wholes that are alike only with sorted words
_UNMATCHED = 0.25  # what a word counts that only the stored name has
_ORDER = 0.08  # off for each pair of words in another order
_INITIAL = 0.8  # likeness of "A." and "Ahmad"
_COMPARED = 60  # names that are compared word by word

_Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Alike:
    """A stored name, by its place in the list given, and how alike it is, from 0 to 1."""

    at: int
    score: float


@dataclass(frozen=True, slots=True)
class _Sought:
    words: tuple[str, ...]
    weights: tuple[float, ...]
    alike: tuple[_Floats, ...]  # for each word, its likeness to every stored word


class NameIndex:
    """Names that are looked up by likeness.

    Args:
        names: as they are written, "Given Surname" or "Surname, Given"; any script.
    """

    def __init__(self, names: Sequence[str]) -> None:
        told = [[canonical(word) for word in name_words(name)] for name in names]
        count = Counter(word for words in told for word in set(words))
        self._vocabulary = list(count)
        self._skeletons = [skeleton(word) for word in self._vocabulary]
        place = {word: i for i, word in enumerate(self._vocabulary)}
        self._names = [[place[word] for word in words] for words in told]
        self._wholes = ["".join(words) for words in told]
        self._sorted = ["".join(sorted(words)) for words in told]
        sounds = Counter(skeleton(word) for words in told for word in set(words))
        rarity = [
            math.log(1 + len(names) / (1 + (count[word] + sounds[sound]) / 2))
            for word, sound in zip(self._vocabulary, self._skeletons, strict=True)
        ]
        self._rarity = np.array(rarity, dtype=np.float64)
        self._place = place
        self._weights = np.array([sum(rarity[word] for word in words) for words in self._names])
        self._holders: list[list[int]] = [[] for _ in place]
        for at, words in enumerate(self._names):
            for word in set(words):
                self._holders[word].append(at)

    def search(self, name: str, *, limit: int = 10) -> tuple[Alike, ...]:
        """The stored names most like this one, best first; of equal ones the earlier in the list.

        Args:
            name: any script.
            limit: how many at most.
        """
        words = tuple(canonical(word) for word in name_words(name))
        if not words or not self._names:
            return ()
        sought = self._sought(words)
        wholes = _against("".join(words), self._wholes, Indel.normalized_similarity)
        rough = self._rough(sought) + _WHOLE * wholes
        compared = np.argsort(-rough, kind="stable")[:_COMPARED]
        found = [Alike(int(at), self._compare(sought, int(at), float(wholes[at]))) for at in compared]
        return tuple(sorted(found, key=lambda alike: (-alike.score, alike.at))[:limit])

    def _sought(self, words: tuple[str, ...]) -> _Sought:
        alike, weights = [], []
        for word in words:
            if len(word) == 1:
                likeness = np.array([_INITIAL * (own[0] == word) for own in self._vocabulary])
            else:
                likeness = (
                    _EDITS * _against(word, self._vocabulary, Levenshtein.normalized_similarity)
                    + _BEGINNING * _against(word, self._vocabulary, JaroWinkler.similarity)
                    + _CONSONANTS
                    * _against(skeleton(word), self._skeletons, Levenshtein.normalized_similarity)
                )
            best = self._place.get(word, int(likeness.argmax()))
            known = likeness[best] > 0.8
            weights.append(float(self._rarity[best]) if known else math.log(1 + len(self._names)))
            alike.append(np.clip((likeness - _FLOOR) / (1 - _FLOOR), 0, 1))
        return _Sought(words, tuple(weights), tuple(alike))

    def _rough(self, sought: _Sought) -> _Floats:
        """The likeness of all names without regard to words that are used twice or in another order."""
        total = np.zeros(len(self._names))
        for likeness, weight in zip(sought.alike, sought.weights, strict=True):
            best = np.zeros(len(self._names))
            for word in np.flatnonzero(likeness):
                holders = self._holders[word]
                best[holders] = np.maximum(best[holders], likeness[word])
            total += weight * best
        return np.asarray(total / (sum(sought.weights) + _UNMATCHED * self._weights))

    def _compare(self, sought: _Sought, at: int, whole: float) -> float:
        own = self._names[at]
        pairs = sorted(
            (-float(likeness[word]), i, k)
            for i, likeness in enumerate(sought.alike)
            for k, word in enumerate(own)
            if likeness[word] > 0
        )
        taken: dict[int, int] = {}
        got = 0.0
        for negative, i, k in pairs:
            if i not in taken and k not in taken.values():
                taken[i] = k
                got -= negative * (sought.weights[i] + self._rarity[own[k]]) / 2
        order = [taken[i] for i in sorted(taken)]
        turned = sum(a > b for a, b in pairwise(order))
        matched = sum(float(self._rarity[own[k]]) for k in order)
        most = (sum(sought.weights) + matched) / 2 + _UNMATCHED * (float(self._weights[at]) - matched)
        loose = Indel.normalized_similarity("".join(sorted(sought.words)), self._sorted[at]) - _SORTED
        return float((1 - _WHOLE) * got / most + _WHOLE * max(whole, loose) - _ORDER * turned)


def _against(one: str, many: Sequence[str], scorer: Callable[..., float]) -> _Floats:
    row = process.cdist([one], many, scorer=scorer, dtype=np.float32)
    return np.asarray(row[0], dtype=np.float64)
