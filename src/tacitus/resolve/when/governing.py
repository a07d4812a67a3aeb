"""Which time expression of a sentence governs an act: the nearest, where nearness is counted in code points.

Every boundary between them (a comma, "who", "after", another verb) makes the way longer; within one noun phrase with its
attributes ("the withdrawal of A and B, from C in 2018") boundaries count little. An expression that another noun or an
aside owns ("the 2004 earthquake", ", who resigned in May,") is farther still. Farther than `REACH` governs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tacitus.model import Sentence, Span
from tacitus.resolve.when.apart import (
    TIME_OF,
    belongs_behind,
    ends_aside,
    is_of_document,
    is_within_subject,
    opens_as_aside,
    opens_next_clause,
    stands_apart,
)
from tacitus.resolve.when.elsewhere import (
    BEGAN,
    WINDOW,
    is_elsewhere,
    text_after,
    text_before,
    told_of_before,
    without_asides,
)
from tacitus.resolve.when.passage import Phrase
from tacitus.resolve.when.setting import (
    is_dated_by_verb,
    is_setting,
    is_within_event,
    lies_in_era,
    lies_in_session,
    meets_crowd,
    opens_with_era,
)

REACH = 110  # farthest that an expression governs, in code points with boundaries counted
PLANNED = ("future", "hypothetical", "predicted")
_CLAUSE = re.compile(
    r"[;:]|\b(?:who|which|that|where|whose|after|before|when|while|as|following|since|but|because|unless|if|amid|despite|says?|said"
    r"|with\s\w+ly|being|suspicion\sof|in\sthe\s\w+(?:ings?|ers?)\sof|charges?\sof"
    r"|for\sthe(?!\s(?:first|second|third|last|past)\b)|found|held|shot|sank|took|led|sent|made|\w{3,}ed)\b",
    re.IGNORECASE,
)
_PAUSE = re.compile(r"[,–—]|\band\b|\([^()]*\)|[()]", re.IGNORECASE)
_COST = 30  # of a boundary
_TELLING = 40  # of the day of a telling, where the act lies before it
_PAUSE_COST = 10  # of a pause inside one noun phrase
_PHRASE = 70  # what the code points of one noun phrase cost at most
_UNTIL = re.compile(r"\b(?:until|till|(?P<whole>through)|by|before)\s+(?:the\s+)?$", re.IGNORECASE)
# "the 2004 earthquake": between a determiner and a noun the date belongs to the noun, not to what was said before
_DETERMINER = re.compile(
    r"(?:\b(?:the|a|an|this|that|his|her|its|their|of|by|for|with|to)|['’]s?)\s$", re.IGNORECASE
)
_NOUN_NEXT = re.compile(
    r"(?:['’]s)?\s(?!(?:and|or|in|on|at|by|for|from|to|of|with|as|after|before|when|while|amid|where|that"
    r"|which|who|over|against|but|the|a|an|under|during|until|despite|because|due|subject|was|were|is|are|has|had|have|will|would|could|killed|left|led|drew|saw|brought|ended|began|came|cost)\b)\w"
)
_LEADING = re.compile(
    r"""[ "'“‘•*-]*(?:(?:On|In|At|By|Early|Late|Earlier|Later)(?: (?:on|in|at|early|late))?)?[ "'“‘]*"""
)
_TITLE = re.compile(r"[^:]{0,80}:\s")  # "2011 famine: ...", "Elections, 2004: ..."
_HAPPENED = re.compile(
    r"\b(?:was|were|is|are|happened|came|began|took|runs|reads|shows|says|said|went|follows)\b", re.IGNORECASE
)
_PERFECT_AT_ONCE = re.compile(r"\b(?:has|have)\s(?:\w+\s){0,2}$")
_VERB_AT_ONCE = re.compile(
    r"\s(?:(?:had|has|have|was|were|is|are|will|would|been|\w+ly|then|now|later|also)\s){0,3}$", re.IGNORECASE
)
_ASIDE = re.compile(r"\b(?:who|which|whom|whose|where)\b[^,;]*$", re.IGNORECASE)
_DATELINE = re.compile(
    r"\W*[A-Z]{3}[\w .,'’-]{0,50},\s$"
)  # and a dash behind the date: the day of the report
_DATELINE_ENDS = re.compile(r"\s*(?:\([^()]{1,30}\)\s*)?[-–—]+\s")
_GROUND_CLAUSE = re.compile(
    r"\W*(?:Because|Although|Though)\s(?:\w+\s){2}"
)  # and the main clause has its own day
_LATER_THAN = re.compile(r"\b(?:after|following)\b", re.IGNORECASE)
_NAMED = re.compile(r"[A-Z][a-z]+\s$|\($")  # "Exercise 2021", "(2016)"
_PREPOSITION = re.compile(r"\b(?:in|on|at|by|for|from|to|of|with|against|over)\b", re.IGNORECASE)


