"""Who the items of news are about: persons of the table by name, spelling or part of the name, else new ones."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tacitus.resolve.who.building.titled import Titled
from tacitus.resolve.who.roles import small_words
from tacitus.resolve.who.spellings import agree, block_key
from tacitus.resolve.who.words import keys_of

ABROAD = frozenset({"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"})
_LONG_AGO = 25  # years: a namesake further away in time is another person
_NAMESAKE = 3  # items from which on somebody of the same name in another state is another person; else the state is wrong
_NOBODY = -1


@dataclass(slots=True)
class Person:
    """One line of the table: names in folded words, and tenures as lists of seven cells."""

    names: dict[str, None]
    qid: str
    name: str
    tenures: list[list[str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Attested:
    """One item that calls somebody by an office."""

    day: str
    hash: str
    told: Titled
    code: str
    seat: str


def read_people(path: str) -> list[Person]:
    """The persons of a table without what items gave; persons known from items only are left out."""
    people = []
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as file:
        next(file)
        for line in file:
            names, _, qid, name, told = line.rstrip("\n").split("\t")
            tenures = [row for cell in told.split("|") if not (row := cell.split(";"))[6].startswith("ce ")]
            if tenures:
                people.append(Person(dict.fromkeys(names.split("|")), qid, name, tenures))
    return people


def write_people(people: Iterable[Person], path: str) -> None:
    """Writes a table, sorted."""
    lines = []
    for p in people:
        rank = max(row[2] for row in p.tenures)
        told = "|".join(";".join(row) for row in p.tenures)
        lines.append("\t".join(("|".join(p.names), rank, p.qid, p.name, told)) + "\n")
    write_lines(lines, path)


def write_lines(lines: Iterable[str], path: str) -> None:
    """Writes the table of persons, sorted and gzipped: the same bytes whenever it is made."""
    told = "names\trank\tqid\tperson\ttenures\n" + "".join(sorted(lines))
    with open(path, "wb") as out:
        out.write(gzip.compress(told.encode("utf-8"), 9, mtime=0))


def key_of(name: str) -> str:
    """The folded words of a name, without the articles that spellings differ in."""
    keys = keys_of(name)
    return " ".join([key for key in keys if key not in small_words("articles")] or keys)


def by_person(people: list[Person], found: Sequence[Attested]) -> dict[tuple[int, str], list[Attested]]:
    """The items by number of the person and country; who is in no table is appended to `people`."""
    by_name: dict[str, list[int]] = {}
    blocks: dict[str, list[tuple[int, str]]] = {}

    def note(number: int, name: str) -> None:
        by_name.setdefault(name, []).append(number)
        if " " in name:
            blocks.setdefault(block_key(name), []).append((number, name))

    for number, p in enumerate(people):
        for name in p.names:
            note(number, name)
    parts: dict[tuple[str, str], list[tuple[int, list[str]]]] = {}
    for number, p in enumerate(people):
        for name in p.names:
            words = name.split(" ")
            for code in {row[0] for row in p.tenures}:
                parts.setdefault((code, words[-1]), []).append((number, words))
    groups: dict[tuple[int, str], list[Attested]] = {}
    times = Counter((key_of(a.told.name), a.code) for a in found)
    chosen: dict[tuple[str, str], int] = {}
    for a in sorted(found, key=lambda a: (-times[key_of(a.told.name), a.code], a.day, a.hash)):
        name = key_of(a.told.name)
        pair = name, a.code
        if pair not in chosen:
            known = _known(people, pair, a.day, by_name, blocks, parts)
            if known is None and a.code not in ABROAD and times[pair] < _NAMESAKE and by_name.get(name):
                known = _NOBODY
            elif known is None:
                known = len(people)
                people.append(Person({}, "", ""))
            if known != _NOBODY:
                note(known, name)
                parts.setdefault((a.code, name.split(" ")[-1]), []).append((known, name.split(" ")))
            chosen[pair] = known
            groups.setdefault((known, a.code), [])
        groups[chosen[pair], a.code].append(a)
    return {pair: items for pair, items in groups.items() if pair[0] != _NOBODY}


def _known(
    people: Sequence[Person],
    pair: tuple[str, str],
    day: str,
    by_name: dict[str, list[int]],
    blocks: dict[str, list[tuple[int, str]]],
    parts: dict[tuple[str, str], list[tuple[int, list[str]]]],
) -> int | None:
    """The number of the person meant: of this name, of one that agrees with it, or of one that it is a part of."""
    name, code = pair

    def fits(number: int) -> bool:
        rows = people[number].tenures
        if not rows:
            return True  # known from items of this run
        near = any(abs(int(day[:4]) - int((row[5] or row[4] or "0")[:4] or 0)) <= _LONG_AGO for row in rows)
        return near and (any(row[0] == code for row in rows) or code in ABROAD or rows[0][0] in ABROAD)

    same = [n for n in dict.fromkeys(by_name.get(name, ())) if fits(n)]
    if same:
        own = [n for n in same if any(row[0] == code for row in people[n].tenures)]
        return (own or same)[0]
    spelt = [
        n
        for n, other in blocks.get(block_key(name), ())
        if agree(name, other) and _at_home(people[n], code, fits(n))
    ]
    if len(set(spelt)) == 1:
        return spelt[0]
    words = name.split(" ")
    longer = [
        n
        for n, other in parts.get((code, words[-1]), ())
        if min(len(words), len(other)) > 1
        and (_in_order(words, other) or _in_order(other, words))
        and _at_home(people[n], code, fits(n))
    ]
    return longer[0] if len(set(longer)) == 1 else None


def _at_home(person: Person, code: str, fits: bool) -> bool:
    return fits and any(row[0] == code for row in person.tenures)


def _in_order(few: Sequence[str], many: Iterable[str]) -> bool:
    rest = iter(many)
    return all(word in rest for word in few)
