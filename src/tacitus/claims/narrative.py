"""Times that a statement takes from those before it: "two days later", "that August", "before the week was out".

A column dates its story once and goes on from there. What is understood is counted from the last time that the article
fixed for something done; what fixes nothing stays with the window of an article without a time.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass

_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fourteen": 14, "fifteen": 15, "twenty": 20,
}  # fmt: skip
_VAGUE = {"few": (2, 6), "couple": (2, 3), "several": (3, 9), "some": (2, 9), "": (1, 9)}
_UNITS = {"hour": 0, "day": 1, "night": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}  # days
_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 14)}
_SIDE = r"(?P<side>later|afterwards|after that|earlier|before that|beforehand|previously|(?:before|after)(?=\s*(?:[,.;:]|$)))"
_UNIT = r"(?P<unit>hour|day|night|week|fortnight|month|year)s?"
Days = tuple[int, int]
Read = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Anchored:
    """Days that a phrase means, both inclusive and as ordinals, with the slack of its unit, and the phrase."""

    first: int
    last: int
    slack: int
    text: str


def anchored(text: str, told: Days) -> Anchored | None:
    """The days that a statement counts from those `told` before it; None where it counts from none.

    Args:
        text: the statement's words.
        told: first and last day, as ordinals, of what the article dated last.
    """
    every = [(found, read) for pattern, read in _PATTERNS if (found := pattern.search(text))]
    if not every:
        return None
    found, read = min(every, key=lambda one: one[0].start())
    first, last, slack = read(found, told)
    return Anchored(max(1, first), max(1, last), slack, found.group())


def _counted(found: re.Match[str], told: Days) -> Read:
    """ "Two days later", "a few weeks before that", "months earlier"."""
    unit = _UNITS[found["unit"].lower()]
    word = (found["number"] or "").lower()
    count = int(word) if word.isdigit() else _NUMBERS.get(word)
    least, most = (count, count) if count is not None else _VAGUE[word]
    back = found["side"].lower().startswith(("earlier", "before", "previous"))
    low, high = (-most, -least) if back else (least, most)
    return told[0] + low * unit, told[1] + high * unit, max(1, unit // 2)


def _neighbour(found: re.Match[str], told: Days) -> Read:
    """ "The very next day", "the following month", "the year before"."""
    unit = _UNITS[found["unit"].lower()]
    step = -1 if found["side"].lower() in ("previous", "before") else 1
    start = datetime.date.fromordinal(told[0])
    if found["unit"].lower() == "year":
        return (*_months(start.year + step, 1, 12), 5)
    if found["unit"].lower() == "month":
        return (*_months(start.year, start.month + step, 1), 4)
    return (told[0] - unit, told[0] - 1, 1) if step < 0 else (told[1] + 1, told[1] + max(unit, 1), 1)


def _same(found: re.Match[str], told: Days) -> Read:
    """ "That very day", "before that week was out", "later that month", "the same year"."""
    unit = found["unit"].lower()
    start = datetime.date.fromordinal(told[0])
    if unit in ("week", "weekend"):
        return told[0], told[1] + 7, 2
    if unit == "month":
        return (*_months(start.year, start.month, 1), 4)
    if unit == "year":
        return (*_months(start.year, 1, 12), 5)
    return told[0], told[1], 1


def _named(found: re.Match[str], told: Days) -> Read:
    """ "That August", "that very Monday", "November of the same year", "that summer"."""
    name = found["name"].lower()
    start = datetime.date.fromordinal(told[0])
    if name in _WEEKDAYS:
        day = told[0] + (_WEEKDAYS[name] - start.weekday()) % 7
        return day, day, 1
    first, last = (_MONTHS[name], _MONTHS[name]) if name in _MONTHS else _SEASONS[name]
    return (*_months(start.year, first, last - first + 1), 5)


def _months(year: int, month: int, count: int) -> Days:
    """First and last day of some months; the month may lie outside 1 to 12."""
    first = min(max(12, year * 12 + month - 1), datetime.MAXYEAR * 12 - count)
    start, after = (datetime.date(m // 12, m % 12 + 1, 1).toordinal() for m in (first, first + count))
    return start, after - 1


_NAMES = "|".join((*_MONTHS, *_WEEKDAYS, *_SEASONS))
_COUNT = "|".join((*_NUMBERS, "few", "couple", "several", "some", r"\d+"))
_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Days], Read]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), read)
    for pattern, read in (
        (rf"\b(?:in |by )?(?P<name>{_NAMES}) of (?:the same|that(?: same)?) year\b", _named),
        (rf"\b(?:(?:in|on|by) )?that (?:same |very )?(?P<name>{_NAMES})\b", _named),
        (rf"\b(?:on |in )?the (?:very )?(?P<side>next|following|previous) {_UNIT}\b", _neighbour),
        (r"\b(?:on |in )?the (?P<unit>day|week|month|year) (?P<side>before|after)(?=\s*(?:[,.;:]|$))", _neighbour),
        (rf"\b(?:(?:only |just |barely |about )?(?:a )?(?P<number>{_COUNT}) )?{_UNIT} {_SIDE}\b", _counted),
        (r"\b(?:before|by the time) the (?P<unit>week|month|year) (?:was out|had ended|ended)\b", _same),
        (r"\b(?:later |early |late )?(?:on |in |by the end of |before )?(?:that (?:same |very )?|the (?:same|very same) )"
         r"(?P<unit>day|night|evening|morning|afternoon|week|weekend|month|year)(?: was out)?\b", _same),
    )
)  # fmt: skip