def find_governing(
    trigger: Span,
    sentence: Sentence,
    phrases: Sequence[Phrase],
    *,
    planned: bool,
    background: bool,
    date: str | None,
) -> Phrase | None:
    """The phrase with days in the sentence at the least distance from the trigger; None where all are far.

    Args:
        trigger: the act's words, in offsets of the document.
        sentence: the sentence that holds them.
        phrases: phrases in offsets of the document, in the order of the text.
        planned: whether the act lies ahead; only then may its phrase.
        background: whether the act is told only as the ground of another one; else an expression that opens the
            sentence ("In May, ...") reaches to its end where no other is nearer.
        date: the document's day, YYYY-MM-DD, or None.
    """
    best: tuple[int, int] | None = None
    chosen: Phrase | None = None
    for time in phrases:
        if time.kind in ("vague", "habit", "mute") or not time.reaches(trigger.start, trigger.end):
            continue
        if not planned and _is_limit(time, sentence):
            continue
        if is_elsewhere(trigger, sentence, time, planned=planned, background=background, date=date):
            continue
        cost = _distance(trigger, sentence, time)
        if not background and cost > REACH and _opens(trigger, sentence, time):
            cost = REACH
        if cost <= REACH and not planned and told_of_before(trigger, sentence, time):
            cost = min(REACH, cost + _TELLING)
        if cost <= REACH and (best is None or (cost, time.start) < best):
            best, chosen = (cost, time.start), time
    if chosen is None or (best is not None and _is_vaguer(trigger, sentence, chosen, best[0], phrases)):
        return None
    return _narrowed(chosen, sentence, phrases)


def _is_limit(time: Phrase, sentence: Sentence) -> bool:
    """Whether a day only ends something ("until Monday"), and is no noun's own; not "through the 1990s"."""
    limit = None if time.kind != "named" else _UNTIL.search(text_before(time, sentence)[-20:])
    if limit is None or (limit["whole"] and time.precision != "day"):
        return False
    return not _owned(time, sentence)


def _is_vaguer(
    trigger: Span, sentence: Sentence, chosen: Phrase, cost: int, phrases: Sequence[Phrase]
) -> bool:
    """Whether "a few days ago" stands nearer than the day of a telling: "fled a few days ago, he said on Monday"."""
    if chosen.kind != "named" or chosen.start < trigger.end:
        return False
    for phrase in phrases:
        between = trigger.end <= phrase.start and phrase.end <= chosen.start
        if between and phrase.value == "PAST_REF" and phrase.kind == "vague":
            return _distance(trigger, sentence, phrase) < cost
    return False


def _narrowed(wide: Phrase, sentence: Sentence, phrases: Sequence[Phrase]) -> Phrase:
    """The days that are added behind a wider stretch: "this week, between Tuesday and Friday"; else the stretch."""
    for phrase in phrases:
        gap = sentence.text[max(0, wide.end - sentence.start) : max(0, phrase.start - sentence.start)]
        known = wide.first and wide.last and phrase.first and phrase.last
        if phrase.start < wide.end or not known or _APPOSED.fullmatch(gap) is None:
            continue
        if (wide.first or "") <= (phrase.first or "") and (phrase.last or "") <= (wide.last or ""):
            return phrase
    return wide


def find_timeless(trigger: Span, sentence: Sentence, phrases: Sequence[Phrase]) -> Phrase | None:
    """The nearest phrase that says an act happens again and again, or on no day that is told ("in recent weeks")."""
    near = [
        (cost, p.start, p)
        for p in phrases
        if p.kind in ("vague", "habit")
        and p.reaches(trigger.start, trigger.end)
        and (cost := _distance(trigger, sentence, p)) <= REACH
    ]
    return min(near, key=lambda item: item[:2])[2] if near else None


def _owned(time: Phrase, sentence: Sentence) -> bool:
    """Whether the expression stands before a noun that it belongs to."""
    before, after = text_before(time, sentence), text_after(time, sentence)
    return bool(_NOUN_NEXT.match(after) and _DETERMINER.search(before[-12:])) or after.startswith(
        ("'s ", "’s ")
    )


def _opens(trigger: Span, sentence: Sentence, time: Phrase) -> bool:
    """Whether the expression opens the sentence, before the trigger."""
    before, after = text_before(time, sentence), text_after(time, sentence)
    if time.end > trigger.start or after.startswith(("'", "’")) or _LEADING.fullmatch(before) is None:
        return False
    at = trigger.start - sentence.start
    fronted = bool(before.strip()) or (time.text[:1].isupper() and _FRONTED.match(time.text) is not None)
    return fronted and _ASIDE.search(sentence.text[max(0, at - WINDOW) : at]) is None


# words that stand in front of a sentence without a preposition
_FRONTED = re.compile(
    r"(?:Yesterday|Today|Tonight|Tomorrow|Overnight|Earlier|Later|Last|This|Next|The\s(?:next|following|previous|same|day|night|week|month|year)"
    r"|That|Th(?:ese|ose)|[\w-]+\s(?:[\w-]+\s)?(?:ago|later|earlier|before))\b"
)


