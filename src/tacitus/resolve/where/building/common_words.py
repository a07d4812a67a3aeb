"""Counts the words that are place names but mostly mean something else, for `data/common_words.txt`.

`python -m tacitus.resolve.where.building.common_words FILE.jsonl.gz` with one `{"date", "text"}` a line. A word is listed where it
is also written small (at least `SMALL_TIMES`, and `SMALL_SHARE` of its capitals), or where in capitals it seldom follows a
preposition of place (under `PLACE_SHARE` of at least `CAPITAL_TIMES`); days and months always. Countries, capitals, waters and
regions are never listed, first-order units only with `UNITS_THAT_ARE_WORDS`.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import textwrap
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from tacitus.resolve.where.index import KINDS, PlaceIndex, load_index

TABLE = Path(__file__).parent.parent / "data" / "common_words.txt"
SMALL_TIMES, SMALL_SHARE, CAPITAL_TIMES, PLACE_SHARE = 3, 0.05, 8, 0.08
LEFT_OUT_YEAR = "2022"  # kept aside for measuring
UNITS_THAT_ARE_WORDS = frozenset(
    "strip federal michael vladimir paul bay delta jewish free centre capital mary patrick falcon nelson maritime arroyo leon nord meta"
    " diana oriental rivera isabel nacional lori lakes grad mara bono miranda cesar batman est bar quarter andreas marches lara islands"
    " carolina northwest saba zealand".split()
)
ALWAYS = (
    "january february march april may june july august september october november december monday tuesday wednesday thursday friday"
    " saturday sunday hamas roma dome islam"
).split()
_NEVER = frozenset(
    ("country", "continent", "capital", "water", "region", "strait", "island", "former", "mountain")
)
_WORD = re.compile(r"[^\W\d_]+")
_PLACED = re.compile(
    r"\b(?:in|at|near|outside|around|throughout|across)\s(?:the\s)?"
    r"(?:(?:[a-z]+\s){0,2}(?:city|town|village|province|district|region|port|suburb|state)\sof\s|(?:north|south|east|west|central)\w*\s)?$"
)


def count_words(texts: Iterable[str]) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """How often each word stands small, in capitals, and in capitals after a preposition of place; keys in lower case."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    placed: Counter[str] = Counter()
    for text in texts:
        for match in _WORD.finditer(text):
            word = match.group()
            if word.islower():
                small[word] += 1
            elif word[0].isupper() and not word.isupper():
                capital[word.lower()] += 1
                placed[word.lower()] += (
                    _PLACED.search(text[max(0, match.start() - 40) : match.start()]) is not None
                )
    return small, capital, placed


def list_words(index: PlaceIndex, texts: Iterable[str]) -> list[str]:
    """The words to list, in order."""
    small, capital, placed = count_words(texts)
    found = set(ALWAYS)
    for word in {*small, *capital}:
        kinds = {KINDS[index.kinds[posting >> 1]] for posting in index.named(word)}
        unit = "admin1" in kinds and word not in UNITS_THAT_ARE_WORDS
        often_small = small[word] >= SMALL_TIMES and small[word] >= SMALL_SHARE * capital[word]
        seldom_place = capital[word] >= CAPITAL_TIMES and placed[word] < PLACE_SHARE * capital[word]
        really_word = small[word] >= 0.5 * capital[word]
        if kinds and (
            (often_small and ((really_word and "country" not in kinds) or not (unit or kinds & _NEVER)))
            or (seldom_place and not (unit or kinds & _NEVER))
        ):
            found.add(word)
    return sorted(found)


def main(path: str) -> None:
    """Count and write the table."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        items = (json.loads(line) for line in lines)
        texts = [item["text"] for item in items if not item["date"].startswith(LEFT_OUT_YEAR)]
    words = " ".join(list_words(load_index(), texts))
    TABLE.write_text("\n".join(textwrap.wrap(words, 108, break_on_hyphens=False)) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
