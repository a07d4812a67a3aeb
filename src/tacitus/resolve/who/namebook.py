"""Who is called what: persons of `data/tenures.tsv.gz` and of the user's file by name, surname, words and spelling.

Persons are numbers of lines; who holds which office is for `officers`. Names that agree in another romanisation are
found by `spellings.block_key`; names that are a letter or a patronymic apart by a word that both have (`respelt`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from tacitus.resolve.who.own import hidden_key, own_actors
from tacitus.resolve.who.respelt import is_respelt
from tacitus.resolve.who.roles import small_words
from tacitus.resolve.who.spellings import agree, block_key, block_keys
from tacitus.resolve.who.tables import read_lines

# Where the family name stands first, and where people are called by their first name.
FIRST_WORD = frozenset(
    {"CHN", "TWN", "HKG", "KOR", "PRK", "VNM", "KHM", "SGP", "HUN", "THA", "ETH", "ERI", "MYS", "LAO"}
)
_TURNED = (FIRST_WORD | {"JPN"}) - {"THA", "ETH", "ERI", "MYS", "LAO"}  # where both orders are written
_PATRONYMIC = re.compile(r"(?:ovich|evich|ovych|evych|ovna|evna|ivna|oglu|oglou|ogly|oghlu|uulu|kyzy|qizi)$")
_OF_FATHER = re.compile(r"g?iin$")  # Mongolian: "Tsakhiagiin", the son of Tsakhia
_LEFT_OUT = frozenset(
    "mohammad mohammed muhammad mohamed muhammed ali syed sayed seyed seyyed sayyid said haji hajji abu jose maria".split()
)
_FIRST_NAMED = frozenset(
    "king queen prince princess emir sultan sheikh sheik crown".split()
)  # before a first name
_SHORTEST = 5  # letters of a surname that is looked up in another spelling
_LONG_NAME = 11  # letters and blanks of a name looked up in another order and another spelling at once
_WORD = 4  # letters of a word that two spellings of a name must share


@dataclass(frozen=True, slots=True)
class Names:
    """Persons by number: the unread lines of the file, and who is called what; the last two of high office only."""

    lines: tuple[str, ...]
    by_name: dict[str, list[int]]
    by_word: dict[str, list[int]]
    surnames: dict[str, list[int]]


@cache
def names() -> Names:
    """The table, built on first use."""
    by_name: dict[str, list[int]] = {}
    by_word: dict[str, list[int]] = {}
    surnames: dict[str, list[int]] = {}
    lines = _lines()
    for person, line in enumerate(lines):
        told, rank, _, _, tenures = line.split("\t", 4)
        for name in told.split("|"):
            by_name.setdefault(name, []).append(person)
            if rank == "1":
                continue
            words = name.split(" ")
            for word in words:
                by_word.setdefault(word, []).append(person)
            if len(words) != 2 or words[0] not in _FIRST_NAMED:  # "King Abdullah" has no surname
                surnames.setdefault(words[-1], []).append(person)
            if len(words) > 3 and words[-2] == "de":  # "Cristina Fernández de Kirchner"
                surnames.setdefault(words[-3], []).append(person)
            if len(words) > 1 and len(words[0]) > 1 and tenures[:3] in FIRST_WORD:
                surnames.setdefault(words[0], []).append(person)
    return Names(lines, by_name, by_word, surnames)


def bare(keys: Iterable[str]) -> list[str]:
    """The words of a name without articles."""
    articles = small_words("articles")
    kept = [key for key in keys if key not in articles]
    return kept if kept else list(keys)


def is_officer(joined: str) -> bool:
    """Whether a full name (keys joined with blanks, articles left out) is in the table."""
    return joined in names().by_name


def officer_names() -> tuple[tuple[str, str], ...]:
    """Every name in folded words with the name of its person."""
    rows = (line.split("\t", 4) for line in names().lines)
    return tuple((name, row[3]) for row in rows for name in row[0].split("|"))


def is_full_name(given: str, surname: str) -> bool:
    """Whether the table knows the one as a given name and the other as a surname, of whomever."""
    givens, surnames = _given_and_last()
    return given in givens and surname in surnames


def mononyms(key: str) -> list[int]:
    """Persons of high office called by this word alone, whoever else bears it as a surname."""
    table = names()
    return [p for p in dict.fromkeys(table.by_name.get(key, ())) if table.lines[p].split("\t", 2)[1] != "1"]


@cache
def _low_surnames() -> dict[str, list[int]]:
    table: dict[str, list[int]] = {}
    for person, line in enumerate(names().lines):
        told, rank, _ = line.split("\t", 2)
        if rank == "1":
            for surname in dict.fromkeys(name.split(" ")[-1] for name in told.split("|") if " " in name):
                table.setdefault(surname, []).append(person)
    return table


def low_bearers(surname: str) -> list[int]:
    """Persons of lower office only who bear this surname as the last word of their name."""
    return _low_surnames().get(surname, [])


def short_of(words: Sequence[str]) -> list[int]:
    """Persons of any rank whose longer name begins (an initial aside) with the first word and holds the last one: "James
    Clapper" of James R. Clapper, "Samuel Moreno" of Samuel Moreno Rojas."""
    return _short_forms().get((words[0], words[-1]), []) if len(words) == 2 else []


