"""Phrases for stretches of days: ranges, "since", "until", deadlines, and lengths up to the document's day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from tacitus.model import TimeExpression
from tacitus.resolve.when import periods
from tacitus.resolve.when.passage import (
    NTH,
    WEEKDAY,
    Hit,
    Made,
    Passage,
    day_of,
    has_days,
    length_of,
    moved_day,
    named_phrase,
    reached,
)
from tacitus.resolve.when.words import load_words

_MONTHS = "|".join(load_words().months)
_DAY_NAME = re.compile(rf"(?:{'|'.join(load_words().weekdays)})\b")
YEARLESS = re.compile(
    rf"[^\d]*\b(?:{_MONTHS})\b(?:[^\d]*\d{{1,2}}(?:st|nd|rd|th)?)?|[^\d]*\d{{1,2}}(?:st|nd|rd|th)?[^\d]*\b(?:{_MONTHS})\b"
)
_FAR_DAYS = 10  # between two days that are named together
_THEN = re.compile(r"(?i:.*\b(?:later|earlier|afterwards|before)$|(?:the|that)\s(?!\d))")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_DAY_NUMBER = re.compile(r"the \d{1,2}(?:st|nd|rd|th)")
_SUPERLATIVE = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)|most|least|worst|best|only|\w{3,}est)\s(?:[\w’'-]+\s){0,5}$"
)
_GRANTED = re.compile(r"\b(?:ha[sd]|have|having|gave|given|giv(?:es?|ing))\s(?:[\w’'-]+\s){0,4}$")
_WAS_DONE = re.compile(r"\b(?:had|was|were|[a-z]{2,}ed)\b")
_SINCE_THEN = re.compile(r"\b(?:has|have)\s(?:been\s)?(?:\w+\s){0,4}$")


def read_range(hit: Hit) -> Made:
    """ "From 4 May until today", "between Saturday and Wednesday", "from the 10th to the 16th of this month"."""
    low, high = hit.named[0], reached(hit, hit.named[1])
    if low.first is None or low.last is None or high.first is None or high.last is None:
        return ()
    first, last, passage = day_of(low.first), day_of(high.last), hit.passage
    if _YEAR.search(high.text) and YEARLESS.fullmatch(low.text):
        first = _in_year(first, last.year)
        first = _in_year(first, last.year - 1) if first > last else first
    elif _YEAR.search(low.text) and YEARLESS.fullmatch(high.text):
        last = periods.move(last, first.year - last.year, "year")
        last = periods.move(last, 1, "year") if last < first else last
    coming = passage.date is not None and low.first >= passage.date
    if first > last and (passage.planned or coming) and WEEKDAY.fullmatch(high.text):
        last += timedelta(days=7)
    if first > last:
        first = _earlier(low, first, last, passage)
    if first > last:
        return ()
    return (hit.phrase("range", first.isoformat(), last.isoformat(), "interval"),)


def _in_year(day: date, year: int) -> date:
    return periods.move(day, year - day.year, "year")


def _earlier(low: TimeExpression, first: date, last: date, passage: Passage) -> date:
    """The start of a range that was read too late: a week, a month or a year earlier."""
    if WEEKDAY.fullmatch(low.text) and (first - last).days < 7 and not passage.planned:
        return first - timedelta(days=7)
    if _DAY_NUMBER.fullmatch(low.text):
        return periods.move(first, -1, "month")
    return periods.move(first, -1, "year") if YEARLESS.fullmatch(low.text) else first


def read_both(hit: Hit) -> Made:
    """ "On Monday and Tuesday", "in May and June": both, where one follows the other."""
    low, high = hit.named
    if low.last is None or high.first is None or low.precision != high.precision:
        return ()
    if _THEN.match(high.text) and not re.search(r"\b(?:again|or)\b", hit.match.group()):
        return ()
    if low.precision not in ("day", "month") or not has_days(low) or not has_days(high):
        return ()
    if not 0 < (day_of(high.first) - day_of(low.last)).days <= (_FAR_DAYS if low.precision == "day" else 2):
        return ()
    return (hit.phrase("range", low.first, high.last, "interval"),)


def read_days_to(hit: Hit) -> Made:
    """ "In the four days to Monday"."""
    length, time = length_of(hit.named[0].value), reached(hit, hit.named[1])
    if length is None or not length[0] or time.first is None or time.last is None:
        return ()
    first = moved_day(moved_day(time.last, 1), -length[0], length[1])
    return (hit.phrase("range", first, time.last, "interval"),)


def read_week_of(hit: Hit) -> Made:
    """ "In the week of 3 February", "in the week to 3 February"."""
    (time,) = hit.named
    if time.first is None or time.precision != "day":
        return ()
    if hit.match["way"] in ("to", "ending", "until"):
        return (hit.phrase("range", moved_day(time.first, -6), time.first, "week"),)
    return (hit.phrase("range", time.first, moved_day(time.first, 6), "week"),)


def read_business_year(hit: Hit) -> Made:
    """ "In fiscal year 2013, which ended on September 30": the year up to that day; or from the day on which it began."""
    (time,) = hit.named
    head = hit.at.get(hit.start)
    if head is None or not head.value.startswith("FY") or time.first is None or time.last is None:
        return ()
    first, last = day_of(time.first), day_of(time.last)
    number = head.value[2:]
    if number.isdigit() and re.search(r"\d", head.text) and not re.search(r"\d{4}", time.text):
        months = 12 * (int(number) - last.year)
        first, last = periods.move(first, months, "month"), periods.move(last, months, "month")
    if hit.match["way"].startswith(("end", "clos")) or hit.match["way"] in ("to", "until"):
        first = periods.move(last, -1, "year") + timedelta(days=1)
    else:
        last = periods.move(first, 1, "year") - timedelta(days=1)
    end, date = last.isoformat(), hit.passage.date
    if date is not None and not hit.passage.planned and first.isoformat() <= date < end:
        end = date
    return (hit.phrase("range", first.isoformat(), end, "interval"),)


def read_unbounded_year(hit: Hit) -> Made:
    """ "In fiscal 2019", of which nobody says when it began: no day."""
    (time,) = hit.named
    return (hit.phrase("vague", None, None, None),) if time.value.startswith("FY") else ()


def read_run_up(hit: Hit) -> Made:
    """ "In the run-up to the vote of 3 May": until the day before it."""
    base = hit.named[0] if hit.named else hit.last_named()
    if base is None or base.first is None:
        return ()
    phrase = hit.phrase("until", None, moved_day(base.first, -1), "day")
    if not hit.named:
        return (phrase,)
    return (replace(phrase, beyond=hit.clause()), named_phrase(base, hit.clause()))


def read_since(hit: Hit) -> Made:
    """ "Since October", "since soldiers took Kule on 5 May": from its first day on; not "the worst since"."""
    (time,) = hit.named
    if _SUPERLATIVE.search(hit.before(60)):
        return (hit.phrase("mute", time.first, None, time.precision),)
    phrase = hit.phrase("since", time.first, None, time.precision)
    if len(hit.match["clause"].split()) > 1:
        phrase = replace(phrase, beyond=hit.clause())
        return (phrase, named_phrase(time, phrase.beyond))
    return (phrase,)


def read_ever_since(hit: Hit) -> Made:
    """ "And has held it ever since": from the day named before; from no day where none is."""
    base = hit.last_named()
    if base is None:
        return (hit.phrase("vague", None, None, None),)
    return (hit.phrase("since", base.first, None, base.precision),)


def read_from(hit: Hit) -> Made:
    """ "From Monday", "as of 1 May", said of what is planned or goes on: it begins then."""
    (time,) = hit.named
    if not hit.passage.planned and not hit.match["on"] and not _SINCE_THEN.search(hit.before(50)):
        return ()
    return (hit.phrase("since", time.first, None, time.precision),)


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


def _by_then(hit: Hit, time: TimeExpression) -> Made:
    """ "By Tuesday the defenders had surrendered": the last Tuesday, not the next."""
    passage = hit.passage
    ahead = passage.date is not None and time.first is not None and time.first > passage.date
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


def read_of_length(hit: Hit) -> Made:
    """ "Three days of riots that began on Monday", "for three nights from Saturday"."""
    length, time = length_of(hit.named[0].value), hit.named[1]
    if (
        length is None
        or length[0] == 0
        or time.first is None
        or time.precision != "day"
        or hit.passage.planned
    ):
        return ()
    if hit.match.groupdict().get("way"):
        first = moved_day(moved_day(time.first, -length[0], length[1]), 1)
        return (hit.phrase("range", first, time.last, "interval"),)
    last = moved_day(time.first, *length)
    if "night" not in hit.named[0].text:
        last = moved_day(last, -1)
    date = hit.passage.date
    if date is not None and not hit.passage.planned:
        last = min(last, max(date, time.first))
    return (hit.phrase("range", time.first, last, "interval"),)


def read_turning(hit: Hit) -> Made:
    """ "After midnight, as Thursday turned into Friday"."""
    low, high = hit.named
    if re.search(r"\bafter\s(?:midnight|twelve)\b", hit.before(40)):
        return (hit.phrase("range", high.first, high.last, high.precision),)
    return (hit.phrase("range", low.first, high.last, "interval"),)


def read_within(hit: Hit) -> Made:
    """ "Within ten days", said of what is planned."""
    length = length_of(hit.named[0].value)
    if not hit.passage.planned or hit.passage.date is None or length is None:
        return ()
    return (hit.phrase("deadline", hit.passage.date, moved_day(hit.passage.date, *length), "interval"),)


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


def read_lasting(hit: Hit) -> Made:
    """ "For eight months": so long up to the document's day, of what goes on; "for years" has no day."""
    (time,) = hit.named
    length, passage = length_of(time.value), hit.passage
    if passage.planned:
        return ()
    if length is None and time.value.startswith("PX"):
        return (hit.phrase("lasting", None, None, None),)
    if passage.date is None or length is None or length[0] == 0:
        return ()
    first = moved_day(passage.date, -length[0], length[1])
    phrase = hit.phrase("lasting", first, time.last, time.precision or "day")
    return (replace(phrase, type=time.type),)


def read_in_nth(hit: Hit) -> Made:
    """ "In its third week": it began that many weeks before, less one."""
    if hit.passage.date is None or hit.passage.planned:
        return ()
    word, unit = hit.match["n"], hit.match["u"]
    count = int(word[:-2]) - 1 if word[0].isdigit() else NTH.index(word)
    return (
        hit.phrase(
            "since", moved_day(hit.passage.date, -count, unit), None, "day" if unit == "day" else "interval"
        ),
    )


def read_nth_running(hit: Hit) -> Made:
    """ "For the third day running", "in its 40th day": it began so many days before."""
    if hit.passage.date is None or hit.passage.planned or hit.match["u"] not in ("day", "night"):
        return ()
    word = hit.match["n"]
    count = int(word[:-2]) - 1 if word[0].isdigit() else NTH.index(word)
    return (hit.phrase("since", moved_day(hit.passage.date, -count), None, "day"),)
