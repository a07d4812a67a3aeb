"""Whether the words before an expression look ahead or back: "will meet on Monday", "met on Monday"."""

from __future__ import annotations

import re
from typing import Literal

Direction = Literal["future", "past", "unknown"]

WINDOW = 120  # code points looked at before the expression, never past the start of the sentence

_AHEAD = (
    r"(?:will|shall|would|must|is to|are to|was to|were to|due to|set to|scheduled to|expected to|planned to|"
    r"plans? to|vow(?:s|ed) to|promis(?:es|ed) to|to)\s(?:not\s)?be\s\w+"
    r"|will|shall|would|(?:is|are|was|were)\s(?:due|set|scheduled|expected|planned|slated|to)|due|scheduled|planned"
    r"|plans?|planning|expects?|expected|slated|upcoming|ahead|forthcoming|(?:ha[sd]|have|given)\suntil(?=\s)|until|till|effective|starting|beginning"
    r"|(?:arrives|opens|meets|begins|starts|resumes?|reopens|convenes|expires|lands|votes|takes\s(?:place|office))(?=\s(?:[\w-]+\s){0,3}on\s(?:the\s)?$)"
    r"|postponed|(?:extended|adjourned|delayed|suspended|closed|remanded|deferred|prolonged|moved|put\soff)(?=\s(?:[\w-]+\s){0,4}(?:until|till)\s)|(?<!days[ ])(?<!day[ ])(?<!weeks[ ])(?<!week[ ])(?<!months[ ])(?<!month[ ])(?<!years[ ])(?<!year[ ])(?<!hours[ ])later|(?<!stands[ ])(?<!stood[ ])(?<!stand[ ])by(?=\s(?:the\s)?$)|(?:set|call(?:ed)?|fixed|date|timetable|tickets?|elections?|vote|poll|polls|referendum|hearing|summons)\s(?:[\w-]+\s){0,4}for(?=\s(?:the\s)?$)|to\s(?:start|begin|meet|visit|hold|remain|resume|vote|travel|face)"
)
_BACK = (
    r"was|were|had|did|took|said|killed|ago|held|met|began|left|came|broke|struck|shot|since|fell|rose|grew|won|lost"
    r"|beat|drove|threw|overthrew|overran|stole|sold|built|spoke|wrote|swore|sank|shook|dug|caught|brought|sought|kept|chose|froze|rode|blew|withdrew|stood"
    r"|went|made|gave|became|ran|sent|fought|flew|fled|[a-z]{3,14}ed"
)
_CUE = re.compile(rf"\b(?:(?P<ahead>{_AHEAD})|(?P<back>{_BACK}))(?!\w)", re.IGNORECASE)
_UNTIL = re.compile(r"until|till", re.IGNORECASE)
_WEAK = re.compile(r"until|till|by|starting|beginning|effective", re.IGNORECASE)  # they look back as well
_SENTENCE_END = re.compile(r"[.!?]['\"”]?\s+(?=[A-Z\"“])|\n")


def look_direction(text: str, start: int) -> Direction:
    """The direction of the nearest cue before `start` in the same sentence; "unknown" where there is none."""
    low = max(0, start - WINDOW)
    for end in _SENTENCE_END.finditer(text, low, start + 1):
        low = max(low, end.end())
    window = text[min(low, start) : start]
    found: Direction = "unknown"
    alone = False
    for cue in _CUE.finditer(window):
        words = cue["ahead"] or ""
        if found == "past" and _UNTIL.fullmatch(words):
            continue  # "held the bridge until Monday"
        alone = found == "unknown" and _WEAK.fullmatch(words) is not None
        found = "future" if words else "past"
    return "past" if alone and _tells_past(text, start) else found


def _tells_past(text: str, start: int) -> bool:
    """Whether the words after an expression are told in the past: "until Monday rebels held the bridge"."""
    for cue in _CUE.finditer(text, start, start + WINDOW // 2):
        if _SENTENCE_END.search(text, start, cue.start()) is None:
            return cue["back"] is not None
        break
    return False
