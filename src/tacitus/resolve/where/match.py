"""The longest names of the index in running text, before anything is said for or against their being places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tacitus.resolve.where.evidence import Word
from tacitus.resolve.where.index import KINDS, PlaceIndex

LONGEST = 6  # words in a name
_JOINT = re.compile(r"[ \u00a0\u202f\n]|[-–—/]|\. ?| & |['’‘ʻ-]")
_ARTICLES = ("al", "el", "an", "as", "ad", "ar", "ash", "az", "at", "ez", "es", "ed")


@dataclass(frozen=True)
class Match:
    """A name in the text; `first`, `last` are the numbers of its words. A `mute` one only votes for its country."""

    start: int
    end: int
    first: int
    last: int
    postings: tuple[int, ...]
    kinds: frozenset[str]
    people: int
    one_country: bool
    mute: bool = False


def match_names(index: PlaceIndex, text: str, words: Sequence[Word]) -> list[Match]:
    """Names in the order of the text, at each word the longest one, none overlapping."""
    found: list[Match] = []
    at = 0
    while at < len(words):
        may = words[at].capital or words[at].bare in _ARTICLES
        match = _longest(index, text, words, at) if may else None
        if match is not None:
            found.append(match)
        at = match.last + 1 if match is not None else at + 1
    return found


def _longest(index: PlaceIndex, text: str, words: Sequence[Word], at: int) -> Match | None:
    if words[at].bare != "The" and not index.begins(words[at].bare):
        return None
    last = at
    while last + 1 < len(words) and last + 1 - at < LONGEST and _joined(text, words[last], words[last + 1]):
        last += 1
    while last >= at:
        if words[last].capital:
            start, end = words[at].start, words[last].end
            postings = index.named(text[start:end])
            if postings and not (last > at and words[at].bare == "The" and not _has_article(index, postings)):
                kinds = frozenset(KINDS[index.kinds[posting >> 1]] for posting in postings)
                people = max(index.people[posting >> 1] for posting in postings)
                one = len({index.country[posting >> 1] for posting in postings}) == 1
                return Match(start, end, at, last, tuple(postings), kinds, people, one)
        last -= 1
    return None


def _has_article(index: PlaceIndex, postings: Sequence[int]) -> bool:
    """Whether the article belongs to the name: "The Hague"."""
    return any(index.names[posting >> 1].startswith("The ") for posting in postings)


def _joined(text: str, left: Word, right: Word) -> bool:
    """Whether two words can stand in one name: nothing but one blank, hyphen or mark is between."""
    between = text[left.end : right.start]
    if between == " ":
        return True
    if between.startswith(("'s", "’s")):
        between = between[2:]
    return len(between) < 4 and (
        (between == ". " and len(left.bare) < 4)
        or (between != ". " and _JOINT.fullmatch(between) is not None)
    )
