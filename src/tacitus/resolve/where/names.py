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
    {
        "ø": "o",
        "đ": "d",
        "ł": "l",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "ß": "ss",
        "þ": "th",
        "ð": "d",
        "ə": "a",
        "ħ": "h",
    }
)
_DROPPED = re.compile(r"[’'‘`´ʼʻʿʾ.]")
_BLANK = re.compile(r"[\s\-‐‑–—/_,]+")
_SHORT = {"saint": "st", "sankt": "st", "sainte": "ste", "mt": "mount", "ft": "fort", "&": "and"}

FEWEST_CONSONANTS = 3
_SOUNDS = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        ("ph", "f"), ("zh|dj|jh", "j"), ("sch|tch|ch|sh|tz|ts|c(?=[ei])", "s"), ("[ckgq]h?|x", "k"), ("([bdtpl])h", r"\1"), ("v", "b"),
        ("d|dt", "t"), ("z", "s"), ("(?<=.)[aeiouyw]+|(?<=.)h", ""), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
SOUND = "%"  # in front of a key of consonants, by which one name in two transcriptions is known again
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


def consonants(name: str) -> str:
    """The consonants of a name, alike in most transcriptions: "Menoufia" and "Monufia". Empty under three of them."""
    text = fold(name).replace(" ", "")
    for pattern, letter in _SOUNDS:
        text = pattern.sub(letter, text)
    return text if len(text) >= FEWEST_CONSONANTS else ""
