"""What the text around a mention tells: which countries it names and how much each of them counts for a mention.

A country weighs more as a place ("in Kabul") than as a name, as a name than as an adjective, near the mention more
than far from it, in its sentence more than outside, and most right beside it ("police in Kabul"). Long texts are
read around the mention only.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from tacitus.resolve.who.officers import find_officer
from tacitus.resolve.who.phrase import Phrase, Piece, read_pieces
from tacitus.resolve.who.words import keys_of

_WINDOW = 2000  # code points on each side of the mention that are read
_KEPT = 32  # texts that stay read; the mentions of one come together, and more would only crowd the processor's cache
_INTERNATIONAL = frozenset({"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"})
_WEIGHTS = {
    "place": 0.6, "country": 1.0, "seat": 0.9, "adjective": 1.0, "people": 0.5, "person": 0.8, "body": 0.6, "territory": 1.0,
}  # fmt: skip
_IN = 1.3  # factor of a country named as a place
_FIRST = 2.5  # factor of the country that a text names first
_IN_LOCAL, _FIRST_LOCAL = 2.0, 1.0  # the same for people who are met where something happens
_IN_OFFICIAL = 0.5  # the same for holders of national offices
_ELSEWHERE = 0.6  # factor of a country in another sentence
_BESIDE = 3.0  # factor of a country right before or right after the mention
_PATRON = 0.3  # factor of a country that only backs somebody
_EVERYWHERE = 0.1  # what each naming counts however far it is
_ALIKE = 0.9  # two countries whose weights differ by less than this factor are not told apart
_REACH = 120.0  # code points in which the weight of a country falls to a half
_FOR_OR_AGAINST = frozenset({"pro", "anti", "ethnic"})
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(]?[^\W\d_a-z])")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_SHORT_FORMS = frozenset(
    "gen col lt maj capt cpt sgt adm brig cmdr sen rep gov dr mr mrs ms st pres prof rev hon fr msgr amb atty insp supt det no vs jr sr".split()
)


@dataclass(frozen=True, slots=True)
class Named:
    """A country named in the text: where, in which sentence, and how much it counts by itself."""

    code: str
    start: int
    end: int
    sentence: int
    weight: float
    linked: bool  # after "in", "of", "from"
    first: bool  # the first country of the text


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The text around a mention, cut into pieces, with the countries it names."""

    phrase: Phrase
    named: tuple[Named, ...]
    ends: tuple[int, ...]

    def country_at(
        self, place: tuple[int, int] | None, *, local: bool = False, official: bool = False
    ) -> str | None:
        """The country that weighs most for a mention at this place (None: for the whole text); None when two weigh alike.

        `local`: people who are met where something happens (protesters, gunmen): places count more for them, and
        the country that the text begins with, often the one that acts, less. `official`: ministers and heads of state,
        who are met abroad too: places count less for them.
        """
        weights: dict[str, float] = {}
        for n in self.named:
            linked = _IN_LOCAL if local else _IN_OFFICIAL if official else _IN
            own = n.weight * (linked if n.linked else 1.0)
            own *= (_FIRST_LOCAL if local else _FIRST) if n.first else 1.0
            if place is None:
                weights[n.code] = weights.get(n.code, 0.0) + own
                continue
            start, end = place
            if n.start < end and n.end > start:
                continue
            distance = start - n.end if n.end <= start else n.start - end
            weight = own * _REACH / (_REACH + distance)
            if n.sentence != bisect_right(self.ends, start):
                weight *= _ELSEWHERE
            if (n.end <= start and distance <= 2 and n.sentence == bisect_right(self.ends, start)) or (
                n.linked and 0 <= n.start - end <= 20 and self._is_open(end, n.start)
            ):
                weight *= _BESIDE
            weights[n.code] = weights.get(n.code, 0.0) + weight + _EVERYWHERE * n.weight
        ranked = sorted(weights, key=lambda code: -weights[code])
        if not ranked or (len(ranked) > 1 and weights[ranked[1]] > _ALIKE * weights[ranked[0]]):
            return None
        return ranked[0]

    def country_of_role(self, lemma: str) -> str | None:
        """The country that the text gives to this role noun elsewhere ("the Russian embassy ... the embassy")."""
        pieces = self.phrase.pieces
        found: dict[str, None] = {}
        for before, piece in pairwise(pieces):
            if piece.sense is None or piece.kind not in {"role", "weak"} or piece.sense.lemma != lemma:
                continue
            if before.sense is None or before.sense.code is None or before.last != piece.first:
                continue
            if before.first and self.phrase.words[before.first - 1].key in _FOR_OR_AGAINST:
                continue  # "pro-Palestinian protesters"
            if before.kind == "adjective" or (before.kind in {"country", "seat"}):
                found[before.sense.code] = None
        return next(iter(found)) if len(found) == 1 else None

    def names(self, code: str) -> bool:
        """Whether the text names this country."""
        return any(n.code == code for n in self.named)

    def parted(self, start: int, end: int) -> bool:
        """Whether a sentence ends between two places of the text."""
        return bisect_right(self.ends, start) != bisect_right(self.ends, end)

    def find(self, mention: str) -> tuple[int, int] | None:
        """Where the mention stands first in the text, as whole words."""
        text = self.phrase.text
        at = text.find(mention)
        while at >= 0:
            end = at + len(mention)
            if not (at and text[at - 1].isalnum()) and not (end < len(text) and text[end].isalnum()):
                return at, end
            at = text.find(mention, at + 1)
        return None

    def _is_open(self, start: int, end: int) -> bool:
        return not any(sign in self.phrase.text[start:end] for sign in ",.;:")


