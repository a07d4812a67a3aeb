"""The time that a statement fixes for its act: from its own time expressions, else shortly before the article."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from tacitus.claims.index import day_number
from tacitus.claims.story import NUMBERS, SEASONS, Days, anchored, moved, shifted
from tacitus.model import TimeExpression
from tacitus.resolve.when import find_times

LATELY = 45  # days before the article in which an act without a time is sought first
_BEFORE = re.compile(r"(\w+)\W*$")
_OTHER_TIMES = frozenset("since until till from after before for by than to through".split())
_LEADS = frozenset(
    "in on at during over of this last early late mid throughout within around about the came".split()
)
_OWN = re.compile(
    r"(?i)^(?:in|on|at|the|this|last|early|late|mid|yesterday|today|tonight|overnight|earlier|monday|tuesday|wednesday|thursday"
    r"|friday|saturday|sunday|during|\d|past|over)"
)
_POINTS_BACK = re.compile(r"\b(?:same|that|later|next|following|previous|earlier)\b", re.IGNORECASE)
_BEGINS = re.compile(
    r"\b(?:began|begun|started|erupted|broke out|beginning|starting)\s+(?:in|on)\s+$", re.IGNORECASE
)
_AGO = re.compile(
    r"\b(?P<number>one|two|three|four|five|six) (?P<name>springs|summers|autumns|falls|winters) ago\b",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"\b(?:over|in|during|within|throughout) the (?:last|past) year$", re.IGNORECASE)
# a year that names something else: "a leader of the 2020 protests"
_NAMES = re.compile(
    r"(?<!\bin )(?<!\bat )(?<!\bon )(?<!\bduring )(?<!\bamid )\b(?:the|an?|his|her|its|their|whose|that)\s+$",
    re.IGNORECASE,
)
_NAMED = re.compile(r"[\s-]+[a-z]{3,}")
_NOT_NAMED = re.compile(r"[\s-]+(?:and|but|when|while|after|before|that|which|where|with|for|from)\b")
_AS_EARLY_AS = re.compile(r"\bas (?:early|late|recently|long ago|far back) as\s+$", re.IGNORECASE)
_YEAR = re.compile(r"\b\d{4}\b")
_SLACK = {"day": (2, 5), "week": (3, 5), "month": (4, 7), "quarter": (5, 10), "year": (5, 10)}


@dataclass(frozen=True, slots=True)
class Window:
    """Days in which an act is sought. `first`..`last` is what is said, `low`..`high` that with its slack, as ordinals; `other`
    are days that the words may mean as well ("in July": of the story, or of the article's year), with theirs. `own` is False where
    the time is taken from the story told before."""

    first: int
    last: int
    low: int
    high: int
    dated: bool
    text: str | None = None
    precision: str | None = None
    other: Days | None = None
    own: bool = True

    def gap(self, day: int) -> int:
        """Days by which a day lies outside what is said; negative before it."""
        if self.other is not None and self.other[0] <= day <= self.other[1]:
            return 0
        return day - self.first if day < self.first else max(0, day - self.last)

    def holds(self, day: npt.NDArray[np.int32]) -> npt.NDArray[np.bool_]:
        """Which of some days lie in the window or its slack."""
        inside = (day >= self.low) & (day <= self.high)
        if self.other is not None:
            inside |= (day >= self.other[0]) & (day <= self.other[1])
        return inside


def window_of(text: str, date: str | None, *, newest: int, told: Days | None = None) -> Window:
    """The window of a statement.

    Args:
        text: the statement's words.
        date: the article's day; None looks at the whole record.
        newest: the last day of the record, which bounds the window of an article without a day.
        told: first and last day of what the article dated last, from which "two days later" and "in July" count; a statement
            without a time goes on from there.
    """
    day = newest if date is None else day_number(date)
    found = None if told is None else anchored(text, told)
    if found is not None and found.first > day:
        found = None
    counted = len(text) if found is None else text.find(found.text)
    times = _joined(find_times(text, date=date), text, day)
    for time in sorted(times, key=lambda one: _is_of_another(one, text)):
        if time.start > counted or not _fixes(time, text) or time.first is None:
            continue
        first = day_number(time.first)
        last = day_number(time.last) if time.last is not None else day
        if _TRAILING.search(text[: time.end]):
            first, last = day - 364, day
        before, after = _SLACK.get(time.precision or "", (4, 7))
        if day < first <= day + 7 and time.precision == "day":  # "this Friday" of an article on Sunday
            first, last = first - 7, last - 7
        if first > day and not _YEAR.search(time.text):  # "by late February" of an article in June
            first, last = shifted((first, last), -1)
        other = None
        own, story = True, (first, last) if told is None else moved(time.text, (first, last), told)
        if story != (first, last) and story[0] <= day:
            other = (first - before, min(last + after, day + 1)) if first <= day else None
            own, (first, last) = False, story
        if first > day:
            continue
        if _BEGINS.search(text[: time.start]):
            last = day
        low, high = first - before, min(last + after, day + 1)
        return Window(first, min(last, day), low, high, True, time.text, time.precision, other, own)
    if found is not None:
        last = min(found.last, day)
        low, high = found.first - found.slack - 2, min(last + found.slack + 4, day + 1)
        return Window(found.first, last, low, high, True, found.text, "interval", own=False)
    if date is None:
        return Window(1, day, 1, day, False)
    lately = (day - LATELY, day + 1)
    if told is not None and told[0] < day - LATELY:
        last = min(told[1] + LATELY, day)
        return Window(told[0], last, told[0] - 5, last + 1, False, other=lately)
    return Window(day - LATELY, day, *lately, False)


def _joined(times: Sequence[TimeExpression], text: str, day: int) -> list[TimeExpression]:
    """Times of which one stands in another as one: "in May two years ago", "a Tuesday evening last December", "two autumns ago"."""
    told = [_ago(found, day) for found in _AGO.finditer(text)]
    for time in times:
        near = bool(told) and told[-1].end <= time.start <= told[-1].end + 4
        if near and told[-1].first is not None and time.precision in ("month", "year"):
            told[-1] = _in(told[-1], time)
        else:
            told.append(time)
    return sorted(told, key=lambda one: one.start)


def _in(time: TimeExpression, longer: TimeExpression) -> TimeExpression:
    """A time moved into a longer one that is told with it; the longer one's days where it has no such day."""
    if time.first is None or longer.first is None or longer.last is None:
        return time
    by = int(longer.first[:4]) - int(time.first[:4])
    for years in (by, by + 1):
        first, last = (
            None if d is None else f"{int(d[:4]) + years:04d}{d[4:]}" for d in (time.first, time.last)
        )
        if first is not None and longer.first <= first <= longer.last and not first.endswith("02-29"):
            return replace(time, end=longer.end, text=f"{time.text} {longer.text}", first=first, last=last)
    return replace(longer, start=time.start)


def _ago(found: re.Match[str], day: int) -> TimeExpression:
    """ "Two autumns ago": the second one before the article."""
    month, _ = SEASONS[found["name"].lower().rstrip("s")]
    then = datetime.date.fromordinal(day)
    year = then.year - NUMBERS[found["number"].lower()] + (then.month >= month + 3)
    start = datetime.date(year, month, 1)
    end = start + datetime.timedelta(days=90)
    return TimeExpression(
        found.start(), found.end(), found.group(), "DATE", "", start.isoformat(), end.isoformat(), "quarter"
    )


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
    if _AS_EARLY_AS.search(text[: time.start]):
        return True
    return word in _LEADS or time.text.endswith(" ago") or bool(_OWN.match(time.text)) or time.start == 0


def _is_of_another(time: TimeExpression, text: str) -> bool:
    """Whether a year names something that the statement speaks of, so that another time says when: "a leader of the 2020 protests"."""
    before, behind = text[: time.start], text[time.end :]
    named = _NAMES.search(before) and _NAMED.match(behind) and not _NOT_NAMED.match(behind)
    return bool(_YEAR.fullmatch(time.text) and named)
