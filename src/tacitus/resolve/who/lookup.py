"""Everything that the tables hold under a name: who `tacitus who` is about.

Persons with their dated offices, bodies and countries by their whole name, persons and bodies of OFAC's list, each with
its source; and, where nothing is called so, the names that look most like it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from tacitus.resolve.who.bodies import body_rows
from tacitus.resolve.who.lexicon import lexicon
from tacitus.resolve.who.likeness import NameIndex
from tacitus.resolve.who.listed import called, listed_names
from tacitus.resolve.who.namebook import officer_names
from tacitus.resolve.who.officers import people_called
from tacitus.resolve.who.own import SOURCE, own_actors
from tacitus.resolve.who.senses import Sense
from tacitus.resolve.who.spellings import foreign_keys, is_foreign, is_unvowelled
from tacitus.resolve.who.standing import Tenure, is_own, standing_on
from tacitus.resolve.who.tables import read_rows
from tacitus.resolve.who.words import keys_of, split_words

LONGEST = 200  # code points of a name
_ALIKE = 0.6  # names less alike are not shown
_SOURCES = {
    "wikidata": "Wikidata office-holders, 2022-07 to 2023-03",
    "congress": "congress-legislators",
}
_NAMED = frozenset({"country", "adjective", "people", "seat", "territory", "place", "body"})


@dataclass(frozen=True, slots=True)
class Office:
    """One office: `standing` is where the day asked for lies, None without a day."""

    role: str
    country: str | None
    sector: str | None
    start: str
    end: str | None
    standing: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One person, body or country of the tables."""

    name: str
    kind: str
    country: str | None
    sector: str | None
    id: str | None
    aliases: tuple[str, ...]
    since: str | None
    until: str | None
    offices: tuple[Office, ...]
    source: str


def look_up(name: str, *, date: str | None = None) -> tuple[Entry, ...]:
    """The entries called by this name: persons, then bodies and countries, then OFAC's list.

    Args:
        name: a whole name, in any script; empty, digits and what is longer than `LONGEST` give none.
        date: ISO day at which offices are looked at.
    """
    if len(name) > LONGEST or not any(c.isalpha() for c in name):
        return ()
    foreign = is_foreign(name)
    keys = foreign_keys(name) if foreign else keys_of(name)
    if not keys:
        return ()
    people = people_called(keys, unvowelled=foreign and is_unvowelled(name))
    return (*(_person(held, date) for held in people), *_bodies(name), *_listed(keys))


def similar_names(name: str, *, limit: int = 5) -> tuple[tuple[str, float], ...]:
    """The names of the tables most like this one, with how alike they are; best first."""
    if len(name) > LONGEST:
        return ()
    index, names = _index()
    best: dict[str, float] = {}
    for alike in index.search(name, limit=4 * limit):
        if alike.score >= _ALIKE:
            best.setdefault(names[alike.at], round(float(alike.score), 2))
    return tuple(best.items())[:limit]


def _person(tenures: Sequence[Tenure], date: str | None) -> Entry:
    held = standing_on(tenures, date).tenure
    offices = []
    for t in sorted(tenures, key=lambda t: (t.start, t.end or "9999", t.role)):
        standing = None
        if date is not None:
            standing = "held" if t.covers(date) else "over" if t.start < date else "to come"
        offices.append(
            Office(t.role, t.country, t.sector or None, t.start, t.end or None, standing, _source(t))
        )
    source = "; ".join(dict.fromkeys(office.source for office in offices))
    return Entry(
        held.person, "person", held.country, held.sector or None, held.qid or None, (), None, None,
        tuple(offices), source,
    )  # fmt: skip


def _source(tenure: Tenure) -> str:
    if is_own(tenure.source):
        return f"offices.yaml: {tenure.source.partition(' ')[2] or 'no source named'}"
    if tenure.attested is not None:
        first, last, times = tenure.attested
        return f"Wikipedia Current Events, {times} items of {first} to {last}: {tenure.source}"
    return _SOURCES.get(tenure.source, tenure.source)


def _bodies(name: str) -> Iterator[Entry]:
    words = split_words(re.sub(r"^[Tt]he\s+", "", name))
    seen: set[tuple[str, str | None]] = set()
    for sense in lexicon().whole(words):
        if sense.kind in _NAMED and (sense.kind, sense.lemma) not in seen:
            seen.add((sense.kind, sense.lemma))
            kind = (sense.kind_of or "body") if sense.kind == "body" else sense.kind
            yield Entry(
                sense.lemma, kind, sense.code, sense.sector, sense.qid, _aliases(sense), sense.since, sense.until, (),
                _body_source(sense),
            )  # fmt: skip


def _aliases(sense: Sense) -> tuple[str, ...]:
    if sense.kind != "body":
        return ()
    for name, own in own_actors().bodies:
        if own.lemma == sense.lemma:
            return tuple(n for n, other in own_actors().bodies if other.lemma == own.lemma and n != name)
    row = _own_rows().get(sense.lemma)
    if row is not None:
        return tuple(row[6].split("|")[1:])
    return tuple(alias for _, name, alias in read_rows("groups.tsv", 3) if name == sense.lemma and alias)


def _body_source(sense: Sense) -> str:
    if sense.kind == "place":
        return "GeoNames"
    if sense.kind != "body":
        return "countries of Tacitus" if sense.kind != "territory" else "territories of the PLOVER manual"
    if any(own.lemma == sense.lemma for _, own in own_actors().bodies):
        told = (own_actors().sources or {}).get(sense.lemma)
        return f"{SOURCE}: {told}" if told else SOURCE
    row = _own_rows().get(sense.lemma)
    if row is not None:
        return f"bodies.yaml: {row[7]}" if row[7] else "bodies.yaml, no source named"
    return "UCDP Actor Dataset 22.1"


@cache
def _own_rows() -> Mapping[str, list[str]]:
    """Our own bodies by their canonical name; of two with one name the first."""
    rows: dict[str, list[str]] = {}
    for row in body_rows():
        rows.setdefault(row[6].partition("|")[0].partition(" (")[0], row)
    return rows


def _listed(keys: Sequence[str]) -> Iterator[Entry]:
    for entry in called(keys):
        if len(keys) < 2 and not any(keys_of(name) == tuple(keys) for name in (entry.name, *entry.aliases)):
            continue  # "Hizb Ullah" is no Hezbollah
        basis = f"; country by {entry.basis}" if entry.country else ""
        title = f"; title: {entry.title}" if entry.title else ""
        yield Entry(
            entry.name, entry.kind, entry.country, entry.sector, entry.id, entry.aliases, None, None, (),
            f"{entry.source}{basis}{title}",
        )  # fmt: skip


def _index() -> tuple[NameIndex, tuple[str, ...]]:
    own = own_actors()
    return _index_with(own.lines, own.bodies, own.hidden)


@lru_cache(maxsize=1)
def _index_with(*_: object) -> tuple[NameIndex, tuple[str, ...]]:
    """The index of all names; made anew when the user's actors, which are its arguments, are others."""
    pairs = [*officer_names(), *listed_names()]
    pairs += [(name, sense.lemma) for name, sense in lexicon().named() if sense.kind == "body"]
    return NameIndex([name for name, _ in pairs]), tuple(shown for _, shown in pairs)
