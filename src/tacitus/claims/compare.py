"""A claim held beside one passage: which of its words the passage has, which parties, numbers and outcomes agree.

Every term of the claim gets a worth between 0 and 1: 1 where the passage has it, less where it has another word of the same
group or one near in meaning; `at` says where. Outcomes are compared by the axes of the lexicon, numbers by value. What
follows from it is told in `judge`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tacitus.claims.groups import Said, groups_in, groups_of
from tacitus.claims.lexicon import lexicon
from tacitus.claims.likeness import likeness
from tacitus.claims.search import Weighed
from tacitus.claims.stems import fold
from tacitus.claims.winners import Contest, contest_in
from tacitus.claims.words import Term, terms_of

_GROUP, _TITLED, _LEAST_LIKE, _OUTCOME = 0.8, 0.6, 0.42, 0.45
_SENTENCE = re.compile(r"(?<![A-Z])[.!?][\"'”’)]*\s+(?=[A-Z\"“(])")
_MAIN = frozenset(("consent", "refusal", "guilt", "innocence", "win", "lose", "arrest", "release"))
_TURNABLE = ("handover", "recall", "expulsion", "resign", "pact", "aid", "emergency", "talk", "leave_land")
SURE = _MAIN | {"live", "die", "lift", "handover", "leave_land"}


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage read: its text, terms and groups; `codes` are of parties that its title names or that were coded in it."""

    text: str
    terms: tuple[Term, ...]
    said: tuple[Said, ...]
    codes: frozenset[str]
    titled: frozenset[str]
    turned: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Matched:
    """A term of the claim, how well the passage has it, and where (empty: not in its words)."""

    weighed: Weighed
    worth: float
    at: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """What a claim and a passage have in common; `opposed` are the axes on which they say different ends, `acted` those of them
    that the claim's own acts are told with, `contest` whether one tells a winner whom the other tells as the loser,
    `turned` the words that one of them turns ("not", "refused to") and the other does not."""

    matched: tuple[Matched, ...]
    share: float
    opposed: tuple[str, ...]
    numbers: tuple[tuple[Term, float], ...]
    turned: tuple[str, ...] = ()
    acted: tuple[str, ...] = ()
    contest: bool = False


def read_passage(text: str, codes: Collection[str] = (), *, title: str | None = None) -> Passage:
    """A passage made ready to be compared with."""
    terms = tuple(terms_of(text))
    titled = {t.key for t in terms_of(title or "")}
    named = {t.key for t in terms if t.kind == "country"} | {f"@{c}" for c in codes}
    groups = groups_in(text)
    return Passage(text, terms, groups.said, frozenset(named), frozenset(titled), groups.turned)


def compare(
    weighed: Sequence[Weighed],
    said: Sequence[Said],
    passage: Passage,
    *,
    scope: Sequence[tuple[int, int]] = (),
    claimed: Contest | None = None,
    acts: Sequence[tuple[int, int]] = (),
    claim: str = "",
) -> Compared:
    """The terms and groups of a claim against a passage; `scope` are the words of the claim that something turns, `claimed` who won and
    lost in it."""
    first: dict[str, list[int]] = {}
    for term in passage.terms:
        first.setdefault(term.key, []).append(term.start)
    groups: dict[str, list[int]] = {}
    for one in passage.said:
        groups.setdefault(one.group, []).append(one.start)
    words = [t for t in passage.terms if t.kind == "word"]
    ours = [fold(w.term.text) for w in weighed]
    near = likeness(ours, [fold(t.text) for t in words]) if words and ours else None
    matched = []
    for row, ours_one in enumerate(weighed):
        matched.append(_match(ours_one, said, passage, first, groups))
        if near is not None and ours_one.term.kind == "word" and matched[-1].worth < 0.9:
            column = int(near[row].argmax())
            like = min(0.9, float(near[row, column]))
            if not _MAIN.isdisjoint(groups_of(ours_one.term.key)):
                like = min(
                    like, _OUTCOME
                )  # "acquitted" is near "impeached": an outcome is no matter of likeness
            if like >= _LEAST_LIKE and like > matched[-1].worth:
                matched[-1] = Matched(ours_one, like, (words[column].start,))
    matched = _with_short_names(claim, matched)
    whole = sum(m.weighed.weight for m in matched)
    share = sum(m.weighed.weight * m.worth for m in matched) / whole if whole else 0.0
    start, end = best_sentence(passage.text, matched)
    told = [s for s in passage.said if start <= s.start < end]
    contest = claimed is not None and claimed.denies(contest_in(passage.text))
    opposed, acted = _opposed(said, told, acts)
    return Compared(
        tuple(matched),
        share,
        opposed,
        _numbers(weighed, passage.terms),
        _turned(matched, scope, passage),
        acted,
        contest,
    )


def _match(
    one: Weighed,
    said: Sequence[Said],
    passage: Passage,
    first: dict[str, list[int]],
    groups: dict[str, list[int]],
) -> Matched:
    term = one.term
    if term.key in first:
        return Matched(one, 1.0, tuple(first[term.key]))
    if term.key in passage.codes:
        return Matched(one, 1.0)
    if term.kind == "name" and (
        at := [a for key, ats in first.items() if is_spelling(term.key, key) for a in ats]
    ):
        return Matched(one, _GROUP, tuple(at))
    if term.kind != "number":
        phrases = [s.group for s in said if s.words > 1 and s.start <= term.start < s.end]
        for group in (*phrases, *groups_of(term.key)):
            if group in groups:
                return Matched(one, _GROUP, tuple(groups[group]))
    if term.kind == "number":
        for other in passage.terms:
            if _near_number(term, other):
                return Matched(one, 0.5, (other.start,))
    return Matched(one, _TITLED if term.key in passage.titled else 0.0)


