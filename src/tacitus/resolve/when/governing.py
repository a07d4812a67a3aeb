"""Which time expression of a sentence governs an act: the nearest, where nearness is counted in code points.

Every boundary between them (a comma, "who", "after", another verb) makes the way longer; within one noun phrase with its
attributes ("the withdrawal of A and B, from C in 2018") boundaries count little. An expression that another noun or an
aside owns ("the 2004 earthquake", ", who resigned in May,") is farther still. Farther than `REACH` governs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tacitus.model import Sentence, Span, TimeExpression

REACH = 110  # farthest that an expression governs, in code points with boundaries counted
PLANNED = ("future", "hypothetical", "predicted")

_CLOCK = re.compile(r"T\d\d:")  # an hour names no day of its own
_CLAUSE = re.compile(
    r"[;:]|\b(?:who|which|that|where|whose|after|before|when|while|as|following|since|but|because|amid|despite|says?|said"
    r"|with\s\w+ly|being|suspicion\sof|in\sthe\s\w+(?:ings?|ers?)\sof|charges?\sof"
    r"|for\sthe(?!\s(?:first|second|third|last|past)\b)|found|held|shot|sank|took|led|sent|made|\w{3,}ed)\b",
    re.IGNORECASE,
)
_PAUSE = re.compile(r"[,–—]|\band\b|\([^()]*\)|[()]", re.IGNORECASE)
_PLACE_CHAIN = re.compile(r",(?=\s[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*(?:,|\s(?:on|in|at)\b))")
_BRIEF = re.compile(r"\([A-Z][\w.’'-]{1,12}\)")  # "(ABC)": the short name of what stands before it
_WINDOW = 500  # code points to either side that are looked at
_COST = 30  # of a boundary
_PAUSE_COST = 10  # of a pause inside one noun phrase
_PHRASE = 70  # what the code points of one noun phrase cost at most
_UNTIL = re.compile(r"\b(?:until|till|through|by|before)\s+(?:the\s+)?$", re.IGNORECASE)
# "the 2004 earthquake": between a determiner and a noun the date belongs to the noun, not to what was said before
_DETERMINER = re.compile(
    r"(?:\b(?:the|a|an|this|that|his|her|its|their|of|by|for|with|to)|['’]s?)\s$", re.IGNORECASE
)
_NOUN_NEXT = re.compile(
    r"(?:['’]s)?\s(?!(?:and|or|in|on|at|by|for|from|to|of|with|as|after|before|when|while|amid|where|that"
    r"|which|who|over|against|but|the|a|an|under|during|until|despite|because|due|subject)\b)\w"
)
_LEADING = re.compile(
    r"""[ "'“‘•*-]*(?:(?:On|In|At|By|Early|Late|Earlier|Later)(?: (?:on|in|at|early|late))?)?[ "'“‘]*"""
)
_TITLE = re.compile(r"[^:]{0,80}:\s")  # "2011 famine: ...", "Elections, 2004: ..."
_ASIDE = re.compile(r"\b(?:who|which|whom|whose|where)\b[^,;]*$", re.IGNORECASE)
_DATELINE = re.compile(
    r"\W*[A-Z]{3}[\w .,'’-]{0,50},\s$"
)  # and a dash behind the date: the day of the report
_DATELINE_ENDS = re.compile(r"\s*(?:\([^()]{1,30}\)\s*)?[-–—]+\s")
_LATER_THAN = re.compile(r"\b(?:after|following)\b", re.IGNORECASE)
_OTHER_VERB = re.compile(
    r".{20,}\b(?:\w{3,}ed|found\sdead|held|sank|made|sent)\s(?:(?:in|on|at|during|since|back\sin)\s)?$",
    re.DOTALL,
)
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
    times: Sequence[TimeExpression],
    *,
    planned: bool,
    background: bool,
    date: str | None,
) -> TimeExpression | None:
    """The expression with days in the sentence at the least distance from the trigger; None where all are far.

    Args:
        trigger: the act's words, in offsets of the document.
        sentence: the sentence that holds them.
        times: expressions in offsets of the document, in the order of the text.
        planned: whether the act lies ahead; only then may its expression.
        background: whether the act is told only as the ground of another one; else an expression that opens the
            sentence ("In May, ...") reaches to its end where no other is nearer.
        date: the document's day, YYYY-MM-DD, or None.
    """
    at = max(0, trigger.start - sentence.start)
    end = max(0, trigger.end - sentence.start)
    before, after = sentence.text[max(0, at - 90) : at], sentence.text[end : end + 20]
    present = _PRESENT.match(trigger.text + after) is not None and _SUBJECT_PLURAL.search(before) is None
    best: tuple[int, int] | None = None
    chosen: TimeExpression | None = None
    for time in times:
        if time.first is None or time.start < sentence.start or time.end > sentence.end:
            continue
        if time.start - trigger.end > _WINDOW or trigger.start - time.end > _WINDOW:
            continue
        if time.type == "SET" or _CLOCK.search(time.value):
            continue
        if date is not None and not planned and _lies_elsewhere(time, present, date):
            continue
        if not planned and _UNTIL.search(_before(time, sentence)[-20:]) and not _owned(time, sentence):
            continue
        cost = _distance(trigger, sentence, time)
        if not background and cost > REACH and _opens(trigger, sentence, time):
            cost = REACH
        if cost <= REACH and (best is None or (cost, time.start) < best):
            best, chosen = (cost, time.start), time
    return chosen


