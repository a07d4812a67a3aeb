"""Words brought to the form that their inflections share: letters folded, irregular verbs by table, endings cut off."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from tacitus.reading.inflect import IRREGULAR, verb_forms

_SUFFIXES = (
    "ational", "ations", "ation", "ments", "ment", "ings", "ing", "ities", "ity", "ions", "ion", "ies", "ied", "ers", "ors",
    "er", "or", "ed", "es", "al", "ly", "s", "e", "y",
)  # fmt: skip
_KEPT = {
    "election": "election",
    "elections": "election",
    "electoral": "election",
    "news": "news",
    "iris": "iris",
}


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """What the forms of a folded word share: irregular verbs by table, else the longest known ending is cut off."""
    word = _irregular().get(word, word)
    if word in _KEPT:
        return _KEPT[word]
    for suffix in _SUFFIXES:
        if (
            word.endswith(suffix)
            and len(word) - len(suffix) >= 3
            and not (suffix == "s" and word.endswith("ss"))
        ):
            word = word[: -len(suffix)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiousl":
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word[-1] in "eiy" else word


def fold(text: str) -> str:
    """Lower case without accents; the length may change."""
    plain = unicodedata.normalize("NFD", text.lower())
    return "".join(c for c in plain if not unicodedata.combining(c)).replace("’", "'")


@lru_cache(maxsize=1 << 17)
def folded(word: str) -> str:
    """A single word folded."""
    return fold(word) if not word.isascii() else word.lower()


@cache
def _irregular() -> Mapping[str, str]:
    table: dict[str, str] = {}
    for lemma in IRREGULAR:
        for surface, _ in verb_forms(lemma):
            table.setdefault(surface, lemma)
    table.update({"men": "man", "women": "woman", "children": "child", "dead": "death", "died": "die", "left": "leave", "won": "win", "lost": "lose",
                  "broke": "break", "broken": "break", "fell": "fall", "fallen": "fall", "chose": "choose", "chosen": "choose", "ground": "ground"})  # fmt: skip
    return table
