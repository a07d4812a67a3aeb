"""Expressions that name a date: days, months, quarters, seasons, years, decades, centuries, holidays.

Each function takes a match of its rule and what is known around it, and returns TIMEX3 type and period; None
where the words are no date.
"""

from __future__ import annotations

import re
from datetime import date

from tacitus.resolve.when import periods
from tacitus.resolve.when.around import (
    Around,
    Match,
    Result,
    bare_day,
    bare_month,
    direction_of,
    year_of,
)
from tacitus.resolve.when.periods import Period
from tacitus.resolve.when.words import load_words, month_number


def iso_time(m: Match, a: Around) -> Result:
    p = periods.day(date(int(m["y"]), int(m["m"]), int(m["d"])))
    if int(m["h"]) > 24 or int(m["min"]) > 59:
        return None
    return "TIME", Period(f"{p.value}T{m['h']}:{m['min']}{m['z'] or ''}", p.first, p.last, "day")


def iso_day(m: Match, a: Around) -> Result:
    return "DATE", periods.day(date(int(m["y"]), int(m["m"]), int(m["d"])))


def numeric(m: Match, a: Around) -> Result:
    first, second = int(m["a"]), int(m["b"])
    if len(m["y"]) != 4:
        return None
    day_first = first > 12 or first == second or (second <= 12 and a.day_first is True)
    if not day_first and second <= 12 and a.day_first is None:
        date(int(m["y"]), first, second)  # raises where neither reading is a day
        return "DATE", Period(f"{int(m['y']):04}-XX-XX")
    number, day = (second, first) if day_first else (first, second)
    return "DATE", periods.day(date(int(m["y"]), number, day))


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
    number, day = month_number(m["m"]), int(m["d"])
    if m["y"]:
        return "DATE", periods.day(date(int(m["y"]), number, day))
    return "DATE", bare_day(number, day, a)


def months_year(m: Match, a: Around) -> Result:
    year = int(m["y"])
    return "DATE", periods.span(
        periods.month(year, month_number(m["m"])), periods.month(year, month_number(m["e"]))
    )


def month_year(m: Match, a: Around) -> Result:
    return "DATE", periods.month(int(m["y"]), month_number(m["m"]))


def month_relative(m: Match, a: Around) -> Result:
    number, step = month_number(m["m"]), direction_of(m["rel"])
    if a.today is None:
        return "DATE", Period(f"XXXX-{number:02}")
    ahead = (number - a.today.month) % 12
    if step == 0:
        return "DATE", periods.month(a.today.year, number)
    return "DATE", periods.month(a.today.year, a.today.month + (ahead or 12 if step > 0 else ahead - 12))


def month_of_relative(m: Match, a: Around) -> Result:
    number = month_number(m["m"])
    if a.today is None:
        return "DATE", Period(f"XXXX-{number:02}")
    return "DATE", periods.month(a.today.year + direction_of(m["rel"]), number)


def month(m: Match, a: Around) -> Result:
    name = m["m"].capitalize()
    before = a.text[max(0, m.start("m") - 16) : m.start("m")]
    cued = _MONTH_CUE.search(before) or _MONTH_PAIR.search(before)
    if m["m"].isupper() or (name in load_words().names_too and m.start("m") == m.start() and not cued):
        return None
    number = month_number(name)
    if _MONTH_PAIR.search(before) and a.previous and a.previous.first and a.previous.precision == "month":
        told = a.previous.first
        return "DATE", periods.month(told.year + (number < told.month), number)
    return "DATE", bare_month(number, a)


_MONTH_CUE = re.compile(
    r"(?i:\b(?:in|since|of|until|till|by|from|through|between|during|before|after|for|earlier|to)\s{1,3}$)"
)
_MONTH_PAIR = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\s(?:and|or|to)\s$"
)


def holiday(m: Match, a: Around) -> Result:
    number, day = load_words().holidays[m["name"].replace("’", "'")]
    return "DATE", periods.day(date(int(m["y"]), number, day)) if m["y"] else bare_day(number, day, a)


def quarter(m: Match, a: Around) -> Result:
    number = int(m["n"]) if m["n"].isdigit() else load_words().ordinals[m["n"].lower()]
    year = year_of(m, a)
    if year is not None:
        return "DATE", periods.quarter(year, number)
    if a.today is None:
        return "DATE", Period(f"XXXX-Q{number}")
    now = (a.today.month - 1) // 3 + 1
    ahead = (number - now) % 4
    return "DATE", periods.quarter(
        a.today.year, now + (ahead if a.direction() == "future" or not ahead else ahead - 4)
    )


def fiscal(m: Match, a: Around) -> Result:
    """A fiscal, financial or academic year: a value, but no days, as its first month is another in every country."""
    named = m["y"] or m["y2"]
    if named is None and a.today is None:
        return "DATE", Period("FYXXXX")
    year = int(named) if named or a.today is None else a.today.year + direction_of(m["rel"] or "this")
    end = m["e"] or m["e2"]
    return "DATE", Period(f"FY{int(end[-2:]) + year // 100 * 100 if end else year}")


def season(m: Match, a: Around) -> Result:
    return "DATE", periods.season(int(m["y"]), load_words().seasons[m["s"].lower()])


def season_relative(m: Match, a: Around) -> Result:
    code, step = load_words().seasons[m["s"]], direction_of(m["rel"])
    if a.today is None:
        return "DATE", Period(f"XXXX-{code}")
    own = periods.season(a.today.year, code)
    if step < 0:
        over = own.last < a.today if own.last else False
        return "DATE", own if over else periods.season(a.today.year - 1, code)
    begun = own.first is not None and own.first <= a.today
    return "DATE", periods.season(a.today.year + 1, code) if step > 0 and begun else own


def century(m: Match, a: Around) -> Result:
    number = int(m["n"])
    if not 1 <= number <= 30:
        return None
    first = date(max(1, (number - 1) * 100), 1, 1)
    return "DATE", Period(f"{number - 1:02}", first, date((number - 1) * 100 + 99, 12, 31), "interval")


def decade(m: Match, a: Around) -> Result:
    year = int(m["y"])
    return "DATE", periods.decade(year if year > 99 else 1900 + year)


def years(m: Match, a: Around) -> Result:
    start, end = m["y"], m["e"]
    last = int(start[:2] + end if len(end) == 2 else end)
    return ("DATE", periods.span(periods.year(int(start)), periods.year(last))) if last > int(start) else None


_COUNTED_OF = re.compile(r"\s(?:of|out\sof)\s")  # "1600 of them"


def year(m: Match, a: Around) -> Result:
    number = int(m["y"])
    before = a.text[max(0, a.start - 16) : a.start].split()
    word = before[-1] if before else ""
    if word in load_words().not_years_after or word.endswith(("$", "€", "£", "No.", "#", "(no.")):
        return None
    if _COUNTED_OF.match(a.text, m.end()) and word.lower() not in ("in", "since", "during", "until", "by"):
        return None
    if number < 1500 and word.lower() not in ("in", "since", "year"):
        return None
    return "DATE", periods.year(number)


def mod_year(m: Match, a: Around) -> Result:
    return "DATE", periods.year(int(m["y"]))


def year_short(m: Match, a: Around) -> Result:
    number = int(m["y"])
    return "DATE", periods.year(number + (2000 if number < 30 else 1900))
