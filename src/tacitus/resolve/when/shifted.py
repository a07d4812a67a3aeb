"""Phrases for days told as so long before another, or so long ago: "a week before", "ten years ago today".

"In the same month a year earlier", "in January five years ago", "one week before", said of a named day.
"""

from __future__ import annotations

import re

from tacitus.resolve.when import periods
from tacitus.resolve.when.passage import BACK, YEARLESS, Hit, Made, counted_from, day_of, length_of, moved_day
from tacitus.resolve.when.words import load_words

_AGO = re.compile(r"(?:exactly )?(?P<n>\w+) (?P<u>year|month|week)s? ago", re.IGNORECASE)
_LATER = re.compile(
    r"(?P<n>\w+) (?P<u>days?|nights?|weeks?|fortnights?) (?P<way>later|earlier|before|afterwards|thereafter)",
    re.IGNORECASE,
)


def read_recounted(hit: Hit) -> Made:
    """ "One week before", said of a named day: that very day."""
    (time,) = hit.named
    match, base = _LATER.fullmatch(time.text), hit.last_named()
    if match is None or base is None or base.precision != "day":
        return ()
    count = _number(match["n"])
    if not count:
        return ()
    sign = -1 if match["way"].lower() in BACK else 1
    days = {"d": 1, "n": 1, "w": 7, "f": 14}[match["u"][0].lower()]
    return counted_from(hit, base, sign * count * days, "day")


def _number(word: str) -> int:
    """A whole number in figures or in one word; 0 where it is none."""
    word = word.lower()
    return (
        int(word)
        if word.isdigit() and word.isascii()
        else 1
        if word in ("a", "an")
        else load_words().numbers.get(word, 0)
    )


def read_to_the_day(hit: Hit) -> Made:
    """ "Ten years ago to the day"."""
    match, date = _AGO.fullmatch(hit.named[0].text), hit.passage.date
    count = _number(match["n"]) if match is not None else 0
    if match is None or date is None or not count:
        return ()
    day = moved_day(date, -count, match["u"].lower())
    return (hit.phrase("counted", day, day, "day"),)


def read_ago_today(hit: Hit) -> Made:
    """ "Ten years ago today", "a year ago this month"."""
    back, here = hit.named
    match = _AGO.fullmatch(back.text)
    count = _number(match["n"]) if match is not None else 0
    if match is None or not count or here.first is None or here.last is None:
        return ()
    if (
        back.first is not None
        and back.last is not None
        and back.first <= here.first
        and here.last <= back.last
    ):
        return (hit.phrase("counted", here.first, here.last, here.precision),)
    first, last = (moved_day(day, -count, match["u"].lower()) for day in (here.first, here.last))
    if here.precision == "week":
        return _whole_phrase(
            hit, periods.week(day_of(moved_day(hit.passage.date or first, -count, match["u"].lower())))
        )
    if here.precision == "month":
        last = moved_day(moved_day(first, 1, "month"), -1)
    return (hit.phrase("counted", first, last, here.precision),)


def read_shifted(hit: Hit) -> Made:
    """ "In the same month a year earlier", "in the same period two years before": the stretch told before, moved."""
    length, way, passage = length_of(hit.named[-1].value), hit.match["way"], hit.passage
    base = hit.named[0] if hit.match["a"] else passage.stretch or hit.last_named()
    if length is None or not length[0] or base is None or base.first is None or base.last is None:
        return ()
    if hit.match["a"] and not hit.named[0].text.lower().startswith(("the same", "that")):
        return ()
    count = length[0] if way == "later" else -length[0]
    first = day_of(base.first)
    if base.precision in ("month", "quarter", "year") and length[1] in ("month", "year"):
        period = periods.shift(periods.move(first, count, length[1]), 0, base.precision)
        return _whole_phrase(hit, period)
    last = moved_day(moved_day(base.last, 1), count, length[1])
    return (hit.phrase("counted", moved_day(base.first, count, length[1]), moved_day(last, -1), "interval"),)


def read_shifted_ago(hit: Hit) -> Made:
    """ "In January five years ago", "on 3 May two years ago": of that year."""
    named, back = hit.named
    match = _AGO.fullmatch(back.text)
    if match is None or match["u"].lower() != "year" or named.precision not in ("day", "month"):
        return ()
    if back.first is None or named.first is None or not YEARLESS.fullmatch(named.text):
        return ()
    gap = day_of(back.first).year - day_of(named.first).year
    moved = periods.move(day_of(named.first), gap, "year")
    return _whole_phrase(hit, periods.shift(moved, 0, named.precision))


def read_day_then(hit: Hit) -> Made:
    """ "Three months later, on the 16th", "last year, in January"."""
    month, day = hit.named
    if month.precision == "year" and month.first and day.first and YEARLESS.fullmatch(day.text):
        gap = day_of(month.first).year - day_of(day.first).year
        return _whole_phrase(
            hit, periods.shift(periods.move(day_of(day.first), gap, "year"), 0, day.precision or "day")
        )
    number = _DAY_NUMBER.fullmatch(day.text)
    if number is None or month.precision != "month" or month.first is None or not _MOVED.search(month.text):
        return ()
    text = day_of(month.first).replace(day=int(number[1])).isoformat()
    return (hit.phrase("counted", text, text, "day"),)


_PART = re.compile(r"(?:the )?(?:last|final) week", re.IGNORECASE)
_DAY_NUMBER = re.compile(r"(?:on )?the (\d{1,2})(?:st|nd|rd|th)")
_MOVED = re.compile(r"\b(?:later|earlier|before|afterwards|following|next|previous|that)\b", re.IGNORECASE)


def read_this_day_in(hit: Hit) -> Made:
    """ "On this day in 1991", "in the last week of April"."""
    here, then = hit.named
    if then.precision == "month" and then.first and _PART.fullmatch(here.text):
        return _whole_phrase(hit, periods.narrow(periods.shift(day_of(then.first), 0, "month"), here.text))
    if here.text.lower() not in ("this day", "this very day", "today") or then.precision != "year":
        return ()
    if here.first is None or then.first is None:
        return ()
    day = moved_day(here.first, day_of(then.first).year - day_of(here.first).year, "year")
    return (hit.phrase("counted", day, day, "day"),)


def _whole_phrase(hit: Hit, period: periods.Period) -> Made:
    assert period.first is not None
    assert period.last is not None
    return (hit.phrase("counted", period.first.isoformat(), period.last.isoformat(), period.precision),)
