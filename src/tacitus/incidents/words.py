"""Words of a sentence as stems, with how rare they are in news.

Rarity comes from a fixed table (`data/words.tsv`: stem and in how many of `ITEMS` short news items it stands), never
from the documents at hand: what a pair scores does not depend on what else was read. A word that the table lacks is
as rare as its rarest.
"""

from __future__ import annotations

import math
import re
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

import yaml

ITEMS = 111_972
LEAST = 30  # items that a stem of the table stands in

_WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$|['’]s$")
_NUMBER = re.compile(r"(?<![\w.])\d{1,3}(?:,\d{3})+|(?<![\w.])\d+")
_SMALL = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split(), 1
    )
}  # fmt: skip
_STOP = frozenset(
    "a an the of in on at to for from by with and or but as is are was were be been being it its that this these those "
    "he she they his her their them him who which what when where while after before into over under than then there "
    "has have had will would could can may might not no also about against between during out up down off more most "
    "other another such say said says saying according report reports reported least people state states s".split()
)


class Word(NamedTuple):
    """A stem, whether it is written as a name, and where it stands."""

    stem: str
    name: bool
    start: int
    end: int


def stems(text: str) -> list[tuple[str, bool]]:
    """Stems of the words in their order, without the commonest; with each, whether it is written as a name."""
    return [(word.stem, word.name) for word in words_of(text)]


@lru_cache(maxsize=1 << 12)
def words_of(text: str) -> tuple[Word, ...]:
    """The words in their order, without the commonest."""
    found = []
    for number, match in enumerate(_WORD.finditer(text)):
        stem = stem_of(match[0])
        if stem and stem not in _STOP:
            found.append(Word(stem, number > 0 and match[0][:1].isupper(), match.start(), match.end()))
    return tuple(found)


def numbers_in(text: str) -> frozenset[int]:
    """Numbers in digits or words, without one and without what may be a year."""
    written = {int(m[0].replace(",", "")) for m in _NUMBER.finditer(text) if len(m[0]) < 16}
    spelled = {_SMALL[w] for w in text.casefold().split() if w in _SMALL}
    return frozenset((written | spelled) - {1} - set(range(1900, 2101)))


@lru_cache(maxsize=1 << 16)
def stem_of(word: str) -> str:
    """The word without case, possessive and the commonest endings; irregular verbs by `data/forms.yaml`; not a dictionary's lemma."""
    stem = _POSSESSIVE.sub("", word.casefold()).replace(".", "")
    stem = _irregular().get(stem, stem)
    if not stem.isascii() or not stem.isalpha() or len(stem) < 4:
        return stem
    if stem.endswith("ies") and len(stem) > 4:
        return stem[:-3] + "y"
    if stem.endswith("ings") and len(stem) > 6:
        stem = stem[:-1]
    for ending in ("ing", "ed", "es", "s"):
        if stem.endswith(ending) and len(stem) - len(ending) >= 3:
            if ending == "s" and stem.endswith(("ss", "us", "is")):
                return stem
            stem = stem[: -len(ending)]
            break
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
        stem = stem[:-1]
    return stem.removesuffix("e") if len(stem) > 3 else stem


@cache
def _irregular() -> dict[str, str]:
    """The plain form by the forms that endings do not tell ("met", "withdrew"), and by British spellings."""
    text = resources.files("tacitus.incidents").joinpath("data", "forms.yaml").read_text(encoding="utf-8")
    return {form: plain for plain, forms in yaml.safe_load(text).items() for form in str(forms).split()}


def rarity(stem: str) -> float:
    """Natural logarithm of items over items with the stem."""
    return _rarities().get(stem, math.log(ITEMS / LEAST) + 0.5)


@cache
def _rarities() -> dict[str, float]:
    table = resources.files("tacitus.incidents").joinpath("data", "words.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {stem: math.log(ITEMS / int(count)) for stem, count in rows}
