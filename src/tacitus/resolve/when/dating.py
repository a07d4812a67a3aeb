"""When an act happened: the time expression of its sentence that governs it, else the document's day.

A plain report without an expression happened, as far as the reader knows, on the document's day. A plan without one is
undated, and so is what the sentence gives only as the background of something else: the day is not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tacitus.model import Interval, Sentence, Span, TimeExpression
from tacitus.resolve.when.background import is_background
from tacitus.resolve.when.governing import PLANNED, began_with, find_governing

UNDATED = Interval(None, None, None)

_SINCE = re.compile(r"\b(?:ever\s+)?since\s+(?:at\s+least\s+|the\s+)?$", re.IGNORECASE)


def date_event(
    trigger: Span, sentence: Sentence, times: Sequence[TimeExpression], *, status: str, date: str | None
) -> Interval:
    """The days on which an act happened, both inclusive.

    Args:
        trigger: the act's words, in offsets of the document.
        sentence: the sentence that holds them.
        times: expressions of the document or the sentence, in offsets of the document.
        status: the act's status; "future", "hypothetical" and "predicted" do not fall back on `date`.
        date: the document's day, YYYY-MM-DD, or None.

    Returns:
        An interval with the words it rests on as `text` (None where it is the document's day); "since X" and "which
        began in X" give its start and `ongoing`; everything None where the day is unknown.
    """
    planned = status in PLANNED
    background = is_background(trigger, sentence)
    governing = find_governing(trigger, sentence, times, planned=planned, background=background, date=date)
    if governing is not None:
        at = governing.start - sentence.start
        if _SINCE.search(sentence.text[max(0, at - 40) : at]) or began_with(trigger, sentence, governing):
            return Interval(governing.first, None, governing.precision, governing.text, ongoing=True)
        return Interval(governing.first, governing.last, governing.precision, governing.text)
    if date is None or planned or background:
        return UNDATED
    return Interval(date, date, "day")
