"""Expressions that name a day or a month, by its number, its name or its feast.

Each function takes a match of its rule and what is known around it, and returns TIMEX3 type and period; None
where the words are no date.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from tacitus.resolve.when import periods
from tacitus.resolve.when.around import (
    Around,
    Match,
    Result,
    bare_day,
    bare_month,
    direction_of,
    nearest_day,
    year_of,
)
from tacitus.resolve.when.holidays import feast_days
from tacitus.resolve.when.periods import Period, narrow
from tacitus.resolve.when.words import load_words, month_number, weekday_number


def iso_time(m: Match, a: Around) -> Result:
    p = periods.day(date(int(m["y"]), int(m["m"]), int(m["d"])))
    if int(m["h"]) > 24 or int(m["min"]) > 59:
        return None
    return "TIME", Period(f"{p.value}T{m['h']}:{m['min']}{m['z'] or ''}", p.first, p.last, "day")


def iso_day(m: Match, a: Around) -> Result:
    return "DATE", periods.day(date(int(m["y"]), int(m["m"]), int(m["d"])))


def numeric(m: Match, a: Around) -> Result:
    first, second, year = int(m["a"]), int(m["b"]), _full_year(m["y"], a)
    dated = first > 12 or second > 12 or _DATED.search(a.text[max(0, a.start - 12) : a.start])
    if len(m["y"]) != 4 and a.day_first is None and (not dated or m["sep"] == "."):
        return None  # two figures may be anything else
    day_first = first > 12 or first == second or (second <= 12 and a.day_first is True)
    if not day_first and second <= 12 and a.day_first is None:
        readings = [date(year, first, second), date(year, second, first)]
        told = [day for day in readings if a.today is not None and day <= a.today]
        if len(told) == 1 and a.direction() == "past":
            return "DATE", periods.day(told[0])
        return "DATE", Period(f"{year:04}-XX-XX")
    number, day = (second, first) if day_first else (first, second)
    return "DATE", periods.day(date(year, number, day))


_DATED = re.compile(r"(?i:\b(?:on|dated|of|since|until|from|by|before|after)\s)$")


def day_slash(m: Match, a: Around) -> Result:
    """ "On 14/3": a day and a month in figures, without a year."""
    first, second = int(m["a"]), int(m["b"])
    if first > 12 or second > 12 or a.day_first is not None or first == second:
        day_first = first > 12 or (second <= 12 and a.day_first is not False)
        number, day = (second, first) if day_first else (first, second)
        return "DATE", bare_day(number, day, a)
    date(2000, first, second)  # raises where neither reading is a day
    return "DATE", Period("XXXX-XX-XX")


def day_dash(m: Match, a: Around) -> Result:
    """ "14-Mar-2006"."""
    return "DATE", periods.day(date(_full_year(m["y"], a), month_number(m["m"]), int(m["d"])))


def _full_year(figures: str, a: Around) -> int:
    """A year of two figures lies at most ten years ahead of the document's day."""
    if len(figures) == 4:
        return int(figures)
    now = a.today.year if a.today else 2020
    year = now // 100 * 100 + int(figures)
    return year - 100 if year > now + 10 else year


def day_range(m: Match, a: Around) -> Result:
    number = month_number(m["m"])
    if m["y"]:
        ends = [periods.day(date(int(m["y"]), number, int(m[k]))) for k in "de"]
    else:
        end = bare_day(number, int(m["e"]), a)
        if end.first is None:
            date(2000, number, int(m["d"]))
            return "DATE", Period(f"XXXX-{number:02}-{int(m['d']):02}/{end.value}")
        ends = [periods.day(end.first.replace(day=int(m["d"]))), end]
    return "DATE", periods.span(ends[0], ends[1])


def day_of_month(m: Match, a: Around) -> Result:
    number, day, year = month_number(m["m"]), int(m["d"]), year_of(m, a)
    return "DATE", bare_day(number, day, a) if year is None else periods.day(date(year, number, day))


def month_year(m: Match, a: Around) -> Result:
    return "DATE", narrow(periods.month(int(m["y"]), month_number(m["m"])), m["mod"])


def month_relative(m: Match, a: Around) -> Result:
    number, step = month_number(m["m"]), direction_of(m["rel"])
    if a.today is None:
        return "DATE", Period(f"XXXX-{number:02}")
    ahead = (number - a.today.month) % 12
    if step == 0:
        return "DATE", narrow(periods.month(a.today.year, number), m["mod"])
    moved = a.today.month + (ahead or 12 if step > 0 else ahead - 12)
    return "DATE", narrow(periods.month(a.today.year, moved), m["mod"])


def month_of_relative(m: Match, a: Around) -> Result:
    number = month_number(m["m"])
    told = a.told("year") if m["rel"].lower().startswith(("that", "the ")) else None
    base = told or a.today
    if base is None:
        return "DATE", Period(f"XXXX-{number:02}")
    return "DATE", narrow(periods.month(base.year + direction_of(m["rel"]), number), m["mod"])


def month(m: Match, a: Around) -> Result:
    name = m["m"].capitalize()
    before = a.text[max(0, m.start("m") - 16) : m.start("m")]
    cued = _MONTH_CUE.search(before) or _MONTH_PAIR.search(before)
    cued = cued or _HEADING.match(a.text, m.end())
    cued = cued or (_DETERMINER.search(before) and _NOUN_NEXT.match(a.text, m.end()))
    if m["m"].isupper() or (name in load_words().names_too and m.start("m") == m.start() and not cued):
        return None
    number = month_number(name)
    if _MONTH_PAIR.search(before) and a.previous and a.previous.first and a.previous.precision == "month":
        told = a.previous.first
        return "DATE", narrow(periods.month(told.year + (number < told.month), number), m["mod"])
    return "DATE", narrow(bare_month(number, a), m["mod"])


