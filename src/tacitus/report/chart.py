"""Geometry of the chart of a reading: dated events along the time, cooperation above and conflict below.

Everything is in per cent of the chart's width and height, so that it fits any page without a script. An event
of a longer interval is a bar with its head in the middle. A few events long before the others would press
these together: they stand at the left edge instead, and the first tick says so. Where heads would lie on each
other they stand aside, and only the foot of the stem tells the time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tacitus.model import Event
from tacitus.report.wording import day_words

MARGIN = 3.0
_STEP, _ROOM = 1.7, 8.5  # heads nearer to each other than this, across and up, make room


@dataclass(frozen=True, slots=True)
class Head:
    """One event: its number, its time `foot` on the line, head at (x, y), bar from `left` to `right`."""

    number: int
    foot: float
    x: float
    y: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A label of the time axis at x."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn: heads from the left, and ticks."""

    heads: tuple[Head, ...]
    ticks: tuple[Tick, ...]


def draw_chart(events: Sequence[Event]) -> Chart | None:
    """The chart of the events, numbered from 1 in the order given; None with fewer than three dated ones."""
    dated = [(number, event, days) for number, event in enumerate(events, 1) if (days := _days(event))]
    if len(dated) < 3:
        return None
    low, early = _left_edge([days[0] for _, _, days in dated])
    high = max(days[1] for _, _, days in dated)
    if early:
        low = date.fromordinal(max(1, low.toordinal() - (high - low).days // 12))
    scale = (100 - 2 * MARGIN) / max(1, (high - low).days)

    def across(day: date) -> float:
        return round(MARGIN + max(0.0, (day - low).days * scale), 2)

    heads: list[Head] = []
    taken: dict[tuple[int, int], list[tuple[float, float]]] = {}
    for number, event, (first, last) in sorted(dated, key=lambda one: (one[2], one[0])):
        left, right = across(first), across(last)
        middle, y = (left + right) / 2, _height(event.event_scale)
        x = next((x for x in _nearby(middle) if not _is_taken(taken, x, y)), middle)
        taken.setdefault((int(x / _STEP), int(y / _ROOM)), []).append((x, y))
        heads.append(Head(number, round(middle, 2), round(x, 2), y, left, right))
    return Chart(tuple(heads), _ticks(low, high, across(high), early=early))


def _days(event: Event) -> tuple[date, date] | None:
    when = event.when
    try:
        first = date.fromisoformat(when.first or when.last or "")
        last = date.fromisoformat(when.last or when.first or "")
    except ValueError:
        return None
    return (first, last) if first <= last else None


def _left_edge(firsts: Sequence[date]) -> tuple[date, bool]:
    """First day of the axis, and whether earlier events stand before it."""
    ordered = sorted(firsts)
    quarter, three = ordered[len(ordered) // 4], ordered[(3 * len(ordered)) // 4]
    reach = 3 * (three - quarter) + timedelta(days=200)
    fence = quarter - reach if quarter - date.min > reach else date.min
    inside = [day for day in ordered if day >= fence]
    return inside[0], len(inside) < len(ordered)


def _nearby(x: float) -> Iterator[float]:
    """x and places beside it, the nearest first, all inside the chart."""
    yield x
    for step in range(1, 19):
        yield from (beside for beside in (x + step * _STEP / 3, x - step * _STEP / 3) if 1 <= beside <= 99)


def _is_taken(taken: Mapping[tuple[int, int], Sequence[tuple[float, float]]], x: float, y: float) -> bool:
    column, row = int(x / _STEP), int(y / _ROOM)
    near = [(column + i, row + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
    return any(
        abs(x - x2) < _STEP and abs(y - y2) < _ROOM for cell in near for x2, y2 in taken.get(cell, ())[:40]
    )


def _height(scale: float) -> float:
    return round(50 - 4.2 * max(-10.0, min(10.0, scale)), 2)


def _ticks(low: date, high: date, right: float, *, early: bool) -> tuple[Tick, ...]:
    months = (high.year - low.year) * 12 + high.month - low.month
    step = next((step for step in (1, 2, 3, 6, 12, 24, 60, 120, 240, 600) if months / step <= 6), 1200)
    ticks = [Tick(MARGIN, "earlier")] if early else []
    month = low.year * 12 + low.month - (low.day == 1)  # the first to begin on the axis, counted from 0
    month += -month % step
    span = max(1, (high - low).days)
    while month // 12 <= high.year:
        day = date(month // 12, month % 12 + 1, 1)
        x = round(MARGIN + (day - low).days * (right - MARGIN) / span, 2)
        if x > right:
            break
        if not ticks or x - ticks[-1].x >= 10:
            ticks.append(Tick(x, str(day.year) if step >= 12 else day_words(day.isoformat())[2:]))
        month += step
    return tuple(ticks) if len(ticks) > 1 else (Tick(MARGIN, day_words(low.isoformat())),)
