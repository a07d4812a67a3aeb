"""Calendar periods: what a time expression stands for, with its TIMEX3 value and its first and last day.

Years run from 1 to 9999; what falls outside raises ValueError or OverflowError, which `find_times` takes as "no date".
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from tacitus.model import Precision

SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11)}


@dataclass(frozen=True, slots=True)
class Period:
    """A TIMEX3 value with the days it covers, both inclusive; None where they are not known."""

    value: str
    first: date | None = None
    last: date | None = None
    precision: Precision | None = None


def day(when: date) -> Period:
    """One day."""
    return Period(when.isoformat(), when, when, "day")


def week(when: date) -> Period:
    """The ISO week, Monday to Sunday, that holds the day."""
    first = when - timedelta(days=when.weekday())
    iso = first.isocalendar()
    return Period(f"{iso.year}-W{iso.week:02}", first, first + timedelta(days=6), "week")


def weekend(when: date) -> Period:
    """Saturday and Sunday of the ISO week that holds the day."""
    whole = week(when)
    assert whole.first is not None
    assert whole.last is not None
    return Period(f"{whole.value}-WE", whole.first + timedelta(days=5), whole.last, "interval")


def month(year: int, number: int) -> Period:
    """One month; `number` may lie outside 1..12 and then counts into other years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    last = date(year, number, monthrange(year, number)[1])
    return Period(f"{year:04}-{number:02}", date(year, number, 1), last, "month")


def quarter(year: int, number: int) -> Period:
    """One quarter; `number` may lie outside 1..4."""
    year, number = year + (number - 1) // 4, (number - 1) % 4 + 1
    last = month(year, 3 * number).last
    return Period(f"{year:04}-Q{number}", date(year, 3 * number - 2, 1), last, "quarter")


def year(number: int) -> Period:
    """One year."""
    return Period(f"{number:04}", date(number, 1, 1), date(number, 12, 31), "year")


def decade(start: int) -> Period:
    """The ten years from `start`, a multiple of ten."""
    return Period(f"{start // 10:03}", date(start, 1, 1), date(start + 9, 12, 31), "decade")


def season(number: int, code: str) -> Period:
    """A season of a year, in months of the north; winter belongs to two years and stays without days."""
    value = f"{number:04}-{code}"
    if code not in SEASON_MONTHS:
        return Period(value)
    first, last = SEASON_MONTHS[code]
    return Period(value, date(number, first, 1), month(number, last).last, "interval")


def span(start: Period, end: Period) -> Period:
    """From the first day of one period to the last day of the other. Raises ValueError where it runs backwards."""
    if start.first is None or end.last is None or start.first > end.last:
        raise ValueError("a range must run forwards")
    return Period(f"{start.value}/{end.value}", start.first, end.last, "interval")


def days(first: date, last: date, value: str) -> Period:
    """The days from `first` to `last` under a TIMEX3 value of its own, such as a duration."""
    return Period(value, first, last, "day" if first == last else "interval")


def shift(when: date, count: int, unit: str) -> Period:
    """The period of the size of `unit` ("day" .. "century") that lies `count` units after the day (before, if negative)."""
    if unit == "day":
        return day(when + timedelta(days=count))
    if unit == "week":
        return week(when + timedelta(weeks=count))
    if unit == "weekend":
        return weekend(when + timedelta(weeks=count))
    if unit == "month":
        return month(when.year, when.month + count)
    if unit == "quarter":
        return quarter(when.year, (when.month - 1) // 3 + 1 + count)
    if unit == "year":
        return year(when.year + count)
    if unit == "decade":
        return decade((when.year // 10 + count) * 10)
    raise ValueError(f"no calendar unit: {unit}")


def move(when: date, count: int, unit: str) -> date:
    """The day `count` units after `when`; the last of the month where the month is too short."""
    if unit in ("hour", "minute", "second"):
        per_day = {"hour": 24, "minute": 1440, "second": 86400}[unit]
        return when + timedelta(days=(count // per_day if count > 0 else -(-count // per_day)))
    if unit in ("day", "week"):
        return when + timedelta(days=count * (7 if unit == "week" else 1))
    months = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    whole = month(when.year, when.month + months)
    assert whole.first is not None
    assert whole.last is not None
    return whole.first.replace(day=min(when.day, whole.last.day))
