"""Whether a day of the sentence is that of something else than the act: of its telling, its denial, another deed."""

from __future__ import annotations

import re

from tacitus.model import Sentence, Span
from tacitus.resolve.when.apart import is_about_deed, opens_relative
from tacitus.resolve.when.aspect import has_perfect, is_perfect
from tacitus.resolve.when.passage import TOLD_ON, Phrase

_ATTRIBUTION = re.compile(
    r",\s(?:(?:said|says)\s[^,;]{2,60}|[^,;]{2,40}\s(?:said|says|say|added|reported|told\s[^,;]{2,30})),",
    re.IGNORECASE,
)
_PLACE_CHAIN = re.compile(r",(?=\s[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*(?:,|\s(?:on|in|at)\b))")
_BRIEF = re.compile(r"\([A-Z][\w.’'-]{1,12}\)")  # "(ABC)": the short name of what stands before it
BEGAN = re.compile(
    r"\s?,?\s(?:which|that)\s(?:had\s)?(?:began|begun|started|broke\sout|erupted)\s(?:\w+\s){0,2}$"
)
WINDOW = 500  # code points to either side that are looked at
_SAID_WOULD = re.compile(
    r"\b(?:said|told|announced|warned|promised|vowed|pledged|threatened|declared|agreed|decided)\b.*\b(?:would|will|may|might|could|to)\b"
)
_TOLD_AFTER = re.compile(
    r"[,”\"’']\s(?:[\w’'-]+\s){0,6}?(?:said|says|told|announced|warned|promised|vowed|pledged|added|declared)\b[^,;]{0,60}$"
)
_MAIN_VERB = re.compile(r"\b(?:was|were|is|are|has|had|have|will|would|can|may)\b")
_COMING = re.compile(r"\b(?:next|coming|later(?=\s(?:this|in|on)))\b", re.IGNORECASE)
_GROUND_OF = re.compile(
    r"\b(?:of|for|over|with)\s(?:[\w’'-]+\s){0,1}$"
)  # "accused on Monday of shooting him"
_PRESENT = re.compile(
    r"(?!\w*ss\b)[a-z]{3,}s(?:\s(?:(?:the|an?|its|his|her|their|that|it|all|to|plans|more|at|as|after|against|again|an?other)\b"
    r"|\d|[A-Z])|$)"
)
_SUBJECT_PLURAL = re.compile(
    r"\b(?:the|a|an|of|in|over|for|against|into|and|on|by|with|from|to|after|following|during)\s(?:[\w-]+\s)?$"
)
_BOOK = re.compile(
    r"\b(?:book|memoirs?|autobiography|diar(?:y|ies)|biography|film|novel|documentary)\s(?:[\w’'-]+\s){0,3}$"
)
_TELLS = re.compile(
    r"\b(?:claims?|claimed|says?|said|writes|wrote|alleges?|alleged|tells|told|recalls|recalled|admits|admitted|shows|reveals)\b"
)
_HEARD_ON = re.compile(
    r"\b(?:court|tribunal|inquiry|inquest|commission|jury|judges|trial)\s(?:[\w’'-]+\s){0,3}(?:heard|hears|told)\s(?:on\s|in\s)?$",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\bden(?:y|ies|ied|ying)\s(?:[\w’'-]+\s){0,2}$", re.IGNORECASE)
_DENIED_DEED = re.compile(r"\s(?:(?:ever\s)?having\s|that\s|(?:it|he|she|they)\s|[a-z]+ing\b)")
_REACTED = re.compile(
    r"\b(?:condemn|denounc|welcom|criti[cs]i[sz]|deplor|prais|mourn|protest|reject|regret|defend|justif|admitt|acknowledg|discuss|investigat)\w*"
    r"\s(?:on\s|in\s|late\son\s|early\son\s)?$",
    re.IGNORECASE,
)
_THE = re.compile(r"\s(?:the|an?|his|her|its|their|[A-Z][\w’']+[’']s?)\s(?:[\w-]+\s){0,3}")
_IN_RELATIVE = re.compile(r"\b(?:who|whom|whose|which)\s(?:[\w’'-]+\s){0,3}$")
# "freed two men held since 1991"
_STATE_ENDS = re.compile(
    r"\b[a-z]+\s(?:held|jailed|imprisoned|detained|banned|closed|shut|missing|exiled|occupied|suspended|wanted|frozen|besieged|interned|(?:at\swar|in\sforce|in\sexile|in\soffice|in\spower|in\sjail|in\sprison))"
    r"\s(?:\w+\s){0,2}$"
)


def is_elsewhere(
    trigger: Span, sentence: Sentence, time: Phrase, *, planned: bool, background: bool, date: str | None
) -> bool:
    """Whether an expression cannot date the act, as it is that of something else in the sentence.

    Args:
        trigger: the act's words, in offsets of the document.
        sentence: the sentence that holds them.
        time: an expression of the sentence.
        planned: whether the act lies ahead.
        background: whether the act is told only as the ground of another one.
        date: the document's day, YYYY-MM-DD, or None.
    """
    if any(of(trigger, sentence, time) for of in (_is_of_hearing, _is_of_denial, _is_of_book)):
        return True
    if background and _is_of_foreground(trigger, sentence, time, planned):
        return True
    if planned:
        return told_then(trigger, sentence, time)
    if time.kind == "since" and _belongs_to_perfect(trigger, sentence, time):
        return True
    if date is None:
        return False
    present = _is_present(trigger, sentence) and not text_after(time, sentence).startswith(":")
    return _lies_on_other_side(time, present, date) or _is_of_deed(trigger, sentence, time, date)


def _is_of_foreground(trigger: Span, sentence: Sentence, time: Phrase, planned: bool) -> bool:
    """Whether the expression is that of the act whose ground or background this one is."""
    if time.value == "PRESENT_REF" or _is_of_reaction(trigger, sentence, time):
        return True
    if time.start >= trigger.end:
        return _leaves_clause(trigger, sentence, time)
    if time.end > trigger.start:
        return False
    between = sentence.text[time.end - sentence.start : trigger.start - sentence.start]
    return opens_relative(between) or (not planned and _GROUND_OF.search(between) is not None)


def _is_present(trigger: Span, sentence: Sentence) -> bool:
    """Whether the act is a verb in the present: "jails"."""
    at, end = max(0, trigger.start - sentence.start), max(0, trigger.end - sentence.start)
    before, after = sentence.text[max(0, at - 90) : at], sentence.text[end : end + 20]
    return _PRESENT.match(trigger.text + after) is not None and _SUBJECT_PLURAL.search(before) is None


def _is_of_deed(trigger: Span, sentence: Sentence, time: Phrase, date: str) -> bool:
    """Whether a day behind the act is that of the deed it is about: "jailed for burning the mill in 1998"."""
    if time.start < trigger.end:
        return False
    between = sentence.text[trigger.end - sentence.start : time.start - sentence.start]
    return is_about_deed(trigger.text, between, (time.last or time.first or date) < date[:8])


def _is_of_reaction(trigger: Span, sentence: Sentence, time: Phrase) -> bool:
    """Whether the day stands between a reaction and the act it is about: "condemned on Monday the raid"."""
    if time.end > trigger.start:
        return False
    between = sentence.text[time.end - sentence.start : trigger.start - sentence.start]
    return (
        _REACTED.search(text_before(time, sentence)[-40:]) is not None and _THE.fullmatch(between) is not None
    )


def _is_of_denial(trigger: Span, sentence: Sentence, time: Phrase) -> bool:
    """Whether the day is that on which the act was denied: "denied on Monday that it had shelled the town"."""
    if time.end > trigger.start or _DENIED.search(text_before(time, sentence)[-40:]) is None:
        return False
    between = sentence.text[time.end - sentence.start : trigger.start - sentence.start]
    return _DENIED_DEED.match(between + trigger.text) is not None


def _is_of_book(trigger: Span, sentence: Sentence, time: Phrase) -> bool:
    """Whether the day is that of a book that tells of the act: "in memoirs out this week he says that Laos paid him"."""
    if time.end > trigger.start or _BOOK.search(text_before(time, sentence)[-60:]) is None:
        return False
    return _TELLS.search(sentence.text, time.end - sentence.start, trigger.start - sentence.start) is not None


def _is_of_hearing(trigger: Span, sentence: Sentence, time: Phrase) -> bool:
    """Whether the day is that on which a court heard of the act."""
    if _HEARD_ON.search(text_before(time, sentence)[-80:]) is None:
        return False
    return time.start >= trigger.end or not trigger.text.startswith(("heard", "told"))


def _leaves_clause(trigger: Span, sentence: Sentence, time: Phrase) -> bool:
    """Whether the clause of a background act has ended before the expression: "who sold the mill was shot on Monday"."""
    at = trigger.start - sentence.start
    between = sentence.text[trigger.end - sentence.start : time.start - sentence.start]
    if _MAIN_VERB.search(between):
        return True
    closed = "," in _PLACE_CHAIN.sub("", _BRIEF.sub("", between))
    return closed and _IN_RELATIVE.search(sentence.text[max(0, at - 40) : at]) is not None


def _belongs_to_perfect(trigger: Span, sentence: Sentence, time: Phrase) -> bool:
    """Whether a "since" behind an act belongs to another verb: "expelled a man who had lived there since 1998"."""
    if time.start < trigger.end:
        return False
    between = sentence.text[trigger.end - sentence.start : max(0, time.start - sentence.start)]
    if time.beyond is not None and "," in between:
        return True
    if _STATE_ENDS.search(between) is not None and not is_perfect(trigger, sentence):
        return True
    return has_perfect(between) and not is_perfect(trigger, sentence)


def told_then(trigger: Span, sentence: Sentence, time: Phrase) -> bool:
    """Whether the day is that on which the plan was told: "said on Monday that it would"."""
    if time.kind != "named":
        return False
    if time.start >= trigger.end:
        between = sentence.text[trigger.end - sentence.start : time.start - sentence.start]
        return _TOLD_AFTER.search(between) is not None
    if time.end > trigger.start:
        return False
    if TOLD_ON.search(text_before(time, sentence)[-40:]):
        return True
    between = sentence.text[time.end - sentence.start : max(0, trigger.start - sentence.start)]
    return _SAID_WOULD.search(_ATTRIBUTION.sub(",", between)) is not None


def told_of_before(trigger: Span, sentence: Sentence, time: Phrase) -> bool:
    """Whether the day is that on which the act was told of: "said on Monday that it had shot him the day before"."""
    if (
        time.end > trigger.start
        or time.kind != "named"
        or not TOLD_ON.search(text_before(time, sentence)[-40:])
    ):
        return False
    between = sentence.text[time.end - sentence.start : trigger.end - sentence.start]
    return has_perfect(between) and "," not in between


def began_with(trigger: Span, sentence: Sentence, time: Phrase) -> bool:
    """Whether the expression tells only when the act began: "the strike, which began in May"."""
    between = sentence.text[max(0, trigger.end - sentence.start) : max(0, time.start - sentence.start)]
    return time.start >= trigger.end and BEGAN.search(between) is not None


def _lies_on_other_side(time: Phrase, present: bool, date: str) -> bool:
    """What is told as done cannot lie ahead, and what is told as present cannot lie back."""
    first, last = time.first or date, time.last or time.first or date
    if time.kind == "until":
        return last > date
    if time.last is None or time.kind == "lasting":
        return first > date
    if first > date or (present and last < date):
        return True
    return last > date and _COMING.search(time.text) is not None


def text_before(time: Phrase, sentence: Sentence) -> str:
    """What stands before the expression in its sentence, as far as it is looked at."""
    at = time.start - sentence.start
    return sentence.text[max(0, at - WINDOW) : at]


def text_after(time: Phrase, sentence: Sentence) -> str:
    at = time.end - sentence.start
    return sentence.text[at : at + 40]


def without_asides(between: str) -> str:
    """The words without attributions, short names in brackets, and the commas of a chain of places."""
    return _PLACE_CHAIN.sub("", _BRIEF.sub("", _ATTRIBUTION.sub(",", between)))
