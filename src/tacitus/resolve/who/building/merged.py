"""One person under two spellings: rows of two sources are brought under one name before the table is made.

Two names are one person's where both hold a high office (rank 2 or 3) of one state and sector from within two months of
each other, and the names agree in another romanisation or are a letter apart ("Salome Zourabichvili", "Salome
Zurabishvili"). Two QIDs are two persons.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tacitus.resolve.who.respelt import is_respelt
from tacitus.resolve.who.spellings import agree
from tacitus.resolve.who.words import keys_of

Row = tuple[str, ...]  # QID, person, aliases, country, sector, rank, role, start, end, source
_APART = 2  # months
_YEAR_APART = 7  # months from the middle of a year that is all that is known


def merge_spellings(rows: Iterable[Row]) -> set[Row]:
    """The rows with the second spelling of a person replaced by the first, which keeps it as an alias.

    The first is the one without a QID, since hand-made rows name persons as news does, and of two such that of the later
    office.
    """
    told = sorted(rows)
    called: dict[str, str] = {}
    qids: dict[str, str] = {}
    names: dict[str, set[tuple[str, ...]]] = {}
    latest: dict[str, int] = {}
    for row in told:
        qids[row[1]] = qids.get(row[1]) or row[0]
        latest[row[1]] = max(latest.get(row[1], 0), _month(row[7]))
        names.setdefault(row[1], set()).update(keys_of(n) for n in (row[1], *row[2].split("|")) if n)
    by_seat: dict[tuple[str, str], list[tuple[int, str, str]]] = {}
    for row in told:
        if row[5] != "1":
            by_seat.setdefault((row[3], row[4]), []).append((_month(row[7]), row[7], row[1]))
    for seats in by_seat.values():
        seats.sort()
        for i, (month, start, name) in enumerate(seats):
            for later, other_start, other in seats[i + 1 :]:
                if later - month > _YEAR_APART:
                    break
                year = len(start) == 4 or len(other_start) == 4
                if name != other and (year or later - month <= _APART) and _are_one(name, other, qids, names):
                    first, second = sorted((name, other), key=lambda n: (bool(qids[n]), -latest[n], n))
                    called[second] = first
    return {_renamed(row, called) for row in told}


def _are_one(
    name: str, other: str, qids: Mapping[str, str], names: Mapping[str, Iterable[tuple[str, ...]]]
) -> bool:
    if qids[name] and qids[other]:
        return False
    return any(
        agree(" ".join(one), " ".join(two)) or is_respelt(one, two)
        for one in names[name]
        for two in names[other]
        if len(one) > 1 and len(two) > 1
    )


def _renamed(row: Row, called: dict[str, str]) -> Row:
    name = row[1]
    while called.get(name, name) != name:
        name = called[name]
    if name == row[1]:
        return row
    aliases = dict.fromkeys(n for n in (*row[2].split("|"), row[1]) if n)
    return (row[0], name, "|".join(aliases), *row[3:])


def _month(start: str) -> int:
    year, _, rest = start.partition("-")
    return int(year or 0) * 12 + (int(rest[:2]) if rest else 6)
