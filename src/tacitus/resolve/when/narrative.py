"""Whether a sentence goes on telling what the sentence before it dated."""

from __future__ import annotations

import re
from datetime import date as Day
from datetime import timedelta

from tacitus.model import Sentence, Span, TimeExpression

# "They took eleven men off it.", "Before boarding they wrecked two offices.", "Hours later ..."
_ANAPHORIC = re.compile(
    r"\W*(?:(?:They|He|She|It|Both|Others?|Some|Then|There|Later|Afterwards|Soon|Meanwhile|Minutes|Hours|Moments|Shortly"
    r"|At\s(?:dawn|noon|midnight|dusk|first\slight|the\ssame)|By\s(?:dawn|noon|midnight|dusk|nightfall|evening)"
    r"|In\sthe\s(?:morning|afternoon|evening))\b|(?:Before|After|On|While|When)\s[^,]{3,60},?\s(?:they|he|she|it)\b)"
)
_SAME_DAY = re.compile(
    r"\b(?:by|at|before|until|towards?)\s(?:dawn|noon|midday|midnight|dusk|nightfall|evening|sunset|sunrise|daybreak|first\slight|dark)\b",
    re.IGNORECASE,
)
_WAS = re.compile(r"\b(?:was|were)\s(?:\w+ly\s)?$")
_FAR, _NEXT = (
    200,
    90,
)  # code points between the day and the sentence that it dates, with a word that goes on and without
_AT_ONCE = re.compile(
    r"\W*(?:Within|In|After)\s(?:an?\s|the\s|half\san\s)?(?:few\s)?(?:hours?|minutes?|moments?)\b"
)
_HAD = re.compile(r"\bhad\s(?:\w+\s){0,2}$")
_THEN = re.compile(r"\bthen\s(?:\w+\s){0,2}$")
# what is said about it may come later
_REACTION = re.compile(
    r"(?:condemn|denounc|welcom|prais|criticis|criticiz|reject|call|urg|demand|sa[iy]|accus|blam|vow|pledg|promis|warn|threaten"
    r"|announc|declar|express|appeal|claim|den[iy]|confirm|report|suspect|expel|sanction|recall)\w*",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\w{2,}ed\b|(?:took|met|held|shot|sent|led|left|made|gave|began|struck|fought|fled|won|lost|went|came|broke|set|put|cut|hit"
    r"|told|ran|drove|threw|blew|dug|sang|burnt|tore|beat|stole|fell|rose|sank|hung|spoke|withdrew)\b",
    re.IGNORECASE,
)
_NOT_SIMPLE = re.compile(
    r"\b(?:has|have|will|would|may|might|could|should|to|be|[’']ll|[’']ve)\s(?:\w+\s){0,2}$", re.IGNORECASE
)


def is_past(words: str) -> bool:
    """Whether the words begin with a verb in the simple past."""
    return _PAST.match(words) is not None


def is_next_day(sentence: Sentence, told: TimeExpression, whole: Sentence) -> bool:
    """Whether a sentence that goes on has passed midnight: "After midnight it ...", "by first light" after a night.

    `whole` is the sentence of which `sentence` may be a part behind a semicolon.
    """
    if re.match(r"\s*(?:Shortly\s|Soon\s)?(?:A|a)fter\smidnight\b", sentence.text):
        return True
    before = whole.text[max(0, told.start - whole.start - 40) : max(0, sentence.start - whole.start)]
    night = (
        told.value.endswith(("TNI", "TEV"))
        or told.text.lower().startswith("late ")
        or re.search(r"\b(?:midnight|night|evening|dusk|nightfall)\b", before)
    )
    return bool(night) and _MORNING.match(sentence.text) is not None


_MORNING = re.compile(
    r"\W*(?:By|At|Before|Towards?|by|at|before)\s(?:first\slight|dawn|daybreak|sunrise|morning)\b"
)


def goes_on_then(sentence: Sentence, told: TimeExpression, date: str) -> bool:
    """Whether a plan belongs to the day of the plan in the sentence before: "The king lands on Friday. He will meet ..."."""
    coming = told.first is not None and told.first >= date and told.precision in ("day", "interval", "week")
    if not coming or sentence.index == 0 or sentence.start - told.end > _NEXT:
        return False
    return _PLAN_GOES_ON.match(sentence.text) is not None or _THERE.search(sentence.text[:150]) is not None


_PLAN_GOES_ON = re.compile(
    r"\W*(?:They|He|She|It|Both|The\stwo|There|Then|Afterwards|At\sthe\s(?:meeting|talks|summit|ceremony))\b"
)
_THERE = re.compile(r"\b(?:there|then|at\sit|on\sthat\soccasion)\b[.,]?")


def _is_night(told: TimeExpression) -> bool:
    """Whether it is told as a night between two days."""
    first, last = told.first, told.last
    return (
        first is not None
        and last is not None
        and Day.fromisoformat(last) - Day.fromisoformat(first) <= timedelta(days=1)
    )


def continues(trigger: Span, sentence: Sentence, told: TimeExpression, *, background: bool) -> bool:
    """Whether the act is told in the simple past and its sentence starts from the one before it.

    Args:
        trigger: the act's words, in offsets of the document.
        sentence: the sentence that holds them.
        told: what dates the sentence before.
        background: whether the act is told as the ground of another one; then only "Within an hour they had ..." goes on.
    """
    at = max(0, trigger.start - sentence.start)
    end = trigger.end - sentence.start
    before, near = sentence.text[max(0, at - 40) : at], sentence.text[max(0, at - 120) : end + 120]
    if (
        sentence.index == 0
        or not told.first
        or sentence.start - told.end > _FAR
        or _REACTION.match(trigger.text)
    ):
        return False
    if sentence.text.startswith(" ") and _HAD.search(before):
        return True  # the part behind a semicolon explains the part before it
    if _AT_ONCE.match(sentence.text) or _THEN.search(before):
        return True
    past = _PAST.match(trigger.text) is not None or _WAS.search(before) is not None
    if background or not past or _NOT_SIMPLE.search(before):
        return False
    if _ANAPHORIC.match(sentence.text) is not None or _SAME_DAY.search(near) is not None:
        return True
    brief = told.precision == "day" or _is_night(told)
    return brief and sentence.start - told.end <= _NEXT
