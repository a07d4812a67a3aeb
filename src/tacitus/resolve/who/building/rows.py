"""A row of the office table while it is made: one person in one office from one source."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

_WIDENED = {4: "-07-01", 7: "-15"}  # what makes a day of a year's or a month's first letters: its middle


class Row(NamedTuple):
    """Who held what from when to when, and who says so; every cell as it is written.

    qid: of Wikidata, or empty. aliases: divided by bars. country: PLOVER code. sector: or empty for bodies that have none.
    rank: "1" to "3" (`positions.rank_of`). start, end: year, month or day, both inclusive; the end empty where none is known.
    source: "wikidata", "congress", "own ..." with the source of a hand-made row, or `WRONG`.
    """

    qid: str
    person: str
    aliases: str
    country: str
    sector: str
    rank: str
    role: str
    start: str
    end: str
    source: str


WRONG = "wrong"  # source of hand-made rows that take one of Wikidata's away


def day_number(told: str) -> int:
    """A day as a number; of a year or a month alone its middle."""
    return date.fromisoformat(told + _WIDENED.get(len(told), "")).toordinal()


def month_number(told: str) -> int:
    """Months since the year 0; of a year alone its middle."""
    year, _, rest = told.partition("-")
    return int(year or 0) * 12 + (int(rest[:2]) if rest else 6)
