"""Which time expression of a sentence governs an act: the nearest, where nearness is counted in code points.

Every boundary between them (a comma, "who", "after", another verb) makes the way longer; within one noun phrase with its
attributes ("the withdrawal of A and B, from C in 2018") boundaries count little. An expression that another noun or an
aside owns ("the 2004 earthquake", ", who resigned in May,") is farther still. Farther than `REACH` governs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tacitus.model import Sentence, Span
from tacitus.resolve.when.aspect import has_perfect, is_perfect
from tacitus.resolve.when.behind import TIME_OF, belongs_behind
from tacitus.resolve.when.passage import Phrase
from tacitus.resolve.when.setting import (
    ends_aside,
    is_about_deed,
    is_dated_by_verb,
    is_setting,
    is_within_subject,
    lies_in_era,
    meets_crowd,
    opens_as_aside,
    opens_next_clause,
    opens_relative,
    stands_apart,
)

REACH = 110  # farthest that an expression governs, in code points with boundaries counted
PLANNED = ("future", "hypothetical", "predicted")

_SAID = re.compile(
    r"\b(?:said|says|told|announced|warned|promised|vowed|pledged|threatened|declared|stated|confirmed|reported|agreed|decided"
    r"|ordered)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[;:]|\b(?:who|which|that|where|whose|after|before|when|while|as|following|since|but|because|unless|if|amid|despite|says?|said"
    r"|with\s\w+ly|being|suspicion\sof|in\sthe\s\w+(?:ings?|ers?)\sof|charges?\sof"
    r"|for\sthe(?!\s(?:first|second|third|last|past)\b)|found|held|shot|sank|took|led|sent|made|\w{3,}ed)\b",
    re.IGNORECASE,
)
_SAID_WOULD = re.compile(
    r"\b(?:said|told|announced|warned|promised|vowed|pledged|threatened|declared|agreed|decided)\b.*\b(?:would|will|may|might|could|to)\b"
)
_TOLD_AFTER = re.compile(
    r"[,”\"’']\s(?:[\w’'-]+\s){0,6}?(?:said|says|told|announced|warned|promised|vowed|pledged|added|declared)\b[^,;]{0,60}$"
)
_ATTRIBUTION = re.compile(
    r",\s(?:(?:said|says)\s[^,;]{2,60}|[^,;]{2,40}\s(?:said|says|say|added|reported|told\s[^,;]{2,30})),",
    re.IGNORECASE,
)
_PAUSE = re.compile(r"[,–—]|\band\b|\([^()]*\)|[()]", re.IGNORECASE)
_PLACE_CHAIN = re.compile(r",(?=\s[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*(?:,|\s(?:on|in|at)\b))")
_BRIEF = re.compile(r"\([A-Z][\w.’'-]{1,12}\)")  # "(ABC)": the short name of what stands before it
_WINDOW = 500  # code points to either side that are looked at
_COST = 30  # of a boundary
_TELLING = 40  # of the day of a telling, where the act lies before it
_PAUSE_COST = 10  # of a pause inside one noun phrase
_PHRASE = 70  # what the code points of one noun phrase cost at most
_UNTIL = re.compile(r"\b(?:until|till|through|by|before)\s+(?:the\s+)?$", re.IGNORECASE)
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
_GROUND_OF = re.compile(
    r"\b(?:of|for|over|with)\s(?:[\w’'-]+\s){0,1}$"
)  # "accused on Monday of shooting him"
_MAIN_VERB = re.compile(r"\b(?:was|were|is|are|has|had|have|will|would|can|may)\b")
_ASIDE = re.compile(r"\b(?:who|which|whom|whose|where)\b[^,;]*$", re.IGNORECASE)
_DATELINE = re.compile(
    r"\W*[A-Z]{3}[\w .,'’-]{0,50},\s$"
)  # and a dash behind the date: the day of the report
_DATELINE_ENDS = re.compile(r"\s*(?:\([^()]{1,30}\)\s*)?[-–—]+\s")
_LATER_THAN = re.compile(r"\b(?:after|following)\b", re.IGNORECASE)
_NAMED = re.compile(r"[A-Z][a-z]+\s$|\($")  # "Exercise 2021", "(2016)"
_PREPOSITION = re.compile(r"\b(?:in|on|at|by|for|from|to|of|with|against|over)\b", re.IGNORECASE)
_BEGAN = re.compile(
    r"\s?,?\s(?:which|that)\s(?:had\s)?(?:began|begun|started|broke\sout|erupted)\s(?:\w+\s){0,2}$"
)
_COMING = re.compile(r"\b(?:next|coming|later)\b", re.IGNORECASE)
_PRESENT = re.compile(
    r"(?!\w*ss\b)[a-z]{3,}s(?:\s(?:(?:the|an?|its|his|her|their|that|it|all|to|plans|more|at|as|after|against|again|an?other)\b"
    r"|\d|[A-Z])|$)"
)
_SUBJECT_PLURAL = re.compile(
    r"\b(?:the|a|an|of|in|over|for|against|into|and|on|by|with|from|to|after|following|during)\s(?:[\w-]+\s)?$"
)


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
    at = max(0, trigger.start - sentence.start)
    end = max(0, trigger.end - sentence.start)
    before, after = sentence.text[max(0, at - 90) : at], sentence.text[end : end + 20]
    present = _PRESENT.match(trigger.text + after) is not None and _SUBJECT_PLURAL.search(before) is None
    best: tuple[int, int] | None = None
    chosen: Phrase | None = None
    for time in phrases:
        if time.kind in ("vague", "habit", "mute") or not time.reaches(trigger.start, trigger.end):
            continue
        if date is not None and not planned and _lies_elsewhere(time, present, date):
            continue
        limit = time.kind == "named" and _UNTIL.search(_before(time, sentence)[-20:]) is not None
        if limit and not planned and not _owned(time, sentence):
            continue
        if date is not None and not planned and _is_of_deed(trigger, sentence, time, date):
            continue
        if planned and told_then(trigger, sentence, time):
            continue
        if (
            background
            and time.end <= trigger.start
            and _GROUND_OF.search(sentence.text[time.end - sentence.start : trigger.start - sentence.start])
        ):
            continue
        if background and time.end <= trigger.start and _in_relative_of_object(trigger, sentence, time):
            continue
        if background and time.start >= trigger.end and _leaves_clause(trigger, sentence, time):
            continue
        if time.kind == "since" and not planned and _belongs_to_perfect(trigger, sentence, time):
            continue
        cost = _distance(trigger, sentence, time)
        if not background and cost > REACH and _opens(trigger, sentence, time):
            cost = REACH
        if cost <= REACH and not planned and _told_of_before(trigger, sentence, time):
            cost = min(REACH, cost + _TELLING)
        if cost <= REACH and (best is None or (cost, time.start) < best):
            best, chosen = (cost, time.start), time
    return None if chosen is None else _narrowed(chosen, sentence, phrases)


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


def _is_of_deed(trigger: Span, sentence: Sentence, time: Phrase, date: str) -> bool:
    """Whether a day behind the act is that of the deed it is about: "jailed for burning the mill in 1998"."""
    if time.start < trigger.end:
        return False
    between = sentence.text[trigger.end - sentence.start : time.start - sentence.start]
    return is_about_deed(trigger.text, between, (time.last or time.first or date) < date[:8])


def _in_relative_of_object(trigger: Span, sentence: Sentence, time: Phrase) -> bool:
    """Whether the act stands in a relative clause that begins behind the day: "resigned on Monday over a deal that he had made"."""
    between = sentence.text[time.end - sentence.start : trigger.start - sentence.start]
    return opens_relative(between)


def _leaves_clause(trigger: Span, sentence: Sentence, time: Phrase) -> bool:
    """Whether the clause of a background act has ended before the expression: "who sold the mill was shot on Monday"."""
    at = trigger.start - sentence.start
    between = sentence.text[trigger.end - sentence.start : time.start - sentence.start]
    if _MAIN_VERB.search(between):
        return True
    closed = "," in _PLACE_CHAIN.sub("", _BRIEF.sub("", between))
    return closed and _IN_RELATIVE.search(sentence.text[max(0, at - 40) : at]) is not None


_IN_RELATIVE = re.compile(r"\b(?:who|whom|whose|which)\s(?:[\w’'-]+\s){0,3}$")


def _belongs_to_perfect(trigger: Span, sentence: Sentence, time: Phrase) -> bool:
    """Whether a "since" behind an act belongs to another verb: "expelled a man who had lived there since 1998"."""
    if time.start < trigger.end:
        return False
    between = sentence.text[trigger.end - sentence.start : max(0, time.start - sentence.start)]
    if time.beyond is not None and "," in between:
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
    if _SAID.search(_before(time, sentence)[-40:]):
        return True
    between = sentence.text[time.end - sentence.start : max(0, trigger.start - sentence.start)]
    return _SAID_WOULD.search(_ATTRIBUTION.sub(",", between)) is not None


def _told_of_before(trigger: Span, sentence: Sentence, time: Phrase) -> bool:
    """Whether the day is that on which the act was told of: "said on Monday that it had shot him the day before"."""
    if time.end > trigger.start or time.kind != "named" or not _SAID.search(_before(time, sentence)[-40:]):
        return False
    between = sentence.text[time.end - sentence.start : trigger.end - sentence.start]
    return has_perfect(between) and "," not in between


def began_with(trigger: Span, sentence: Sentence, time: Phrase) -> bool:
    """Whether the expression tells only when the act began: "the strike, which began in May"."""
    between = sentence.text[max(0, trigger.end - sentence.start) : max(0, time.start - sentence.start)]
    return time.start >= trigger.end and _BEGAN.search(between) is not None


def _lies_elsewhere(time: Phrase, present: bool, date: str) -> bool:
    """What is told as done cannot lie ahead, and what is told as present cannot lie back."""
    first, last = time.first or date, time.last or time.first or date
    if time.kind == "until":
        return last > date
    if time.last is None or time.kind == "lasting":
        return first > date
    if first > date or (present and last < date):
        return True
    return last > date and _COMING.search(time.text) is not None


def _before(time: Phrase, sentence: Sentence) -> str:
    """What stands before the expression in its sentence, as far as it is looked at."""
    at = time.start - sentence.start
    return sentence.text[max(0, at - _WINDOW) : at]


def _after(time: Phrase, sentence: Sentence) -> str:
    at = time.end - sentence.start
    return sentence.text[at : at + 40]


def _owned(time: Phrase, sentence: Sentence) -> bool:
    """Whether the expression stands before a noun that it belongs to."""
    before, after = _before(time, sentence), _after(time, sentence)
    return bool(_NOUN_NEXT.match(after) and _DETERMINER.search(before[-12:])) or after.startswith(
        ("'s ", "’s ")
    )


def _opens(trigger: Span, sentence: Sentence, time: Phrase) -> bool:
    """Whether the expression opens the sentence, before the trigger."""
    before, after = _before(time, sentence), _after(time, sentence)
    if time.end > trigger.start or after.startswith(("'", "’")) or _LEADING.fullmatch(before) is None:
        return False
    at = trigger.start - sentence.start
    return bool(before.strip()) and _ASIDE.search(sentence.text[max(0, at - _WINDOW) : at]) is None


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
    before, after = _before(time, sentence), _after(time, sentence)
    if not ahead and _BEGAN.search(between):
        return min(len(between), _PHRASE)
    stretch = time.kind == "range" or "/" in time.value
    if not ahead and (
        (time.scope is not None and time.kind == "range") or (stretch and lies_in_era(between))
    ):
        return min(len(between), _PHRASE)
    if not ahead and (meets_crowd(trigger.text, between) or is_dated_by_verb(trigger.text, between)):
        return min(len(between), _PHRASE)
    if ahead and _DATELINE.fullmatch(before) and _DATELINE_ENDS.match(between):
        return REACH + 1
    between = _PLACE_CHAIN.sub("", _BRIEF.sub("", _ATTRIBUTION.sub(",", between)))
    clauses, pauses = len(_CLAUSE.findall(between)), len(_PAUSE.findall(between))
    owned = time.kind == "named" and _owned(time, sentence)
    setting = is_setting(trigger.text, before, after) and not time.text.lower().startswith("this ")
    if owned and not setting:
        clauses += 4 * len(_PREPOSITION.findall(between)) if ahead else 4
    title = ahead and ":" in between and _TITLE.match(sentence.text[:_WINDOW]) is not None
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
