"""Figures of a part for stretches of months: shrunken shares, and the formula over them.

A channel's rate p0 before a stretch is its own share in the stretches of the same length before it (of as many
months as the definition says), itself shrunken to the base rate of all countries, and never below half an act in a: of
what was never seen it would else be said that it cannot be. Then
value = (k + a p0) / (n + a), with Beta(k + a p0, n - k + a (1 - p0)) as its posterior.
Channels are taken as independent of each other in a figure, and as alike by `ALIKE` in a change of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import NormalDist

import numpy as np

from tacitus.lenses.acts import Acts
from tacitus.lenses.ballots import Votes
from tacitus.lenses.beta import Floats, above, apart, beta_of, beta_quantile, greater, moments, root_moments
from tacitus.lenses.definition import Channel, Definition, Part
from tacitus.lenses.tally import Tally, tally
from tacitus.lenses.values import Figure, Point, Shift, first_day, last_day

LEVEL = 0.9
HALF = 0.5
# Correlation of a part's channels, which share acts: so high that of quarters made by chance alone (incidents shuffled over
# the months, `benchmarks/lenses/shuffled.py`) no more than one in ten shows a rise of isolation, or a fall, with probability > 0.9,
# nor of years.
ALIKE = 0.2
Months = tuple[int, int]


@dataclass(slots=True)
class Counter:
    """k and n of one channel for stretches of months, each counted once."""

    channel: Channel
    counts: Tally
    first: int
    kept: dict[Months, tuple[float, float]] = field(default_factory=dict)

    def window(self, first: int, last: int) -> tuple[float, float]:
        """k and n of the months from first to last."""
        if (first, last) not in self.kept:
            self.kept[first, last] = self.counts.window(first, last)
        return self.kept[first, last]

    def pooled(self, first: int, last: int, length: int) -> tuple[float, float]:
        """k and n summed over stretches of `length` months, since distinct units don't add up over longer ones.

        A stock is what it is at the end.
        """
        if self.channel.kind == "stock":
            return self.window(first, last)
        if length <= 0 or (last - first + 1) % length:
            return self.window(first, last)
        told = [self.window(start, start + length - 1) for start in range(first, last + 1, length)]
        return sum(k for k, _ in told), sum(n for _, n in told)

    def rate(self, before: int, length: int, trailing: int) -> float:
        """The rate p0 in stretches of `length` months before the month `before`."""
        k_all, n_all = 0.0, 0.0
        for last in range(before - 1, before - 1 - max(trailing, length), -length):
            if last - length + 1 < self.first:
                break
            k, n = self.window(last - length + 1, last)
            k_all, n_all = k_all + k, n_all + n
        lent = self.channel.strength
        return max((k_all + lent * self.channel.base) / (n_all + lent), HALF / lent)


def counters(
    definition: Definition, acts: Acts, subject: str, other: str | None, *, votes: Votes | None = None
) -> dict[str, list[Counter]]:
    """Counters of all channels by part; each is kept with the acts for the next question."""

    def counter(channel: Channel) -> Counter:
        given = votes if channel.kind == "votes" else None
        key = (id(channel), id(given), subject, other)
        if key not in acts.cache:  # channel and votes are kept beside it, so that their ids stay their own
            made = Counter(channel, tally(channel, acts, subject, other, votes=given), acts.first)
            acts.cache[key] = (channel, given, made)
        found: Counter = acts.cache[key][2]
        return found

    return {part.name: [counter(channel) for channel in part.channels] for part in definition.parts}


def points(
    part: Part,
    counted: Sequence[Counter],
    stretches: Sequence[Months],
    *,
    trailing: int,
    before: int | None = None,
    length: int | None = None,
) -> list[Point]:
    """The figures of a part in each stretch of months (first and last, inclusive).

    Args:
        part: whose formula is used.
        counted: counters of its channels.
        stretches: what is asked for.
        trailing: months from which p0 is taken.
        before: the month before which they end; the stretch's own first month for None.
        length: months in which is counted, where a stretch is made of several; the stretch's own length for None.
    """
    if not stretches:
        return []
    shape = (len(part.channels), len(stretches))
    k, n, p0 = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    for i, counter in enumerate(counted):
        for j, (first, last) in enumerate(stretches):
            within = length or last - first + 1
            k[i, j], n[i, j] = counter.pooled(first, last, within)
            p0[i, j] = counter.rate(first if before is None else before, within, trailing)
    strength = np.array([[c.strength] for c in part.channels])
    a, b = k + strength * p0, np.maximum(n - k, 0.0) + strength * (1 - p0)
    power = 2.0 if part.formula == "root_mean" else 1.0
    mean, variance = _formula(part, *(moments if power == 1 else root_moments)(a, b))
    whole_a, whole_b = beta_of(mean, variance)
    every_a, every_b = np.vstack([whole_a, a]), np.vstack([whole_b, b])
    low, high = interval(every_a, every_b)
    values = every_a / (every_a + every_b)
    for row in (low, high, values):
        row[0] **= power
    table = [np.vstack([row[:1], row]) for row in (k, n, p0)]
    table[2][0] = _formula(part, p0 ** (1 / power), np.zeros(shape))[0] ** power

    def figure(i: int, j: int) -> Figure:
        rows = (*table, values, low, high, every_a, every_b)
        k_, n_, p0_, value, least, most, a_, b_ = (float(row[i, j]) for row in rows)
        covered = bool(n_ > 0 if i else (n[:, j] > 0).any())
        return Figure(k_, n_, p0_, value, least, most, (a_, b_), covered, 1.0 if i else power)

    return [
        Point(
            first_day(first), last_day(last), figure(0, j),
            {channel.name: figure(i, j) for i, channel in enumerate(part.channels, 1)},
        )
        for j, (first, last) in enumerate(stretches)
    ]  # fmt: skip


def interval(a: Floats, b: Floats) -> tuple[Floats, Floats]:
    """The ends of the central 90 % interval of Beta(a, b)."""
    edge = (1 - LEVEL) / 2
    return beta_quantile(edge, a, b), beta_quantile(1 - edge, a, b)


def shift(before: Figure, now: Figure) -> Shift:
    """One figure against another."""
    rise, low, high = greater(before.shapes, now.shapes, power=now.power, level=LEVEL)
    return Shift(before, now, rise, now.value - before.value, low, high)


def shifts(part: Part, before: Point, now: Point) -> tuple[Shift, dict[str, Shift]]:
    """The change of a part, and of each of its channels.

    Whether a channel rose is asked with less of the rate before than its figure leans on: at most as many observations
    as hold half an act at that rate. A part rose as its channels did, each weighing by the acts that it counts: their
    probabilities as normal deviates z (Stouffer), z = sum(w z) / sqrt((1 - r) sum(w^2) + r sum(w)^2) with
    w^2 = weight (k before + k now) and r = ALIKE. A channel that counts nothing in either window says nothing, nor does
    one of votes where no vote was taken in one of them; where none does, the probability is one half.
    """
    old, new = ([point.channels[c.name] for c in part.channels] for point in (before, now))
    chances = above(_leaning(part, old), _leaning(part, new))
    pairs = list(zip([before.figure, *old], [now.figure, *new], strict=True))
    shapes = [tuple(np.array([pair[i].shapes for pair in pairs]).T) for i in (0, 1)]
    ends = apart(
        (shapes[0][0], shapes[0][1]), (shapes[1][0], shapes[1][1]), np.array([n.power for _, n in pairs])
    )
    rises = [_together(part, old, new, chances), *map(float, chances)]
    whole, *each = (
        Shift(b, n, rise, n.value - b.value, float(low), float(high))
        for (b, n), rise, (low, high) in zip(pairs, rises, ends, strict=True)
    )
    return whole, {c.name: one for c, one in zip(part.channels, each, strict=True)}


def _leaning(part: Part, figures: Sequence[Figure]) -> tuple[Floats, Floats]:
    """Shapes of channels that lean on half an act at the rate before; stocks, narrowness, votes are no counts of acts."""
    k, n, p0 = (np.array([getattr(figure, name) for figure in figures]) for name in ("k", "n", "p0"))
    strength = np.array([c.strength for c in part.channels])
    share = np.array([c.kind == "share" for c in part.channels])
    lent = np.where(share, np.minimum(strength, HALF / p0), strength)
    return k + lent * p0, np.maximum(n - k, 0.0) + lent * (1 - p0)


def _together(part: Part, old: Sequence[Figure], new: Sequence[Figure], chances: Floats) -> float:
    silent = [c.kind == "votes" and not b.n * n.n for c, b, n in zip(part.channels, old, new, strict=True)]
    counts = np.array([b.k + n.k for b, n in zip(old, new, strict=True)]) * ~np.array(silent)
    w = np.sqrt(np.array([c.weight for c in part.channels]) * counts)
    if not w.any():
        return 0.5
    z = np.array([NormalDist().inv_cdf(min(max(float(p), 1e-6), 1 - 1e-6)) for p in chances])
    spread = np.sqrt((1 - ALIKE) * np.sum(w**2) + ALIKE * np.sum(w) ** 2)
    return NormalDist().cdf(float(w @ z / spread))


def _formula(part: Part, mean: Floats, variance: Floats) -> tuple[Floats, Floats]:
    """Mean and variance of the part's figure, from those of its channels (rows)."""
    if part.formula == "product":
        whole = np.prod(mean, axis=0)
        return whole, np.prod(variance + mean**2, axis=0) - whole**2
    weight = np.array([[c.weight] for c in part.channels]) / sum(c.weight for c in part.channels)
    return np.sum(weight * mean, axis=0), np.sum(weight**2 * variance, axis=0)
