"""The country that is named nearest to a place in the text: whose feast is meant, and on which half of the globe."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from functools import cache

from tacitus.ontology.countries import countries
from tacitus.resolve.when.words import load_words

NEAR = 250  # code points to either side in which a country is looked for


def nearest_country(text: str, at: int, *, known: Container[str] | None = None) -> str | None:
    """The code of the country named nearest to an offset, of those `known`; None where none is named near it."""
    low = max(0, at - NEAR)
    best: tuple[int, str] | None = None
    pattern, codes = _names()
    for match in pattern.finditer(text, low, min(len(text), at + NEAR)):
        code = codes[match.group()]
        gap = abs(match.start() - at)
        if (known is None or code in known) and (best is None or gap < best[0]):
            best = (gap, code)
    return None if best is None else best[1]


@cache
def _names() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Countries, their people and capitals as written, and capitals in the letters of a dateline."""
    codes: dict[str, str] = {}
    for code, country in countries().items():
        for word in (*country.names, *country.adjectives, *country.people, *country.seats):
            codes.setdefault(word, code)
            if len(word) > 3:
                codes.setdefault(word.upper(), code)
    for code, cities in load_words().southern.items():
        for city in cities:
            codes.setdefault(city, code)
            codes.setdefault(city.upper(), code)
    words = "|".join(re.escape(word) for word in sorted(codes, key=lambda w: (-len(w), w)))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)"), codes
