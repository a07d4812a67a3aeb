"""What may be asked of the record about a statement, from its kind, its events and a few plain signs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tacitus.claims.values import Verdict
from tacitus.model import Event, Statement

_AHEAD = re.compile(
    r"\b(?:will|shall|won't|going to|could|might|may|would|is certain to|is bound to|is likely to|are likely to|is set to|about to|numbered|imminent|inevitable)\b"
)
_DECIDED = re.compile(
    r"\b(?:ruled|decided|agreed|announced|declared|said|ordered|signed|voted|approved|resolved|promised|pledged|under a (?:contract|deal|treaty))\b"
)
DONE = re.compile(
    r"\b(?:has|have|had|was|were|been|came|went|gave|took|met|won|beat|said|made|held|put|[a-z]{3,}ed)\b"
)
_VALUES = re.compile(
    r"\b(?:must|should|ought|deserves?|disgrace\w*|shame\w*|conscience|courage\w*|cowardl?\w*|betray\w*|worthy|worthless|worth(?! (?:of )?(?:[$€£]|about |some |over |more |\w+ (?:million|billion|thousand)|\d))|wise(?:ly)?|foolish\w*|noble|heroic"
    r"|evil|wicked|(?-i:[Mm]oral(?:ly|s|ity)?)|immoral|unjust|rightful\w*|where it belongs|patien(?:t|ce)|feels?|fear|hearts|heart(?! of)|respect|dignity|hono(?:u)?r|pride|proud"
    r"|stand idly|bad news|good news|sick of|fed up|tired of|trust(?:s|ed)?|stain|deafening|(?:every|no) right to|decent|murders its|no longer stand|everyone|nobody doubts|for ever|forever|never again|better than|worst|greatest)\b",
    re.IGNORECASE,
)
_WHY: dict[str, str] = {
    "assessment": "A judgement: no single happening would settle it.",
    "call_to_action": "A call to act: nothing in it could be so or not so.",
    "counterfactual": "It tells what would be in a case that is not the case.",
    "other": "It claims nothing about public affairs that could be looked up.",
    "quotation": "Somebody's words: whether they were said is not in the record.",
    "possibility": "A possibility: that something may be so is no claim that it is.",
}
_ENGLISH = frozenset(
    "the of and to in a is that for on with by at from as was has have it be are not were this which his their an or but who had been after into "
    "its will he she they them over last than when while because".split()
)


@dataclass(frozen=True, slots=True)
class Sort:
    """What a statement is when nothing is found, why, and whether the record is asked at all."""

    verdict: Verdict
    why: str
    sought: bool = False


def sort_statement(statement: Statement, events: Sequence[Event]) -> Sort:
    """How a statement is treated; a report is sought, of the rest what may tell an act all the same."""
    kind, text = statement.kind, statement.text
    done = any(e.status in ("actual", "alleged", "denied") for e in events)
    values = bool(_VALUES.search(text))
    if kind == "trend" or (kind == "quotation" and _is_mostly_own(text)):
        return Sort("not_covered", "", True)
    if kind in ("call_to_action", "prediction") and _DECIDED.search(text):
        return Sort("not_covered", "", True)
    if kind == "prediction" or (kind == "possibility" and _AHEAD.search(text) and not values):
        return Sort("forecast", _forecast(statement), True)
    told = kind == "report" or (done and kind not in ("quotation", "counterfactual", "call_to_action"))
    if not values and (told or (kind == "other" and DONE.search(text) and "?" not in text)):
        return Sort("not_covered", "", True)
    return Sort(
        "not_checkable",
        _WHY.get(kind, _WHY["assessment"]),
        kind not in ("quotation", "counterfactual", "call_to_action"),
    )


def _forecast(statement: Statement) -> str:
    """What a statement about the future says of when and how surely; a horizon that it does not give is said to be missing."""
    when = (
        f"its horizon is “{statement.horizon}”"
        if statement.horizon
        else "no horizon is given, so nothing can settle it"
    )
    sure = f", certain to {statement.certainty:g} by its wording" if statement.certainty is not None else ""
    return f"About what is still to come{sure}; {when}."


_QUOTED = re.compile(r"[“\"«]([^”\"»]*)[”\"»]")
_SHOWN = re.compile(
    r"\b(?:posters?|banners?|placards?|slogans?|walls?|boards?|mottos?|stickers?|graffit\w+|chant(?:s|ed|ing)?|shout(?:s|ed|ing)?|paint(?:s|ed)?|sing(?:s|ing)?|sang)\b",
    re.IGNORECASE,
)


def _is_mostly_own(text: str) -> bool:
    """Whether quotation marks hold only a small part of a text, and what stands around does not just show a slogan."""
    if _SHOWN.search(_QUOTED.sub(" ", text)):
        return False
    return sum(len(m) for m in _QUOTED.findall(text)) < 0.4 * len(text)


def is_english(text: str) -> bool:
    """Whether a text reads as English: a share of its words are the commonest English ones. Short texts pass."""
    words = re.findall(r"[^\W\d_]+", text[:20_000].lower())
    common = sum(w in _ENGLISH for w in words)
    if len(words) < 12:
        return common > 0 or all(w.isascii() for w in words)
    return common / len(words) >= 0.08
