"""A document's sentences as windows for the encoder: words with offsets, and their word pieces.

Consecutive sentences share a window while it stays short, so that a pronoun and what it stands for are read
together; each sentence is in exactly one window, and which one depends on the document alone. Names of countries are
read blind: each stands as the same stand-in whatever it is (`blind`), so that no rule can depend on who it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tacitus.model import Sentence
from tacitus.reading.encoder.blind import blind
from tacitus.reading.encoder.pieces import WordPieces
from tacitus.reading.tokens import Token, tokenize

WORDS = 90  # words of a window of several sentences
REMEMBERED = 2000  # sentences of a text whose windows are remembered
PIECES = 400  # word pieces of a window, the ends counted; what is longer is cut into several windows


@dataclass(frozen=True, slots=True)
class Window:
    """Words of consecutive sentences, in the document's offsets.

    `surfaces` are what the encoder reads; `sentence_of` the index of each word's sentence; `ids` the word pieces
    with both ends; `first` the place of each word's first piece among `ids`.
    """

    words: tuple[Token, ...]
    surfaces: tuple[str, ...]
    sentence_of: tuple[int, ...]
    ids: tuple[int, ...]
    first: tuple[int, ...]


def windows_of(sentences: Sequence[Sentence], pieces: WordPieces) -> list[Window]:
    """Windows in the order of the text; headings are left out, since the text below repeats them.

    Those of the last text are remembered: acts and statements are read in the same windows.
    """
    if len(sentences) > REMEMBERED:
        return _cut(sentences, pieces)
    return list(_last(tuple(sentences), pieces))


@lru_cache(maxsize=1)
def _last(sentences: tuple[Sentence, ...], pieces: WordPieces) -> tuple[Window, ...]:
    return tuple(_cut(sentences, pieces))


def _cut(sentences: Sequence[Sentence], pieces: WordPieces) -> list[Window]:
    found: list[Window] = []
    words: list[Token] = []
    owners: list[int] = []
    for sentence in sentences:
        if sentence.kind == "heading":
            continue
        told = [
            Token(t.text, t.low, t.start + sentence.start, t.end + sentence.start)
            for t in tokenize(sentence.text)
        ]
        if words and len(words) + len(told) > WORDS:
            found += _windows(words, owners, pieces)
            words, owners = [], []
        words += told
        owners += [sentence.index] * len(told)
    if words:
        found += _windows(words, owners, pieces)
    return found


def _windows(words: Sequence[Token], owners: Sequence[int], pieces: WordPieces) -> list[Window]:
    """One window, or halves of it where its pieces are too many."""
    words, surfaces, owners = blind(words, owners)
    ids, first = pieces.encode(surfaces)
    if len(ids) > PIECES and len(words) > 1:
        half = len(words) // 2
        return _windows(words[:half], owners[:half], pieces) + _windows(words[half:], owners[half:], pieces)
    return [Window(words, surfaces, owners, tuple(ids[:PIECES]), tuple(min(f, PIECES - 1) for f in first))]
