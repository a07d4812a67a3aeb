"""The table of names that the coder reads blind: given names, surnames of leaders, names of groups.

    python -m tacitus.training.names PORTAL.jsonl.gz > src/tacitus/reading/encoder/data/names.tsv

Rows are `kind, key, name`: `given` and `surname` from the persons of the registry's tenures (Wikidata, CC0), `group` with one
key for all names of a group from its bodies and the groups of UCDP. Words that the portal's items also write small
are left out: they would be mistaken for names at the start of a sentence.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from tacitus.ontology.countries import countries
from tacitus.reading.tokens import CALENDAR, FUNCTION_WORDS, tokenize
from tacitus.resolve.who.tables import read_rows

PERSONS = 4  # that bear a given name before it counts as one
LEADER = 2  # least rank of an office whose holders are known by their surname
SINCE = "1985"
KINDS = frozenset({"armed", "party", "movement", "group"})
_SMALL = 0.08  # share of small spellings from which a word is no name
_NO_GIVEN = frozenset(
    "San Santa Santo São Saint St New Fort Port Los Las El Al La Le De Do Da Di Del North South East West Great Upper Lower "
    "Mount Lake Royal Supreme National International Federal United General Prime First Second Grand High".split()
)


def small_spellings(texts: Iterable[str]) -> dict[str, float]:
    """Small-letter word -> share of its occurrences, first words of texts left out, that are written small."""
    small, all_ = Counter[str](), Counter[str]()
    for text in texts:
        for word in tokenize(text)[1:]:
            if word.is_word:
                all_[word.low] += 1
                small[word.low] += word.text == word.low
    return {word: small[word] / count for word, count in all_.items()}


def rows(small: dict[str, float]) -> Iterator[tuple[str, str, str]]:
    """Rows of the table, sorted within each kind."""
    taken = {n for c in countries().values() for n in (*c.names, *c.adjectives, *c.people, *c.seats)}
    cities = {name for name, _, people in read_rows("places.tsv", 3) if int(people or 0) > 50_000}

    def name_like(word: str) -> bool:
        return (
            len(word) > 1
            and word[0].isupper()
            and word not in taken
            and word not in CALENDAR
            and word.lower() not in FUNCTION_WORDS
            and small.get(word.lower(), 0.0) < _SMALL
        )

    given, surnames = Counter[str](), set[str]()
    for _, rank, _, person, tenures in read_rows("tenures.tsv.gz", 5):
        words = [t.text for t in tokenize(person) if t.is_word]
        if len(words) < 2:
            continue
        given[words[0]] += 1
        last = max((t.split(";")[5] or "9999" for t in tenures.split("|")), default="")
        if int(rank) >= LEADER and last >= SINCE and name_like(words[-1]) and words[-1] not in cities:
            surnames.add(words[-1])
    for word in sorted(given):
        if given[word] >= PERSONS and name_like(word) and word not in _NO_GIVEN:
            yield "given", word, word
    for word in sorted(surnames):
        yield "surname", word, word
    yield from sorted(set(_groups(name_like)))


def _groups(name_like: Callable[[str], bool]) -> Iterator[tuple[str, str, str]]:
    for place, row in enumerate(read_rows("bodies.tsv", 8)):
        if row[3] in KINDS:
            yield from _named(f"b{place}", row[6].split("|"), name_like)
    for place, row in enumerate(read_rows("groups.tsv", 3)):
        yield from _named(f"u{place}", row[1:], name_like)


def _named(
    key: str, names: Iterable[str], name_like: Callable[[str], bool]
) -> Iterator[tuple[str, str, str]]:
    for name in names:
        words = [t.text for t in tokenize(name) if t.is_word]
        if any(ord(letter) > 0x24F for letter in name.replace("’", "'")):
            continue
        if words and words[0][0].isupper() and (len(words) > 1 or name_like(words[0])):
            yield "group", key, name


def main() -> None:
    """Count the portal's spellings and print the table."""
    with gzip.open(sys.argv[1], "rt", encoding="utf-8") as lines:
        small = small_spellings(json.loads(line)["text"] for line in lines)
    for row in rows(small):
        print("\t".join(row))


if __name__ == "__main__":
    main()
