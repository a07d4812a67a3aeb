"""What a measurement says: figures with their intervals, points of a series, changes and what drives them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Figure:
    """A share: `value` = (k + a p0) / (n + a), with the 90 % interval of its beta posterior.

    Of a part, `value` is its formula over the channels, the interval that of the beta with the same mean and
    variance, and k and n are those of its first channel. The posterior is Beta(*shapes) to the `power`. `covered`:
    whether the record holds anything to count among (for a part, in one of its channels); the value is else p0 alone.
    """

    k: float
    n: float
    p0: float
    value: float
    low: float
    high: float
    shapes: tuple[float, float]
    covered: bool
    power: float = 1.0


@dataclass(frozen=True, slots=True)
class Point:
    """The figures of one part in one stretch of months; `first` and `last` are days, both inclusive."""

    first: date
    last: date
    figure: Figure
    channels: Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class Driver:
    """An incident that makes a change: its best told event, the channels that count it, and how many reports it has."""

    event_id: str
    document_id: str
    day: date
    event: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    text: str
    channels: tuple[str, ...]
    reports: int
    share: float  # of the part's rise or fall in what was counted


@dataclass(frozen=True, slots=True)
class Shift:
    """One figure against another: how likely the later is higher, by how much, with the 90 % interval."""

    before: Figure
    now: Figure
    rise: float  # probability
    size: float
    low: float
    high: float

    @property
    def up(self) -> bool:
        """Whether it is more likely a rise than a fall; where neither is, by the size."""
        return self.rise > 0.5 or (self.rise == 0.5 and self.size >= 0)


@dataclass(frozen=True, slots=True)
class Change:
    """This window against the one before; both figures lean on the rate before either."""

    before: Point
    now: Point
    shift: Shift
    channels: Mapping[str, Shift]
    drivers: tuple[Driver, ...]


def first_day(month: int) -> date:
    """The first day of a month counted from year 0."""
    return date(month // 12, month % 12 + 1, 1)


def last_day(month: int) -> date:
    """The last day of a month counted from year 0."""
    return date.fromordinal(first_day(month + 1).toordinal() - 1)


def month_of(day: date) -> int:
    """The month of a day, counted from year 0."""
    return day.year * 12 + day.month - 1
