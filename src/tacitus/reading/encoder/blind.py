"""Stand-ins for the names of countries, so that the coder can't know whom it reads about.

The first country named in a window stands as the first stand-in, the second as the second, whatever their names;
names, adjectives, people and capitals of one country keep their form ("Iranian" is read as an adjective) and share
a stand-in. A name of several words becomes one word with the offsets of all. What is no country's is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

from tacitus.ontology.countries import countries
from tacitus.reading.tokens import Token, tokenize

Form = Literal["name", "adjective", "people", "seat"]
_Table = Mapping[str, tuple[tuple[tuple[str, ...], tuple[str, Form]], ...]]
# Names whose adjective and people are formed alike; what stands for the ninth country stands for all later ones.
STAND_INS: tuple[Mapping[Form, str], ...] = tuple(
    {"name": name, "adjective": adjective, "people": f"{adjective}s", "seat": seat}
    for name, adjective, seat in (
        ("Kenya", "Kenyan", "Nairobi"),
        ("Chile", "Chilean", "Santiago"),
        ("Norway", "Norwegian", "Oslo"),
        ("Peru", "Peruvian", "Lima"),
        ("Austria", "Austrian", "Vienna"),
        ("Ghana", "Ghanaian", "Accra"),
        ("Italy", "Italian", "Rome"),
        ("Bulgaria", "Bulgarian", "Sofia"),
        ("Australia", "Australian", "Canberra"),
    )
)


def blind(
    words: Sequence[Token], owners: Sequence[int]
) -> tuple[tuple[Token, ...], tuple[str, ...], tuple[int, ...]]:
    """Words, what the encoder reads for each, and the sentence of each; words of one name are joined."""
    table, order = _names(), dict[str, int]()
    told: list[tuple[Token, str, int]] = []
    at = 0
    while at < len(words):
        length, found = _match(table, words, at)
        if found is None:
            told.append((words[at], _compound(table, words[at].text, order), owners[at]))
        else:
            code, form = found
            text = " ".join(w.text for w in words[at : at + length])
            name = Token(text, text.lower(), words[at].start, words[at + length - 1].end)
            told.append((name, _stand_in(code, form, order), owners[at]))
        at += length
    return tuple(t for t, _, _ in told), tuple(s for _, s, _ in told), tuple(o for _, _, o in told)


def _stand_in(code: str, form: Form, order: dict[str, int]) -> str:
    place = order.setdefault(code, len(order))
    return STAND_INS[min(place, len(STAND_INS) - 1)][form]


def _compound(table: _Table, word: str, order: dict[str, int]) -> str:
    """ "US-led", "Iranian-backed", "Chad–Sudan": each part that is a name is replaced."""
    if not ("-" in word or "–" in word):
        return word
    parts = re.split(r"([-–])", word)
    for i, part in enumerate(parts):
        for rest, (code, form) in table.get(part, ()):
            if not rest:
                parts[i] = _stand_in(code, form, order)
    return "".join(parts)


def _match(table: _Table, words: Sequence[Token], at: int) -> tuple[int, tuple[str, Form] | None]:
    """Length and meaning of the longest name that begins at the word."""
    if words[at].is_capital:
        for rest, meaning in table.get(words[at].text, ()):
            if tuple(w.text for w in words[at + 1 : at + 1 + len(rest)]) == rest:
                return 1 + len(rest), meaning
    return 1, None


@cache
def _names() -> _Table:
    """First word -> (the other words, (country, form)), longest first; the first country that has a name keeps it."""
    known: dict[tuple[str, ...], tuple[str, Form]] = {}
    for code, country in countries().items():
        forms: tuple[tuple[Form, Sequence[str]], ...] = (
            ("name", (*country.names, *country.former, *country.parts)),
            ("adjective", country.adjectives),
            ("people", country.people),
            ("seat", country.seats),
        )
        for form, names in forms:
            for name in names:
                key = tuple(t.text for t in tokenize(name))
                if key and key[0][0].isupper():
                    known.setdefault(key, (code, form))
                    known.setdefault(tuple(w.upper() for w in key), (code, form))
    table: dict[str, list[tuple[tuple[str, ...], tuple[str, Form]]]] = {}
    for key, meaning in known.items():
        table.setdefault(key[0], []).append((key[1:], meaning))
    return {word: tuple(sorted(rows, key=lambda r: -len(r[0]))) for word, rows in table.items()}
