"""Whether two full names that share their given name or their surname are one name, a letter or two apart.

What romanisation explains is for `spellings.agree`. Here one word may differ by more: another letter for one sound
("Milosevich"), "a" for "o" ("Mirziyaev", "Mirziyoyev"), a vowel too few ("Kasymzhomart"), a consonant left out in a long
word ("Shevarnadze"). The word must be long, and both names must have as many words, hyphens apart.
Endings that tell man from woman or one name from another ("Robert", "Roberta") decide: such words differ.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from tacitus.resolve.who.spellings import agree, block_key

_SHORT = 4  # letters of a word that may have "h" for "g", as Ukrainian and Belarusian have
_LONG = 6  # letters of a word that may differ in a vowel or a sound
_VERY_LONG = 9  # letters of a word that may lack a consonant
_CONSONANTS = 4  # of a word whose vowels may differ by more than romanisation
_SOUNDS = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"shch|sch", "sh"), (r"tsch|tch", "ch"), (r"dzh|dj|zh|j(?=[aeiou])", "j"), (r"[kg]h", "h"), (r"ph", "f"), (r"th", "t"),
        (r"dh", "d"), (r"ts|tz|cz|z", "s"), (r"x", "ks"), (r"(?<=i)c(?=$)", "ch"), (r"sh", "s"), (r"q|ck|c(?![eiyh])", "k"),
        (r"c(?=[eiy])", "s"), (r"w(?=[aeiouy])|(?<=[eo])w$", "v"), (r"d$", "t"), (r"v$", "f"),
        (r"(?<=[aeiou])h(?![aeiouy])", ""), (r"([^aeiouy])\1+", r"\1"),
    )
)  # fmt: skip
_VOWELS = "aeiouyw"
_SPLIT = re.compile(r"[^aeiouyw]")
_ONE_VOWEL = tuple(
    (re.compile(pattern), put)
    for pattern, put in ((r"oo|ou|w", "u"), (r"(?<=[aeou])[iy](?=[aeou])|^y(?=[eo])", ""), (r"[iyj]+|ee|ie|ei", "i"), (r"(.)\1+", r"\1"))
)  # fmt: skip


def is_respelt(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names are one: words folded, given name first; False for equal ones and single words."""
    if len(one) < 2 or len(other) < 2:
        return False
    if one[-1] == other[-1]:
        return _is_near("".join(one[:-1]), "".join(other[:-1]))
    if one[:-1] == other[:-1]:
        return _is_near(one[-1], other[-1])
    if one[0] == other[0]:
        return _is_near("".join(one[1:]), "".join(other[1:]))
    return False


@lru_cache(maxsize=16384)
def _is_near(one: str, other: str) -> bool:
    """Whether two words that begin alike are spellings of one."""
    shorter = min(len(one), len(other))
    if "g" in one + other and shorter >= _SHORT and agree(one.replace("g", "h"), other.replace("g", "h")):
        return one != other  # "Sergei", "Serhiy"
    if one == other or shorter < _LONG or abs(len(one) - len(other)) > 2:
        return False
    if block_key(one) == block_key(other) and agree(one, other):
        return True
    (a, runs), (b, others) = _heard(one), _heard(other)
    if a[:1] != b[:1] or runs[0] != others[0] or not _ends_alike(runs[-1], others[-1]):
        return False
    if a != b:
        return shorter >= _VERY_LONG and a[-1:] == b[-1:] and _lacks_one(one, other)
    wrong = [(x, y) for x, y in zip(runs, others, strict=True) if x != y]
    if len(a) < _CONSONANTS or len(wrong) > 1:
        return not wrong and len(a) > 2
    return all(_is_slip(*pair) for pair in wrong)


def _ends_alike(one: str, other: str) -> bool:
    return one == other or {one, other} == {"a", "o"}


def _is_slip(one: str, other: str) -> bool:
    """One vowel too few, or "a" for "o"."""
    if len(one) == len(other):
        return all(x == y or {x, y} == {"a", "o"} for x, y in zip(one, other, strict=True))
    return sorted((len(one), len(other))) == [0, 1] and (one or other) in "eiu"


def _lacks_one(one: str, other: str) -> bool:
    """Whether one has a letter more than the other, neither at the beginning nor at the end."""
    if abs(len(one) - len(other)) != 1 or one[0] != other[0] or one[-2:] != other[-2:]:
        return False
    return Levenshtein.distance(one, other, score_cutoff=1) == 1


@lru_cache(maxsize=16384)
def _heard(word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The consonants as they sound, and the runs of vowels before, between and after them."""
    for pattern, put in _SOUNDS:
        word = pattern.sub(put, word)
    runs = []
    for run in _SPLIT.split(word):
        for pattern, put in _ONE_VOWEL:
            run = pattern.sub(put, run)
        runs.append(run)
    return tuple(letter for letter in word if letter not in _VOWELS), tuple(runs)
