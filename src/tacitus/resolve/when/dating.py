"""When an act happened: the phrase of its sentence that governs it, else the document's day.

A plain report without a phrase happened, as far as the reader knows, on the document's day, or on that of a dateline.
A plan without one is undated, and so are a habit, what happened "recently", and what the sentence gives only as the
background of something else: the day is not guessed. A sentence that goes on telling what the sentence before it dated
("On Sunday rebels stopped a bus. They took ...") has its day.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date as Day
from datetime import timedelta

from tacitus.model import Interval, Sentence, Span, TimeExpression
from tacitus.resolve.when.aspect import (
    head_of,
    is_ahead,
    is_due_today,
    is_never_done,
    is_perfect,
    is_repeated,
)
from tacitus.resolve.when.background import is_background
from tacitus.resolve.when.dateline import HEAD, is_dateline
from tacitus.resolve.when.elsewhere import began_with, told_then
from tacitus.resolve.when.governing import PLANNED, find_governing, find_timeless
from tacitus.resolve.when.narrative import continues, goes_on_then, is_next_day
from tacitus.resolve.when.passage import CLOCK, Passage, Phrase, day_of
from tacitus.resolve.when.phrases import read_phrases
from tacitus.resolve.when.timeless import is_timeless

UNDATED = Interval(None, None, None)
WINDOW = 600  # code points of the sentence to either side of the act in which phrases are read
_A_WORD = (4, 5, 7, 9)  # code points of " to ", " and ", " until ", " through "
_LAST_DAY = "9999-12-31"  # of the calendar
_NEAR = 300  # code points before the sentence within which a day named there is still the narrative's


def date_event(
    trigger: Span, sentence: Sentence, times: Sequence[TimeExpression], *, status: str, date: str | None
) -> Interval:
    """The days on which an act happened, both inclusive.

    Args:
        trigger: the act's words, in offsets of the document.
        sentence: the sentence that holds them.
        times: expressions of the document or the sentence, in offsets of the document and in the order of the text;
            those of earlier sentences serve as anchors ("two days after that").
        status: the act's status; "future", "hypothetical" and "predicted" do not fall back on `date`.
        date: the document's day, YYYY-MM-DD, or None.

    Returns:
        An interval with the words it rests on as `text` (None where it is the document's day); "since X" and "which
        began in X" give its start and `ongoing`, "until X" its end; everything None where the day is unknown.
    """
    trigger = head_of(trigger)
    planned = status in PLANNED or (status == "negated" and is_ahead(trigger, sentence))
    background = is_background(trigger, sentence)
    whole, sentence = sentence, _part(trigger, sentence)
    told = _told_before(sentence, times)
    report = _report_day(sentence, times, date)
    passage = _passage(trigger, sentence, times, report, planned, told)
    perfect = is_perfect(trigger, sentence)
    phrases = [p for p in read_phrases(passage) if p.kind != "lasting" or perfect]
    never = status in ("negated", "denied") and is_never_done(trigger, sentence)
    if never:
        phrases = [p for p in phrases if not told_then(trigger, sentence, p)]
    governing = find_governing(
        trigger, sentence, phrases, planned=planned, background=background, date=report
    )
    present = governing is not None and governing.value == "PRESENT_REF" and is_timeless(trigger, sentence)
    if governing is not None and not present:
        when = _interval(trigger, sentence, governing, report, perfect)
        return when if planned else _so_far(when, report)
    if find_timeless(trigger, sentence, phrases) is not None or is_timeless(trigger, sentence):
        return UNDATED
    if planned and told is not None and report is not None and goes_on_then(sentence, told, report):
        return Interval(told.first, told.last, told.precision, told.text)
    if planned and report is not None and is_due_today(trigger, sentence):
        return Interval(report, report, "day")
    if planned or never:
        return UNDATED
    if told is not None and continues(trigger, sentence, told, background=background):
        if told.first and told.first < _LAST_DAY and is_next_day(sentence, told, whole):
            day = (Day.fromisoformat(told.first) + timedelta(days=1)).isoformat()
            return Interval(day, day, "day", told.text)
        return Interval(told.first, told.last, told.precision, told.text)
    if background:
        return UNDATED
    return UNDATED if report is None else Interval(report, report, "day")


def _part(trigger: Span, sentence: Sentence) -> Sentence:
    """The part of the sentence between semicolons, which is read as a sentence that follows the part before it."""
    at = max(0, trigger.start - sentence.start)
    low = sentence.text.rfind("; ", max(0, at - WINDOW), at) + 1
    high = sentence.text.find("; ", at, at + WINDOW)
    if not low and high < 0:
        return sentence
    high = len(sentence.text) if high < 0 else high
    return replace(
        sentence,
        index=sentence.index + (1 if low else 0),
        start=sentence.start + low,
        end=sentence.start + high,
        text=sentence.text[low:high],
    )


def _passage(
    trigger: Span,
    sentence: Sentence,
    times: Sequence[TimeExpression],
    date: str | None,
    planned: bool,
    told: TimeExpression | None,
) -> Passage:
    """What stands around the act in its sentence."""
    low = max(sentence.start, trigger.start - WINDOW)
    high = min(sentence.end, trigger.end + WINDOW)
    first = bisect_left(times, low, key=lambda time: time.start)
    last = bisect_left(times, high, key=lambda time: time.start)
    inside = tuple(time for time in times[first:last] if time.end <= high)
    text = sentence.text[low - sentence.start : high - sentence.start]
    return Passage(text, low, inside, date, planned, told, _stretch_told(times, told))


def _told_before(sentence: Sentence, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """The last expression with days in the sentences shortly before."""
    for time in reversed(times[: bisect_left(times, sentence.start, key=lambda time: time.start)]):
        if sentence.start - time.end > _NEAR or time.value.startswith("XXXX-WXX"):
            return None
        if time.first is not None and not CLOCK.search(time.value):
            return time
    return None


def _stretch_told(times: Sequence[TimeExpression], told: TimeExpression | None) -> TimeExpression | None:
    """The stretch of two days that stand a word apart ("from the 5th to the 10th"), where the last is the one told."""
    at = 0 if told is None else times.index(told)
    if not at or told is None or told.first is None:
        return told
    low = times[at - 1]
    if low.first is None or low.first >= told.first or told.start - low.end not in _A_WORD:
        return told
    return replace(told, first=low.first, precision="interval")


def _report_day(sentence: Sentence, times: Sequence[TimeExpression], date: str | None) -> str | None:
    """The day of the report: that of its dateline, else the document's."""
    if times and times[0].start < HEAD and times[0].precision == "day":
        head, text = times[0], sentence.text
        early = date is None or head.first is None or (day_of(head.first) - day_of(date)).days <= 1
        if early and sentence.start == 0 and is_dateline(text[: 2 * HEAD], head.start, head.end):
            return head.first
    return date


def _interval(trigger: Span, sentence: Sentence, phrase: Phrase, date: str | None, perfect: bool) -> Interval:
    """What a governing phrase says of an act."""
    first, last, precision, text = phrase.first, phrase.last, phrase.precision, phrase.text
    if phrase.kind == "lasting" and first is None:
        return UNDATED  # "for years"
    if phrase.kind == "lasting":
        return Interval(first, None, precision, text, ongoing=True)
    if phrase.kind == "since" or began_with(trigger, sentence, phrase):
        begun = date is not None and first is not None and first <= date
        if phrase.kind == "since" and begun and is_repeated(trigger, sentence, (phrase.start, phrase.end)):
            return Interval(first, date, "interval", text)
        return Interval(first, None, precision, text, ongoing=True)
    return Interval(first, last, precision, text)


def _so_far(when: Interval, date: str | None) -> Interval:
    """ "This year" of what was done ends with the document's day, "earlier this year" on the day before it."""
    match = _THIS.match(when.text or "")
    if match is None or date is None or when.first is None or when.last is None:
        return when
    if not when.first < date <= when.last:
        return when
    end = date if match["earlier"] is None else (Day.fromisoformat(date) - timedelta(days=1)).isoformat()
    return replace(when, last=end, precision="interval") if when.first <= end else when


_THIS = re.compile(
    r"(?:so\sfar\s)?(?P<earlier>earlier\s)?(?:this|all)\s(?:week|month|year|quarter|decade)$", re.IGNORECASE
)
