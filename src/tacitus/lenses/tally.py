"""k and n of a channel for any window of months.

`Shares` add up over months where an incident or item is counted (in the month of its first report), and are sets
where senders, partners or places are. `Stock` is what is in force when the window ends, `Narrowness`
has as k what n acts would be if all were with one partner out of the effective number. k and n may be fractions
where acts decay or senders have weights: n is then the number of equal observations that weigh as much. `Ballots` are no acts;
they add up as shares do.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import Protocol

import numpy as np

from tacitus.lenses.acts import Act, Acts
from tacitus.lenses.ballots import Ballots, Votes
from tacitus.lenses.definition import Channel
from tacitus.lenses.select import compared, counted, matching, test_of, units_of

_PARTNERS = 36  # months back to which an act makes a partner of a stock


class Tally(Protocol):
    """k and n in the months from `first` to `last`, both inclusive."""

    def window(self, first: int, last: int) -> tuple[float, float]: ...


def tally(
    channel: Channel, acts: Acts, subject: str, other: str | None = None, *, votes: Votes | None = None
) -> Tally:
    """The counts of a channel for a subject (and another party, for a dyad); one of votes is asked for with votes alone."""
    if channel.kind == "votes":
        assert votes is not None
        return Ballots(votes, subject, other)
    counts, among = list(counted(channel, acts, subject, other)), _among(channel, acts, subject, other)
    if channel.kind == "stock":
        return Stock(channel, counts, among, subject)
    if channel.kind == "narrowness":
        return Narrowness(counts, subject)
    if channel.unit in ("incident", "item"):
        return Shares(channel, counts, among, subject, acts)
    return Distinct(channel, counts, among, subject, acts)


def _among(channel: Channel, acts: Acts, subject: str, other: str | None) -> list[Act]:
    """Acts to count among; those of the world are the same for every subject and kept."""
    if channel.scope == "subject" or (channel.scope == "receiver" and other is not None):
        return list(compared(channel, acts, subject, other))
    key = ("world", channel.among, channel.among_direction in ("any", "within", "by"))
    if key not in acts.cache:
        acts.cache[key] = list(compared(channel, acts, subject, other))
    found: list[Act] = acts.cache[key]
    return found


class Shares:
    """Incidents or items, each once."""

    def __init__(
        self, channel: Channel, counts: list[Act], among: list[Act], subject: str, acts: Acts
    ) -> None:
        self._first, self._last = acts.first, acts.last
        self._half_life = channel.half_life
        key = ("months", id(among), channel.unit)
        if key not in acts.cache:  # the list is kept beside, so that its id stays its own
            acts.cache[key] = (among, self._by_month(channel, among, subject))
        k, n = self._by_month(channel, counts, subject), acts.cache[key][1]
        self._k, self._n = k, np.maximum(n, k)
        self._sums = [np.concatenate([[0.0], np.cumsum(row)]) for row in (self._k, self._n)]

    def window(self, first: int, last: int) -> tuple[float, float]:
        start, end = max(first - self._first, 0), min(last, self._last) - self._first + 1
        if end <= start:
            return 0.0, 0.0
        if self._half_life is None:
            return tuple(float(row[end] - row[start]) for row in self._sums)  # type: ignore[return-value]
        age = np.arange(last - self._first - start, last - self._first - end, -1)
        weight = 0.5 ** (age / self._half_life)
        return float(weight @ self._k[start:end]), float(weight @ self._n[start:end])

    def _by_month(
        self, channel: Channel, acts: list[Act], subject: str
    ) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        months: dict[Hashable, int] = {}
        for act in acts:
            for unit in units_of(channel.unit, act, subject):
                months.setdefault(unit, act.month)
        counted_ = Counter(months.values())
        return np.array([float(counted_[m]) for m in range(self._first, self._last + 1)])


class Distinct:
    """Distinct senders, partners or places in a window; the subject itself is none of them."""

    def __init__(
        self, channel: Channel, counts: list[Act], among: list[Act], subject: str, acts: Acts
    ) -> None:
        key = ("units", id(among), channel.unit)
        if key not in acts.cache:  # the list is kept beside, so that its id stays its own
            acts.cache[key] = (among, _Units(channel, among, ""))
        self._counts, self._among = _Units(channel, counts, subject), acts.cache[key][1]
        self._subject = subject

    def window(self, first: int, last: int) -> tuple[float, float]:
        k, n = self._counts.between(first, last), self._among.between(first, last)
        return float(len(k)), float(len((k | n) - {self._subject}))


class Narrowness:
    """Acts with partners: exp(-entropy) of who they are, with the correction of Miller and Madow."""

    def __init__(self, counts: list[Act], subject: str) -> None:
        self._months: list[int] = []
        self._partners: list[Hashable] = []
        told: set[tuple[Hashable, int, int]] = set()
        for act in counts:
            for partner in units_of("partner", act, subject):
                if (partner, act.incident, act.month) not in told:
                    told.add((partner, act.incident, act.month))
                    self._months.append(act.month)
                    self._partners.append(partner)

    def window(self, first: int, last: int) -> tuple[float, float]:
        some = self._partners[bisect_left(self._months, first) : bisect_right(self._months, last)]
        n = len(some)
        if not n:
            return 0.0, 0.0
        counts = Counter(some)
        entropy = -sum(c / n * math.log(c / n) for c in counts.values()) + (len(counts) - 1) / (2 * n)
        return n * math.exp(-entropy), float(n)


class Stock:
    """Measures in force, by sender, against all partners of the last three years."""

    def __init__(self, channel: Channel, counts: list[Act], among: list[Act], subject: str) -> None:
        self._channel = channel
        lifted: dict[Hashable, list[int]] = {}
        for act in matching(channel.ends, among):
            for sender in units_of("sender", act, subject):
                lifted.setdefault(sender, []).append(act.month)
        ending = {act.id for act in matching(channel.ends, counts)}
        self._put: dict[Hashable, list[tuple[int, float]]] = {}
        for act in counts:
            if act.id not in ending:
                weight = max(rule.weight for rule in channel.counts if test_of(rule)(act))
                for sender in units_of("sender", act, subject):
                    self._put.setdefault(sender, []).append((act.month, weight))
        self._lifted = lifted
        self._partners = _Units(channel, [*among, *counts], subject)
        self._kept: dict[int, tuple[float, float]] = {}

    def window(self, first: int, last: int) -> tuple[float, float]:
        if last < first:
            return 0.0, 0.0
        return self._month(last)

    def _month(self, month: int) -> tuple[float, float]:
        if month not in self._kept:
            force = {sender: self._force(sender, month) for sender in self._put}
            partners = self._partners.between(month - _PARTNERS, month) | {
                s for s, f in force.items() if f > 0
            }
            weights = [self._channel.senders.get(str(partner), 1.0) for partner in partners]
            total, squares = sum(weights), sum(w * w for w in weights)
            inside = sum(self._channel.senders.get(str(s), 1.0) * f for s, f in force.items())
            n = total * total / squares if squares else 0.0
            self._kept[month] = (n * inside / total if total else 0.0, n)
        return self._kept[month]

    def _force(self, sender: Hashable, month: int) -> float:
        """How much of the sender's measures is in force at the end of a month, 0 to 1."""
        since = max((m for m in self._lifted.get(sender, ()) if m <= month), default=-1)
        half_life = self._channel.half_life or 10**6
        put = [w * 0.5 ** ((month - m) / half_life) for m, w in self._put[sender] if since < m <= month]
        return min(1.0, max(put, default=0.0))


class _Units:
    """Units of acts, to be asked for which of them a window holds."""

    def __init__(self, channel: Channel, acts: Iterable[Act], subject: str) -> None:
        unit = "sender" if channel.kind == "stock" else channel.unit
        pairs = sorted(
            {(act.month, name) for act in acts for name in units_of(unit, act, subject)},
            key=lambda pair: (pair[0], str(pair[1])),
        )
        self._months: Sequence[int] = [month for month, _ in pairs]
        self._names: Sequence[Hashable] = [name for _, name in pairs]

    def between(self, first: int, last: int) -> set[Hashable]:
        return set(self._names[bisect_left(self._months, first) : bisect_right(self._months, last)])
