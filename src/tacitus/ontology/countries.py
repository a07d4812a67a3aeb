"""Countries as news names them: names, adjectives, people, seats of government, dependencies, former states."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from tacitus.ontology.plover import read_data

# Adjectives with one of these endings do not take -s for the people: "the French", "the Chinese".
_NO_PLURAL = ("ese", "ish", "sh", "ch", "ss", "ois", "wi", "yz", "ic", "lay", "land", "us")


@dataclass(frozen=True, slots=True)
class Country:
    """One country: `code` is ISO 3166 alpha-3 (or KOS, PSE, HKG), `name` the usual one.

    `people` holds regular plurals of the adjectives too; `seats` are capitals and palaces that stand for the
    government, `parts` dependencies and regions coded under the state, `former` states before it.
    """

    code: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    seats: tuple[str, ...]
    parts: tuple[str, ...]
    former: tuple[str, ...]


@cache
def countries() -> Mapping[str, Country]:
    """All countries by code, in the order of the file."""
    told = read_data("countries.yaml")
    return MappingProxyType({code: _country(code, row) for code, row in told.items()})


def _country(code: str, row: Mapping[str, list[str]]) -> Country:
    adjectives = tuple(row.get("adjectives") or ())
    regular = tuple(f"{a}s" for a in adjectives if not a.endswith(_NO_PLURAL))
    return Country(
        code=code,
        name=row["names"][0],
        names=tuple(row["names"]),
        adjectives=adjectives,
        people=(*regular, *(row.get("people") or ())),
        seats=tuple(row.get("seats") or ()),
        parts=tuple(row.get("parts") or ()),
        former=tuple(row.get("former") or ()),
    )
