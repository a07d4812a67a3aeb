"""What the text around a mention tells: which countries it names, and by which role it calls a person.

Countries are weighed: those that the text names as a place, then by name, then by adjective or office-holder; near
ones count more than far ones. Long texts are read around the mention only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tacitus.resolve.who.officers import find_officer
from tacitus.resolve.who.phrase import Phrase, Piece, read_pieces
from tacitus.resolve.who.words import keys_of

_WINDOW = 2000  # code points on each side of the mention that are read
_INTERNATIONAL = frozenset({"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"})
_BASE = {"place": 1.0, "country": 1.0, "seat": 0.9, "adjective": 0.8, "people": 0.6, "person": 0.8, "body": 0.7, "territory": 1.0}
_REACH = 60.0  # code points in which the weight of a country falls to a half


@dataclass(frozen=True, slots=True)
class Named:
    """A country named in the text, where and how much it counts."""

    code: str
    start: int
    end: int
    weight: float
    kind: str
    sector_pre: bool = False


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The text around a mention, cut into pieces, with the countries it names."""

    phrase: Phrase
    named: tuple[Named, ...]

    def country_at(self, start: int | None, end: int | None) -> Named | None:
        """The country that weighs most for a mention at this place (None: for the whole text)."""
        weights: dict[str, float] = {}
        for n in self.named:
            if start is not None and end is not None and n.start < end and n.end > start:
                continue
            distance = 0.0 if start is None else min(abs(n.start - start), abs(n.end - start))
            weights[n.code] = weights.get(n.code, 0.0) + n.weight * _REACH / (_REACH + distance)
        if not weights:
            return None
        best = max(weights, key=lambda code: weights[code])
        return next(n for n in self.named if n.code == best)

    def find(self, mention: str) -> tuple[int, int] | None:
        """Where the mention stands first in the text."""
        at = self.phrase.text.find(mention)
        return None if at < 0 else (at, at + len(mention))


def around(context: str, mention: str, date: str | None) -> Surroundings:
    """The surroundings of a mention in its text."""
    if len(context) > 2 * _WINDOW:
        at = max(context.find(mention), 0)
        context = context[max(at - _WINDOW, 0) : at + len(mention) + _WINDOW]
    return _read(context, date)


@lru_cache(maxsize=256)
def _read(context: str, date: str | None) -> Surroundings:
    phrase = read_pieces(context, date)
    return Surroundings(phrase, tuple(_named(phrase, date)))


def _named(phrase: Phrase, date: str | None) -> Iterator[Named]:
    for i, piece in enumerate(phrase.pieces):
        code = _code(phrase, piece, date)
        if code is None or code in _INTERNATIONAL:
            continue
        weight = _BASE.get(piece.kind, 0.0)
        before = phrase.pieces[i - 1] if i else None
        if before is not None and before.kind == "in":
            weight *= 1.6
        if _is_allegiance(phrase, i):
            weight *= 0.3
        if weight:
            yield Named(code, piece.start, piece.end, weight, piece.kind)


def _is_allegiance(phrase: Phrase, i: int) -> bool:
    words, piece = phrase.words, phrase.pieces[i]
    after = words[piece.last].key if piece.last < len(words) else ""
    before = words[piece.first - 1].key if piece.first else ""
    return before in {"pro", "anti"} or after in {"backed", "led", "funded", "born", "made"}


def _code(phrase: Phrase, piece: Piece, date: str | None) -> str | None:
    if piece.kind == "person":
        held = find_officer(phrase.keys(piece), date=date)
        return held.tenure.country if held is not None else None
    return piece.sense.code if piece.sense is not None else None


def longer_name(surroundings: Surroundings, mention: str) -> str | None:
    """The longer name of a person in the text that ends with this surname; None when there is none or several."""
    keys = keys_of(mention)
    found: dict[str, None] = {}
    for piece in surroundings.phrase.pieces:
        if piece.kind in {"name", "person"} and piece.last - piece.first > len(keys):
            own = surroundings.phrase.keys(piece)
            if own[-len(keys) :] == keys:
                found[surroundings.phrase.shown(piece)] = None
    return next(iter(found)) if len(found) == 1 else None
