"""Calendar periods: what a time expression stands for, with its TIMEX3 value and its first and last day.

Years run from 1 to 9999; what falls outside raises ValueError or OverflowError, which `find_times` takes as "no date".
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from tacitus.model import Precision

SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
_SOUTHERN = {"SP": "FA", "SU": "WI", "FA": "SP", "WI": "SU"}
_EARLY = ("early", "beginning", "start", "first third", "first days", "first few days", "first ten days")
_MIDDLE = ("mid", "middle", "second third")
_LATE = ("late", "end", "last third", "last days", "last few days", "last ten days")
_THIRDS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}  # months of a year
_WEEKS = {"first week": (1, 7), "second week": (8, 14), "third week": (15, 21), "first fortnight": (1, 14)}


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


def season(number: int, code: str, *, south: bool = False) -> Period:
    """A season in whole months; one that runs over the turn of a year has the year in which it begins."""
    first, last = SEASON_MONTHS[_SOUTHERN[code] if south else code]
    return Period(f"{number:04}-{code}", date(number, first, 1), month(number, last).last, "interval")


def season_begun(when: date, code: str, *, south: bool = False) -> Period:
    """The last season of that kind that has begun on a day."""
    own = season(when.year, code, south=south)
    return own if own.first is not None and own.first <= when else season(when.year - 1, code, south=south)


def narrow(period: Period, words: str | None) -> Period:
    """The part of a month or year that the words before it name ("early", "the first half of"); else the whole.

    Early, middle and late in a month are days 1 to 10, 11 to 20 and 21 to the end. Of a year
    halves are cut out, and early, mid and late are its thirds; its "end" and "start" are not narrowed.
    """
    part = _part(words or "")
    if not part or period.first is None or period.last is None:
        return period
    if part in ("first half", "second half", "latter half", "last half"):
        return _half(period, part == "first half")
    if period.precision == "year" and part in ("first days", "last days"):
        month_ = period.first if part == "first days" else period.last.replace(day=1)
        low, high = (1, 10) if part == "first days" else (21, 31)
        return Period(period.value, month_.replace(day=low), month_.replace(day=high), "interval")
    if period.precision == "year" and part in _THIRDS:
        start, end = _THIRDS[part]
        whole = month(period.first.year, end).last
        return Period(period.value, period.first.replace(month=start), whole, "interval")
    if period.precision != "month":
        return period
    last = period.last.day
    ends: tuple[int, int] | None = _WEEKS.get(part)
    if part in _EARLY:
        ends = (1, 10)
    elif part in _MIDDLE:
        ends = (11, 20)
    elif part in _LATE:
        ends = (21, last)
    elif part in ("last week", "last fortnight"):
        ends = (last - 6 if part == "last week" else last - 13, last)
    if ends is None:
        return period
    first = period.first
    return Period(period.value, first.replace(day=ends[0]), first.replace(day=ends[1]), "interval")


def _part(words: str) -> str:
    """ "in the very early part of the" and the like without what only joins them to the month."""
    kept = [_OTHER.get(word, word) for word in words.lower().replace("-", " ").split() if word not in _JOINTS]
    return " ".join(kept)


_OTHER = {"opening": "first", "closing": "last", "final": "last"}
_JOINTS = ("the", "very", "of", "in", "on")


def _half(period: Period, first_half: bool) -> Period:
    first, last = period.first, period.last
    assert first is not None
    assert last is not None
    if period.precision == "month":
        start, end = (first, first.replace(day=15)) if first_half else (first.replace(day=16), last)
        return Period(period.value, start, end, "interval")
    if period.precision == "decade":
        start, end = (first, date(last.year - 5, 12, 31)) if first_half else (date(last.year - 4, 1, 1), last)
        return Period(period.value, start, end, "interval")
    if period.precision != "year":
        return period
    start, end = (first, date(first.year, 6, 30)) if first_half else (date(first.year, 7, 1), last)
    return Period(f"{period.value}-H{1 if first_half else 2}", start, end, "interval")


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
    if unit == "fortnight":
        return shift(when, 2 * count, "week")
    if unit in ("day", "night"):
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


_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14}


def move(when: date, count: int, unit: str) -> date:
    """The day `count` units after `when`; the last of the month where the month is too short."""
    if unit in ("hour", "minute", "second"):
        per_day = {"hour": 24, "minute": 1440, "second": 86400}[unit]
        return when + timedelta(days=(count // per_day if count > 0 else -(-count // per_day)))
    if unit in _DAYS:
        return when + timedelta(days=count * _DAYS[unit])
    months = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    whole = month(when.year, when.month + months)
    assert whole.first is not None
    assert whole.last is not None
    return whole.first.replace(day=min(when.day, whole.last.day))
