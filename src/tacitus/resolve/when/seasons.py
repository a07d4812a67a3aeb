"""Seasons: "last summer", "in the spring", "winter 2019", turned round where the text is about a country of the south.

Each function takes a match of its rule and what is known around it, and returns TIMEX3 type and period.
"""

from __future__ import annotations

import re
from datetime import date

from tacitus.resolve.when import periods
from tacitus.resolve.when.around import Around, Match, Result, direction_of
from tacitus.resolve.when.nearby import nearest_country
from tacitus.resolve.when.periods import Period
from tacitus.resolve.when.words import load_words

_HALF = re.compile(r"(?:the )?(?:\w+[ -])?(southern|austral|northern) ")


def is_southern(text: str, at: int) -> bool:
    """Whether the country named nearest to an offset, or the season itself, is of where summer is in January."""
    said = _HALF.match(text, at)
    if said is not None:
        return said[1] != "northern"
    return nearest_country(text, at) in load_words().southern


def season(m: Match, a: Around) -> Result:
    """ "The spring of 2019", "summer last year"."""
    code = load_words().seasons[m["s"].lower()]
    if m["y"]:
        return "DATE", _of_year(int(m["y"]), code, a)
    base = a.today if m["rel"] in ("last", "this", "next") else a.told("year") or a.today
    if base is None:
        return "DATE", Period(f"XXXX-{code}")
    return "DATE", _of_year(base.year + direction_of(m["rel"]), code, a)


def season_relative(m: Match, a: Around) -> Result:
    """ "Last summer", "this spring", "the following winter"."""
    code, step = load_words().seasons[m["s"]], direction_of(m["rel"])
    if a.today is None:
        return "DATE", Period(f"XXXX-{code}")
    reached = a.previous.first if a.previous is not None else None
    anaphoric = m["rel"].lower().split()[0] in ("that", "the") and a.previous is not None
    if anaphoric and a.previous and reached and (reached.year != a.today.year or step):
        told = _begun(reached, code, a)
        if a.previous.precision == "year" or (told.last is not None and told.last < reached):
            told = _of_year(reached.year, code, a)
        return "DATE", _moved(told, code, a, step) if step > 0 else told
    own = _begun(a.today, code, a)
    running = own.last is not None and a.today <= own.last
    if step:
        return "DATE", own if step < 0 and not running else _moved(own, code, a, step)
    return "DATE", own if running else _of_year(a.today.year, code, a)  # of the year, be it past or to come


def season_bare(m: Match, a: Around) -> Result:
    """ "In the spring": the last one that has begun, or the next where the words look ahead."""
    code = load_words().seasons[m["s"]]
    if a.today is None:
        return "DATE", Period(f"XXXX-{code}")
    own = _begun(a.today, code, a)
    over = own.last is not None and own.last < a.today
    return "DATE", _moved(own, code, a, 1) if over and a.direction() == "future" else own


def season_before_last(code: str, a: Around, today: date) -> Period:
    """ "The winter before last"."""
    own = _begun(today, code, a)
    return _moved(own, code, a, -2 if own.last is not None and today <= own.last else -1)


def _of_year(number: int, code: str, a: Around) -> Period:
    return periods.season(number, code, south=is_southern(a.text, a.start))


def _begun(when: date, code: str, a: Around) -> Period:
    return periods.season_begun(when, code, south=is_southern(a.text, a.start))


def _moved(own: Period, code: str, a: Around, step: int) -> Period:
    """The same season so many years on."""
    assert own.first is not None
    return _of_year(own.first.year + step, code, a)