_MONTH_CUE = re.compile(
    r"(?i:\b(?:in|since|of|until|till|by|from|through|between|during|before|after|for|earlier|to)\s{1,3}$)"
)
_HEADING = re.compile(r":\s")  # "June: Laos expels an envoy"
_DETERMINER = re.compile(r"\b(?:its|the|their|this|his|her|an?)\s$")  # "its April vote"
_NOUN_NEXT = re.compile(
    r"\s(?:vote|election|poll|coup|attack|blast|raid|summit|deal|talks|referendum|ruling|war|protest|meeting|massacre|strike|truce"
    r"|ceasefire|accord|agreement|flood|earthquake|deadline|session|offensive|uprising|revolution|budget)s?\b"
)
_MONTH_PAIR = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\s(?:and|or|to)\s$"
)


def holiday(m: Match, a: Around) -> Result:
    """A feast of the year that is named, else the nearest; None where its day is not known."""
    name = m["name"].replace("’", "'")
    if name == "New Year" and re.search(r"[A-Z]\w+\s$", a.text[max(0, a.start - 12) : a.start]):
        return None  # the Chinese, the Lunar one
    year = year_of(m, a)
    if year is not None:
        days = feast_days(name, year, text=a.text, at=m.start())
    elif a.today is None:
        return ("DATE", Period("XXXX-XX-XX")) if feast_days(name, 2000, text=a.text, at=m.start()) else None
    else:
        years = range(max(1, a.today.year - 1), min(9999, a.today.year + 1) + 1)
        near = [d for year in years for d in feast_days(name, year, text=a.text, at=m.start())]
        first = nearest_day([d[0] for d in near], a, a.today) if near else None
        days = tuple(d for d in near if d[0] == first)
    if not days:
        return None
    start, end = days[0]
    if m["nth"]:
        return "DATE", periods.day(_day_within(start, end, m["nth"]))
    return "DATE", periods.day(start) if start == end else periods.days(start, end, f"{start}/{end}")


def _day_within(start: date, end: date, nth: str) -> date:
    """The nth day of a feast; past its end where the feast is told by its first day alone."""
    if nth in ("last", "final"):
        return end
    return start + timedelta(days=load_words().days[nth] - 1)


def ordinal_day(m: Match, a: Around) -> Result:
    """ "On the 6th": of the month before named, else the last such day, or the next where the words look ahead."""
    return _numbered_day(int(m["d"]), m, a)


def ordinal_word(m: Match, a: Around) -> Result:
    """ "On the sixth of this month"."""
    return _numbered_day(load_words().days[m["n"].lower().replace(" ", "-")], m, a)


def _numbered_day(number: int, m: Match, a: Around) -> Result:
    rel = (m["rel"] or "").lower()
    told = a.narrative() or _far_day(a)
    if told is not None and not rel:
        base = told if number >= told.day else periods.move(told.replace(day=1), 1, "month")
        return "DATE", periods.day(base.replace(day=number))
    if a.today is None:
        return "DATE", Period(f"XXXX-XX-{number:02}")
    named = a.told("month") if rel.startswith("th") and rel != "this" else None
    if named is not None or rel not in ("", "the"):
        whole = periods.shift(named or a.today, direction_of(rel), "month")
        return "DATE", periods.day(whole.first.replace(day=number)) if whole.first else whole
    ahead = a.direction() == "future"
    for step in range(4):
        whole = periods.shift(a.today, step if ahead else -step, "month")
        if whole.first is None or whole.last is None or number > whole.last.day:
            continue
        day = whole.first.replace(day=number)
        if day == a.today or (day > a.today) == ahead:
            return "DATE", periods.day(day)
    return None


def _far_day(a: Around) -> date | None:
    """The day of the same sentence, where it lies over a month back: "seized on 3 May, freed on the 17th"."""
    told = a.named_day
    if told is None or a.today is None or a.direction() == "future":
        return None
    return told if (a.today - told).days > 31 else None


def day_in_words(m: Match, a: Around) -> Result:
    """ "The third of February"."""
    number, day = month_number(m["m"]), load_words().days[m["n"].lower().replace(" ", "-")]
    if m["y"]:
        return "DATE", periods.day(date(int(m["y"]), number, day))
    return "DATE", bare_day(number, day, a)


def weekday_of(m: Match, a: Around) -> Result:
    """ "The first Monday in January", "the last day of May"."""
    whole = _month_around(m["whole"], a) if m["whole"] else month_named(m, a)
    if whole is None or whole.first is None or whole.last is None:
        return "DATE", Period("XXXX-XX-XX")
    order, wanted = m["n"].lower(), m["wd"]
    step = 1 if wanted == "day" else 7
    if order in ("last", "final"):
        back = 0 if step == 1 else (whole.last.isoweekday() - weekday_number(wanted)) % 7
        return "DATE", periods.day(whole.last - timedelta(days=back))
    ahead = 0 if step == 1 else (weekday_number(wanted) - whole.first.isoweekday()) % 7
    return "DATE", periods.day(
        whole.first + timedelta(days=ahead + step * (load_words().ordinals[order] - 1))
    )


def _month_around(rel: str, a: Around) -> Period | None:
    """The month named before for "that month", else the document's or one beside it."""
    base = (a.told("month") if rel == "that" else None) or a.today
    return None if base is None else periods.shift(base, direction_of(rel), "month")


def month_named(m: Match, a: Around) -> Period | None:
    number, year = month_number(m["m"]), year_of(m, a)
    if year is not None:
        return periods.month(year, number)
    return None if a.today is None else bare_month(number, a)
