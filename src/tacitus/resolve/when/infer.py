"""The document's day where the text itself fixes it: in its dateline or on a line that is nothing but a date."""

from __future__ import annotations

import re

from tacitus.resolve.when.find import find_times

_HEAD = 400  # code points of the text in which its date is looked for
_DATELINE = re.compile(
    r"^[^\n]{0,60}?\b[A-Z][A-Z .'’-]{2,30},\s+(?P<date>[^()\n–—-]{6,24}?)\s*(?:\([^)\n]{2,30}\)\s*)?[–—-]",
    re.MULTILINE,
)
_OWN_LINE = re.compile(
    r"^(?:Published|Updated|Posted|Date)?:?\s*(?P<date>[^\n]{6,30}?)\.?$", re.MULTILINE | re.IGNORECASE
)


def infer_date(text: str) -> str | None:
    """The day, YYYY-MM-DD, that the head of the text gives in full (day, month and year); None where it does not."""
    head = text[:_HEAD]
    for pattern in (_DATELINE, _OWN_LINE):
        for match in pattern.finditer(head):
            words = match["date"].strip()
            for time in find_times(words, date=None):
                whole = time.type == "DATE" and time.precision == "day" and time.first is not None
                if whole and len(words) - (time.end - time.start) <= 12 and len(time.value) == 10:
                    return time.first
    return None
