"""A text cut into the pieces that actor rules work on: persons, countries, bodies, roles, names, links.

`read_pieces` goes once from left to right; at each word the longest person of the office table or phrase of the
lexicon stands, else a run of capitalised words is a name and anything else a plain word.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from tacitus.resolve.who.lexicon import lexicon
from tacitus.resolve.who.namebook import is_full_name, is_officer
from tacitus.resolve.who.roles import ignored_words, small_words
from tacitus.resolve.who.senses import Kind, Sense
from tacitus.resolve.who.words import Word, split_words

PieceKind = (
    Kind | Literal["person", "name", "word", "sign", "join", "in", "out", "relative", "determiner", "number"]
)
_LONGEST_NAME = 5
_NOUNS = frozenset({"role", "weak", "body", "people", "adjective", "ethnic"})
_ABOUT = frozenset({"at", "up", "over", "about", "around"})  # before a number
_OPEN = frozenset({"name", "person", "place", "region"})  # what other pieces than names may go on with
_BY_WHAT_IS_BEFORE = frozenset({"determiner", "relative"})  # small words that `_kind_after` looks at
_OF_STATES = frozenset({"country", "adjective", "seat", "territory", "body"})
_GIVEN_NAMES = frozenset(
    {"jordan", "chad", "israel", "georgia", "paris", "kenya", "india", "cyprus", "sydney", "lima", "karen"}
)


class Piece(NamedTuple):
    """One piece: words `first` to `last` (exclusive) with their meaning; `start` and `end` are offsets in the text."""

    kind: PieceKind
    first: int
    last: int
    start: int
    end: int
    sense: Sense | None = None
    possessive: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text with its words and pieces."""

    text: str
    words: tuple[Word, ...]
    pieces: tuple[Piece, ...]

    def keys(self, piece: Piece) -> tuple[str, ...]:
        """Folded words of a piece."""
        return tuple([w.key for w in self.words[piece.first : piece.last] if not w.is_sign])

    def shown(self, piece: Piece) -> str:
        """The piece as the text has it."""
        return self.text[piece.start : piece.end]


def read_pieces(text: str, date: str | None = None) -> Phrase:
    """Cuts a text into pieces; `date` decides which meanings hold."""
    words = split_words(text)
    pieces: list[Piece] = []
    at = 0
    while at < len(words):
        kind, size, sense = _piece_at(words, at, date)
        if pieces:
            before = pieces[-1]
            if kind in _BY_WHAT_IS_BEFORE:
                kind = _kind_after(pieces, kind, words, at)
            if (kind == "name" or before.kind in _OPEN) and _continues(before, kind, words, at, size):
                pieces.pop()
                kind, at, size, sense = "name", before.first, at + size - before.first, before.sense or sense
        last = words[at + size - 1]
        pieces.append(Piece(kind, at, at + size, words[at].start, last.end, sense, last.possessive))
        at += size
    return Phrase(text, words, tuple(pieces))


def _piece_at(words: Sequence[Word], at: int, date: str | None) -> tuple[PieceKind, int, Sense | None]:
    word = words[at]
    if word.is_sign:
        return ("join" if word.text in "&,;+" else "sign"), 1, None
    key = word.key
    if at + 1 < len(words) and words[at + 1].key == "of" and key in small_words("numbers_of"):
        return "determiner", 1, None
    found = lexicon().senses_at(words, at, date)
    person = _person_size(words, at) if word.is_cased else 0
    if person > (found[0] if found else 0):
        return "person", person, None
    if found is not None and not (found[0] == 1 and key in small_words("determiners")):
        if (
            found[1].kind == "nothing"
            and found[0] == 1
            and word.is_cased
            and (at or (len(words) > 1 and words[1].is_cased))
        ):
            return "name", found[0], None
        return found[1].kind, found[0], found[1]
    if key[0].isdigit():
        return "number", 1, None
    if key in _ABOUT and at + 1 < len(words) and _counts(words, at + 1):
        return "determiner", 1, None
    return _small_kinds().get(key, "name" if word.is_cased else "word"), 1, None


@cache
def _small_kinds() -> Mapping[str, PieceKind]:
    """The kind of every small word; the group named first goes first."""
    groups: tuple[tuple[PieceKind, frozenset[str]], ...] = (
        ("join", small_words("joins")),
        ("determiner", small_words("determiners")),
        ("in", small_words("links_in")),
        ("out", small_words("links_out")),
        ("determiner", ignored_words() | small_words("initial_titles")),
        ("relative", small_words("relative")),
    )
    return {word: kind for kind, group in reversed(groups) for word in group}


def _kind_after(before: Sequence[Piece], kind: PieceKind, words: Sequence[Word], at: int) -> PieceKind:
    """The kind of a small word by what stands before it: "that" after a noun with its state begins a clause, a participle
    after a state or an owner begins none ("India's protesting miners")."""
    key, last = words[at].key, before[-1]
    if kind == "determiner" and key == "that" and last.kind in _NOUNS | {"nothing"}:
        return "relative" if any(p.kind in _OF_STATES for p in before[:-1]) else kind
    owned = last.possessive or last.kind == "adjective"
    if kind == "relative" and owned and key.endswith("ing") and key != "including" and at + 1 < len(words):
        return "word"
    return kind


def _counts(words: Sequence[Word], at: int) -> bool:
    key = words[at].key
    return (
        key[:1].isdigit()
        or key in {"least", "most"}
        or key in small_words("counts")
        or (key == "to" and at + 1 < len(words) and words[at + 1].key[:1].isdigit())
    )


def _person_size(words: Sequence[Word], at: int) -> int:
    before, best = words[at], 0
    keys = [before.key]
    for size, word in enumerate(words[at + 1 : at + _LONGEST_NAME], 2):
        if word.is_sign or before.possessive:
            break
        if not word.is_cased and word.gap and word.key not in small_words("particles"):
            break
        before = word
        if word.key not in small_words("articles"):
            keys.append(word.key)
            if is_officer(" ".join(keys)):
                best = size
    return best


def _continues(before: Piece, kind: PieceKind, words: Sequence[Word], at: int, size: int) -> bool:
    """Whether the piece at `at` goes on with the name before it.

    Names take names, what is hyphenated to them, particles between capitals, the names of countries and places
    beside them ("Eason Jordan", "Diana Loginova"), and a noun that is somebody's surname after a given name ("Roland Dumas").
    """
    word = words[at]
    if word.text == "&" and before.kind == "name" and not before.possessive:  # "Johnson & Johnson"
        return at + 1 < len(words) and words[at + 1].is_cased and not words[at + 1].is_sign
    if words[before.last - 1].text == "&" and before.kind == "name":
        return word.is_cased
    if before.possessive or word.is_sign or words[before.last - 1].is_sign:
        return False
    if before.kind in {"name", "person"}:
        if kind == "name" or not word.gap:
            return True
        if word.key in small_words("particles") and not word.is_cased:
            return at + 1 < len(words) and words[at + 1].is_cased and not words[at + 1].is_sign
        if size > 1 or before.kind != "name":
            return False
        return kind in {"country", "place", "region", "seat"} or (
            kind in _NOUNS and before.last - before.first == 1 and is_full_name(words[at - 1].key, word.key)
        )
    if before.kind in {"place", "region"} and word.key in small_words("articles"):  # "Sabah al-Ahmad"
        return (
            not word.is_cased and at + 1 < len(words) and words[at + 1].is_cased and not words[at + 1].is_sign
        )
    if kind != "name" or not word.is_cased or before.last - before.first > 1:
        return False
    return before.kind in {"place", "region"} or words[before.first].key in _GIVEN_NAMES
