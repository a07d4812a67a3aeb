"""Who speaks in a statement: the phrase that names the speaker, by the head's words and by the forms of saying.

Forms: "according to X"; "in X's view", "by the count of X"; "X said", "said X" beside a quotation, a comma or "that". A
form alone decides nothing: reports of acts of speech ("X condemned the raid") look alike, so the head weighs in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tacitus.reading.encoder.windows import Window
from tacitus.reading.statements.features import cue_words
from tacitus.reading.tokens import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    FUNCTION_WORDS,
    PREPOSITIONS,
    PRONOUNS,
    Token,
)  # fmt: skip

_MARKS = frozenset('. , ; : ( ) " “ ” « » - – — ? !'.split())
_EDGE = _MARKS | frozenset("'s ’s that which who and or but as".split())
_VIEWS = frozenset(
    "view views opinion words word judgement judgment eyes phrase reckoning account count estimate estimates guess verdict reading".split()
)
_OPENS_CONTENT = frozenset('that , : " “ « . ; how why'.split())
_NO_SUBJECT = frozenset("it there this that what which who to be been being not nothing".split())
_RELATIVE = frozenset("who whose which".split())
_PERSONS = frozenset("he she they".split())
_WITH_HEARER = frozenset(
    "told tell tells telling informed informs assured assures reminded reminds asked asks".split()
)
_MORE = frozenset(
    "reasoned judged quipped quips fumed countered continued allowed groaned sighed guessed proposed recommended lamented grumbled "
    "mused ventured retorted snapped scoffed exclaimed protested pleaded begged repeated commented opined stressed emphasised "
    "emphasized underlined objected thundered intoned marvelled speculated calculated cautioned indicated laughed".split()
)
_BESIDE = frozenset(', " ” »'.split())
_OWN = frozenset("his her their its".split())
_IN = frozenset("in by on to".split())
_STOPS = frozenset("that which who and but while as when after before because since if".split())
_BREAKS = _STOPS | frozenset("though or in by to on".split())
LONGEST = 14  # words of a phrase


@dataclass(frozen=True, slots=True)
class Form:
    """A form of saying: the words of the phrase, half-open; `sure` where nothing but a speaker can stand there."""

    first: int
    last: int
    sure: bool


def find_form(window: Window, first: int, last: int, inside: Sequence[bool]) -> Form | None:
    """The form of saying in the words `first`..`last`, outside quotations; None where there is none."""
    lows = [w.low for w in window.words[:last]]
    if lows[first] == "with" and any(inside[first:last]):  # "with crowds taking to the streets to chant ..."
        acting = next(
            (at for at in range(first + 2, min(last, first + LONGEST)) if lows[at].endswith("ing")), None
        )
        if acting is not None and not inside[acting]:
            return Form(first + 1, acting, True)
    for at in range(first, last):
        if inside[at]:
            continue
        low = lows[at]
        if low == "according" and at + 2 < last and lows[at + 1] == "to":
            return _form(at + 2, _end(lows, at + 2, last, inside), sure=True)
        if low in _VIEWS and at > first:
            found = _view(lows, at, first, last, inside)
            if found is not None:
                return found
        if low in _sayings():
            found = _beside(lows, at, first, last, inside)
            if found is not None:
                return found
    return None


def _view(lows: Sequence[str], at: int, first: int, last: int, inside: Sequence[bool]) -> Form | None:
    """The holder of the view at a word: "in X's view", "in his view", "by the count of X"."""
    before = lows[at - 1]
    if before in _OWN:
        return _form(at - 1, at, sure=at - 2 >= first and lows[at - 2] in _IN)
    if before in ("'s", "’s", "'", "’") or before.endswith(("s'", "s’")):
        begin = _begin(lows, at - 1, first, inside)
        return _form(
            begin, at - 1 if before[0] in "'’" else at, sure=begin > first and lows[begin - 1] in _IN
        )
    if (
        before in ("the", "a")
        and at - 2 >= first
        and lows[at - 2] in _IN
        and at + 1 < last
        and lows[at + 1] == "of"
    ):
        return _form(at + 2, _end(lows, at + 2, last, inside), sure=True)
    return None


def _beside(lows: Sequence[str], at: int, first: int, last: int, inside: Sequence[bool]) -> Form | None:
    """The subject of the verb of saying at a word."""
    after = lows[at + 1] if at + 1 < last else "."
    before = lows[at - 1] if at > first else ""
    turned = before in _MARKS or (at > first and inside[at - 1])
    if (
        turned and after not in _MARKS and after not in CONJUNCTIONS and lows[at] not in _WITH_HEARER
    ):  # `," said X`
        return _form(
            at + 1, _end(lows, at + 1, last, inside), sure=before in _BESIDE and lows[at] in _verbs()
        )
    if turned and before == ",":  # "X, whose face nobody knew, said"
        opening = max((i for i in range(max(first, at - LONGEST), at - 1) if lows[i] == ","), default=first)
        begin = _begin(lows, opening, first, inside)
        return _form(begin, opening, sure=False)
    begin, end = _subject(lows, at, first, inside)
    if begin >= end or lows[begin] in _NO_SUBJECT or lows[begin] in AUXILIARIES or before in AUXILIARIES:
        return None
    opens = after in _OPENS_CONTENT or (at + 1 < last and inside[at + 1])
    told = any(w in ("that", ":") for w in lows[at + 1 : min(last, at + 9)])
    parenthetic = begin > first and lows[begin - 1] == ","
    alone = end - begin == 1 and lows[begin] in _PERSONS
    sure = lows[at] in _verbs() and ((parenthetic and after in _MARKS) or after == "that" or alone)
    return _form(begin, end, sure=sure) if opens or told or parenthetic or alone else None


def _subject(lows: Sequence[str], at: int, first: int, inside: Sequence[bool]) -> tuple[int, int]:
    """The phrase before the verb at a word; a relative clause behind it is left out."""
    start = at
    while start > first and at - start < LONGEST and not (lows[start - 1] in _MARKS or inside[start - 1]):
        if lows[start - 1] in _STOPS - _RELATIVE:
            break
        start -= 1
    relative = next((i for i in range(start + 1, at) if lows[i] in _RELATIVE), None)
    if relative is not None and lows[start] not in PREPOSITIONS:
        return start, relative
    return _begin(lows, at, first, inside), at


def _form(first: int, last: int, *, sure: bool) -> Form | None:
    return Form(first, last, sure) if first < last else None


def stands_for_another(phrase: str) -> bool:
    """Whether the phrase points back to somebody named before: a pronoun, "the same man"."""
    words = phrase.lower().split()
    return (
        words[-1] in PRONOUNS
        or words[-1] in _OWN
        or words[:2] == ["the", "same"]
        or words in (["both"], ["another"])
    )


def opening_phrase(window: Window, first: int, last: int) -> tuple[int, int] | None:
    """What a statement begins with, up to its verb as far as closed classes and endings tell; None for a pronoun."""
    at = first
    while at < last and at - first < LONGEST:
        low = window.words[at].low
        if (
            low in _MARKS
            or low in AUXILIARIES
            or low in _STOPS
            or (at > first and low.endswith("ed") and not window.words[at].is_capital)
            or low in _sayings()
        ):
            break
        at += 1
    cut = trimmed(window, (first, at))
    if cut is None or window.words[cut[0]].low in PRONOUNS | PREPOSITIONS | CONJUNCTIONS:
        return None
    return cut


def _begin(lows: Sequence[str], at: int, first: int, inside: Sequence[bool]) -> int:
    """Where the phrase that ends before the word begins: after a mark or a joining word."""
    begin = at
    while begin > first and at - begin < LONGEST:
        low = lows[begin - 1]
        if low in _MARKS or inside[begin - 1] or low in _BREAKS:
            break
        begin -= 1
    return begin


def _end(lows: Sequence[str], at: int, last: int, inside: Sequence[bool]) -> int:
    """Where the phrase that begins at the word ends: before a mark, a joining word or a verb form of `be` and the like."""
    end = at
    while end < last and end - at < LONGEST:
        low = lows[end]
        if low in _MARKS or inside[end] or low in AUXILIARIES or low in _STOPS or low == "to":
            break
        end += 1
    return end


@cache
def _verbs() -> frozenset[str]:
    return cue_words("saying") | _MORE


@cache
def _sayings() -> frozenset[str]:
    return _verbs() | cue_words("thinking")


def is_attribution(window: Window, first: int, last: int) -> bool:
    """Whether the words are no more than "X said", marks left aside."""
    words = [w.low for w in window.words[first:last] if w.is_word]
    return bool(words) and len(words) < LONGEST and words[-1] in _sayings()


def best_run(scores: Sequence[float], first: int, last: int, least: float) -> tuple[int, int] | None:
    """The run of words with scores of at least `least` whose sum is greatest, half-open; None where no word has it."""
    runs = runs_of(scores, first, last, least)
    return max(runs, key=lambda r: (sum(scores[r[0] : r[1]]), -r[0]), default=None)


def runs_of(scores: Sequence[float], first: int, last: int, least: float) -> list[tuple[int, int]]:
    """All such runs in order; a single word below between two others does not end one."""
    found: list[tuple[int, int]] = []
    for at in range(first, last):
        if scores[at] < least:
            continue
        if found and (found[-1][1] == at or (found[-1][1] == at - 1 and scores[at - 1] > least / 3)):
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
    return found


def trimmed(window: Window, run: tuple[int, int]) -> tuple[int, int] | None:
    """The run without marks and joining words at its edges; None where nothing is left."""
    first, last = run
    while first < last and window.words[first].low in _EDGE:
        first += 1
    while last > first and window.words[last - 1].low in _EDGE:
        last -= 1
    return (first, last) if first < last else None


def completed(
    window: Window, run: tuple[int, int], limit: int, inside: Sequence[bool]
) -> tuple[int, int] | None:
    """The run with the words that its last one asks for: no phrase ends with an article or a preposition."""
    cut = trimmed(window, run)
    if cut is None:
        return None
    first, last = cut
    most = min(limit, last + 4)
    while last < most and not inside[last]:
        if not (_is_open(window.words[last - 1].low) or _goes_on(window.words[last])):
            break
        last += 1
    return trimmed(window, (first, last))


def _is_open(low: str) -> bool:
    """Whether no phrase ends with the word."""
    return low in PREPOSITIONS or low in DETERMINERS or low in ("former", "retired", "'s", "’s")


def _goes_on(word: Token) -> bool:
    """Whether the word may belong to the phrase that stands before it: a name or noun rather than a verb or joining word."""
    if word.is_capital:
        return True
    closed = word.low in FUNCTION_WORDS or word.low in _sayings() or word.low in cue_words("told")
    return not closed and word.is_word and not word.low.endswith(("ed", "ly", "ing"))
