"""Words that point back to an act told before: "did the same", "followed suit", "so did Italy", "took a similar step".

A pointer is found by its words alone, with those who stand beside it: its subject, or what is turned round it ("as did
Italy"). "The same" with a noun of its own ("did the same work") is none, nor is "as had been expected".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tacitus.model import Mention, Sentence, Span
from tacitus.reading.mentions import mention, phrases_after, subject_of
from tacitus.reading.tokens import (
    ADVERBS,
    CALENDAR,
    CLAUSE_BREAKS,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    QUANTITIES,
    Token,
    tokenize,
)

_SAME = r"(?:(?:exactly|precisely|just|much)\s+)?the\s+same(?:\s+thing)?|likewise"
_ACT = (
    r"(?:the\s+same|(?:an?\s+)?(?:similar|identical))\s+(?:steps?|actions?|measures?|moves?|decisions?)\b"
    r"(?!\s+(?:by|of|enacted|taken))"
)
_PERFECT = r"(?:has|have|had)\s+(?:(?:since|now|also|already|later|both|all)\s+)*"
_POINTERS = re.compile(
    rf"\b(?P<told>(?:did|does|{_PERFECT}done)\s+(?:{_SAME}|so\s+(?:too|as\s+well))\b"
    rf"|(?:took|takes|made|makes|{_PERFECT}(?:taken|made))\s+{_ACT}"
    rf"|(?:followed|follows|{_PERFECT}followed)\s+(?:suit\b|(?:its|their|his|her)\s+(?:example|lead)\b))"
    rf"|\b(?P<turned>(?:so|as)\s+(?:did|does|do|has|have|had))\b"
    rf"|\b(?P<open>(?:do|doing|done)\s+(?:{_SAME})\b|(?:take|taking|make|making)\s+{_ACT}|follow(?:ing)?\s+suit\b)",
    re.IGNORECASE,
)
_TIMES = frozenset("hours days weeks months years hour day week month year minutes".split())
_GOES_ON = PREPOSITIONS | CONJUNCTIONS | ADVERBS | DETERMINERS | QUANTITIES | CLAUSE_BREAKS
_GOES_ON |= frozenset("last next twice once too".split())
_NOT_BEFORE_AS = frozenset("same such so far well much long soon known".split())


@dataclass(frozen=True, slots=True)
class Pointer:
    """Words that point back, as tokens `first`..`last` of the sentence and as a span of the document.

    `actors` stand beside them; `told` is false for an infinitive or participle that nobody is told to have done;
    with `same_sentence` they point into their own sentence alone.
    """

    sentence: Sentence
    tokens: list[Token]
    first: int
    last: int
    span: Span
    actors: tuple[Mention, ...]
    told: bool
    same_sentence: bool

    @property
    def next(self) -> str:
        """The word or mark behind them; empty at the end."""
        return self.tokens[self.last].low if self.last < len(self.tokens) else ""


def find_pointers(sentence: Sentence) -> Iterator[Pointer]:
    """The words of a sentence that point back, in order."""
    found = list(_POINTERS.finditer(sentence.text))
    tokens = tokenize(sentence.text) if found else []
    at = {token.start: place for place, token in enumerate(tokens)}
    for match in found:
        first = at.get(match.start())
        if first is None:
            continue
        last = next((k for k in range(first, len(tokens)) if tokens[k].start >= match.end()), len(tokens))
        turned = match["turned"] is not None
        phrases = phrases_after(tokens, last) if turned else _beside(tokens, first)
        if turned and (not phrases or not _opens_clause(tokens, first)):
            continue
        if not _goes_on(tokens, phrases[-1][1] if turned else last):
            continue
        start, end = sentence.start + match.start(), sentence.start + match.end()
        actors = [mention(sentence.text, tokens, _bare(tokens, p), sentence.start) for p in phrases]
        told = match["open"] is None or _stands_with(tokens, first)
        yield Pointer(
            sentence, tokens, first, last, Span(start, end, match.group()), tuple(actors), told,
            same_sentence=tokens[first].low == "as",
        )  # fmt: skip


def _beside(tokens: Sequence[Token], first: int) -> list[tuple[int, int]]:
    """The subject of the words at token `first`; in "with France following suit" what stands behind "with"."""
    if _stands_with(tokens, first):
        opening = next(k for k in range(first - 1, -1, -1) if tokens[k].low == "with")
        return phrases_after(tokens[:first], opening + 1)
    return subject_of(tokens, first)


def _stands_with(tokens: Sequence[Token], first: int) -> bool:
    if not tokens[first].low.endswith("ing"):
        return False
    for at in range(first - 1, max(-1, first - 8), -1):
        if tokens[at].low == "with":
            return True
        if not tokens[at].is_word and tokens[at].low != ",":
            return False
    return False


def _bare(tokens: Sequence[Token], phrase: tuple[int, int]) -> tuple[int, int]:
    """The phrase without a year or "hours" of the time before it."""
    first, last = phrase
    while first < last - 1 and (tokens[first].text.isdigit() or tokens[first].low in _TIMES):
        first += 1
    return first, last


def _opens_clause(tokens: Sequence[Token], first: int) -> bool:
    if first == 0 or not tokens[first - 1].is_word or tokens[first - 1].low in ("and", "but"):
        return True
    return tokens[first].low == "as" and tokens[first - 1].low not in _NOT_BEFORE_AS


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether the words before token `at` are whole: no noun or verb of their own follows."""
    if at >= len(tokens) or not tokens[at].is_word:
        return True
    token = tokens[at]
    return token.low in _GOES_ON or token.text in CALENDAR or token.text.isdigit() or token.low.endswith("ly")
