"""The time that a statement fixes for its act: from its own time expressions, else shortly before the article."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from tacitus.claims.index import day_number
from tacitus.claims.narrative import Days, anchored
from tacitus.model import TimeExpression
from tacitus.resolve.when import find_times

LATELY = 45  # days before the article in which an act without a time is sought first
_BEFORE = re.compile(r"(\w+)\W*$")
_OTHER_TIMES = frozenset("since until till from after before for by than to through".split())
_LEADS = frozenset(
    "in on at during over of this last early late mid throughout within around about the".split()
)
_OWN = re.compile(
    r"(?i)^(?:in|on|at|the|this|last|early|late|mid|yesterday|today|tonight|overnight|earlier|monday|tuesday|wednesday|thursday"
    r"|friday|saturday|sunday|during|\d|past|over)"
)
_POINTS_BACK = re.compile(r"\b(?:same|that|later|next|following|previous|earlier)\b", re.IGNORECASE)
_BEGINS = re.compile(
    r"\b(?:began|begun|started|erupted|broke out|beginning|starting)\s+(?:in|on)\s+$", re.IGNORECASE
)
_YEAR = re.compile(r"\b\d{4}\b")
_SLACK = {"day": (2, 5), "week": (3, 5), "month": (4, 7), "quarter": (5, 10), "year": (5, 10)}


@dataclass(frozen=True, slots=True)
class Window:
    """Days in which an act is sought. `first`..`last` is what is said, `low`..`high` that with its slack, as ordinals."""

    first: int
    last: int
    low: int
    high: int
    dated: bool
    text: str | None = None
    precision: str | None = None

    def gap(self, day: int) -> int:
        """Days by which a day lies outside what is said; negative before it."""
        return day - self.first if day < self.first else max(0, day - self.last)


def window_of(text: str, date: str | None, *, newest: int, told: Days | None = None) -> Window:
    """The window of a statement.

    Args:
        text: the statement's words.
        date: the article's day; None looks at the whole record.
        newest: the last day of the record, which bounds the window of an article without a day.
        told: first and last day of what the article dated last, from which "two days later" counts; a statement without a time
            goes on from there.
    """
    day = newest if date is None else day_number(date)
    found = None if told is None else anchored(text, told)
    if found is not None and found.first > day:
        found = None
    counted = len(text) if found is None else text.find(found.text)
    for time in find_times(text, date=date):
        if time.start > counted or not _fixes(time, text) or time.first is None:
            continue
        first = day_number(time.first)
        last = day_number(time.last) if time.last is not None else day
        if first > day and not _YEAR.search(time.text):  # "by late February" of an article in June
            first, last = _a_year_before(first), _a_year_before(last)
        if first > day:
            continue
        if _BEGINS.search(text[: time.start]):
            last = day
        before, after = _SLACK.get(time.precision or "", (4, 7))
        return Window(
            first, min(last, day), first - before, min(last + after, day + 1), True, time.text, time.precision
        )
    if found is not None:
        last = min(found.last, day)
        low, high = found.first - found.slack - 2, min(last + found.slack + 4, day + 1)
        return Window(found.first, last, low, high, True, found.text, "interval")
    if date is None:
        return Window(1, day, 1, day, False)
    if told is not None and told[0] < day - LATELY:
        last = min(told[1] + LATELY, day)
        return Window(told[0], last, told[0] - 5, last + 1, False)
    return Window(day - LATELY, day, day - LATELY, day + 1, False)


def _a_year_before(day: int) -> int:
    then = datetime.date.fromordinal(day)
    return then.replace(
        year=then.year - 1, day=min(then.day, 28) if then.month == 2 else then.day
    ).toordinal()


def iso(day: int) -> str:
    """An ordinal as an ISO day."""
    return datetime.date.fromordinal(max(1, day)).isoformat()


def _fixes(time: TimeExpression, text: str) -> bool:
    """Whether an expression says when the act happened, and not since when, until when or what another thing is called."""
    if time.type not in ("DATE", "TIME") or (time.precision is None and time.last is None):
        return False
    lead = _BEFORE.search(text[: time.start])
    word = lead.group(1).lower() if lead else ""
    if _POINTS_BACK.search(time.text):
        return False
    if re.match(
        r"\s+of\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)",
        text[time.end :],
    ):
        return False
    if word in _OTHER_TIMES:
        return False
    return word in _LEADS or bool(_OWN.match(time.text)) or time.start == 0
