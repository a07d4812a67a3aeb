"""Who held which office on a day: looks persons up by name in `data/tenures.tsv`.

A full name decides; a bare surname only where one person of that name held a high office (rank 2 or 3) on the day.
Kim is not the first name of Kim Jong-un: names of East Asia are matched by their first word too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from tacitus.resolve.who.roles import small_words
from tacitus.resolve.who.tables import read_lines

_FAMILY_FIRST = frozenset({"CHN", "TWN", "HKG", "KOR", "PRK", "VNM", "KHM", "SGP", "HUN"})
# The tables end here: an office that was open then may have ended since.
_LAST_DAY = "2023-03-31"


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person in one office. Days may be years or months; an empty `end` is open."""

    qid: str
    person: str
    country: str
    sector: str
    rank: int
    role: str
    start: str
    end: str
    source: str

    def covers(self, date: str) -> bool:
        """Whether the office was held on `date`; a year or month as an end covers the whole of it."""
        return self.start <= date and (not self.end or date <= self.end or date.startswith(self.end))


@dataclass(frozen=True, slots=True)
class Held:
    """A person found: the office that counts on the day, and whether it is held, over or to come."""

    tenure: Tenure
    standing: Literal["in office", "former", "later"]
    score: float


def find_officer(keys: Sequence[str], *, date: str | None, country: str | None = None) -> Held | None:
    """The person called by these keys, with the office on `date` (without a date the latest one).

    Args:
        keys: folded words of the name, titles left out.
        date: ISO day, or None.
        country: only persons of this country, where it is known from the words around.
    """
    table = _table()
    names = _bare(keys)
    if not names:
        return None
    if len(names) == 1:
        return _by_surname(names[0], date, country)
    people = list(table.by_name.get(" ".join(names), ()))
    exact = bool(people)
    if not people:
        people = _by_parts(names)
    held = [_standing(_tenures(p), date) for p in people]
    if country is not None:
        held = [h for h in held if h.tenure.country == country] or ([] if not exact else held)
    if not exact:
        held = [h for h in held if h.tenure.rank >= 2]
        if len({h.tenure.person for h in held if h.standing == "in office"}) > 1:
            return None
    return max(held, key=_weight, default=None)


def is_officer(joined: str) -> bool:
    """Whether a full name (keys joined with blanks, particles left out) is in the table."""
    return joined in _table().by_name


@dataclass(frozen=True, slots=True)
class _Table:
    """Persons by number: the unread lines of the file, and who is called what."""

    lines: tuple[str, ...]
    by_name: dict[str, list[int]]
    by_word: dict[str, list[int]]
    surnames: dict[str, list[int]]


def _by_surname(key: str, date: str | None, country: str | None) -> Held | None:
    table = _table()
    held = [_standing(_tenures(p), date) for p in dict.fromkeys(table.surnames.get(key, ()))]
    if country is not None:
        held = [h for h in held if h.tenure.country == country]
    for standing in ("in office", "former"):
        for rank in (3, 2):
            if standing == "former" and country is None:
                continue
            found = [h for h in held if h.standing == standing and h.tenure.rank >= rank]
            if len({h.tenure.person for h in found}) == 1:
                best = max(found, key=_weight)
                return Held(best.tenure, best.standing, 0.8 if country is None else 0.9)
            if found:
                return None
    return None


def _by_parts(names: Sequence[str]) -> list[int]:
    """Persons whose name holds all the words in order, or all of whose words stand in order in the name given."""
    table = _table()
    lists = [table.by_word.get(name, []) for name in names]
    shortest = min((found for found in lists if found), key=len, default=[])
    matched = []
    for person in dict.fromkeys([*shortest, *(lists[-1] if len(lists[-1]) < 200 else [])]):
        for own in _names(person):
            if len(own) > 1 and (_in_order(names, own) or _in_order(own, names)):
                matched.append(person)
                break
    return matched


def _in_order(few: Sequence[str], many: Iterable[str]) -> bool:
    rest = iter(many)
    return all(word in rest for word in few)


def _standing(tenures: Sequence[Tenure], date: str | None) -> Held:
    if date is None:
        best = max(tenures, key=lambda t: (t.end or "9999", t.rank, t.start))
        return Held(best, "in office", 0.85)
    held = [t for t in tenures if t.covers(date)]
    if held:
        best = max(held, key=lambda t: (t.rank, t.start, t.end))
        known = best.end or best.source == "own" or date <= _LAST_DAY
        return Held(best, "in office", 0.95 if known else 0.7)
    ended = [t for t in tenures if t.end and t.end < date]
    if ended:
        return Held(max(ended, key=lambda t: (t.rank, t.end)), "former", 0.85)
    return Held(min(tenures, key=lambda t: (t.start, -t.rank)), "later", 0.6)


def _weight(held: Held) -> tuple[object, ...]:
    order = {"in office": 2, "former": 1, "later": 0}
    t = held.tenure
    return (order[held.standing], t.rank, t.end or "9999", t.start, t.person, t.qid, t.country)


def _bare(keys: Iterable[str]) -> list[str]:
    articles = small_words("articles")
    bare = [key for key in keys if key not in articles]
    return bare if bare else list(keys)


@cache
def _table() -> _Table:
    by_name: dict[str, list[int]] = {}
    by_word: dict[str, list[int]] = {}
    surnames: dict[str, list[int]] = {}
    lines = read_lines("tenures.tsv")
    for person, line in enumerate(lines):
        names, rank, _, _, tenures = line.split("\t", 4)
        for name in names.split("|"):
            by_name.setdefault(name, []).append(person)
            if rank == "1":
                continue
            words = name.split(" ")
            for word in words:
                by_word.setdefault(word, []).append(person)
            surnames.setdefault(words[-1], []).append(person)
            if len(words) > 1 and tenures[:3] in _FAMILY_FIRST:
                surnames.setdefault(words[0], []).append(person)
    return _Table(lines, by_name, by_word, surnames)


def _names(person: int) -> list[list[str]]:
    return [name.split(" ") for name in _table().lines[person].split("\t", 1)[0].split("|")]


@lru_cache(maxsize=4096)
def _tenures(person: int) -> tuple[Tenure, ...]:
    _, _, qid, name, told = _table().lines[person].split("\t")
    tenures = []
    for row in told.split("|"):
        country, sector, rank, role, start, end, source = row.split(";")
        tenures.append(Tenure(qid, name, country, sector, int(rank), role, start, end, source))
    return tuple(tenures)