def around(context: str, mention: str, date: str | None) -> Surroundings:
    """The surroundings of a mention in its text."""
    if len(context) > 2 * _WINDOW:
        at = max(context.find(mention), 0)
        context = context[max(at - _WINDOW, 0) : at + len(mention) + _WINDOW]
    return _read(context, date)


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


def forget() -> None:
    """Reads texts anew on next use."""
    _read.cache_clear()


@lru_cache(maxsize=_KEPT)
def _read(context: str, date: str | None) -> Surroundings:
    phrase = read_pieces(context, date)
    ends = tuple(
        match.end() for match in _SENTENCE_END.finditer(context) if not _is_short(context, match.start())
    )
    named = tuple(_named(phrase, date, ends))
    return Surroundings(phrase, _which_georgia(phrase, named), ends)


def _is_short(text: str, dot: int) -> bool:
    """Whether a full stop ends a short form ("Gen. X", "John F. X", "U.S. X") and no sentence."""
    word = _LAST_WORD.search(text, max(dot - 12, 0), dot)
    if text[dot] != "." or word is None:
        return False
    return word[0].casefold() in _SHORT_FORMS or (len(word[0]) == 1 and word[0].isupper())


def _which_georgia(phrase: Phrase, named: tuple[Named, ...]) -> tuple[Named, ...]:
    """Georgia is the U.S. state where the text names the United States and nothing else of the country."""
    own = [n for n in named if n.code == "GEO" and phrase.text[n.start : n.end] != "Georgia"]
    if own or not any(n.code == "USA" for n in named):
        return named
    return tuple(replace(n, code="USA") if n.code == "GEO" else n for n in named)


def _named(phrase: Phrase, date: str | None, ends: tuple[int, ...]) -> Iterator[Named]:
    first = True
    for i, piece in enumerate(phrase.pieces):
        weight = _WEIGHTS.get(piece.kind)
        code = None if weight is None else _code(phrase, piece, date)
        if weight is None or code is None or code in _INTERNATIONAL:
            continue
        if _is_patron(phrase, piece):
            weight *= _PATRON
        sentence, linked = bisect_right(ends, piece.start), _is_linked(phrase, i)
        yield Named(code, piece.start, piece.end, sentence, weight, linked, first)
        first = False


def _is_linked(phrase: Phrase, i: int) -> bool:
    """Whether "in", "of" or "from" stands before piece i, with at most two small words between."""
    pieces = phrase.pieces
    if i > 1 and pieces[i - 1].kind == "join" and phrase.words[pieces[i - 1].first].text == ",":
        before = pieces[i - 2]  # "in Alexandria, Egypt"
        if before.kind in {"place", "seat", "name"} and pieces[i].kind in {"country", "place"}:
            return _is_linked(phrase, i - 2)
    for before in reversed(pieces[max(i - 3, 0) : i]):
        if before.kind == "in":
            return True
        if before.kind not in {"determiner", "word", "weak"}:
            return False
    return False


def _is_patron(phrase: Phrase, piece: Piece) -> bool:
    words = phrase.words
    after = words[piece.last].key if piece.last < len(words) else ""
    before = words[piece.first - 1].key if piece.first else ""
    return before in _FOR_OR_AGAINST or after in {
        "backed", "led", "funded", "born", "made", "embassy", "consulate", "diplomatic",
    }  # fmt: skip


def _code(phrase: Phrase, piece: Piece, date: str | None) -> str | None:
    if piece.kind == "person":
        held = find_officer(phrase.keys(piece), date=date)
        return held.tenure.country if held is not None else None
    if piece.sense is None or piece.sense.kind_of == "company":
        return None
    return piece.sense.code
