"""Expressions that name a stretch: quarters, fiscal years, years, decades, centuries, months of a year.

Each function takes a match of its rule and what is known around it, and returns TIMEX3 type and period; None
where the words are no date.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from tacitus.resolve.when import periods
from tacitus.resolve.when.around import Around, Match, Result, direction_of, duration_value, unit_of, year_of
from tacitus.resolve.when.named import month_named
from tacitus.resolve.when.periods import Period, narrow
from tacitus.resolve.when.words import load_words, month_number, read_number


def months_year(m: Match, a: Around) -> Result:
    year = int(m["y"])
    return "DATE", periods.span(
        periods.month(year, month_number(m["m"])), periods.month(year, month_number(m["e"]))
    )


def quarter(m: Match, a: Around) -> Result:
    word = m["n"].lower()
    number = int(word) if word.isdigit() else 4 if word in ("final", "last") else load_words().ordinals[word]
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


def century(m: Match, a: Around) -> Result:
    number = int(m["n"]) if m["n"] else load_words().days[m["w"].lower()]
    if not 1 <= number <= 30:
        return None
    first = date(max(1, (number - 1) * 100), 1, 1)
    return "DATE", Period(f"{number - 1:02}", first, date((number - 1) * 100 + 99, 12, 31), "interval")


def decade_word(m: Match, a: Around) -> Result:
    """ "The nineties": of the twentieth century."""
    tens = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
    return "DATE", narrow(periods.decade(1920 + 10 * tens.index(m["w"].lower())), m["mod"])


def months_of(m: Match, a: Around) -> Result:
    """ "The first three months of 2019", "the last ten days of May"."""
    count = read_number(m["n"])
    whole = _whole_of(m, a)
    unit = m["u"].lower().removesuffix("s")
    if count is None or count % 1 or whole is None or whole.first is None or whole.last is None:
        return "DURATION", Period(duration_value(count, unit))
    if m["w"].lower() == "first":
        start, end = whole.first, periods.move(whole.first, int(count), unit) - timedelta(days=1)
    else:
        start, end = periods.move(whole.last + timedelta(days=1), -int(count), unit), whole.last
    if start < whole.first or end > whole.last:
        return "DATE", whole
    return "DATE", periods.days(start, end, f"{start}/{end}")


def _whole_of(m: Match, a: Around) -> Period | None:
    if m["m"]:
        return month_named(m, a)
    if m["y2"]:
        return periods.year(int(m["y2"]))
    return None if a.today is None else periods.year(a.today.year - m["rel"].startswith("last"))


def months_to(m: Match, a: Around) -> Result:
    """ "The three months to January"."""
    count, end = read_number(m["n"]) if m["n"] else 12, month_named(m, a)
    if count is None or count % 1 or end is None or end.first is None:
        return "DURATION", Period(duration_value(count, "month"))
    start = periods.month(end.first.year, end.first.month - int(count) + 1)
    return "DATE", periods.span(start, end)


def turn_of_year(m: Match, a: Around) -> Result:
    """The last day of a year and the first of the next: the nearest turn."""
    if a.today is None:
        return "DATE", Period("XXXX-12-31/XXXX-01-01")
    year = a.today.year + (1 if a.today.month > 6 else 0)
    if a.today.month > 6 and a.direction() == "past":
        year -= 1
    return "DATE", periods.span(periods.day(date(year - 1, 12, 31)), periods.day(date(year, 1, 1)))


def edge_of_year(m: Match, a: Around) -> Result:
    """ "The last hours of the old year", "the first days of the new year": at the nearest turn."""
    new, unit = m["k"].lower() == "new", unit_of(m["u"])
    if m["w"].lower() in ("first", "opening") and not new:
        return None
    if a.today is None:
        return "DATE", Period("XXXX-01-01" if new else "XXXX-12-31")
    turn = a.today.year + (1 if a.today.month > 6 and (new or a.direction() == "future") else 0)
    size = {"day": 10 if m["u"].lower().endswith("s") else 1, "week": 14}.get(unit, 1)
    first = date(turn, 1, 1) if new else date(turn, 1, 1) - timedelta(days=size)
    return "DATE", periods.days(first, first + timedelta(days=size - 1), first.isoformat())


def decade(m: Match, a: Around) -> Result:
    year = int(m["y"])
    whole = periods.decade(year if year > 99 else 1900 + year)
    return "DATE", narrow(whole, m.groupdict().get("mod"))


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
    return "DATE", narrow(periods.year(int(m["y"])), m["mod"])


def year_short(m: Match, a: Around) -> Result:
    number = int(m["y"])
    return "DATE", periods.year(number + (2000 if number < 30 else 1900))
