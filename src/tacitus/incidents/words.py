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

ITEMS = 111_972
LEAST = 30  # items that a stem of the table stands in

_WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$|['’]s$")
_STOP = frozenset(
    "a an the of in on at to for from by with and or but as is are was were be been being it its that this these those "
    "he she they his her their them him who which what when where while after before into over under than then there "
    "has have had will would could can may might not no also about against between during out up down off more most "
    "other another such say said says saying according report reports reported least people state states s".split()
)


def stems(text: str) -> list[tuple[str, bool]]:
    """Stems of the words in their order, without the commonest; with each, whether it is written as a name."""
    found = []
    for number, match in enumerate(_WORD.finditer(text)):
        word = match[0]
        name = number > 0 and word[:1].isupper()
        stem = stem_of(word)
        if stem and stem not in _STOP:
            found.append((stem, name))
    return found


@lru_cache(maxsize=1 << 16)
def stem_of(word: str) -> str:
    """The word without case, possessive and the commonest endings; not a dictionary's lemma."""
    stem = _POSSESSIVE.sub("", word.casefold()).replace(".", "")
    if not stem.isascii() or not stem.isalpha() or len(stem) < 4:
        return stem
    if stem.endswith("ies") and len(stem) > 4:
        return stem[:-3] + "y"
    for ending in ("ing", "ed", "es", "s"):
        if stem.endswith(ending) and len(stem) - len(ending) >= 3:
            if ending == "s" and stem.endswith(("ss", "us", "is")):
                return stem
            stem = stem[: -len(ending)]
            break
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
        stem = stem[:-1]
    return stem.removesuffix("e") if len(stem) > 3 else stem


def rarity(stem: str) -> float:
    """Natural logarithm of items over items with the stem."""
    return _rarities().get(stem, math.log(ITEMS / LEAST) + 0.5)


@cache
def _rarities() -> dict[str, float]:
    table = resources.files("tacitus.incidents").joinpath("data", "words.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {stem: math.log(ITEMS / int(count)) for stem, count in rows}
