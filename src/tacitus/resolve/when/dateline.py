"""The dateline of a report: a place and a day at its head, from which "today" and weekdays are counted.

"KULE, Feb. 3 (Wire) - ", "KULE, 3 February 2020. ". The place stands in capitals, or a dash follows the day.
"""

from __future__ import annotations

import re

HEAD = 80  # code points of the text in which a dateline begins
_PLACE = re.compile(
    r"\W*(?P<place>[^\W\d_][^\d:;()\n]{1,58}?)(?:\s\([^()\n]{1,30}\))?\s?[,:—–-]\s?(?:(?i:on)\s)?"
)
_ENDS = re.compile(r"\s*(?:\([^()\n]{1,30}\)\s*)?(?:[-–—]{1,2}\s|:\s)")
_STOPS = re.compile(r"\s*(?:\([^()\n]{1,30}\)\s*)?(?:[-–—:]|\.(?:\s|$)|\n|$)")
_PROPER = re.compile(r"[A-Z][\w.’'-]*(?:[ ,]{1,2}(?:[A-Z][\w.’'-]*|de|la|el|al|of|the))*")


def is_dateline(text: str, start: int, end: int) -> bool:
    """Whether the day named at `start`..`end` stands in a dateline at the head of the text."""
    match = _PLACE.fullmatch(text, 0, start)
    if match is None:
        return False
    place = match["place"].strip(" ,")
    letters = [char for char in place.split(",")[0] if char.isalpha()]
    if len(letters) > 2 and all(char.isupper() for char in letters):
        return _STOPS.match(text, end) is not None
    if _PROPER.fullmatch(place) is None:
        return False
    return (_STOPS if text[:start].rstrip().endswith(",") else _ENDS).match(text, end) is not None
