"""How well a record covers acts of a kind by or against some parties in a window: what makes `not_covered` mean something."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from tacitus.claims.index import Index, count_by_year
from tacitus.claims.values import Coverage, Trend
from tacitus.claims.window import Window, iso
from tacitus.ontology import CATEGORIES

_Z = 1.96
_FEWEST = 5  # acts in both windows together below which a trend is not judged


@dataclass(slots=True)
class Counter:
    """Counts over the acts of an index."""

    index: Index

    def coverage(self, parties: Sequence[str], categories: Sequence[str], window: Window) -> Coverage:
        """Acts of the kind and of the parties, items and outlets in a window, and acts of the kind by year, from the year of
        the first item on: what items tell of earlier times says nothing about how well those are covered.

        Without parties all count, and without categories every kind. Acts without a day are not counted.
        """
        ours, kind = self._of_parties(parties), self._of_kind(categories)
        inside = self._inside(window)
        days = (self.index.day >= window.first) & (self.index.day <= window.last)
        documents = np.flatnonzero(days)
        named = np.unique(self.index.act_document[ours & inside])
        outlets = {name for row in named.tolist() for name in self.index.outlets_of(row)}
        told = self.index.act_first[ours & kind]
        years = count_by_year(told[told >= self._first_year()])
        kinds, acts = int((ours & kind & inside).sum()), int((ours & inside).sum())
        words = _words(kinds, acts, len(documents), len(outlets), dict(years), parties, categories, window)
        return Coverage(kinds, acts, len(documents), len(outlets), years, words)

    def _first_year(self) -> int:
        """The first day of the year of the first item that has a day."""
        dated = self.index.day[self.index.day > 0]
        return date(date.fromordinal(int(dated.min())).year, 1, 1).toordinal() if len(dated) else 0

    def trend(self, parties: Sequence[str], categories: Sequence[str], window: Window) -> Trend:
        """Acts in a window against the window of the same length before it, each against all acts of its time."""
        length = max(1, window.last - window.first + 1)
        chosen = self._of_parties(parties) & self._of_kind(categories)
        first = self.index.act_first
        now = (first >= window.first) & (first <= window.last)
        before = (first >= window.first - length) & (first < window.first)
        a, b = int((chosen & now).sum()), int((chosen & before).sum())
        whole_a, whole_b = int(now.sum()), int(before.sum())
        span = f"{iso(window.first)} to {iso(window.last)}"
        told = f"{a} {'act' if a == 1 else 'acts'} from {span}, {b} in the {length} days before"
        if a + b < _FEWEST or not a or not b or not whole_a or not whole_b:
            return Trend(a, b, None, None, None, f"{told}: too few to say.")
        ratio = (a / whole_a) / (b / whole_b)
        width = _Z * math.sqrt(1 / a + 1 / b)
        low, high = ratio * math.exp(-width), ratio * math.exp(width)
        words = f"{told}; as a share of all acts {ratio:.2f} times as many ({low:.2f} to {high:.2f})."
        return Trend(a, b, round(ratio, 3), round(low, 3), round(high, 3), words)

    def _of_parties(self, parties: Sequence[str]) -> npt.NDArray[np.bool_]:
        size = len(self.index.act_document)
        if not parties:
            return np.ones(size, bool)
        rows = [row for row, code in enumerate(self.index.codes) if code in parties]
        found = np.zeros(size, bool)
        found[self.index.party_act[np.isin(self.index.party_code, rows)]] = True
        return found

    def _of_kind(self, categories: Sequence[str]) -> npt.NDArray[np.bool_]:
        if not categories:
            return np.ones(len(self.index.act_document), bool)
        rows = [row for row, name in enumerate(CATEGORIES) if name in categories]
        return np.isin(self.index.act_category, rows)

    def _inside(self, window: Window) -> npt.NDArray[np.bool_]:
        first, last = self.index.act_first, np.maximum(self.index.act_first, self.index.act_last)
        return (first > 0) & (first <= window.last) & (last >= window.first)


def _words(
    kinds: int,
    acts: int,
    items: int,
    outlets: int,
    years: dict[int, int],
    parties: Sequence[str],
    categories: Sequence[str],
    window: Window,
) -> str:
    who = ", ".join(parties) if parties else "anybody"
    span = f"{iso(window.first)} to {iso(window.last)}"
    what = " or ".join(categories) if categories else "any kind"
    told = f"From {span} the record has {items:,} items; {acts:,} acts with {who}, {kinds:,} of them {what}"
    if items:
        told += f"; {outlets:,} outlets" if outlets else "; outlets are not named"
    if years:
        most = max(years.values())
        told += f". In all years {sum(years.values()):,} such acts, {min(years)} to {max(years)} (at most {most:,} a year)"
    else:
        told += ". In no year does it have such an act: its silence says nothing"
    return told + "."
