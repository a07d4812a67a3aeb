"""Phrases for stretches of days: ranges, "since", "until", deadlines, and lengths up to the document's day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from tacitus.model import TimeExpression
from tacitus.resolve.when import periods
from tacitus.resolve.when.apart import opens_next_clause
from tacitus.resolve.when.narrative import is_past
from tacitus.resolve.when.passage import (
    NTH,
    WEEKDAY,
    YEARLESS,
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

_FAR_DAYS = 10  # between two days that are named together
_THEN = re.compile(r"(?i:.*\b(?:later|earlier|afterwards|before)$|(?:the|that)\s(?!\d))")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_DAY_NUMBER = re.compile(r"the \d{1,2}(?:st|nd|rd|th)")
_SUPERLATIVE = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)|most|least|worst|best|only|\w{3,}est)\s(?:[\w’'-]+\s){0,5}$"
)
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
    text, shift = hit.passage.text, hit.passage.shift
    between = text[low.end - shift : high.start - shift]
    if "," in between and opens_next_clause(between, text[hit.end : hit.end + 30]):
        return ()  # "on Monday, and on Tuesday the army"
    if between.rstrip().endswith("and on") and is_past(text[hit.end : hit.end + 30].lstrip()):
        return ()
    if _THEN.match(high.text) and not re.search(r"\b(?:again|or)\b", hit.match.group()):
        return ()
    if low.precision not in ("day", "month", "year") or not has_days(low) or not has_days(high):
        return ()
    if (
        not 0 < (day_of(high.first) - day_of(low.last)).days <= (_FAR_DAYS if low.precision == "day" else 2)
    ):  # months and years that adjoin
        return ()
    return (hit.phrase("range", low.first, high.last, "interval"),)


def read_days_to(hit: Hit) -> Made:
    """ "In the four days to Monday"."""
    length, time = length_of(hit.named[0].value), reached(hit, hit.named[1])
    if length is None or not length[0] or time.first is None or time.last is None:
        return ()
    first = moved_day(moved_day(time.last, 1), -length[0], length[1])
    return (hit.phrase("range", first, time.last, "interval"),)


def read_unit_to(hit: Hit) -> Made:
    """ "In the year to 31 March 2006": the year that ends then."""
    (time,) = hit.named
    if time.last is None or time.precision not in ("day", "month"):
        return ()
    count, unit = (3, "month") if hit.match["one"] == "quarter" else (1, hit.match["one"])
    return (hit.phrase("range", moved_day(moved_day(time.last, 1), -count, unit), time.last, "interval"),)


def read_week_of(hit: Hit) -> Made:
    """ "In the week of 3 February", "in the week to 3 February"."""
    (time,) = hit.named
    if time.first is None or time.precision != "day":
        return ()
    if hit.match["way"] in ("to", "ended", "ending", "until"):
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


def read_business_months(hit: Hit) -> Made:
    """ "In fiscal 2001 (April to March)"."""
    head, end = hit.named
    year = head.value.removeprefix("FY")
    if not year.isdigit() or end.first is None:
        return ()
    number, last = load_words().months[hit.match["m"]], day_of(end.first).month
    whole = periods.span(periods.month(int(year) - (number > last), number), periods.month(int(year), last))
    assert whole.first is not None
    assert whole.last is not None
    return (hit.phrase("range", whole.first.isoformat(), whole.last.isoformat(), "interval"),)


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
        mute = hit.phrase("mute", time.first, None, time.precision)
        clause = len(hit.match["clause"].split()) > 1
        return (mute, named_phrase(time, hit.clause())) if clause else (mute,)
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
