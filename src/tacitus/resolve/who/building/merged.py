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

from tacitus.resolve.who.building.rows import Row, month_number
from tacitus.resolve.who.namebook import FIRST_WORD
from tacitus.resolve.who.respelt import is_respelt
from tacitus.resolve.who.spellings import agree, block_key
from tacitus.resolve.who.words import keys_of

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
        qids[row.person] = qids.get(row.person) or row.qid
        latest[row.person] = max(latest.get(row.person, 0), month_number(row.start))
        spelt = (keys_of(n) for n in (row.person, *row.aliases.split("|")) if n)
        names.setdefault(row.person, set()).update(keys for keys in spelt if keys and keys[0] not in _TITLES)
    called: dict[str, str] = {}
    for one, other in _neighbours(told):
        name, second = one.person, other.person
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
        held.setdefault(row.person, []).append(row)
        folded = " ".join(keys_of(row.person))
        if (
            row.country not in _BY_A_LETTER
            and " " in folded
            and len(folded) >= _LONG
            and not row.person.endswith("I")
        ):
            blocks.setdefault((row.country, block_key(folded)), {})[row.person] = folded
    for _, block in sorted(blocks.items()):
        for one, other in combinations(sorted(block), 2):
            if agree(block[one], block[other]) and not any(
                _follows(a, b) or _follows(b, a) for a, b in product(held[one], held[other])
            ):
                yield one, other


def _follows(row: Row, after: Row) -> bool:
    """Whether the one's office passes to the other when it ends, as from father to son."""
    same = row.role == after.role or bool(_telling(row.role) & _telling(after.role))
    return same and len(row.end) > 4 and 0 <= month_number(after.start) - month_number(row.end) <= 1


def _neighbours(rows: Iterable[Row]) -> Iterator[tuple[Row, Row]]:
    """Rows of a state that begin together (of high rank and one sector), or of which one begins as the other ends."""
    by_state: dict[str, list[Row]] = {}
    for row in rows:
        by_state.setdefault(row.country, []).append(row)
    for held in by_state.values():
        starts: dict[int, list[Row]] = {}
        for row in held:
            starts.setdefault(month_number(row.start), []).append(row)
        for row in held:
            if row.rank != "1":
                for other in _near(starts, row.start):
                    if other.sector == row.sector and other.rank != "1":
                        yield row, other
            if len(row.end) > 4:
                for month in (month_number(row.end), month_number(row.end) + 1):
                    yield from ((row, other) for other in starts.get(month, ()) if len(other.start) > 4)


def _near(starts: Mapping[int, list[Row]], start: str) -> Iterator[Row]:
    month = month_number(start)
    for apart in range(-_YEAR_APART, _YEAR_APART + 1):
        for other in starts.get(month + apart, ()):
            if abs(apart) <= _APART or len(start) == 4 or len(other.start) == 4:
                yield other


def _are_one(names: Mapping[str, Iterable[tuple[str, ...]]], row: Row, other: Row) -> bool:
    same_office = row.role == other.role or bool(_telling(row.role) & _telling(other.role))
    successor = same_office and abs(month_number(row.start) - month_number(other.start)) > _YEAR_APART
    return any(
        (not successor and (agree(" ".join(one), " ".join(two)) or is_respelt(one, two)))
        or (same_office and _within(one, two))
        for one, two in product(names[row.person], names[other.person])
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
    name = row.person
    while called.get(name, name) != name:
        name = called[name]
    if name == row.person:
        return row
    aliases = dict.fromkeys(n for n in (*row.aliases.split("|"), row.person) if n)
    return row._replace(person=name, aliases="|".join(aliases))
