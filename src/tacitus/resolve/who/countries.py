"""Names of countries (`ontology.countries`) as senses: what a name, adjective, people or capital stands for.

`country_of` answers for a bare name; the senses of all names go into the phrase table of `lexicon`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from tacitus.ontology import partially_recognized
from tacitus.ontology.countries import Country, countries
from tacitus.resolve.who.senses import Sense
from tacitus.resolve.who.tables import read_yaml
from tacitus.resolve.who.words import keys_of


def country_of(name: str) -> str | None:
    """Code of a country by its name, adjective, people, capital, dependency or former state; None if it is none."""
    return _by_keys().get(keys_of(name))


def country_senses() -> Iterator[tuple[str, Sense]]:
    """Every name of every country with its sense; names of states come before adjectives."""
    for code, c in countries().items():
        for name in c.names:
            yield name, _sense("country", c.name, code, name)
        for name in c.former:
            yield name, _sense("country", name, code, name)
        for name in c.parts:
            yield name, _sense("place", name, code, name)
        for name in c.seats:
            yield name, _sense("seat", name, code, name)
        for name in c.adjectives:
            yield name, _sense("adjective", name, code, name)
        for name in c.people:
            yield name, _sense("people", name, code, name)
    for territory, code in partially_recognized().items():
        for name in read_yaml("territories.yaml").get(territory, (territory,)):
            yield name, _sense("territory", territory, code, name, other=("PRE",))


def _sense(kind: str, lemma: str, code: str, name: str, *, other: tuple[str, ...] = ()) -> Sense:
    letters = name.replace(".", "").replace(" ", "")
    short = letters.isupper() and len(letters) <= 5
    return Sense(kind, lemma, code, "GOV", other, cased=not name.islower(), capitals=short)  # type: ignore[arg-type]


@cache
def _by_keys() -> Mapping[tuple[str, ...], str]:
    table: dict[tuple[str, ...], str] = {}
    for name, sense in country_senses():
        if sense.code is not None:
            table.setdefault(keys_of(name), sense.code)
    return MappingProxyType(table)


__all__ = ["Country", "countries", "country_of", "country_senses"]
