"""Phrases for ends and terms: "until Friday", "before the vote in May", "within ten days", "not before September"."""

from __future__ import annotations

import re
from dataclasses import replace

from tacitus.model import TimeExpression
from tacitus.resolve.when import periods
from tacitus.resolve.when.passage import (
    Hit,
    Made,
    day_of,
    length_of,
    moved_day,
    named_phrase,
    reached,
)
from tacitus.resolve.when.words import load_words

_DAY_NAME = re.compile(rf"(?:{'|'.join(load_words().weekdays)})\b")
_GRANTED = re.compile(
    r"\b(?:ha[sd]|have|having|gave|given|giv(?:es?|ing))\s(?:[\w’'-]+\s){0,4}(?:(?:until|till)\s(?:noon|midday|midnight|dawn|dusk|sunset|sundown)\s(?:on\s)?)?$"
)
_WAS_DONE = re.compile(r"\b(?:had|was|were|[a-z]{2,}ed)\b")
_BY_THE = re.compile(r"\bby\sthe\s\S+$", re.IGNORECASE)


def read_until(hit: Hit) -> Made:
    """ "Until Friday": an end without a start; "has until Friday to" is a deadline."""
    time = reached(hit, hit.named[0])
    if _GRANTED.search(hit.before(60)):
        return _up_to(hit, time)
    phrase = hit.phrase("until", None, time.last, time.precision)
    if len(hit.match["clause"].split()) > 2:
        phrase = replace(phrase, beyond=hit.clause())
        return (phrase, named_phrase(time, phrase.beyond))
    return (phrase,)


def read_deadline(hit: Hit) -> Made:
    """ "Before the end of April", said of what is planned: from the document's day to it."""
    if (
        _BY_THE.search(hit.match.group())
        and re.match(r"\s(?!the\b|and\b|or\b|to\b)[a-z]+", hit.passage.text[hit.end :])
        and re.fullmatch(r"(?:1[5-9]|20)\d\d", hit.named[0].text)
    ):
        return ()  # "bound by the 1996 treaty"
    return _up_to(hit, hit.named[0])


def _up_to(hit: Hit, time: TimeExpression) -> Made:
    passage = hit.passage
    if not passage.planned:
        return _by_then(hit, time)
    known = passage.date is not None and time.last is not None and passage.date <= time.last
    return (hit.phrase("deadline", passage.date if known else None, time.last, "interval"),)


def read_before(hit: Hit) -> Made:
    """ "Before April": a deadline of what is planned; of what was done, an end without a start."""
    (time,) = hit.named
    passage = hit.passage
    past = passage.date is not None and time.last is not None and time.last < passage.date
    if passage.planned or not past:
        return _up_to(hit, time)
    return (hit.phrase("until", None, time.last, time.precision),)


def read_not_before(hit: Hit) -> Made:
    """ "Not before September", said of what is planned: from then on."""
    (time,) = hit.named
    return (hit.phrase("since", time.first, None, time.precision),) if hit.passage.planned else ()


def read_planned_before(hit: Hit) -> Made:
    """ "Before the vote in October", said of what is planned."""
    return _up_to(hit, hit.named[0]) if hit.passage.planned else ()


def read_planned_after(hit: Hit) -> Made:
    """ "After the summer", "after 1 May", said of what is planned: from the next day on."""
    (time,) = hit.named
    if not hit.passage.planned or time.last is None:
        return ()
    return (hit.phrase("since", moved_day(time.last, 1), None, "day"),)


def _by_then(hit: Hit, time: TimeExpression) -> Made:
    """ "By Tuesday the defenders had surrendered": the last Tuesday, not the next."""
    passage = hit.passage
    ahead = passage.date is not None and time.first is not None and time.first > passage.date
    past = passage.date is not None and time.last is not None and time.last < passage.date
    if past and time.precision not in ("day", "interval"):
        return (hit.phrase("until", None, time.last, time.precision),)
    if not ahead or time.first is None or not _DAY_NAME.match(time.text):
        return ()
    if not _WAS_DONE.search(passage.text[hit.end : hit.end + 60]):
        return ()
    day = moved_day(time.first, -7)
    return (hit.phrase("range", day, day, "day"),)


def read_that_deadline(hit: Hit) -> Made:
    """ "Within that time", "before the deadline": the end that was named before."""
    base, passage = hit.last_named(), hit.passage
    if base is None or base.last is None or passage.date is None:
        return ()
    if not passage.planned:
        low = base if passage.told is None or base is not passage.told else passage.stretch or base
        return (hit.phrase("range", low.first, low.last, low.precision),)
    return (hit.phrase("deadline", passage.date, base.last, "interval"),) if base.last >= passage.date else ()


def read_set_deadline(hit: Hit) -> Made:
    """ "By a deadline that passed on Tuesday", "by the deadline of 3 May"."""
    (time,) = hit.named
    return (
        _up_to(hit, time)
        if hit.passage.planned
        else (hit.phrase("range", time.first, time.last, time.precision),)
    )


def read_within(hit: Hit) -> Made:
    """ "Within ten days", said of what is planned."""
    length = length_of(hit.named[0].value)
    base = hit.last_named()
    done = not hit.passage.planned and not hit.marked[: hit.start].strip()
    if (
        done
        and length is not None
        and base is not None
        and base.first is not None
        and base.precision == "day"
    ):
        return (hit.phrase("range", base.first, moved_day(base.first, *length), "interval"),)
    if not hit.passage.planned or hit.passage.date is None or length is None:
        return ()
    return (hit.phrase("deadline", hit.passage.date, moved_day(hit.passage.date, *length), "interval"),)


def read_in_so_long(hit: Hit) -> Made:
    """ "In three weeks", said of what is planned: so long from the document's day."""
    length, date = length_of(hit.named[0].value), hit.passage.date
    if (
        length is None
        or not length[0]
        or date is None
        or not hit.passage.planned
        or hit.named[0].first is not None
    ):
        return ()
    size = "day" if length[1] in ("day", "week") else length[1]
    period = periods.shift(periods.move(day_of(date), *length), 0, size)
    assert period.first is not None
    assert period.last is not None
    return (hit.phrase("counted", period.first.isoformat(), period.last.isoformat(), period.precision),)


def read_granted(hit: Hit) -> Made:
    """ "Gave them 48 hours to leave"."""
    return read_within(hit) if _GRANTED.search(hit.before(60)) else ()


def read_within_the(hit: Hit) -> Made:
    """ "Within the week": from the day named before, or from the document's where it is planned."""
    base, passage, unit = hit.last_named(), hit.passage, hit.match["u"]
    if not passage.planned and base is not None and base.first is not None and base.precision == "day":
        return (hit.phrase("range", base.first, moved_day(base.first, 1, unit), "interval"),)
    if not passage.planned or passage.date is None:
        return ()
    return (hit.phrase("deadline", passage.date, moved_day(passage.date, 1, unit), "interval"),)


def read_before_out(hit: Hit) -> Made:
    """ "Before the month is out", "by year's end": to its last day, from the document's where it is planned."""
    date, unit = hit.passage.date, hit.match["u"] or hit.match["end"]
    whole = None if date is None else periods.shift(day_of(date), 0, unit)
    if whole is None or whole.first is None or whole.last is None or date is None:
        return ()
    if hit.passage.planned:
        return (hit.phrase("deadline", date, whole.last.isoformat(), "interval"),)
    return (hit.phrase("range", whole.first.isoformat(), date, "interval"),)
