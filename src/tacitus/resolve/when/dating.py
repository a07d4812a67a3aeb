"""When an act happened: the time expression of its sentence that governs it, else the document's day.

An expression is judged by its distance from the trigger in code points, made longer by every boundary between them (a
comma, "who", "after", another expression). One that stands far off belongs to something else. A plain report
without an expression happened, as far as the reader knows, on the document's day; a plan without one is undated.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tacitus.model import Interval, Sentence, Span, TimeExpression

_CLOCK = re.compile(r"T\d\d:")  # an hour names no day of its own
UNDATED = Interval(None, None, None)
REACH = 110  # farthest that an expression governs, in code points with boundaries counted

_BOUNDARY = re.compile(
    r"[;:()]|[,–—]|\b(?:who|which|that|where|whose|after|before|when|while|as|following|since|but|and|because|amid|despite"
    r"|says?|said|\w{3,}ed)\b",
    re.IGNORECASE,
)
_BOUNDARY_COST = 30
_SINCE = re.compile(r"\b(?:ever\s+)?since\s+(?:at\s+least\s+|the\s+)?$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|through|by|before)\s+(?:the\s+)?$", re.IGNORECASE)
_PLANNED = ("future", "hypothetical", "predicted")
# an act told only as the ground or the background of another one, which happened at a day that is not said
_BACKGROUND = re.compile(
    r"\b(?:"
    r"(?:accused|suspected|convicted|guilty|acquitted|suspicion|accusations?|allegations?|charges?|alleged|charged|wanted"
    r"|punished|blamed|responsible|responsibility|condemned|condemns|accuses|blames|investigation|inquiry|probe|role"
    r"|involvement|involved|participation|lawsuit|trial)\s(?:of|for|with|over|in|into)\s(?:\w+\s){0,3}"
    r"|(?:due\sto|because\sof|response\sto|result\sof|aftermath\sof|retaliation\sfor|protest\s(?:at|against|over)"
    r"|exchange\sfor|related\sto|connection\swith)\s(?:[\w’'-]+\s){0,4}"
    r"|(?:after|following)\s(?:[\w’'-]+\s){0,3}"
    r"|over\s(?:[\w’'-]+\s){0,3}"
    r"|for\s(?:[\w’'-]+\s){0,2}"
    r"|(?:who|which|whom|that)\s(?:\w+ly\s)?(?:had|was|were)\s(?:\w+\s)?(?:been\s)?"
    r"|(?:who|whom)\s"
    r"|had\s(?:\w+ly\s)?(?:been\s)?(?:\w+ly\s)?"
    r")$",
    re.IGNORECASE,
)
_PARTICIPLE_BEFORE_NOUN = re.compile(r"(?:^|\b(?:of|the|a|an|for|free|with|if)\s)$", re.IGNORECASE)
_LOOKBACK = 90  # code points before the trigger in which its background is looked for
# "the 2004 earthquake": between a determiner and a noun the date belongs to the noun, not to what was said before
_DETERMINER = re.compile(
    r"(?:\b(?:the|a|an|this|that|his|her|its|their|of|by|for|with|to)|['’]s?)\s$", re.IGNORECASE
)
_NOUN_NEXT = re.compile(
    r"(?:['’]s)?\s(?!(?:and|or|in|on|at|by|for|from|to|of|with|as|after|before|when|while|amid|where|that"
    r"|which|who|over|against|but|the|a|an|under|during|until|despite|because|due|subject)\b)\w"
)
_LEADING = re.compile(r"""[ "'“‘]*(?:(?:On|In|At|By|Early|Late|Earlier|Later)(?: (?:on|in|at|early|late))?)?[ "'“‘]*""")
_PREPOSITION = re.compile(r"\b(?:in|on|at|by|for|from|to|of|with|against|over)\b", re.IGNORECASE)
_PRESENT = re.compile(
    r"(?!\w*ss\b)[a-z]{3,}s(?:\s(?:the|a|an|its|his|her|their|that|it|all|to|plans|more|\d+|[A-Z])|$)"
)
_SUBJECT_PLURAL = re.compile(
    r"\b(?:the|a|an|of|in|over|for|against|into|and|on|by|with|from|to|after|following|during)\s(?:[\w-]+\s)?$"
)


def date_event(
    trigger: Span, sentence: Sentence, times: Sequence[TimeExpression], *, status: str, date: str | None
) -> Interval:
    """The days on which an act happened, both inclusive.

    Args:
        trigger: the act's words, in offsets of the document.
        sentence: the sentence that holds them.
        times: expressions of the document or the sentence, in offsets of the document.
        status: the act's status; "future", "hypothetical" and "predicted" do not fall back on `date`.
        date: the document's day, YYYY-MM-DD, or None.

    Returns:
        An interval with the words it rests on as `text` (None where it is the document's day); "since X" gives its
        start and `ongoing`; everything None where the day is unknown.
    """
    governing = _governing(trigger, sentence, times, status=status, date=date)
    if governing is not None:
        return _interval(governing, sentence)
    if date is None or status in _PLANNED:
        return UNDATED
    if _is_background(trigger, sentence):
        return UNDATED
    return Interval(date, date, "day")


def _is_background(trigger: Span, sentence: Sentence) -> bool:
    """Whether the sentence gives the act only as the ground or background of another: "accused of", "after the"."""
    at = max(0, trigger.start - sentence.start)
    before = sentence.text[max(0, at - _LOOKBACK) : at]
    if _BACKGROUND.search(before):
        return True
    words = trigger.text.split()
    after = sentence.text[trigger.end - sentence.start :]
    attributive = len(words) == 1 and words[0].endswith("ed") and re.match(r"\s\w", after) is not None
    return attributive and _PARTICIPLE_BEFORE_NOUN.search(before) is not None


def _governing(
    trigger: Span, sentence: Sentence, times: Sequence[TimeExpression], *, status: str, date: str | None
) -> TimeExpression | None:
    """The expression with days in the sentence at the least distance from the trigger; None where all are far."""
    planned = status in _PLANNED
    at = max(0, trigger.start - sentence.start)
    before = sentence.text[max(0, at - _LOOKBACK) : at]
    present = _PRESENT.match(trigger.text + sentence.text[trigger.end - sentence.start :][:20]) is not None
    present = present and _SUBJECT_PLURAL.search(before) is None
    best: tuple[int, int] | None = None
    chosen: TimeExpression | None = None
    for time in times:
        if time.first is None or time.start < sentence.start or time.end > sentence.end:
            continue
        if time.type == "SET" or _CLOCK.search(time.value):
            continue
        if (
            date is not None
            and not planned
            and (time.first > date or (present and (time.last or time.first) < date))
        ):
            continue  # what is told as done cannot lie ahead, and what is told as present cannot lie back
        if not planned and _UNTIL.search(sentence.text[: time.start - sentence.start][-20:]):
            continue
        cost = _distance(trigger, sentence, time)
        if cost <= REACH and (best is None or (cost, time.start) < best):
            best, chosen = (cost, time.start), time
    return chosen


def _distance(trigger: Span, sentence: Sentence, time: TimeExpression) -> int:
    """Code points between trigger and expression, and the cost of the boundaries between them."""
    if time.start < trigger.end and trigger.start < time.end:
        return 0
    left, right = (time.end, trigger.start) if time.end <= trigger.start else (trigger.end, time.start)
    between = sentence.text[max(0, left - sentence.start) : max(0, right - sentence.start)]
    boundaries = len(_BOUNDARY.findall(between))
    before, after = sentence.text[: time.start - sentence.start], sentence.text[time.end - sentence.start :]
    if (_NOUN_NEXT.match(after) and _DETERMINER.search(before[-12:])) or after.startswith(("'s ", "’s ")):
        boundaries += 4 if time.start >= trigger.end else 2 * len(_PREPOSITION.findall(between))
    leading = time.end <= trigger.start and _LEADING.fullmatch(before) is not None
    if leading and boundaries and between.lstrip().startswith(","):
        return min(len(between) // 2, 40) + _BOUNDARY_COST * (boundaries - 1)
    return len(between) + _BOUNDARY_COST * boundaries


def _interval(time: TimeExpression, sentence: Sentence) -> Interval:
    """The interval of an expression as the words before it make it: "since" opens it."""
    before = sentence.text[: time.start - sentence.start]
    if _SINCE.search(before[-40:]):
        return Interval(time.first, None, time.precision, time.text, ongoing=True)
    return Interval(time.first, time.last, time.precision, time.text)
