"""The words of a mention: spelling variants folded to one key, offsets kept.

Case, accents, dots of initialisms, apostrophes and hyphens do not tell names apart here: "U.S." and "US",
"al-Shabaab" and "Al Shabaab", "Güler" and "Guler" have the same keys. Case is kept beside the key, because
"us" is no country.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(
    r"(?:[^\W\d_]\.)+[^\W\d_](?![^\W_])\.?"  # U.S. U.S
    r"|\d+(?:[.,]\d+)*(?![^\W_])"  # 40,000
    r"|[^\W_]+(?:['’‘ʼ`ʻ][^\W_]+)*"  # words, with apostrophes inside
    r"|[,;:()\[\]\"“”&/+–—]"
)
_APOSTROPHES = frozenset("'’‘ʼ`")
_FOLD = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ə": "a"}
)


class Word(NamedTuple):
    """One word or sign: `text[start:end]` of the mention, and the key that tables are looked up with."""

    text: str
    start: int
    end: int
    key: str
    possessive: bool = False
    gap: bool = True  # stands apart from the word before (a hyphen joins)
    is_sign: bool = False  # punctuation
    is_cased: bool = False  # begins with a capital, or with a letter of a script without case


def split_words(text: str) -> tuple[Word, ...]:
    """Words and signs of `text` in order; offsets are code points in it, half-open."""
    found = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        word, key, possessive, sign, cased = _read(match.group())
        if possessive:
            end -= 2
        elif word[-1] in "sS" and text[end : end + 1] in {"'", "’"}:
            possessive = True
        gap = start == 0 or text[start - 1] not in "-‐‑"
        found.append(Word(word, start, end, key, possessive, gap, sign, cased))
    return tuple(found)


@lru_cache(maxsize=65536)
def _read(written: str) -> tuple[str, str, bool, bool, bool]:
    """The word without "'s", its key, whether it had "'s", whether it is a sign, whether it is cased."""
    possessive = len(written) > 2 and written[-1] in "sS" and written[-2] in _APOSTROPHES
    word = written[:-2] if possessive else written
    first = word[0]
    cased = first.isupper() or (first.isalpha() and first.lower() == first.upper())
    return word, fold(word), possessive, not first.isalnum(), cased


def fold(word: str) -> str:
    """The key of one word: small letters without accents, dots and apostrophes; signs as they are."""
    if word.isascii() and word.isalnum():
        return word.lower()
    if not any(c.isalnum() for c in word):
        return word
    spread = unicodedata.normalize("NFKD", word.casefold().translate(_FOLD))
    return "".join(c for c in spread if c.isalnum())


def keys_of(name: str) -> tuple[str, ...]:
    """The keys of the words of a name, signs left out."""
    if name.isascii() and name.replace(" ", "").isalnum():
        return tuple(name.lower().split())
    return tuple(word.key for word in split_words(name) if not word.is_sign)
