"""Persons and bodies of OFAC's list, looked up where no other table knows a name: `data/listed.tsv.gz`.

A person is found by a name of two words or more that agrees with a listed one, a body by its whole name. Homonyms of
different countries are not told apart, and then none is found. Being on the list is one government's decision: it
gives a name and a country, never a judgement.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tacitus.resolve.who.spellings import agree, block_key, block_keys
from tacitus.resolve.who.tables import read_lines
from tacitus.resolve.who.words import keys_of

LIST_DAY = "2022-01-31"
_SPARE = str.maketrans("", "", "'`’.")


@dataclass(frozen=True, slots=True)
class Listed:
    """One row. `basis` says what the country rests on: nationality, citizenship, papers, birth, flag, programme."""

    row: str
    kind: str
    country: str | None
    basis: str
    sector: str | None
    name: str
    title: str
    programmes: str
    aliases: tuple[str, ...]

    @property
    def id(self) -> str:
        """The identifier: the number of the row in the list."""
        return f"ofac:{self.row}"

    @property
    def source(self) -> str:
        """Where it stands."""
        return f"OFAC list of {LIST_DAY}, row {self.row} ({self.programmes})"


def find_listed(keys: Sequence[str], *, kind: str, country: str | None = None) -> Listed | None:
    """The person or body called by these keys; None where there is none, or homonyms of several countries.

    Args:
        keys: folded words of the whole name.
        kind: "person" or "body".
        country: only entries of this country or of none.
    """
    if len(keys) < 2:
        return None
    found = [entry for entry in called(keys) if entry.kind == kind]
    if kind == "body":
        joined = "".join(keys)
        found = [e for e in found if any("".join(keys_of(n)) == joined for n in (e.name, *e.aliases))]
    if country is not None:
        found = [entry for entry in found if entry.country in {country, None}]
    if len({entry.country for entry in found}) != 1:
        return None
    return found[0]


def called(keys: Sequence[str]) -> Iterator[Listed]:
    """All entries with a name that agrees with these keys, in the order of the list."""
    joined = " ".join(keys)
    for place in dict.fromkeys(_by_block().get(block_key(joined), ())):
        entry = _entry(_lines()[place])
        if any(agree(joined, _plain(name)) for name in (entry.name, *entry.aliases)):
            yield entry


def listed_names() -> Iterator[tuple[str, str]]:
    """Every name and alias with the name of its entry; for looking up by likeness."""
    for line in _lines():
        cells = line.split("\t")
        for name in (cells[5], *filter(None, cells[8].split("|"))):
            yield name, cells[5]


@cache
def _lines() -> tuple[str, ...]:
    return read_lines("listed.tsv.gz")


@cache
def _by_block() -> dict[str, list[int]]:
    table: dict[str, list[int]] = {}
    places: list[int] = []
    names: list[str] = []
    for place, line in enumerate(_lines()):
        _, kind, _, _, _, name, _, _, aliases = line.split("\t")
        if kind in {"person", "body"}:
            told = [name, *aliases.split("|")] if aliases else [name]
            places += [place] * len(told)
            names += told
    plain = _plain("\n".join(names)).split("\n")
    for place, key in zip(places, block_keys(plain), strict=True):
        table.setdefault(key, []).append(place)
    return table


@cache
def _entry(line: str) -> Listed:
    row, kind, country, basis, sector, name, title, programmes, aliases = line.split("\t")
    also = tuple(aliases.split("|")) if aliases else ()
    return Listed(row, kind, country or None, basis, sector or None, name, title, programmes, also)


def _plain(name: str) -> str:
    """The name in small letters without signs; the list is in ASCII."""
    return name.lower().translate(_SPARE).replace("-", " ")
