"""Stand-ins for names, so that the coder can't know whom it reads about.

The first country named in a window stands as the first stand-in of its kind, the second as the second, whatever their
names; so do persons (`persons`) and armed groups, parties and movements. Names, adjectives, people and capitals of one
country keep their form ("Iranian" is read as an adjective) and share a stand-in. A name of several words becomes one
word with the offsets of all. Towns, ministries, courts, firms and international bodies are left alone: what they are
tells what can happen to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Literal

from rapidfuzz.fuzz import ratio

from tacitus.ontology.countries import countries
from tacitus.reading.encoder.persons import names, person_at, surnames
from tacitus.reading.tokens import Token, tokenize

_ALIKE = 75  # of 100: likeness of two spellings of one first name
Form = Literal["name", "adjective", "people", "seat", "person", "group"]
_Table = Mapping[str, tuple[tuple[tuple[str, ...], tuple[str, Form]], ...]]
# Names whose adjective and people are formed alike; what stands for the ninth country stands for all later ones.
STAND_INS: tuple[Mapping[Form, str], ...] = tuple(
    {
        "name": name, "adjective": adjective, "people": f"{adjective}s", "seat": seat,
        "person": person, "group": group,
    }
    for name, adjective, seat, person, group in (
        ("Kenya", "Kenyan", "Nairobi", "Miller", "Movement"),
        ("Chile", "Chilean", "Santiago", "Fischer", "Alliance"),
        ("Norway", "Norwegian", "Oslo", "Cooper", "League"),
        ("Peru", "Peruvian", "Lima", "Murphy", "Brigade"),
        ("Austria", "Austrian", "Vienna", "Collins", "Faction"),
        ("Ghana", "Ghanaian", "Accra", "Bennett", "Vanguard"),
        ("Italy", "Italian", "Rome", "Peterson", "Bloc"),
        ("Bulgaria", "Bulgarian", "Sofia", "Henderson", "Militia"),
        ("Australia", "Australian", "Canberra", "Olsen", "Coalition"),
    )
)  # fmt: skip


# First words of names that only groups bear, with the word that follows: "Jabhat al-Karama".
_FIRST_OF_GROUPS = frozenset("Ansar Harakat Hizb Jabhat Jaish Jaysh Kataib Katibat Lashkar Liwa".split())
# Names of parties that no table holds: a word of creed and a word of promise ("Popular Will", "New Dawn").
_CREED = frozenset(
    "National Popular Democratic Socialist Patriotic United New Free Islamic Christian Republican Our".split()
)
_PROMISE = frozenset(
    "Rebirth Dignity Unity Renewal Salvation Accord Will Awakening Justice Freedom Progress Hope Dawn Future Democracy Liberation"
    " Resistance Action Alternative Solidarity Independence Revival Reform Conscience Destiny Honour".split()
)


def blind(
    words: Sequence[Token], owners: Sequence[int]
) -> tuple[tuple[Token, ...], tuple[str, ...], tuple[int, ...]]:
    """Words, what the encoder reads for each, and the sentence of each; words of one name are joined."""
    table, order = _names(), _Order()
    told: list[tuple[Token, str, int]] = []
    at = 0
    while at < len(words):
        length, found = _match(table, words, at, order)
        length = _within(owners, at, length)
        if found is None:
            told.append((words[at], _compound(table, words[at].text, order), owners[at]))
        else:
            text = " ".join(w.text for w in words[at : at + length])
            name = Token(text, text.lower(), words[at].start, words[at + length - 1].end)
            told.append((name, order.stand_in(*found), owners[at]))
        at += length
    return tuple(t for t, _, _ in told), tuple(s for _, s, _ in told), tuple(o for _, _, o in told)


class _Order:
    """Which stand-in of its kind each name of the window has."""

    def __init__(self) -> None:
        self.countries: dict[str, int] = {}
        self.persons: dict[str, int] = {}
        self.groups: dict[str, int] = {}

    def stand_in(self, key: str, form: Form) -> str:
        """What is read for the name with this key."""
        places = {"person": self.persons, "group": self.groups}.get(form, self.countries)
        if form == "person":
            key = self._bearer(key)
        return STAND_INS[min(places.setdefault(key, len(places)), len(STAND_INS) - 1)][form]

    def _bearer(self, name: str) -> str:
        """The person of the window that the name stands for: a surname alone is the last who bears it, and a name that only
        spells or shortens the first names of another is the same ("Qassem", "Qasem"; "Javad", "Mohammad Javad")."""
        last = name.rpartition(" ")[2]
        alike = [key for key in self.persons if key.rpartition(" ")[2] == last]
        if " " not in name:
            return alike[-1] if alike else name
        if last in alike:
            return last
        return next((key for key in alike if _is_spelt_otherwise(name, key)), name)


def _is_spelt_otherwise(name: str, other: str) -> bool:
    """Whether every first name of the name with fewer is one of the other's, but for its spelling."""
    few, many = sorted((name.split()[:-1], other.split()[:-1]), key=len)
    return all(any(ratio(a, b) >= _ALIKE for b in many) for a in few)


