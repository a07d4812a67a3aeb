"""What the rules of phrases share: a passage with its expressions behind marks, a phrase, and days counted from one.

Each expression of a sentence is put behind a mark of its kind (a day, a length, a repetition, something else), so that
a rule is a pattern of marks and words and cannot read into an expression.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from tacitus.model import Precision, TimeExpression
from tacitus.resolve.when import periods
from tacitus.resolve.when.direction import look_direction
from tacitus.resolve.when.words import load_words

Kind = Literal["named", "range", "since", "until", "deadline", "lasting", "counted", "vague", "habit", "mute"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that date acts, in offsets of the document; `first` and `last` inclusive, None where open or unknown.

    A `mute` phrase dates nothing ("the worst since 1998"). `scope` is the clause whose acts alone it dates, `beyond`
    the clause whose acts it does not date.
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    first: str | None
    last: str | None
    precision: Precision | None
    kind: Kind = "named"
    scope: tuple[int, int] | None = None
    beyond: tuple[int, int] | None = None

    def reaches(self, start: int, end: int) -> bool:
        """Whether it may date an act at these offsets."""
        inside = self.scope is None or (self.scope[0] <= start and end <= self.scope[1])
        return inside and not (self.beyond is not None and self.beyond[0] <= start and end <= self.beyond[1])


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a sentence with its expressions. `shift`: its offset; `told`: the last day named before it.

    `stretch` is `told` with the day before it where the two make a stretch.
    """

    text: str
    shift: int
    times: tuple[TimeExpression, ...]
    date: str | None
    planned: bool
    told: TimeExpression | None = None
    stretch: TimeExpression | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A match of a rule: the marked text, the expressions in the groups `a` and `b`, and all by their offset in it."""

    match: re.Match[str]
    named: Sequence[TimeExpression]
    passage: Passage
    marked: str
    at: Mapping[int, TimeExpression]

    @property
    def start(self) -> int:
        return self.match.start()

    @property
    def end(self) -> int:
        return self.match.end()

    def before(self, size: int) -> str:
        """The marked text before the match."""
        return self.marked[max(0, self.start - size) : self.start]

    def clause(self) -> tuple[int, int]:
        """The group `clause` up to the end of the match, in offsets of the document."""
        return self.match.start("clause") + self.passage.shift, self.end + self.passage.shift

    def phrase(self, kind: Kind, first: str | None, last: str | None, precision: Precision | None) -> Phrase:
        """The match as a phrase."""
        shift, text = self.passage.shift, self.passage.text[self.start : self.end]
        return Phrase(self.start + shift, self.end + shift, text, "DATE", "", first, last, precision, kind)

    def last_named(self) -> TimeExpression | None:
        """The last expression with days before the match, else the one told before the passage."""
        before = [start for start, time in self.at.items() if start < self.start and has_days(time)]
        return self.at[max(before)] if before else self.passage.told


Made = tuple[Phrase, ...]

CLOCK = re.compile(r"T\d\d:")  # an hour names no day of its own
DAYS, LENGTH, SET, VAGUE, FILL = "\ue000", "\ue001", "\ue002", "\ue003", "\ue009"
T, D = f"{DAYS}{FILL}*", f"{LENGTH}{FILL}*"  # in a pattern: an expression with days, a length
NTH = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
NTHS = "|".join(NTH[1:])
_WEEKDAYS = "|".join(load_words().weekdays)
_MONTHS = "|".join(load_words().months)
YEARLESS = re.compile(
    rf"[^\d]*\b(?:{_MONTHS})\b(?:[^\d]*\d{{1,2}}(?:st|nd|rd|th)?)?|[^\d]*\d{{1,2}}(?:st|nd|rd|th)?[^\d]*\b(?:{_MONTHS})\b"
)
TOLD_ON = re.compile(  # and the day behind it is that of the telling
    r"\b(?:said|says|told|announced|warned|promised|vowed|pledged|threatened|declared|stated|confirmed|reported|agreed|decided"
    r"|ordered|wrote|writes|argued|insisted|predicted|estimated|hinted|suggested|signalled|repeated|conceded|admitted)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
BACK = ("before", "earlier", "prior to")
WEEKDAY = re.compile(rf"(?i:(?:early |late )?(?:on )?)(?:{_WEEKDAYS})(?: \w+)?")


def mark(passage: Passage) -> str:
    """The text with a mark and fill in place of each expression; of the same length."""
    parts: list[str] = []
    at = 0
    for time in passage.times:
        start, end = time.start - passage.shift, time.end - passage.shift
        if start < at or end > len(passage.text):
            continue
        if time.type == "SET":
            sign = SET
        elif time.first is not None:
            sign = DAYS
        else:
            sign = LENGTH if time.type == "DURATION" else VAGUE
        parts += [passage.text[at:start], sign, FILL * (end - start - 1)]
        at = end
    return "".join([*parts, passage.text[at:]])


def named_phrase(time: TimeExpression, scope: tuple[int, int] | None = None) -> Phrase:
    """An expression by itself."""
    return Phrase(
        time.start,
        time.end,
        time.text,
        time.type,
        time.value,
        time.first,
        time.last,
        time.precision,
        scope=scope,
    )


def unread(start: int, end: int, text: str) -> Phrase:
    """A day that is said but cannot be read: "3/4/2020", "31 February"."""
    return Phrase(start, end, text, "DATE", "XXXX-XX-XX", None, None, "day", "vague")


def has_days(time: TimeExpression) -> bool:
    """Whether an expression names days, and no hour."""
    return time.first is not None and CLOCK.search(time.value) is None


def day_of(text: str) -> date:
    """The day of an ISO date."""
    return date.fromisoformat(text)


def moved_day(text: str, count: int, unit: str = "day") -> str:
    """An ISO date so many units away."""
    return periods.move(day_of(text), count, unit).isoformat()


_VALUE = re.compile(r"P(\d{1,4})([DWMY])")
_HALVES = re.compile(r"P(\d*\.5)Y")
_HOURS = re.compile(r"PT(\d{1,4})H")
UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def length_of(value: str) -> tuple[int, str] | None:
    """The count and unit of a TIMEX3 length; hours that make no whole days count as none."""
    match = _VALUE.fullmatch(value)
    if match is not None:
        return int(match[1]), UNITS[match[2]]
    halves = _HALVES.fullmatch(value)
    if halves is not None:
        return int(float(halves[1]) * 12), "month"
    hours = _HOURS.fullmatch(value)
    if hours is not None and int(hours[1]) % 24 == 0:
        return int(hours[1]) // 24, "day"
    return (0, "day") if value.startswith("PT") else None


def counted_from(
    hit: Hit, base: TimeExpression | None, count: int, unit: str, *, more: int = 0, exact: bool = False
) -> Made:
    """The days so far from a named day: a day for days and weeks, the whole month or year for the larger units.

    Args:
        hit: the match, whose words are those of the phrase.
        base: what is counted from; without it, or where it is too coarse for the unit, nothing is made.
        count: how many units after it; negative before it.
        unit: "day", "week", "month" or "year".
        more: code points behind the match that belong to the phrase too.
        exact: months and years lead to a day ("a year to the day after").
    """
    if base is None or base.first is None:
        return ()
    first = day_of(base.first)
    if unit in ("day", "week") or (exact and base.precision == "day"):
        if base.precision != "day":
            return ()
        period = periods.day(periods.move(first, count, unit))
    elif base.precision in ("day", unit):
        period = periods.shift(first, count, unit)
    else:
        return ()
    assert period.first is not None
    assert period.last is not None
    phrase = hit.phrase("counted", period.first.isoformat(), period.last.isoformat(), period.precision)
    return (replace(phrase, end=phrase.end + more, text=hit.passage.text[hit.start : hit.end + more]),)


def reached(hit: Hit, time: TimeExpression) -> TimeExpression:
    """The weekday up to which something lasted, where the words before it look back: the last one, not the next."""
    ahead = hit.passage.date is not None and time.first is not None and time.first > hit.passage.date
    if not ahead or time.first is None or hit.passage.planned or WEEKDAY.fullmatch(time.text) is None:
        return time
    if look_direction(hit.passage.text, hit.start) != "past":
        return time
    day = (day_of(time.first) - timedelta(days=7)).isoformat()
    return replace(time, first=day, last=day)
