"""Whether an act is told as done, as going on, as counted over time, or as never done: by the words around its trigger."""

from __future__ import annotations

import re

from tacitus.model import Sentence, Span

_WORD = r"[\w’'-]+\s"
_HAVE = r"(?:\b(?:has|have|had|having)|[’']ve|\b(?:he|she|it|who|that)[’']s)\s"
_PERFECT = re.compile(rf"{_HAVE}(?:been\s)?(?:{_WORD}){{0,3}}$", re.IGNORECASE)
_CONTINUOUS = re.compile(rf"{_HAVE}been\s(?:{_WORD}){{0,2}}$", re.IGNORECASE)
_ANY_PERFECT = re.compile(_HAVE, re.IGNORECASE)
# what lasts by its meaning: held, occupied, besieged
_STATE = re.compile(
    r"\b(?:held|hold\w*|occup\w+|control\w*|kept|keep\w*|stay\w*|remain\w*|liv(?:e|ed|ing)|camp\w*|guard\w*|besieg\w+|blockad\w+"
    r"|rul(?:e|ed|ing)|govern\w*|patrol\w*|refus\w+|boycott\w*|encircl\w+|surround\w*|withh\w+|defied|def(?:y|ies|ying)|strik\w+"
    r"|suspend\w*|clos(?:e|ed)|shut\w*|bann?\w*|fast\w*|block\w*|cut\soff|sealed?\w*|banned|barred|at\swar|on\sstrike)",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"\b(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy"
    r"|eighty|ninety|hundreds?|thousands?|millions?|dozens?|scores|several|many|every|each|all|both|most|half|tens|another|more\sthan|at\sleast|half\sa)\b(?![-–](?:year|day))",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"\b(?:\w+)\s(?:days?|nights?|weeks?|months?|years?|hours?)\b")
_CLAUSE_END = re.compile(r"[;:]|,\s(?:who|which|while|and|but)\b|\b(?:while|but|because|after|before|when)\b")
_AUXILIARIES = re.compile(
    r"(?:(?:has|have|had|having|was|were|is|are|be|been|being|will|would|shall|may|might|could|can|must|did|does|do|not|never"
    r"|to|[a-z]+n[’']t|[a-z]{2,}ly|also|again|now|then|later)\s)+(?=[a-z])",
    re.IGNORECASE,
)
_WILL = re.compile(
    rf"(?<!own\s)(?<!free\s)(?<!good\s)(?<!political\s)(?<!the\s)(?<!his\s)(?<!their\s)\b(?:will|won[’']t|would|shall|plans?|intends?)\s(?:{_WORD}){{0,3}}$",
    re.IGNORECASE,
)
_WILL_ITSELF = re.compile(r"(?:will|won[’']t|would|shall)\b", re.IGNORECASE)
_DUE = re.compile(
    r"\s(?:at|by|before|from|until)\s(?:noon|midday|midnight|nightfall|dusk|sunset|sundown|\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m)\b"
    r"|\swithin\s(?:the\s)?(?:hours|minutes|hour)\b|\slater\sin\sthe\sday\b"
)
_SO_FAR = re.compile(
    r"(?:\b(?:nobody|no\sone|none|nothing|no\s\w+|neither\s\w+)\s(?:has|have)\s|(?:\b(?:has|have|hasn[’']t|haven[’']t)|[’']ve)\s(?:never|not|yet)\s|\b(?:hasn|haven)[’']t\s"
    r"|\b(?:has|have)\syet\sto\s|\bnever\s|\bever\s(?:having\s)?)(?:\w+\s?){0,4}$",
    re.IGNORECASE,
)
_ACTIVE = re.compile(
    r"(?:\b(?:has|have)|[’']ve)\s(?!(?:\w+\s)?(?:been|not|never)\b)(?:\w+ly\s|also\s|already\s)?$",
    re.IGNORECASE,
)
_LASTED = re.compile(r"\s(?:has|have)\s(?:now\s|already\s)?(?:lasted|gone\son|continued)\b")
_REACH = 70  # code points to either side in which a count is looked for


def head_of(trigger: Span) -> Span:
    """The act's words without the auxiliaries that open them: "expelled" of "had not expelled"."""
    match = _AUXILIARIES.match(trigger.text)
    size = 0 if match is None else match.end()
    return Span(trigger.start + size, trigger.end, trigger.text[size:])


def is_perfect(trigger: Span, sentence: Sentence) -> bool:
    """Whether it "has been" or "has" done: only then does a length reach up to the document's day."""
    end = trigger.end - sentence.start
    if _LASTED.match(sentence.text, max(0, end)):
        return True
    return _PERFECT.search(words_before(trigger, sentence)) is not None


def has_perfect(words: str) -> bool:
    """Whether there is a verb in the perfect among the words."""
    return _ANY_PERFECT.search(words) is not None


def goes_on(trigger: Span, sentence: Sentence) -> bool:
    """Whether the act is told as still going on: "have been marching", "has held"."""
    words = trigger.text.split()
    for at, word in enumerate(words):
        before = words_before(trigger, sentence) + "".join(f"{w} " for w in words[:at])
        if word.endswith("ing") and _CONTINUOUS.search(before):
            return True
    return _STATE.match(trigger.text) is not None


def is_repeated(trigger: Span, sentence: Sentence, dated: tuple[int, int]) -> bool:
    """Whether an act that is told since a day was done over and over and is no state: "have detained 53 since May".

    `dated` are the words of the day, in offsets of the document.
    """
    if goes_on(trigger, sentence):
        return False
    return is_counted(trigger, sentence, dated) or _ACTIVE.search(words_before(trigger, sentence)) is not None


def is_counted(trigger: Span, sentence: Sentence, dated: tuple[int, int]) -> bool:
    """Whether the clause counts what was done: "have detained 53". `dated` are the words of its days, in the document."""
    low, high = (max(0, offset - sentence.start) for offset in dated)
    text = sentence.text[:low] + " " * (high - low) + sentence.text[high:]
    at, end = trigger.start - sentence.start, trigger.end - sentence.start
    before = _CLAUSE_END.split(text[max(0, at - _REACH) : max(0, at)])[-1]
    after = _CLAUSE_END.split(text[max(0, end) : max(0, end) + _REACH])[0]
    return any(_COUNT.search(_LENGTH.sub("", side)) is not None for side in (before, after))


def is_ahead(trigger: Span, sentence: Sentence) -> bool:
    """Whether it is told as what will (or will not) be."""
    return (
        _WILL.search(words_before(trigger, sentence)) is not None
        or _WILL_ITSELF.match(trigger.text) is not None
    )


def is_due_today(trigger: Span, sentence: Sentence) -> bool:
    """Whether a plan is for an hour of a day that is not said: "will leave by nightfall", "at noon", "within hours"."""
    at = max(0, trigger.end - sentence.start)
    return _DUE.search(sentence.text[at : at + 80].split(";")[0]) is not None


def is_never_done(trigger: Span, sentence: Sentence) -> bool:
    """Whether a denied act is denied of all time up to now: "has never met", "nobody has defected"."""
    return _SO_FAR.search(words_before(trigger, sentence) + trigger.text) is not None


def words_before(trigger: Span, sentence: Sentence) -> str:
    at = trigger.start - sentence.start
    return sentence.text[max(0, at - 60) : max(0, at)]