def is_spelling(name: str, other: str) -> bool:
    """Whether two stems are one name: one begins the other ("Africa", "African"), or they differ in a vowel or a doubled
    letter ("Mehdi", "Mahdi"; "Qassem", "Qasem")."""
    if len(name) >= 5 and other.startswith(name):
        return True
    if min(len(name), len(other)) < 4 or name[0] != other[0] or abs(len(name) - len(other)) > 1:
        return False
    if _skeleton(name) != _skeleton(other):
        return False
    if len(name) == len(other):
        return sum(a != b for a, b in zip(name, other, strict=True)) <= 1
    long, short = sorted((name, other), key=len, reverse=True)
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _skeleton(name: str) -> str:
    """The consonants of a name, doubled ones once."""
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouy]", "", name))


def _with_short_names(claim: str, matched: Sequence[Matched]) -> list[Matched]:
    """A name and the letters in brackets behind it are one ("the Board of Trade (BT)"): what either has, both have."""
    told = list(matched)
    for at, short in enumerate(told):
        term = short.weighed.term
        if term.kind != "name" or not claim[: term.start].endswith("(") or not term.text.isupper():
            continue
        long = [
            i
            for i in range(at)
            if told[i].weighed.term.kind == "name" and term.start - told[i].weighed.term.start < 80
        ]
        long = long[-len(term.text) :]
        if short.worth >= 1.0:
            for i in long:
                told[i] = Matched(told[i].weighed, 1.0, told[i].at or short.at)
        elif long and all(told[i].worth >= _TITLED for i in long):
            told[at] = Matched(short.weighed, 1.0, told[long[-1]].at)
    return told


def best_sentence(text: str, matched: Sequence[Matched]) -> tuple[int, int]:
    """The sentence of a passage that holds most of what the claim says, as a span."""
    cuts = [0, *(m.end() for m in _SENTENCE.finditer(text)), len(text)]

    def weight(span: tuple[int, int]) -> float:
        return sum(
            m.weighed.weight * m.worth
            for m in matched
            if m.weighed.term.kind != "country" and any(span[0] <= at < span[1] for at in m.at)
        )

    return max(pairwise(cuts), key=lambda span: (weight(span), -span[0]))


def _opposed(
    ours: Sequence[Said], theirs: Sequence[Said], acts: Sequence[tuple[int, int]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Axes of which the claim says one end and the passage the other, and those of them that the claim's own acts are told with.

    Some groups are turned as a whole. A claim that says both ends decides nothing; of a passage that does, the one said
    first counts on the main axes.
    """
    against = lexicon().against
    found = []
    for axis in dict.fromkeys(s.group for s in ours):
        other = against.get(axis)
        if other is None and axis not in _TURNABLE:
            continue
        first = axis in _MAIN
        claim, told = _end(ours, axis, other, first=False), _end(theirs, axis, other, first=first)
        if claim is not None and told is not None and claim != told:
            found.append(axis)
    acted = [
        a
        for a in found
        if any(s.group == a and s.start < end and start < s.end for s in ours for start, end in acts)
    ]
    return tuple(found), tuple(acted)


def _end(said: Sequence[Said], one: str, other: str | None, *, first: bool) -> bool | None:
    """Which end of an axis is said: True for `one`, turned words counting for the other; None for neither or both.

    With `first` only what is said first counts.
    """
    ends = [s for s in said if s.group in (one, other)]
    if first and ends:
        begin = min(s.start for s in ends)
        longest = max(s.words for s in ends if s.start == begin)
        ends = [s for s in ends if s.start == begin and s.words == longest]
    told = {(s.group == one) != s.turned for s in ends}
    return told.pop() if len(told) == 1 else None


def _turned(
    matched: Sequence[Matched], scope: Sequence[tuple[int, int]], passage: Passage
) -> tuple[str, ...]:
    """Words that one side turns and the other tells straight."""
    return tuple(
        m.weighed.term.text
        for m in matched
        if m.at
        and m.weighed.term.kind == "word"
        and len({_within(m.weighed.term.start, scope), *(_within(at, passage.turned) for at in m.at)}) > 1
        and not any(_within(at, passage.turned) == _within(m.weighed.term.start, scope) for at in m.at)
    )


def _within(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _near_number(term: Term, other: Term) -> bool:
    if term.value is None or other.value is None:
        return False
    return abs(other.value - term.value) <= 0.15 * max(abs(other.value), 1)


def _numbers(weighed: Sequence[Weighed], terms: Sequence[Term]) -> tuple[tuple[Term, float], ...]:
    """Numbers of the claim that the passage does not have, with its nearest number by size."""
    values = [t.value for t in terms if t.value is not None]
    found = []
    for one in weighed:
        term = one.term
        if term.kind == "number" and term.value is not None and values and term.value not in values:
            nearest = min(values, key=lambda v: abs(v - float(term.value or 0)))
            found.append((term, nearest))
    return tuple(found)
