"""Find the time expressions of a text and say which days they stand for.

One pass from left to right with the rules of `patterns`; each match is normalised against the document's day and
the last day named before it. What cannot be a date ("31 February") or can be two ("3/4/2020") is passed over.
"""

from __future__ import annotations

from datetime import date as Day

from tacitus.errors import DocumentError, shorten
from tacitus.model import TimeExpression
from tacitus.resolve.when.around import Around
from tacitus.resolve.when.normalise import NORMALISERS
from tacitus.resolve.when.patterns import compiled
from tacitus.resolve.when.periods import Period

_LEADING = ("on", "at", "in", "over", "during", "for", "within", "around", "about")


def find_times(text: str, *, date: str | None) -> tuple[TimeExpression, ...]:
    """The time expressions of a text, in order and without overlap; empty where there is none.

    Args:
        text: any text; offsets of the result are code points in it, half-open.
        date: the day of the document, YYYY-MM-DD. With None what is relative to it keeps a value such as
            "XXXX-07" or "XXXX-WXX-3" and has no first and last day.

    Returns:
        Expressions with TIMEX3 type and value; `first` and `last` are both inclusive, None where unknown.

    Raises:
        DocumentError: T203, `date` is no day of the calendar.
    """
    today = _read_day(date)
    search, rules = compiled()
    found: list[TimeExpression] = []
    previous: Period | None = None
    at = 0
    while (hit := search.search(text, at)) is not None:
        name = hit.lastgroup or ""
        match = rules[name].match(text, hit.start())
        if match is None:
            at = hit.start() + 1
            continue
        at = max(match.end(), hit.start() + 1)
        try:
            result = NORMALISERS[name](match, Around(text, match.start(), today, previous))
        except (ValueError, OverflowError):
            result = None
        if result is None:
            continue
        kind, period = result
        if kind in ("DATE", "TIME") and period.first is not None:
            previous = period
        start = _skip_preposition(text, match.start(), match.end(), kind, period.value)
        first = None if period.first is None else period.first.isoformat()
        last = None if period.last is None else period.last.isoformat()
        precision = period.precision
        words = text[start : match.end()]
        found.append(TimeExpression(start, match.end(), words, kind, period.value, first, last, precision))
    return tuple(found)


def _read_day(date: str | None) -> Day | None:
    if date is None:
        return None
    try:
        return Day.fromisoformat(date)
    except ValueError:
        raise DocumentError(
            "T203", f"date {shorten(date)!r} is no calendar day.", "Give the day as YYYY-MM-DD."
        ) from None


def _skip_preposition(text: str, start: int, end: int, kind: str, value: str) -> int:
    """The start without a leading preposition; "in three days", seen from the document's day, keeps its own."""
    words = text[start:end].split(None, 1)
    if len(words) < 2 or words[0].lower() not in _LEADING:
        return start
    if words[0].lower() == "in" and kind == "DATE" and words[1][:1].isalnum() and not value.endswith("_REF"):
        return start
    if value.endswith("_REF"):
        return start
    return end - len(words[1])
