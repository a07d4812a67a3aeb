"""Find the time expressions of a text and say which days they stand for.

One pass from left to right with the rules of `patterns`; each match is normalised against the document's day and
the last day named before it. What cannot be a date ("31 February") is passed over. What can be two ("3/4/2020") is
read as the text writes its other dates; where it shows no convention the expression is kept with an open value
("2020-XX-XX") and no days.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date as Day

from tacitus.errors import DocumentError, shorten
from tacitus.model import TimeExpression
from tacitus.resolve.when.around import Around
from tacitus.resolve.when.dateline import HEAD, is_dateline
from tacitus.resolve.when.normalise import NORMALISERS
from tacitus.resolve.when.patterns import compiled
from tacitus.resolve.when.periods import Period

_LEADING = ("on", "at", "in", "over", "during", "for", "within", "around", "about")
_APPROXIMATE = ("over", "around", "about")
_NUMBERED = re.compile(r"(?!(?:the|last|past|next|coming|previous)\b)\w", re.IGNORECASE)
_FIGURES = re.compile(r"(?<![\d/.])([0-3]?\d)[/.]([0-3]?\d)[/.](?:[12]\d{3}|\d\d)(?![\d/])", re.ASCII)
_SAID_ORDER = re.compile(
    r"(?i:\b(?:(?P<day>dd/mm|day[ /-]month|day first|day before (?:the )?month|(?:british|european|continental) (?:order|style|format|fashion|notation|usage|way))"
    r"|mm/dd|month[ /-]day|month first|month before (?:the )?day|(?:american|u\.?s\.?) (?:order|style|format|fashion|notation|usage|calendar|dates))\b)"
)
_SENTENCE_END = re.compile(r"[.!?]['\"”]?\s+(?=[A-Z\"“])|\n")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_BARE = re.compile(
    r"(?i:on |in |the |early |late )*(?:\d{1,2}|[A-Z][a-z]{2,8}\b)"
)  # a day or month without its year
_JOINED = re.compile(
    r"(?:,?\s(?:and|but|then)\b|[^.,;!?]{0,60};)[^.;!?]{0,80}|[^.;!?]{0,80},\s(?:and|but|then)\s(?:\w+\s){0,3}"
)
_NEAR = 200  # code points within which a day named before is still the day of a clock time


def find_times(text: str, *, date: str | None) -> tuple[TimeExpression, ...]:
    """The time expressions of a text, in order and without overlap; empty where there is none.

    Args:
        text: any text; offsets of the result are code points in it, half-open.
        date: the day of the document, YYYY-MM-DD; a dateline in the text takes its place. With None what is relative to it keeps a value such as
            "XXXX-07" or "XXXX-WXX-3" and has no first and last day.

    Returns:
        Expressions with TIMEX3 type and value; `first` and `last` are both inclusive, None where unknown.

    Raises:
        DocumentError: T203, `date` is no day of the calendar.
    """
    today = _read_day(date)
    search, rules = compiled()
    found: list[TimeExpression] = []
    previous: Period | None = None
    named = 0  # where `previous` ends
    dated: Period | None = None  # `previous`, if it was told with its year
    day_first = _read_convention(text)
    at = 0
    while (hit := search.search(text, at)) is not None:
        name, match = _match_rule(rules, hit.lastgroup or "", text, hit.start())
        if match is None:
            at = hit.start() + 1
            continue
        at = max(match.end(), hit.start() + 1)
        try:
            here = _same_sentence(text, named, match.start()) and previous is not None
            day = previous.first if here and previous and previous.precision == "day" else None
            told = dated if match.start() - named <= _NEAR else None
            joined = told is not None and _JOINED.fullmatch(text, named, match.start()) is not None
            around = Around(text, match.start(), today, previous, day, told, day_first, joined)
            result = NORMALISERS[name](match, around)
        except (ValueError, OverflowError):
            result = None
        if result is None:
            continue
        kind, period = result
        if kind in ("DATE", "TIME") and period.first is not None:
            carried = (
                dated is not None
                and match.start() - named <= _NEAR
                and _BARE.match(match.group()) is not None
            )
            told_with_year = _YEAR.search(match.group()) is not None and period.precision in ("day", "month")
            dated = period if told_with_year or (carried and period.precision in ("day", "month")) else None
            previous, named = period, match.end()
            if (
                period.precision == "day"
                and (today is None or (period.first - today).days <= 1)
                and match.start() < HEAD
                and is_dateline(text, match.start(), match.end())
            ):
                today = period.first
        start = _skip_preposition(text, match.start(), match.end(), kind, period.value)
        first = None if period.first is None else period.first.isoformat()
        last = None if period.last is None else period.last.isoformat()
        precision = period.precision
        words = text[start : match.end()]
        found.append(TimeExpression(start, match.end(), words, kind, period.value, first, last, precision))
    return tuple(found)


def _match_rule(
    rules: Mapping[str, re.Pattern[str]], name: str, text: str, start: int
) -> tuple[str, re.Match[str] | None]:
    """The match of a rule, or where the looser form of it promised too much, of the first rule after it."""
    match = rules[name].match(text, start)
    if match is not None:
        return name, match
    names = list(rules)
    for other in names[names.index(name) + 1 :]:
        match = rules[other].match(text, start)
        if match is not None:
            return other, match
    return name, None


def _read_day(date: str | None) -> Day | None:
    if date is None:
        return None
    try:
        return Day.fromisoformat(date)
    except ValueError:
        raise DocumentError(
            "T203", f"date {shorten(date)!r} is no calendar day.", "Give the day as YYYY-MM-DD."
        ) from None


def _read_convention(text: str) -> bool | None:
    """Whether dates in figures have the day first: by what the text says, or by those that can be read one way only."""
    said = _SAID_ORDER.search(text)
    if said is not None:
        return said["day"] is not None
    shown = {int(m[1]) > 12 for m in _FIGURES.finditer(text) if (int(m[1]) > 12) != (int(m[2]) > 12)}
    return shown.pop() if len(shown) == 1 else None


def _same_sentence(text: str, end: int, start: int) -> bool:
    """Whether no sentence ends between two offsets that lie near each other."""
    return start - end <= _NEAR and _SENTENCE_END.search(text, end, start + 1) is None


def _skip_preposition(text: str, start: int, end: int, kind: str, value: str) -> int:
    """The start without a leading preposition; "in three days", seen from the document's day, keeps its own."""
    words = text[start:end].split(None, 1)
    if len(words) < 2 or words[0].lower() not in _LEADING:
        return start
    if kind == "DURATION" and words[0].lower() in _APPROXIMATE and _NUMBERED.match(words[1]):
        return start  # "over six years" is longer than six
    if words[0].lower() == "in" and kind == "DATE" and words[1][:1].isalnum() and not value.endswith("_REF"):
        return start
    if value.endswith("_REF") and words[0].lower() != "in":
        return start
    return end - len(words[1])
