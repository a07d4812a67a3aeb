"""Who held which office on a day: looks persons up by name in `data/tenures.tsv` and the user's file.

A full name decides, in the spelling of the table or one that agrees with it (`spellings`); a bare surname only where one
person of that name held a high office (rank 2 or 3) on the day. Kim is not the first name of Kim Jong-un, and
Thaksin is how the text calls Thaksin Shinawatra: names of such countries are matched by their first word too. On days before 1900 and long after the tables end nobody holds an
office, and a person has a country only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from tacitus.resolve.who.own import hidden_key, own_actors
from tacitus.resolve.who.roles import small_words
from tacitus.resolve.who.spellings import agree, block_key, block_keys
from tacitus.resolve.who.tables import read_lines
from tacitus.resolve.who.words import keys_of

# Where the family name stands first, and where people are called by their first name.
_FIRST_WORD = frozenset(
    {"CHN", "TWN", "HKG", "KOR", "PRK", "VNM", "KHM", "SGP", "HUN", "THA", "ETH", "ERI", "MYS", "LAO"}
)
# The tables end here: an office that was open then may have ended since.
_LAST_DAY = "2023-03-31"
# Before and after these days nobody is looked up; the hand-made rows end about `TABLES_END`.
_FIRST, TABLES_END, _LAST = "1900-01-01", "2026-12-31", "2030-12-31"


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

    @property
    def attested(self) -> tuple[str, str, int] | None:
        """First and last day on which dated items call the person so, and how many do; None for other sources."""
        if not self.source.startswith("ce "):
            return None
        _, first, _, last, _, times, *_ = self.source.split(" ")
        return first, last, int(times)

    @property
    def is_end_only(self) -> bool:
        """Whether nothing but the end is known: items call the person "former" only."""
        return self.source.startswith("ce ") and self.source.endswith(" former")

    def covers(self, date: str) -> bool:
        """Whether the office was held on `date`; a year or month as an end covers the whole of it."""
        if self.start > date or (self.end and date > self.end and not date.startswith(self.end)):
            return False
        return not self.is_end_only


@dataclass(frozen=True, slots=True)
class Held:
    """A person found: the office that counts on the day, and whether it is held, over or to come ("unknown": no office
    is known about that day, before 1900 or long after the tables end)."""

    tenure: Tenure
    standing: Literal["in office", "former", "later", "unknown"]
    score: float


def find_officer(
    keys: Sequence[str], *, date: str | None, country: str | None = None, title: str | None = None
) -> Held | None:
    """The person called by these keys, with the office on `date` (without a date the latest one).

    Args:
        keys: folded words of the name, titles left out.
        date: ISO day, or None.
        country: only persons of this country, where it is known from the words around.
        title: the role noun before a bare surname: of several who bear it, the one who is that is meant.
    """
    table = _table()
    names = _bare(keys)
    if not names:
        return None
    if len(names) == 1:
        return _by_surname(names[0], date, country, title)
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


def find_spelt(
    keys: Sequence[str], *, date: str | None, country: str | None = None, unvowelled: bool = False
) -> Held | None:
    """The person whose full name agrees with these keys in another romanisation; None when there are several.

    Args:
        keys: folded words of the name in ASCII; words may be run together.
        date: ISO day, or None.
        country: only persons of this country, where it is known from the words around.
        unvowelled: the keys come from a script without short vowels.
    """
    people = _spelt_like(" ".join(_bare(keys)), unvowelled=unvowelled)
    held = [_standing(_tenures(person), date) for person in people]
    held = [h for h in held if h.standing != "later" and country in {None, h.tenure.country}]
    if (
        len({h.tenure.person for h in held if h.standing == "in office"} or {h.tenure.person for h in held})
        != 1
    ):
        return None
    best = max(held, key=_weight)
    return Held(best.tenure, best.standing, min(best.score, 0.8))


def people_called(keys: Sequence[str], *, unvowelled: bool = False) -> tuple[tuple[Tenure, ...], ...]:
    """The offices of everybody of this name: the full name, else one that agrees, else the surname, else its parts."""
    table = _table()
    names = _bare(keys)
    joined = " ".join(names)
    people = (
        table.by_name.get(joined)
        or (_spelt_like(joined, unvowelled=unvowelled) if len(names) > 1 else None)
        or (table.surnames.get(joined) if len(names) == 1 else _by_parts(names))
    )
    return tuple(_tenures(person) for person in dict.fromkeys(people or ()))


def tenures_with(tenure: Tenure) -> tuple[Tenure, ...]:
    """All offices of the person who holds this one."""
    names = _bare(keys_of(tenure.person))
    for person in _table().by_name.get(" ".join(names), ()):
        held = _tenures(person)
        if tenure in held:
            return held
    return (tenure,)


def standing_on(tenures: Sequence[Tenure], date: str | None) -> Held:
    """The office of a person that counts on a day, and whether it is held, over or to come."""
    return _standing(tenures, date)


def officer_names() -> tuple[tuple[str, str], ...]:
    """Every name in folded words with the name of its person."""
    rows = (line.split("\t", 4) for line in _table().lines)
    return tuple((name, row[3]) for row in rows for name in row[0].split("|"))


def is_out_of_range(date: str | None) -> bool:
    """Whether the tables say nothing about this day."""
    return date is not None and not _FIRST <= date <= _LAST


def forget() -> None:
    """Reads the tables anew on next use."""
    for table in (_table, _tenures, _by_block):
        table.cache_clear()


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


def is_mononym(keys: Sequence[str]) -> bool:
    """Whether one word is the whole name of somebody in the table, as of Suharto."""
    return len(keys) == 1 and bool(_mononyms(keys[0]))


def _mononyms(key: str) -> list[int]:
    """Persons of high office called by this word alone, where it is nobody else's surname."""
    table = _table()
    found = list(dict.fromkeys(table.by_name.get(key, ())))
    return [
        p
        for p in found
        if table.lines[p].split("\t", 2)[1] != "1" and not {*table.surnames.get(key, ())} - {*found}
    ]


