"""What a member of a list takes from its neighbours: a noun, a noun and its link, a possessor, a place.

"Russian and Belarusian soldiers": the first takes the noun of the last. "foreign ministers of France and Germany": the
last takes the noun of the first. "Ivory Coast's electoral commission and its Constitutional Council": the last takes the
possessor of the first. "police and prosecutors in Milan": the first takes the place of the last.
"""

from __future__ import annotations

from collections.abc import Sequence

from tacitus.resolve.who.coded import STATE, Coded
from tacitus.resolve.who.lexicon import lexicon
from tacitus.resolve.who.phrase import Phrase, Piece
from tacitus.resolve.who.words import split_words

_SMALL = frozenset({"determiner", "number", "sign"})
_KINDS = frozenset({"adjective", "ethnic", "region", "country"})
_LETTERS = frozenset(
    {"us", "u s", "uk", "u k", "eu", "e u", "un", "u n"}
)  # states and bodies that stand as adjectives
_COMPASS = frozenset({"north", "south", "east", "west", "northern", "southern", "eastern", "western"})
_OPPOSED = frozenset({"REB", "UAF"})  # who may be of another state than the forces beside them


def borrowed(groups: Sequence[Sequence[Piece]], i: int, phrase: Phrase) -> tuple[Piece, ...]:
    """The pieces that member i lacks and its neighbours have."""
    own = [p for p in groups[i] if p.kind not in _SMALL]
    rest = [p for p in groups[-1] if p.kind not in _SMALL]
    if i < len(groups) - 1 and own and len(rest) > 1:
        if all(p.kind in _KINDS for p in own) and _is_like(own[0], rest[0], phrase):
            return tuple(rest[1:])
        if _are_bodies(own, rest, phrase):
            return tuple(rest[1:])
        if len(own) == 1 and not own[0].possessive and phrase.keys(own[0])[-1] in _COMPASS:
            other_half = _other_half(phrase, own[0], rest[0])
            if other_half is not None:
                return (other_half, *rest[1:])
    if i and own and all(p.kind in STATE for p in own):
        first = groups[0]
        link = next((k for k, p in enumerate(first) if p.kind == "in"), None)
        if (
            link
            and any(p.kind in {"role", "weak"} for p in first[:link])
            and any(p.kind in STATE for p in first[link:])
        ):
            return tuple(first[: link + 1])
    return ()


def with_shared(
    phrase: Phrase, groups: Sequence[Sequence[Piece]], i: int, pieces: tuple[Piece, ...], found: Coded
) -> tuple[Piece, ...] | None:
    """The pieces of a member without a country, with the possessor of the first or the place of the last; None if neither is."""
    owner = _owner(groups[0], pieces, found) if i else None
    if owner is not None:
        return (owner, *pieces)
    place = _place(groups[-1]) if i < len(groups) - 1 else ()
    if place and not any(p.kind in {"in", "out"} for p in pieces):
        return (*pieces, *place)
    return None


def _owner(first: Sequence[Piece], pieces: Sequence[Piece], found: Coded) -> Piece | None:
    """The state that the first member begins with, where it may be that of another one too."""
    owner = next((p for p in first if p.kind not in _SMALL), None)
    if owner is None or owner.kind not in STATE or owner is first[-1] or any(p.kind in STATE for p in pieces):
        return None
    shared = owner.kind in {"adjective", "country"} and found.sector not in _OPPOSED
    return owner if owner.possessive or shared else None


def _place(last: Sequence[Piece]) -> tuple[Piece, ...]:
    """The link of the last member with the state or place after it; empty when something else follows the link."""
    link = next((k for k, p in enumerate(last) if p.kind == "in"), None)
    tail = last[link + 1 :] if link else ()
    return tuple(last[link:]) if tail and all(p.kind in STATE | {"determiner"} for p in tail) else ()


def _is_like(own: Piece, rest: Piece, phrase: Phrase) -> bool:
    """Whether a bare adjective or state stands before the noun of another one: "U.S. and Taliban negotiators"."""
    if own.kind == rest.kind:
        return rest.kind in _KINDS
    if own.kind == "adjective":
        return rest.kind in _KINDS | {"body"}
    return " ".join(phrase.keys(own)) in _LETTERS and rest.kind in {"adjective", "body", "country"}


def _are_bodies(own: Sequence[Piece], rest: Sequence[Piece], phrase: Phrase) -> bool:
    """Whether two bodies stand before one noun: "ANC and Inkatha supporters"."""
    named = {"body", "name"}
    return (
        len(own) == 1
        and own[0].kind == "body"
        and not own[0].possessive
        and rest[0].kind in named
        and not rest[0].possessive
        and rest[1].kind in {"role", "weak"}
        and rest[0].last == rest[1].first
        and not any(p.kind in {"name", "person"} for p in rest[1:])
    )


def _other_half(phrase: Phrase, own: Piece, rest: Piece) -> Piece | None:
    """The state that a point of the compass means beside its counterpart: the North of "North and South Korean"."""
    words = phrase.shown(rest).split(" ")
    if len(words) < 2 or words[0].casefold() not in _COMPASS:
        return None
    whole = lexicon().whole(split_words(" ".join((phrase.shown(own), *words[1:]))))
    sense = next((sense for sense in whole if sense.kind == rest.kind), None)
    return None if sense is None else own._replace(kind=sense.kind, sense=sense)
