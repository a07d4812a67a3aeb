"""How a place name is written as a key: the one folding that the index is built with and looked up with.

In order: lower case; letters without marks; apostrophes and full stops left out; hyphens, slashes and blanks as one
blank; a leading "the" left out; "saint" as "st", "mt" as "mount", "ft" as "fort". Scripts other than Latin stay as
they are. Deliberately not done: transliteration, stemming, guessing at misspellings.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ð": "d", "ə": "a", "ħ": "h"}
)
_DROPPED = re.compile(r"[’'‘`´ʼʻʿʾ.]")
_BLANK = re.compile(r"[\s\-‐‑–—/_,]+")
_SHORT = {"saint": "st", "sankt": "st", "sainte": "ste", "mt": "mount", "ft": "fort", "&": "and"}

SHORT = "~"  # in front of the key of a short form that counts only after a comma: "TX"
PEOPLE = "@"  # in front of the key of a word for the people of a country: "Iranian"


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The key of a name as written; empty where nothing but marks is left."""
    text = name.lower()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_LETTERS))
        text = "".join(ch for ch in text if not unicodedata.combining(ch))
    words = _BLANK.sub(" ", _DROPPED.sub("", text)).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(_SHORT.get(word, word) for word in words)