def _by_surname(key: str, date: str | None, country: str | None, title: str | None = None) -> Held | None:
    table = _table()
    called = [_standing(_tenures(p), date) for p in _mononyms(key)]
    called = [
        h for h in called if country in {None, h.tenure.country} and h.standing in {"in office", "former"}
    ]
    if len(called) == 1:
        return called[0]
    held = [_standing(_tenures(p), date) for p in dict.fromkeys(table.surnames.get(key, ()))]
    if country is not None:
        held = [h for h in held if h.tenure.country == country]
    for standing in ("in office", "former"):
        for rank in (3, 2):
            if standing == "former" and country is None:
                continue
            found = [h for h in held if h.standing == standing and h.tenure.rank >= rank]
            if title is not None and len({h.tenure.person for h in found}) > 1:
                found = [h for h in found if h.tenure.role.casefold() == title] or found
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
    if is_out_of_range(date):
        return Held(max(tenures, key=lambda t: (t.rank, t.start)), "unknown", 0.3)
    held = [t for t in tenures if t.covers(date)]
    if held:
        best = max(held, key=lambda t: (t.rank, t.attested is None, t.start, t.end)) if held[1:] else held[0]
        if best.attested is not None:
            return Held(best, "in office", _score(best.attested, date))
        known = best.end or date <= (_LAST_DAY if best.source in {"wikidata", "congress"} else TABLES_END)
        return Held(best, "in office", 0.95 if known else 0.7)
    ended = [t for t in tenures if t.end and t.end < date]
    if ended:
        last = max(ended, key=lambda t: (t.rank, t.end))
        return Held(last, "former", 0.85 if last.attested is None or last.is_end_only else 0.5)
    first = min(tenures, key=lambda t: (t.start, -t.rank))
    return Held(first, "later", 0.6 if first.attested is None else 0.3)


def _score(attested: tuple[str, str, int], date: str) -> float:
    """How sure an office is that dated items give: by how many there are, and whether the day lies between them."""
    first, last, times = attested
    if times == 1:
        return 0.6
    return (0.7 if times == 2 else 0.8) if first <= date <= last else 0.65


def _weight(held: Held) -> tuple[object, ...]:
    order = {"in office": 2, "former": 1, "later": 0, "unknown": 0}
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
    lines = _lines()
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
            if len(words) > 3 and words[-2] == "de":  # "Cristina Fernández de Kirchner"
                surnames.setdefault(words[-3], []).append(person)
            if len(words) > 1 and len(words[0]) > 1 and tenures[:3] in _FIRST_WORD:
                surnames.setdefault(words[0], []).append(person)
    return _Table(lines, by_name, by_word, surnames)


def _lines() -> tuple[str, ...]:
    """The lines of the package that the user's file leaves, then those of the file."""
    lines, own = read_lines("tenures.tsv"), own_actors()
    if not own.hidden and not own.lines:
        return lines
    kept = []
    for line in lines:
        names, _, qid, person, _ = line.split("\t", 4)
        if not own.hidden.intersection((qid, qid.lower(), hidden_key(person), *names.split("|"))):
            kept.append(line)
    return (*kept, *own.lines)


def _spelt_like(joined: str, *, unvowelled: bool = False) -> list[int]:
    """Persons with a name that agrees with these words, as many or run together."""
    found = []
    for person in dict.fromkeys(_by_block().get(block_key(joined), ())):
        if any(agree(joined, form, unvowelled=unvowelled) for form in _forms(_table().lines[person])):
            found.append(person)
    return found


@cache
def _by_block() -> dict[str, list[int]]:
    table: dict[str, list[int]] = {}
    told = [(person, form) for person, line in enumerate(_table().lines) for form in _forms(line)]
    for (person, _), key in zip(told, block_keys(form for _, form in told), strict=True):
        table.setdefault(key, []).append(person)
    return table


def _forms(line: str) -> Iterator[str]:
    """Full names of a person; of high office also the first and last word, and the last two, of longer ones."""
    names, rank, _ = line.split("\t", 2)
    for name in names.split("|"):
        blanks = name.count(" ")
        if blanks:
            yield name
        if blanks > 1 and rank != "1":
            words = name.split(" ")
            yield f"{words[0]} {words[-1]}"
            yield f"{words[-2]} {words[-1]}"


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
