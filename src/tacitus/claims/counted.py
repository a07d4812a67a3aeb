"""Whether a passage counts the same things as a claim and comes to another number: "three mass graves", "eight mass graves".

Numbers alone say little, since a passage that tells the act gives many. What is counted stands behind the number; the two are
the same where a word of it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tacitus.claims.groups import groups_of
from tacitus.claims.words import Term, terms_of

_BEHIND = 4  # terms behind a number among which what it counts is named
_REACH = 45  # code points up to which they stand
_STOP = re.compile(r"[.;:]|,\s|\b(?:and|but|while|after|in|on|at|to|from|with|who|which|that)\b")
_MORE = re.compile(
    r"\b(?:more than|over|above|at least|no fewer than|upwards of)\s+(?:an?\s+)?$", re.IGNORECASE
)
_LESS = re.compile(
    r"\b(?:fewer than|less than|under|below|up to|as many as|at most|nearly|almost|close to)\s+$",
    re.IGNORECASE,
)
_SOME = re.compile(r"\b(?:about|around|some|roughly|approximately)\s+$", re.IGNORECASE)
_NEAR, _ROUGH = 0.05, 0.25  # of a number, by which another may differ and be the same


def counts_otherwise(claim: str, numbers: Sequence[Term], text: str) -> bool:
    """Whether a number of the claim counts what the passage counts too, and no number of the passage for it fits.

    Args:
        claim: its words; `numbers` are those of its numbers that the passage does not have.
        text: the passage's words.
    """
    theirs = [(t, _things(text, t)) for t in terms_of(text) if t.kind == "number"]
    for one in numbers:
        things = _things(claim, one)
        alike = [other for other, counted in theirs if things & counted]
        if things and alike and not any(_fits(claim, one, text, other) for other in alike):
            return True
    return False


def _things(text: str, number: Term) -> frozenset[str]:
    """The stems of the words behind a number, up to the next phrase, with the groups of words near in meaning."""
    rest = text[number.end : number.end + _REACH]
    stop = _STOP.search(rest)
    rest = rest[: stop.start()] if stop else rest
    return _with_groups(t.key for t in terms_of(f"x {rest}")[:_BEHIND] if t.kind in ("word", "name"))


def _with_groups(keys: Iterable[str]) -> frozenset[str]:
    told = [key for key in keys if len(key) > 2]
    return frozenset((*told, *(f"#{group}" for key in told for group in groups_of(key))))


def _fits(claim: str, one: Term, text: str, other: Term) -> bool:
    """Whether two numbers may be one, after the words before them ("more than a dozen", "at least 20")."""
    ours, theirs = one.value or 0.0, other.value or 0.0
    before, there = claim[: one.start], text[: other.start]
    rough = _SOME.search(before) or _SOME.search(there)
    if abs(ours - theirs) <= (_ROUGH if rough else _NEAR) * max(ours, theirs):
        return True
    if _MORE.search(before) or _LESS.search(there):
        return ours <= theirs if not _LESS.search(there) else theirs * (1 - _ROUGH) <= ours <= theirs
    if _LESS.search(before) or _MORE.search(there):
        return theirs <= ours <= theirs * (1 + 2 * _ROUGH)
    return False