def began_with(trigger: Span, sentence: Sentence, time: TimeExpression) -> bool:
    """Whether the expression tells only when the act began: "the strike, which began in May"."""
    between = sentence.text[max(0, trigger.end - sentence.start) : max(0, time.start - sentence.start)]
    return time.start >= trigger.end and _BEGAN.search(between) is not None


def _lies_elsewhere(time: TimeExpression, present: bool, date: str) -> bool:
    """What is told as done cannot lie ahead, and what is told as present cannot lie back."""
    first, last = time.first or date, time.last or time.first or date
    if first > date or (present and last < date):
        return True
    return last > date and _COMING.search(time.text) is not None


def _before(time: TimeExpression, sentence: Sentence) -> str:
    """What stands before the expression in its sentence, as far as it is looked at."""
    at = time.start - sentence.start
    return sentence.text[max(0, at - _WINDOW) : at]


def _after(time: TimeExpression, sentence: Sentence) -> str:
    at = time.end - sentence.start
    return sentence.text[at : at + 40]


def _owned(time: TimeExpression, sentence: Sentence) -> bool:
    """Whether the expression stands before a noun that it belongs to."""
    before, after = _before(time, sentence), _after(time, sentence)
    return bool(_NOUN_NEXT.match(after) and _DETERMINER.search(before[-12:])) or after.startswith(
        ("'s ", "’s ")
    )


def _opens(trigger: Span, sentence: Sentence, time: TimeExpression) -> bool:
    """Whether the expression opens the sentence with a preposition and a comma behind it, before the trigger."""
    before, after = _before(time, sentence), _after(time, sentence)
    if time.end > trigger.start or not after.startswith(",") or _LEADING.fullmatch(before) is None:
        return False
    at = trigger.start - sentence.start
    return bool(before.strip()) and _ASIDE.search(sentence.text[max(0, at - _WINDOW) : at]) is None


def _distance(trigger: Span, sentence: Sentence, time: TimeExpression) -> int:
    """Code points between trigger and expression, and the cost of the boundaries between them."""
    if time.start < trigger.end and trigger.start < time.end:
        return 0
    ahead = time.end <= trigger.start
    left, right = (time.end, trigger.start) if ahead else (trigger.end, time.start)
    between = sentence.text[max(0, left - sentence.start) : max(0, right - sentence.start)]
    before = _before(time, sentence)
    if not ahead and _BEGAN.search(between):
        return min(len(between), _PHRASE)
    if ahead and _DATELINE.fullmatch(before) and _DATELINE_ENDS.match(between):
        return REACH + 1
    between = _PLACE_CHAIN.sub("", _BRIEF.sub("", between))
    clauses, pauses = len(_CLAUSE.findall(between)), len(_PAUSE.findall(between))
    if _owned(time, sentence):
        clauses += 4 * len(_PREPOSITION.findall(between)) if ahead else 4
    title = ahead and ":" in between and _TITLE.match(sentence.text[:_WINDOW]) is not None
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
        clauses += len(_LATER_THAN.findall(between)) + (_OTHER_VERB.match(between) is not None)
    if ahead and "," in between and _ASIDE.search(before):
        clauses += 4
    leading = ahead and _LEADING.fullmatch(before) is not None
    if leading and clauses + pauses and between.lstrip().startswith(","):
        return min(len(between) // 2, 40) + _COST * (clauses + pauses - 1)
    if not ahead and not clauses:
        return min(len(between), _PHRASE) + _PAUSE_COST * pauses
    return len(between) + _COST * (clauses + pauses)
