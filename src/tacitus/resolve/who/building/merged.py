"""One person under two spellings: rows of two sources are brought under one name before the table is made.

Two names of one state are one person's where the one takes a high office (rank 2 or 3) within two months of the other's
taking one in the same sector, or takes another office when the other leaves one, and the names agree: in another
romanisation or a letter apart ("Salome Zourabichvili", "Salome Zurabishvili"); or, for the same office, one has words that
the other leaves out ("İsmail Cem", "İsmail Cem İpekçi"). Whole names that agree in another romanisation are one person's
whatever the offices ("Osama al-Nujaifi", "Usama al-Nujayfi"), but for names of the Far East and of the United States, which
are told apart by a letter. Two QIDs are two persons.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, product

from tacitus.resolve.who.namebook import FIRST_WORD
from tacitus.resolve.who.respelt import is_respelt
from tacitus.resolve.who.spellings import agree, block_key
from tacitus.resolve.who.words import keys_of

Row = tuple[str, ...]  # QID, person, aliases, country, sector, rank, role, start, end, source
_TITLES = frozenset(
    "ayatollah cardinal emir general king mullah pope president prince queen sheikh sultan".split()
)
_BY_A_LETTER = (FIRST_WORD - {"ETH", "ERI", "KHM", "THA"}) | {"JPN", "USA"}
_LONG = 10  # letters and blanks of a name that is taken for another person's spelling
_APART = 2  # months
_YEAR_APART = 7  # months from the middle of a year that is all that is known
_OF_ANY = re.compile(
    r"\b(?:minister|secretary|president|leader|head|deputy|vice|former|acting|member|with|without|state|affairs)\b"
)


def merge_spellings(rows: Iterable[Row]) -> set[Row]:
    """The rows with the second spelling of a person replaced by the first, which keeps it as an alias.

    The first is the one without a QID, since hand-made rows name persons as news does, and of two such that of the later
    office.
    """
    told = sorted(rows)
    qids: dict[str, str] = {}
    names: dict[str, set[tuple[str, ...]]] = {}
    latest: dict[str, int] = {}
    for row in told:
        qids[row[1]] = qids.get(row[1]) or row[0]
        latest[row[1]] = max(latest.get(row[1], 0), _month(row[7]))
        spelt = (keys_of(n) for n in (row[1], *row[2].split("|")) if n)
        names.setdefault(row[1], set()).update(keys for keys in spelt if keys and keys[0] not in _TITLES)
    called: dict[str, str] = {}
    for one, other in _neighbours(told):
        name, second = one[1], other[1]
        if name != second and not (qids[name] and qids[second]) and _are_one(names, one, other):
            first, second = sorted((name, second), key=lambda n: (bool(qids[n]), -latest[n], n))
            called[second] = first
    for name, second in _spelt_alike(told):
        if name not in called and second not in called and not (qids[name] and qids[second]):
            first, second = sorted((name, second), key=lambda n: (bool(qids[n]), -latest[n], n))
            called[second] = first
    return {_renamed(row, called) for row in told}


def _spelt_alike(rows: Iterable[Row]) -> Iterator[tuple[str, str]]:
    """Names of persons of one state that agree in another romanisation."""
    blocks: dict[tuple[str, str], dict[str, str]] = {}
    held: dict[str, list[Row]] = {}
    for row in rows:
        held.setdefault(row[1], []).append(row)
        folded = " ".join(keys_of(row[1]))
        if row[3] not in _BY_A_LETTER and " " in folded and len(folded) >= _LONG and not row[1].endswith("I"):
            blocks.setdefault((row[3], block_key(folded)), {})[row[1]] = folded
    for _, block in sorted(blocks.items()):
        for one, other in combinations(sorted(block), 2):
            if agree(block[one], block[other]) and not any(
                _follows(a, b) or _follows(b, a) for a, b in product(held[one], held[other])
            ):
                yield one, other


def _follows(row: Row, after: Row) -> bool:
    """Whether the one's office passes to the other when it ends, as from father to son."""
    same = row[6] == after[6] or bool(_telling(row[6]) & _telling(after[6]))
    return same and len(row[8]) > 4 and 0 <= _month(after[7]) - _month(row[8]) <= 1


def _neighbours(rows: Iterable[Row]) -> Iterator[tuple[Row, Row]]:
    """Rows of a state that begin together (of high rank and one sector), or of which one begins as the other ends."""
    by_state: dict[str, list[Row]] = {}
    for row in rows:
        by_state.setdefault(row[3], []).append(row)
    for held in by_state.values():
        starts: dict[int, list[Row]] = {}
        for row in held:
            starts.setdefault(_month(row[7]), []).append(row)
        for row in held:
            if row[5] != "1":
                for other in _near(starts, row[7]):
                    if other[4] == row[4] and other[5] != "1":
                        yield row, other
            if len(row[8]) > 4:
                for month in (_month(row[8]), _month(row[8]) + 1):
                    yield from ((row, other) for other in starts.get(month, ()) if len(other[7]) > 4)


def _near(starts: Mapping[int, list[Row]], start: str) -> Iterator[Row]:
    month = _month(start)
    for apart in range(-_YEAR_APART, _YEAR_APART + 1):
        for other in starts.get(month + apart, ()):
            if abs(apart) <= _APART or len(start) == 4 or len(other[7]) == 4:
                yield other


def _are_one(names: Mapping[str, Iterable[tuple[str, ...]]], row: Row, other: Row) -> bool:
    same_office = row[6] == other[6] or bool(_telling(row[6]) & _telling(other[6]))
    successor = same_office and abs(_month(row[7]) - _month(other[7])) > _YEAR_APART
    return any(
        (not successor and (agree(" ".join(one), " ".join(two)) or is_respelt(one, two)))
        or (same_office and _within(one, two))
        for one, two in product(names[row[1]], names[other[1]])
        if len(one) > 1 and len(two) > 1
    )


def _within(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    few, many = sorted((one, two), key=len)
    rest = iter(many)
    return len(few) < len(many) and few[0] == many[0] and all(word in rest for word in few)


def _telling(role: str) -> set[str]:
    """The words of a role that tell it from others."""
    return set(re.findall(r"[^\W\d_]{4,}", _OF_ANY.sub(" ", role.casefold())))


def _renamed(row: Row, called: Mapping[str, str]) -> Row:
    name = row[1]
    while called.get(name, name) != name:
        name = called[name]
    if name == row[1]:
        return row
    aliases = dict.fromkeys(n for n in (*row[2].split("|"), row[1]) if n)
    return (row[0], name, "|".join(aliases), *row[3:])


def _month(day: str) -> int:
    year, _, rest = day.partition("-")
    return int(year or 0) * 12 + (int(rest[:2]) if rest else 6)