def _adjoins(between: str) -> bool:
    return not between.strip()


_IN_OFFICE = re.compile(
    r",\s(?:in\s(?:power|office|exile|prison|jail)|at\swar|aged|born|elected|married|widowed)\b[^,]*$"
)
_OF_NOUN = re.compile(
    r"\b(?:about|over|for|against|to|of|with)\s(?:the|an?|his|her|its|their)\s(?:[\w-]+\s){1,3}of\s(?:the\s)?$"
)
_APPOSED = re.compile(r",\s(?:on\s|in\s|at\s)?(?:the\s)?")


def _distance(trigger: Span, sentence: Sentence, time: Phrase) -> int:
    """Code points between trigger and expression, and the cost of the boundaries between them."""
    if time.start < trigger.end and trigger.start < time.end:
        return 0
    ahead = time.end <= trigger.start
    left, right = (time.end, trigger.start) if ahead else (trigger.end, time.start)
    between = sentence.text[max(0, left - sentence.start) : max(0, right - sentence.start)]
    before, after = text_before(time, sentence), text_after(time, sentence)
    if not ahead and between.endswith(" that "):
        between = between.removesuffix("that ")  # "freed them that December"
    if not ahead and BEGAN.search(between):
        return min(len(between), _PHRASE)
    stretch = time.kind == "range" or "/" in time.value
    if not ahead and (
        (time.scope is not None and time.kind == "range") or (stretch and lies_in_era(between))
    ):
        return min(len(between), _PHRASE)
    if ahead and is_within_event(between):
        return min(len(between), _PHRASE)
    if ahead and stretch and between.startswith(",") and opens_with_era(before):
        return min(len(between), _PHRASE)
    if not ahead and lies_in_session(between):
        return min(len(between), _PHRASE)
    if not ahead and (meets_crowd(trigger.text, between) or is_dated_by_verb(trigger.text, between)):
        return min(len(between), _PHRASE)
    if ahead and _DATELINE.fullmatch(before) and _DATELINE_ENDS.match(between):
        return REACH + 1
    between = without_asides(between)
    clauses, pauses = len(_CLAUSE.findall(between)), len(_PAUSE.findall(between))
    owned = time.kind == "named" and _owned(time, sentence)
    setting = is_setting(trigger.text, before, after) and not time.text.lower().startswith("this ")
    if owned and not setting:
        clauses += 4 * len(_PREPOSITION.findall(between)) if ahead else 4
    title = ahead and ":" in between and _TITLE.match(sentence.text[:WINDOW]) is not None
    if title and after.startswith(":"):
        return 40  # "Entry for 3 February: police shot nine."
    if title and _HAPPENED.search(sentence.text[: sentence.text.index(":")]):
        return 40  # "What happened on 3 February is clear: police shot nine."
    if title and (_LEADING.fullmatch(before) is None or (not before.strip() and time.precision != "day")):
        return REACH + 1
    if (
        len(time.text) == 4
        and time.precision == "year"
        and _NAMED.search(before)
        and not _LEADING.fullmatch(before)
    ):
        clauses += 4
    if not ahead:
        clauses += len(_LATER_THAN.findall(between)) + 4 * (
            not setting and belongs_behind(trigger, between, after)
        )
    if time.kind != "named" or time.precision == "year":
        clauses += 4 * (_IN_OFFICE.search(before[-60:]) is not None and not _adjoins(between))
    if not ahead and opens_next_clause(between, after):
        clauses += 4
    if ahead and "," in between and _GROUND_CLAUSE.match(before):
        clauses += 4
    if ahead and is_of_document(before, after):
        clauses += 4
    if ahead and ends_aside(before, between):
        clauses += 4
    if ahead and opens_as_aside(before, between, time.precision != "day"):
        clauses += 4
    if ahead and "," in between and _OF_NOUN.search(before) and not TIME_OF.search(before):
        clauses += 4
    if ahead and "," in between and _ASIDE.search(before):
        clauses += 4
    if ahead and _VERB_AT_ONCE.fullmatch(between) and is_within_subject(before):
        clauses += 4
    if ahead and (owned or before.endswith(" of ")) and _PERFECT_AT_ONCE.search(between):
        clauses += 4  # "January's curfew has been lifted"
    if ahead and time.kind == "since" and between.startswith(",") and stands_apart(before):
        clauses += 4
    leading = ahead and _LEADING.fullmatch(before) is not None
    if leading and clauses + pauses and between.lstrip().startswith(","):
        return min(len(between) // 2, 40) + _COST * (clauses + pauses - 1)
    if not ahead and not clauses:
        return min(len(between), _PHRASE) + _PAUSE_COST * pauses
    return len(between) + _COST * (clauses + pauses)
