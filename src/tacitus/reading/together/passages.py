"""Two passages as one line of word pieces, so that a network reads each in the light of the other.

Names are read blind (`encoder.blind`), with one count for both passages: one and the same name has one stand-in on both
sides. A trigger may be marked on each side; where it is asked whether two acts are one, it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tacitus.reading.encoder.blind import blind
from tacitus.reading.encoder.pieces import WordPieces
from tacitus.reading.tokens import Token, tokenize

WORDS = 120  # of a passage that are read; the others are those farthest from its trigger, or its last


@dataclass(frozen=True, slots=True)
class Passage:
    """A text, and the trigger of an act in it, half-open; (0, 0) for none."""

    text: str
    trigger: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Joined:
    """Word pieces of both with the ends between; `sides` 0 or 1, `marks` 1 where a piece is of a trigger. All of one length."""

    ids: tuple[int, ...]
    sides: tuple[int, ...]
    marks: tuple[int, ...]


def in_order(one: Passage, other: Passage) -> tuple[Passage, Passage]:
    """Two passages in an order of their own, so that it does not matter which is given first."""
    return (one, other) if (one.text, one.trigger) <= (other.text, other.trigger) else (other, one)


def join(first: Passage, second: Passage, pieces: WordPieces) -> Joined:
    """Both passages in one line."""
    words, owners, triggers = [], [], []
    for side, passage in enumerate((first, second)):
        for token in _kept(tokenize(passage.text), passage.trigger):
            shift = side * (len(first.text) + 1)
            words.append(Token(token.text, token.low, token.start + shift, token.end + shift))
            owners.append(side)
            triggers.append(token.start < passage.trigger[1] and passage.trigger[0] < token.end)
    starts = {w.start for w, marked in zip(words, triggers, strict=True) if marked}
    told, surfaces, sides = blind(words, owners)
    ids, types, marks = [pieces.begin], [0], [0]
    for side in (0, 1):
        for word, surface, owner in zip(told, surfaces, sides, strict=True):
            if owner == side:
                own = pieces.encode([surface])[0][1:-1]
                marked = any(word.start <= at < max(word.end, word.start + 1) for at in starts)
                ids += own
                types += [side] * len(own)
                marks += [int(marked)] * len(own)
        ids.append(pieces.end)
        types.append(side)
        marks.append(0)
    return Joined(tuple(ids), tuple(types), tuple(marks))


def _kept(words: Sequence[Token], trigger: tuple[int, int]) -> Sequence[Token]:
    if len(words) <= WORDS:
        return words
    at = next((i for i, w in enumerate(words) if w.end > trigger[0]), 0) if trigger[1] else 0
    start = max(0, min(at - WORDS // 2, len(words) - WORDS))
    return words[start : start + WORDS]
