"""Recognise the place names of a text and resolve them, or resolve the spans given.

`match` finds the names, `judge` keeps those that are places, `resolve` chooses what each stands for with the help of the others, `scoring` weighs. A place whose
name is unknown, or whose score stays too low, is refused: it keeps its span and nothing else.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from tacitus.errors import DocumentError, shorten
from tacitus.model import Place
from tacitus.resolve.where.evidence import Word, split_words
from tacitus.resolve.where.index import NONE8, NONE16, SCALE, PlaceIndex, load_index
from tacitus.resolve.where.judge import SHORT_FORM, judge_names
from tacitus.resolve.where.match import match_names
from tacitus.resolve.where.names import SHORT, fold
from tacitus.resolve.where.resolve import Choice, Named, choose
from tacitus.resolve.where.variants import postings_of, sounding_like

REFUSED_BELOW, REFUSED_IN_TEXT = (
    0.15,
    0.35,
)  # a span that is given is a place; a name found in the text may be none
UNSPOKEN = 0.6  # what a score is worth where the document speaks for other countries only
_LINK = re.compile(
    r"\s?[,(–-]\s?(?:in |near |of |the |and ){0,2}|,? (?:(?:located|situated|lying|based) )?(?:in|near|of|outside) (?:the )?(?:[a-z-]+ (?:of )?){0,3}|['’]s (?:[a-z]+ ){0,3}| "
)

_LIST = re.compile(r", ?(?:and |or )?(?:in )?(?:the )?| (?:and|or|&|to) (?:in )?(?:the )?|; ?")

_UNIT = "state|province|region|district|governorate|department|county|oblast|prefecture|republic|island"
_TOWN = "city|town|village|capital|port|suburb|hamlet|settlement|municipality|neighbou?rhood"
_KIND_BEFORE = (
    ("unit", re.compile(rf"\b(?:{_UNIT})s? of (?:the )?$", re.IGNORECASE)),
    ("town", re.compile(rf"\b(?:{_TOWN})s?(?: of|,)? $", re.IGNORECASE)),
)
_KIND_BEHIND = (
    ("unit", re.compile(rf",? (?:{_UNIT})\b", re.IGNORECASE)),
    ("town", re.compile(rf" (?:{_TOWN})\b", re.IGNORECASE)),
)


class PlaceResolver(Protocol):
    """Anything that finds the places of a text, as `find_places` does."""

    def __call__(
        self, text: str, *, date: str | None = None, spans: Sequence[tuple[int, int]] | None = None
    ) -> tuple[Place, ...]: ...


def find_places(
    text: str, *, date: str | None = None, spans: Sequence[tuple[int, int]] | None = None
) -> tuple[Place, ...]:
    """The places that a text names.

    Args:
        text: one document; offsets of the answer are code points in it.
        date: the document's day. Not used by this resolver; part of the protocol.
        spans: exactly these stretches are to be resolved; None to recognise them first.

    Returns:
        Places in the order of the text, or one for each of `spans` in their order. A refused one has None in all but
        its span. Empty when nothing is found.

    Raises:
        DocumentError: T206 for a span outside the text.
        ResourceError: T301 when the index is damaged.
    """
    for span in spans or ():
        _check_span(text, span)
    index = load_index()
    words = split_words(text)
    matches = judge_names(index, text, words, match_names(index, text, words))
    found = [Named(m.start, m.end, fold(text[m.start : m.end]), m.postings) for m in matches]
    if spans is None:
        wanted = [name for name, match in zip(found, matches, strict=True) if not match.mute]
    else:
        wanted = [_given(index, text, start, end) for start, end in spans]
    merged = _merged(found, wanted)
    names = sorted([*merged, *_short_forms(index, text, merged)], key=lambda name: (name.start, name.end))
    choices = choose(index, _with_neighbours(text, names), _peoples(index, words))
    least = REFUSED_IN_TEXT if spans is None else REFUSED_BELOW
    return tuple(_place(index, text, name, choices.get(name.key), least=least) for name in wanted)


def _check_span(text: str, span: Sequence[int]) -> None:
    whole = len(span) == 2 and all(isinstance(n, int) and not isinstance(n, bool) for n in span)
    if not whole or not 0 <= span[0] < span[1] <= len(text):
        raise DocumentError(
            "T206",
            f"span {shorten(list(span))} does not fit a text of {len(text)} code points.",
            "Give [start, end] with 0 <= start < end <= length.",
        )


def _given(index: PlaceIndex, text: str, start: int, end: int) -> Named:
    name = text[start:end]
    postings = postings_of(index, name)
    if postings:
        return Named(start, end, fold(name), postings)
    return Named(start, end, fold(name), sounding_like(index, name), guessed=True)


def _merged(found: Sequence[Named], wanted: Sequence[Named]) -> list[Named]:
    """Names found and names given in the order of the text; a found one gives way to a given one that it overlaps."""
    given = sorted(set(wanted), key=lambda name: (name.start, name.end))
    merged: list[Named] = []
    at = 0
    for name in found:
        while at < len(given) and given[at].end <= name.start:
            at += 1
        if at == len(given) or given[at].start >= name.end:
            merged.append(name)
    return sorted([*merged, *given], key=lambda name: (name.start, name.end))


def _short_forms(index: PlaceIndex, text: str, names: Sequence[Named]) -> list[Named]:
    """Short forms of units that stand behind names: "Dallas, TX"."""
    found = []
    for name in names:
        short = SHORT_FORM.match(text, name.end)
        postings = tuple(index.short(short.group(1))) if short is not None else ()
        if short is not None and postings:
            found.append(Named(*short.span(1), SHORT + fold(short.group(1)), postings))
    return found


def _with_neighbours(text: str, names: Sequence[Named]) -> list[Named]:
    """The names with the keys of those next to them: linked by a comma, "in", "of" or "'s", and in one list with them."""
    beside: list[list[str]] = [[] for _ in names]
    listed: list[list[str]] = [[] for _ in names]
    for number in range(len(names) - 1):
        left, right = names[number], names[number + 1]
        if not left.end <= right.start <= left.end + 40:
            continue
        for link, keys in ((_LINK, beside), (_LIST, listed)):
            if link.fullmatch(text, left.end, right.start):
                keys[number].append(right.key)
                keys[number + 1].append(left.key)
    told = zip(names, beside, listed, (_cue(text, name) for name in names), strict=True)
    return [
        replace(name, beside=tuple(near), listed=tuple(mates), cue=cue) if near or mates or cue else name
        for name, near, mates, cue in told
    ]


def _cue(text: str, name: Named) -> str | None:
    """Whether the words around a name call it a unit ("the state of Washington") or a town ("the city of Van")."""
    before = text[max(0, name.start - 24) : name.start]
    for kind, pattern in _KIND_BEFORE:
        if pattern.search(before):
            return kind
    for kind, pattern in _KIND_BEHIND:
        if pattern.match(text, name.end):
            return kind
    return None


def _peoples(index: PlaceIndex, words: Sequence[Word]) -> dict[int, int]:
    """How often words for the people of each country stand in the text."""
    counts: dict[int, int] = {}
    for word in words:
        if word.capital:
            country = index.of_people(word.bare.removesuffix("s"))
            if country is None:
                country = index.of_people(word.bare)
            if country is not None:
                counts[country] = counts.get(country, 0) + 1
    return counts


def _place(index: PlaceIndex, text: str, name: Named, choice: Choice | None, *, least: float) -> Place:
    span = text[name.start : name.end]
    score = 0.0 if choice is None else _score(choice)
    if choice is None or score < least:
        return Place(name.start, name.end, span)
    row = choice.row
    country, admin1 = index.country[row], index.admin1[row]
    return Place(
        start=name.start,
        end=name.end,
        text=span,
        name=index.names[row],
        country=None if country == NONE8 else index.countries[country].alpha3,
        admin1=None if admin1 == NONE16 else index.names[index.first_admin1 + admin1],
        lat=index.lats[row] / SCALE,
        lon=index.lons[row] / SCALE,
        geonames_id=index.ids[row] or None,
        score=round(score, 3),
    )


def _score(choice: Choice) -> float:
    """Between 0 and 1: how far the place lies before the next one, how well known it is, what speaks for it."""
    margin = 1 / (1 + math.exp(-1.6 * choice.margin))
    known = 1 / (1 + math.exp(-(choice.weight - 3.0)))
    return margin * known * (UNSPOKEN if choice.alone else 1.0)