def by_parts(words: Sequence[str]) -> list[int]:
    """Persons whose name begins with the words; else those whose name holds all of them in order, or all of whose words
    stand in order in the name given."""
    table = names()
    lists = [table.by_word.get(word, []) for word in words]
    shortest = min((found for found in lists if found), key=len, default=[])
    matched: list[int] = []
    begins: list[int] = []
    start = tuple(words)
    for person in dict.fromkeys([*shortest, *(lists[-1] if len(lists[-1]) < 200 else [])]):
        for own in _words_of(person):
            if own[: len(words)] == start:
                begins.append(person)
                break
            if len(own) > 1 and (_in_order(words, own) or (_in_order(own, words) and _may_begin(own, words))):
                matched.append(person)
                break
    return begins or matched


def spelt_like(joined: str, *, unvowelled: bool = False) -> list[int]:
    """Persons with a name that agrees with these words, as many or run together."""
    found = []
    for person in dict.fromkeys(_by_block().get(block_key(joined), ())):
        if any(agree(joined, form, unvowelled=unvowelled) for form in _forms(names().lines[person])):
            found.append(person)
    return found


def turned(words: Sequence[str]) -> list[int]:
    """Persons of countries where the family name stands first, called by these words in the other order."""
    if not 2 <= len(words) <= 3:
        return []
    for order in ([words[-1], *words[:-1]], [*words[1:], words[0]]):
        joined = " ".join(order)
        found = names().by_name.get(joined) or (spelt_like(joined) if len(joined) > _LONG_NAME else [])
        found = [p for p in found if _country(p) in _TURNED]
        if found:
            return found
    return []


def without_patronymic(words: Sequence[str]) -> list[str]:
    """The words of a name, an East Slavic or Turkic patronymic in the middle or at the end left out."""
    kept = [w for i, w in enumerate(words) if not i or not _PATRONYMIC.search(w)]
    return kept if len(kept) > 1 else list(words)


def respelt(words: Sequence[str]) -> list[int]:
    """Persons of high office whose given name or surname is the same, and the other one nearly so (`respelt`)."""
    table = names()
    found = []
    for shared in (words[-1], words[0]):
        if len(shared) < _WORD:
            continue
        for person in dict.fromkeys(table.by_word.get(shared, ())):
            if shared == words[-1] and _country(person) in _TURNED and words[0] not in _words_of(person)[0]:
                continue  # a given name alone, where the family name stands first: "Woo Won-shik", "Chung Won-shik"
            if any(is_respelt(words, own) for own in _words_of(person)):
                found.append(person)
    return list(dict.fromkeys(found))


