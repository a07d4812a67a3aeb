"""Times that a statement takes from the story told before it: "two days later", "that August", "in July" of the year before.

A column dates its story once and goes on from there. What counts from the last time that the article told is read by
`anchored`; a month, season, weekday or holiday without a year is moved to the story by `moved`. Both are told as days.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass

_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
NUMBERS = {
    "a": 1, "an": 1, "half a": 1, **{word: n for n, word in enumerate(_ONES, 1)}, **_TENS, "a dozen": 12,
    **{f"{ten}-{one}": value + n for ten, value in _TENS.items() for n, one in enumerate(_ONES[:9], 1)},
}  # fmt: skip
_VAGUE = {"few": (2, 6), "couple of": (2, 3), "several": (3, 9), "some": (2, 9), "": (1, 9)}
_UNITS = {"hour": 0, "day": 1, "night": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}  # days
_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
SEASONS = {
    "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 14), "midsummer": (6, 7),
    "midwinter": (12, 13),
}  # fmt: skip
_SAID = re.compile(
    r"\b(?:last|this|next|ago|yesterday|today|tonight|tomorrow|now|past|recent(?:ly)?|current|coming|week|weekend|overnight)\b|\d{4}",
    re.IGNORECASE,
)
_END_OF = re.compile(
    r"\b(?:the )?last (?:\w+ )?(?:hours?|days?|nights?|weeks?|weekend) (?:of|in)\b", re.IGNORECASE
)
_BEHIND = 2.5  # what a day behind the story counts beside one ahead of it: stories go forward
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
    found, read = min(every, key=lambda one: (one[0].start(), -one[0].end()))
    first, last, slack = read(found, told)
    return Anchored(max(1, first), max(1, last), slack, found.group().strip(" ,;"))


def moved(text: str, days: Days, told: Days) -> Days:
    """The days of a time expression that names no year, as the story told before it has them: "in July", "on the Friday".

    Args:
        text: the expression's words.
        days: its first and last day as the article's own day has them.
        told: first and last day of what the article dated last.

    Returns: `days` themselves where the expression counts from the article's day or says its year.
    """
    if _SAID.search(_END_OF.sub(" ", text)):
        return days
    names = {word.lower() for word in re.findall(r"[A-Za-z]+", text)}
    if not names.isdisjoint(_WEEKDAYS) and names.isdisjoint(_MONTHS):
        step = (days[0] - told[0]) % 7
        return told[0] + step, told[0] + step + days[1] - days[0]
    start = datetime.date.fromordinal(days[0])
    years = (datetime.date.fromordinal(told[0]).year - start.year + more for more in (-1, 0, 1))
    return min((shifted(days, by) for by in years), key=lambda one: _far(one, told))


def _far(days: Days, told: Days) -> float:
    """How far some days lie from those told: 0 where they touch."""
    ahead, behind = days[0] - told[1], told[0] - days[1]
    return max(0.0, ahead, behind * _BEHIND)


def shifted(days: Days, years: int) -> Days:
    """The same days so many years later; the 29th of February is the 28th."""
    first, last = (
        day.replace(
            year=max(1, min(9998, day.year + years)), day=min(day.day, 28) if day.month == 2 else day.day
        )
        for day in map(datetime.date.fromordinal, days)
    )
    return first.toordinal(), last.toordinal()


def _counted(found: re.Match[str], told: Days) -> Read:
    """ "Two days later", "a few weeks before that", "three months on", "ten days after the vote"."""
    unit = _UNITS[found["unit"].lower()]
    word = " ".join((found["number"] or "").lower().split())
    count = int(word) if word.isdigit() else NUMBERS.get(word)
    least, most = (count, count) if count is not None else _VAGUE[word]
    back = found["side"].lower().startswith(("earlier", "before", "previous"))
    low, high = (-most, -least) if back else (least, most)
    return told[0] + low * unit, told[1] + high * unit, max(1, unit // 2)


def _within(found: re.Match[str], told: Days) -> Read:
    """ "Within three days", "in a matter of weeks": from what was told on."""
    word = " ".join((found["number"] or "").lower().split())
    count = int(word) if word.isdigit() else NUMBERS.get(word, 6)
    return told[0], told[1] + count * _UNITS[found["unit"].lower()], 2


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


def _those(found: re.Match[str], told: Days) -> Read:
    """ "In those days", "all through those weeks"."""
    around = 3 * _UNITS[found["unit"].lower()]
    return told[0] - around, told[1] + around, 1


def _named(found: re.Match[str], told: Days) -> Read:
    """ "That August", "that very Monday", "November of the same year", "that summer", "before June was out"."""
    name = found["name"].lower()
    if name in _WEEKDAYS:
        day = told[0] + (_WEEKDAYS[name] - datetime.date.fromordinal(told[0]).weekday()) % 7
        return day, day, 1
    return (*min(_every(name, told), key=lambda days: _far(days, told)), 5)


def _next(found: re.Match[str], told: Days) -> Read:
    """ "The next May", "the following spring", "the previous October", "the Sunday after"."""
    name, back = found["name"].lower(), found["side"].lower() in ("previous", "before")
    if name in _WEEKDAYS:
        ahead = (_WEEKDAYS[name] - datetime.date.fromordinal(told[0]).weekday()) % 7 or 7
        day = told[0] + (ahead - 7 if back else ahead)
        return day, day, 1
    every = _every(name, told)
    if back:
        return (*max((d for d in every if d[1] < told[0]), default=every[0]), 5)
    return (*min((d for d in every if d[0] > told[0]), default=every[-1]), 5)


def _by(found: re.Match[str], told: Days) -> Read:
    """ "By August", "by the second week of June": from what was told to the end of that month."""
    ends = [days for days in _every(found["name"].lower(), told) if days[1] >= told[0]]
    last = ends[0][1] if ends else told[1]
    return max(told[0], last - 62), last, 4


def _every(name: str, told: Days) -> list[Days]:
    """A month or season of the years around what was told."""
    first, last = (_MONTHS[name], _MONTHS[name]) if name in _MONTHS else SEASONS[name]
    year = datetime.date.fromordinal(told[0]).year
    return [_months(year + more, first, last - first + 1) for more in (-1, 0, 1)]


def _months(year: int, month: int, count: int) -> Days:
    """First and last day of some months; the month may lie outside 1 to 12."""
    first = min(max(12, year * 12 + month - 1), datetime.MAXYEAR * 12 - count)
    start, after = (datetime.date(m // 12, m % 12 + 1, 1).toordinal() for m in (first, first + count))
    return start, after - 1


_LONG = "|".join((*_MONTHS, *SEASONS))
_NAMES = rf"{_LONG}|{'|'.join(_WEEKDAYS)}"
_COUNT = "|".join(sorted((*NUMBERS, "few", "couple of", "several", "some", r"\d+"), key=len, reverse=True))
_UNIT = r"(?P<unit>hour|day|night|week|fortnight|month|year)s?"
_NUMBER = rf"(?:(?:only |just |barely |about |not |some |hardly )*(?:a )?(?P<number>{_COUNT}) )?"
_SIDE = (
    r"(?P<side>later|afterwards|after that|after this|after them|after it|thereafter|earlier|before that|beforehand|previously"
    r"|(?:before|after)(?=\s*(?:[,.;:]|$)))"
)
_ENDED = (
    r"(?:was|were|had|is) (?:half |not |quite |even )*(?:out|over|done|up|ended|gone|run out)|(?:had )?ended"
)
_PART = r"(?:the )?(?:early|mid|late|end of|middle of|beginning of|first (?:day|week)s? of|second week of|third week of|last (?:day|week)s? of)"
_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Days], Read]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), read)
    for pattern, read in (
        (rf"\b(?:in |by )?(?P<name>{_NAMES}) of (?:the same|that(?: same)?) year\b", _named),
        (rf"\b(?:(?:in|on|by) )?that (?:same |very )?(?P<name>{_NAMES})\b", _named),
        (r"\b(?:in|at|by) (?P<name>midsummer|midwinter)\b", _named),
        (rf"\bbefore (?P<name>{_LONG}) (?:{_ENDED})\b", _named),
        (rf"\b(?:on |in |by )?the (?:very )?(?P<side>next|following|previous) (?P<name>{_NAMES})\b", _next),
        (rf"\b(?:on |in |by )?the (?P<name>{_NAMES}) (?P<side>after|before|following)(?=\s*(?:[,.;:]|that|it|$))", _next),
        (rf"\b(?:by|then came|towards) (?:{_PART} )?(?P<name>{_LONG})\b(?! (?:of )?\d{{4}}| last year| this year)", _by),
        (rf"\b(?:on |in )?the (?:very )?(?P<side>next|following|previous) {_UNIT}\b", _neighbour),
        (r"\b(?:on |in )?the (?P<unit>day|week|month|year) (?P<side>before|after)(?=\s*(?:[,.;:]|$))", _neighbour),
        (rf"\b{_NUMBER}{_UNIT}(?: or so)? {_SIDE}\b", _counted),
        (rf"(?:^|[,;] |\band )(?:only |just |barely )?(?P<number>{_COUNT}) {_UNIT}(?: or so)? (?P<side>on|after)\b(?! (?:all|every|strike|hunger|remand|trial|bail)\b)",
         _counted),
        (rf"\b(?:within|in a matter of|in less than|in under) (?:(?:the )?(?P<number>{_COUNT}) )?{_UNIT}\b", _within),
        (rf"\b(?:before|by the time) (?:the|that) (?:same )?(?P<unit>day|night|week|weekend|month|year) (?:{_ENDED})\b", _same),
        (r"\b(?:later |early |late )?(?:on |in |by the end of |before )?(?:that (?:same |very )?|the (?:same|very same) )"
         r"(?P<unit>day|night|evening|morning|afternoon|week|weekend|month|year)(?: was out)?\b", _same),
        (r"\b(?:in|during|through|of) those (?:same )?(?P<unit>day|week|month)s\b", _those),
    )
)  # fmt: skip
