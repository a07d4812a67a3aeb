"""Word pieces of an uncased BERT vocabulary: the same ids as the model was trained with.

Steps, in this order: control characters are dropped, accents are stripped (NFD), letters lower-cased, words split at
punctuation and around Chinese characters, and each part is covered by the longest pieces of the vocabulary from the
left ("##" marks a piece that goes on). A part that no pieces cover is one unknown piece.
Source of the scheme: the BERT tokenizer, https://arxiv.org/abs/1810.04805.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

LONGEST_PART = 100  # code points; what is longer is unknown


class WordPieces:
    """A vocabulary, one piece a line in the order of their ids; begins and ends are those of BERT or MPNet."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._ids = {piece: i for i, piece in enumerate(vocabulary)}
        ends = ("<s>", "</s>", "<pad>") if "<s>" in self._ids else ("[CLS]", "[SEP]", "[PAD]")
        self.begin, self.end, self.padding = (self._ids[piece] for piece in ends)
        self._unknown = self._ids["[UNK]"]
        self._word = lru_cache(maxsize=65536)(self._pieces)

    def encode(self, words: Sequence[str]) -> tuple[list[int], list[int]]:
        """Ids of all words with both ends, and where among them each word's first piece stands.

        A word without any piece (of control characters alone) stands as one unknown piece.
        """
        ids, first = [self.begin], []
        for word in words:
            first.append(len(ids))
            ids += self._word(word)
        return [*ids, self.end], first

    def _pieces(self, word: str) -> tuple[int, ...]:
        found = [i for part in _parts(word) for i in self._cover(part)]
        return tuple(found) or (self._unknown,)

    def _cover(self, part: str) -> list[int]:
        if len(part) > LONGEST_PART:
            return [self._unknown]
        found: list[int] = []
        at = 0
        while at < len(part):
            prefix = "##" if at else ""
            for end in range(len(part), at, -1):
                piece = self._ids.get(prefix + part[at:end])
                if piece is not None:
                    found.append(piece)
                    at = end
                    break
            else:
                return [self._unknown]
        return found


def _parts(word: str) -> Iterator[str]:
    part = ""
    for char in unicodedata.normalize("NFD", _clean(word).lower()):
        if unicodedata.category(char) == "Mn":
            continue
        if char.isspace() or _is_mark(char) or _is_chinese(char):
            if part:
                yield part
            part = ""
            if not char.isspace():
                yield char
        else:
            part += char
    if part:
        yield part


def _clean(word: str) -> str:
    kept = (
        c for c in word if c in "\t\n\r" or not (c in "\0\ufffd" or unicodedata.category(c).startswith("C"))
    )
    return "".join(kept)


def _is_mark(char: str) -> bool:
    code = ord(char)
    ascii_mark = 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
    return ascii_mark or unicodedata.category(char).startswith("P")


def _is_chinese(char: str) -> bool:
    code = ord(char)
    return (
        0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or 0xF900 <= code <= 0xFAFF
        or 0x20000 <= code <= 0x2FA1F
    )