def surname_spelt_like(key: str) -> list[int]:
    """Persons of high office whose surname agrees with this one in another romanisation."""
    if len(key) < _SHORTEST:
        return []
    alike = [own for own in _surnames_by_block().get(block_key(key), ()) if own != key and agree(key, own)]
    return list(dict.fromkeys(p for own in alike for p in names().surnames[own]))


def forget() -> None:
    """Reads the tables anew on next use."""
    for table in (
        names,
        _low_surnames,
        _short_forms,
        _by_block,
        _surnames_by_block,
        _given_and_last,
        _words_of,
    ):
        table.cache_clear()


def _may_begin(own: Sequence[str], words: Sequence[str]) -> bool:
    """Whether a longer name may be that of a shorter one of the table: it begins alike, or with a name that is often left out."""
    return own[0] == words[0] or len(own) > 2 or words[0] in _LEFT_OUT


def _in_order(few: Sequence[str], many: Sequence[str]) -> bool:
    if few[0] not in many:  # which rules most names out
        return False
    rest = iter(many)
    return all(word in rest for word in few)


def _country(person: int) -> str:
    return names().lines[person].split("\t", 4)[4][:3]


def _lines() -> tuple[str, ...]:
    """The lines of the package that the user's file leaves, then those of the file."""
    lines, own = read_lines("tenures.tsv.gz"), own_actors()
    if not own.hidden and not own.lines:
        return lines
    kept = []
    for line in lines:
        told, _, qid, person, _ = line.split("\t", 4)
        if not own.hidden.intersection((qid, qid.lower(), hidden_key(person), *told.split("|"))):
            kept.append(line)
    return (*kept, *own.lines)


@cache
def _by_block() -> dict[str, list[int]]:
    table: dict[str, list[int]] = {}
    told = [(person, form) for person, line in enumerate(names().lines) for form in _forms(line)]
    for (person, _), key in zip(told, block_keys(form for _, form in told), strict=True):
        table.setdefault(key, []).append(person)
    return table


@cache
def _surnames_by_block() -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    told = [surname for surname in names().surnames if len(surname) >= _SHORTEST]
    for surname, key in zip(told, block_keys(told), strict=True):
        table.setdefault(key, []).append(surname)
    return table


@cache
def _given_and_last() -> tuple[frozenset[str], frozenset[str]]:
    full = [name for name in names().by_name if " " in name]
    givens = frozenset(n.split(" ", 1)[0] for n in full) - {"crown"}
    return givens, frozenset(n.rsplit(" ", 1)[-1] for n in full)


def _forms(line: str) -> Iterator[str]:
    """Full names of a person; of high office also the first and last word, and the last two, of longer ones."""
    told, rank, _ = line.split("\t", 2)
    for name in told.split("|"):
        blanks = name.count(" ")
        if blanks:
            yield name
        if blanks > 1 and rank != "1":
            words = name.split(" ")
            yield f"{words[0]} {words[-1]}"
            yield f"{words[-2]} {words[-1]}"
        if "iin " in name and blanks:  # "Tsakhiagiin Elbegdorj" is "Tsakhia Elbegdorj" too
            father, _, rest = name.partition(" ")
            yield f"{_OF_FATHER.sub('', father)} {rest}"


@cache
def _short_forms() -> dict[tuple[str, str], list[int]]:
    table: dict[tuple[str, str], list[int]] = {}
    for person, line in enumerate(names().lines):
        forms: set[tuple[str, str]] = set()
        for name in line.split("\t", 1)[0].split("|"):
            words = name.split(" ")
            own = words[1:] if len(words[0]) == 1 else words
            if len(words) > 2:
                forms.update((own[0], word) for word in own[1:] if len(word) > 2)
        for form in forms:
            table.setdefault(form, []).append(person)
    return table


@lru_cache(maxsize=65536)
def _words_of(person: int) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(name.split(" ")) for name in names().lines[person].split("\t", 1)[0].split("|"))