def _within(owners: Sequence[int], at: int, length: int) -> int:
    """A name ends with its sentence."""
    while owners[at + length - 1] != owners[at]:
        length -= 1
    return length


def _compound(table: _Table, word: str, order: _Order) -> str:
    """ "US-led", "Iranian-backed", "Chad–Sudan": each part that is a name is replaced."""
    if not ("-" in word or "–" in word):
        return word
    parts = re.split(r"([-–])", word)
    for i, part in enumerate(parts):
        for rest, (key, form) in table.get(part, ()):
            if not rest:
                parts[i] = order.stand_in(key, form)
        if parts[i] == part and part in surnames():
            parts[i] = order.stand_in(part.lower(), "person")
    return "".join(parts)


def _match(
    table: _Table, words: Sequence[Token], at: int, order: _Order
) -> tuple[int, tuple[str, Form] | None]:
    """Length and meaning of the longest name that begins at the word."""
    if words[at].is_capital:
        for rest, meaning in table.get(words[at].text, ()):
            if tuple(w.text for w in words[at + 1 : at + 1 + len(rest)]) == rest:
                return 1 + len(rest), meaning
        if words[at].text in _FIRST_OF_GROUPS and at + 1 < len(words) and _goes_on(words[at + 1]):
            return 2, (f"{words[at].low} {words[at + 1].low}", "group")
        if words[at].text in _CREED and _is_promise(words, at + 1):
            return 2, (f"{words[at].low} {words[at + 1].low}", "group")
        length = person_at(words, at, {name.rpartition(" ")[2] for name in order.persons})
        if length:
            return length, (" ".join(w.low for w in words[at : at + length]), "person")
    return 1, None


def _is_promise(words: Sequence[Token], at: int) -> bool:
    """Whether a word of promise ends a name here ("National Unity", but not "National Unity Government")."""
    if at >= len(words) or words[at].text not in _PROMISE:
        return False
    return at + 1 >= len(words) or not words[at + 1].is_capital


def _goes_on(word: Token) -> bool:
    """Whether a word may be the second of a name: "Karama", "al-Karama"."""
    return word.is_capital or word.low.startswith(("al-", "ul-", "e-", "ash-", "as-", "an-", "ad-"))


@cache
def _names() -> _Table:
    """First word -> (the other words, (key, form)), longest first; the first country or group that has a name keeps it."""
    known: dict[tuple[str, ...], tuple[str, Form]] = {}
    for name, meaning in (*_countries(), *((name, (key, "group")) for key, name in names("group"))):
        words = tuple(t.text for t in tokenize(name))
        if words and words[0][0].isupper():
            known.setdefault(words, meaning)
            if meaning[1] != "group":
                known.setdefault(tuple(w.upper() for w in words), meaning)
    table: dict[str, list[tuple[tuple[str, ...], tuple[str, Form]]]] = {}
    for words, meaning in known.items():
        table.setdefault(words[0], []).append((words[1:], meaning))
    return {word: tuple(sorted(rows, key=lambda r: -len(r[0]))) for word, rows in table.items()}


def _countries() -> Iterator[tuple[str, tuple[str, Form]]]:
    for code, country in countries().items():
        forms: tuple[tuple[Form, Sequence[str]], ...] = (
            ("name", (*country.names, *country.former, *country.parts)),
            ("adjective", country.adjectives),
            ("people", country.people),
            ("seat", country.seats),
        )
        for form, given in forms:
            yield from ((name, (code, form)) for name in given)
