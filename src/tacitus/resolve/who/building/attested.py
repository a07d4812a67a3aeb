"""Adds to data/tenures.tsv.gz who is called by an office in dated news items: persons and times that the other sources lack.

Run as `python -m tacitus.resolve.who.building.attested GOLD_JSONL TENURES_TSV EVENTS_JSONL_GZ...`, after `tenures`; rows of an
earlier run are replaced. Items that share eight words in a row with the measuring set are left out. Facts only: an item
gives a person, an office and a day, and is named by day and the beginning of the sha256 of "day|text".

Attestations of one person in one office join to a row; its `start` and `end` reach beyond the days attested (`intervals`),
but not into the time of another holder of the office or of another office of the person. `source` is `ce`, first day, hash,
last day, hash, number of items; a row whose source ends in `former` knows the end only. A row of another source goes before
those of items wherever it says what a person was on the day.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tacitus.resolve.who.building.identify import (
    ABROAD,
    Attested,
    Person,
    by_person,
    key_of,
    read_people,
    write_people,
)
from tacitus.resolve.who.building.intervals import bounded, cells_of, heads_of, holders_of, present, rows_of
from tacitus.resolve.who.building.seats import seat_of
from tacitus.resolve.who.building.titled import Titled, find_titled

_RUN = 8  # words in a row that an item shares with a measuring set
_COMMON = 30  # times that a word stands in small letters
_SMALL = re.compile(r"(?<![^\s(])[a-z]+\b")
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_OF_BODIES = ("secretarygeneral", "head", "high representative")


def main(gold: str, target: str, *sources: str) -> None:
    """Writes the table anew with the rows of these items."""
    people = read_people(target)
    found = fill_countries(_mine(gold, sources), people)
    add_rows(people, found)
    write_people(people, target)


def _mine(gold: str, sources: Sequence[str]) -> list[tuple[str, str, Titled]]:
    """Day, hash and what is said, for every item once."""
    with open(gold, encoding="utf-8") as file:
        measured = {run for line in file for run in _runs(json.loads(line)["text"])}
    seen: set[str] = set()
    small = Counter[str]()
    told: list[tuple[str, str, Titled]] = []
    for path in sources:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                row = json.loads(line)
                day, text = row["date"], row["text"].strip()
                key = hashlib.sha256(f"{day}|{text}".encode()).hexdigest()[:8]
                if key in seen or _looks_back(text, day) or not measured.isdisjoint(_runs(text)):
                    continue
                seen.add(key)
                small.update(_SMALL.findall(text))
                told.extend((day, key, one) for one in find_titled(text, day))
    return [(day, key, one) for day, key, one in told if _is_likely(one.name, small)]


def _is_likely(name: str, small: Counter[str]) -> bool:
    """Whether a name is no run of common words, and does not begin with one: "Law Reform Dermot Ahern"."""
    common = [small[word.lower()] > _COMMON for word in re.findall(r"[^\W\d_]+", name)]
    return not all(common) and not (common[0] and len(name.split()) > 2)


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall("[a-z0-9]+", text.lower())
    return (tuple(words[i : i + _RUN]) for i in range(max(1, len(words) - _RUN + 1)))


def _looks_back(text: str, day: str) -> bool:
    """Whether an item names a year well before its own: what it says may be of then."""
    return any(int(year) < int(day[:4]) - 1 for year in _YEAR.findall(text))


def fill_countries(mined: Sequence[tuple[str, str, Titled]], people: Sequence[Person]) -> list[Attested]:
    """Attestations with a country: their own, else the one that all others of the name and the table agree on."""
    known: dict[str, Counter[str]] = {}
    for p in people:
        for name in p.names:
            for row in p.tenures:
                known.setdefault(name, Counter())[row[0]] += 1
    tabled = {
        name: next(iter(codes))
        for name, codes in known.items()
        if len(codes) == 1 and not ABROAD & set(codes)
    }
    for _, _, told in mined:
        if told.code is not None:
            known.setdefault(key_of(told.name), Counter())[told.code] += 1
    found = []
    for day, key, told in mined:
        code = told.code
        if code is None and not told.bodied and not seat_of(told.office).startswith(_OF_BODIES):
            codes = [c for c in known.get(key_of(told.name), {}) if c not in ABROAD]
            code = codes[0] if len(codes) == 1 else None
        elif told.bodied and told.sector in {"PTY", "LEG", "OPP"}:  # parties of one name in several states
            code = tabled.get(key_of(told.name), code)
        if code is not None and told.office:
            if code == "GBR" and told.office == "chancellor":
                told = replace(told, office="chancellor of the exchequer")
            found.append(Attested(day, key, told, code, _local(told, seat_of(told.office))))
    return sorted(found, key=lambda a: (a.day, a.hash, a.told.name, a.seat))


def _local(told: Titled, seat: str) -> str:
    """The office in one form; those of parts of a state, and chiefs of a civil staff, apart from the state's and the army's."""
    if seat == "army chief" and told.sector != "MIL":
        return "chief of staff"
    return (
        f"local {seat}"
        if told.local and seat in {"president", "prime minister", "leader", "speaker"}
        else seat
    )


def add_rows(people: list[Person], found: Sequence[Attested]) -> None:
    """Adds to the persons, and as new ones, what the items attest."""
    groups = by_person(people, found)
    holders = holders_of(people, groups)
    heads = heads_of(people)
    for (number, code), items in sorted(groups.items()):
        own = people[number]
        rows = rows_of(own, present(items, own, number, heads), code)
        rows = bounded(rows, own, number, holders)
        names = Counter(a.told.name for row in rows for a in row.items)
        for name, times in names.items():
            if times > 1 or not own.tenures:
                own.names[key_of(name)] = None
        if not own.name and names:
            own.name = max(names, key=lambda n: (names[n], len(n), n))
        own.tenures.extend(cells_of(row, code) for row in rows)
    people[:] = [p for p in people if p.tenures]


if __name__ == "__main__":
    main(*sys.argv[1:])
