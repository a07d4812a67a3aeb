"""States that a sentence names: by names, adjectives, people, capitals and parts as the ontology lists them.

Word by word and the longest name first; a first word that is a state is found too, which `words.stems` cannot know for a
name. What a name means in its sentence ("Washington" the town) is not asked: two events are compared, none is coded.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from tacitus.ontology.countries import countries

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 6  # words


@lru_cache(maxsize=1 << 14)
def states_in(text: str) -> frozenset[str]:
    """Codes of the states that the text names."""
    table = _table()
    words = _WORD.findall(text)
    found = set()
    at = 0
    while at < len(words):
        step = 1
        if words[at][:1].isupper():
            for end in range(min(len(words), at + _LONGEST), at, -1):
                code = table.get(tuple(words[at:end]))
                if code is not None:
                    found.add(code)
                    step = end - at
                    break
        at += step
    return frozenset(found)


@cache
def _table() -> Mapping[tuple[str, ...], str]:
    table: dict[tuple[str, ...], str] = {}
    for code, country in countries().items():
        for name in (
            *country.names, *country.adjectives, *country.people, *country.seats, *country.parts, *country.former
        ):  # fmt: skip
            table.setdefault(tuple(_WORD.findall(name)), code)
    return table
