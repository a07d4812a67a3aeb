"""The items of a list, each an example of what the words before the list say: they share its time, and none goes on from another.

What the ministry got wrong over the last 12 months:
  • the raid on the port
  • the blockade, lifted in May
"""

from __future__ import annotations

import re

from tacitus.claims.index import day_number
from tacitus.claims.story import Days
from tacitus.model import Reading
from tacitus.resolve.when import find_times

_OPENS = re.compile(
    r"\s*(?:[•‣◦▪●∙·*–—-]|\(?(?:\d{1,2}|[a-z])[.)])\s+"
)  # what stands before an item in its line
_BEFORE = 2  # statements before a list in which its time is sought


def times_of_items(reading: Reading) -> dict[int, Days]:
    """For the statements that begin or go on an item of a list, by their place: first and last day, as ordinals, of what the list is about.

    That is the longest time that the two statements before the list tell and that has begun by the article's day; the items of a
    list without one are left out.
    """
    text, found = reading.document.text, dict[int, Days]()
    listed, days = False, None
    for at, statement in enumerate(reading.statements):
        line = text.rfind("\n", 0, statement.start) + 1
        opens = _OPENS.fullmatch(text, line, statement.start) is not None
        goes_on = listed and "\n" not in text[reading.statements[at - 1].end : statement.start]
        if opens and not listed:
            days = _told_before(reading, at)
        listed = opens or goes_on
        if listed and days is not None:
            found[at] = days
    return found


def _told_before(reading: Reading, at: int) -> Days | None:
    date = reading.document.date
    if date is None:
        return None
    before = reading.statements[max(0, at - _BEFORE) : at]
    every = [
        (day_number(time.first), min(day_number(time.last or date), day_number(date)))
        for statement in before
        for time in find_times(statement.text, date=date)
        if time.first is not None and time.first <= date
    ]
    return max(every, key=lambda days: (days[1] - days[0], days), default=None)
