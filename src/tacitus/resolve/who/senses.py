"""What a stretch of words can mean, and the table from words to meanings.

A sense is a country, an adjective of one, a body, a role noun and so on, with what it is coded as. The table
holds phrases by their first word; `senses_at` gives the longest that stands in the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tacitus.resolve.who.words import Word, keys_of

Kind = Literal[
    "country", "adjective", "people", "seat", "territory", "region", "ethnic", "body", "role", "weak", "place", "former",
    "opposition", "nothing",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning. `code` and `sector` are what it is coded as, `lemma` the canonical name or the singular.

    `since` and `until` are the days between which it holds, both inclusive; `kind_of` is the kind of a body
    ("armed", "company"). `cased`: at least one word must have a capital; `capitals`: all letters must be capitals.
    """

    kind: Kind
    lemma: str
    code: str | None = None
    sector: str | None = None
    other: tuple[str, ...] = ()
    qid: str | None = None
    kind_of: str | None = None
    since: str | None = None
    until: str | None = None
    cased: bool = False
    capitals: bool = False
    plural: bool = False

    def holds_on(self, date: str | None) -> bool:
        """Whether it holds on `date`; without a date whatever holds now."""
        if date is None:
            return self.until is None
        return (self.since is None or self.since <= date) and (self.until is None or date <= self.until)


class Phrases:
    """Phrases by their first two keys, longest first; of equal length in the order in which they were added."""

    def __init__(self) -> None:
        self._table: dict[str, dict[str, list[tuple[tuple[str, ...], Sense]]]] = {}
        self._sorted: set[tuple[str, str]] = set()

    def add(self, name: str, sense: Sense) -> None:
        """Adds one name of a sense; names without letters or digits are passed over."""
        self.add_keys(keys_of(name), sense)

    def add_keys(self, keys: Sequence[str], sense: Sense) -> None:
        """Adds one name of a sense by its keys."""
        if keys:
            second = keys[1] if len(keys) > 1 else ""
            self._table.setdefault(keys[0], {}).setdefault(second, []).append((tuple(keys[1:]), sense))
            self._sorted.discard((keys[0], second))

    def senses_at(self, words: Sequence[Word], at: int, date: str | None = None) -> tuple[int, Sense] | None:
        """The longest phrase that begins at word `at`: number of words and sense; None if there is none."""
        key = words[at].key
        by_second = self._table.get(key)
        if by_second is None:
            return None
        room = len(words) - at - 1
        for second in (words[at + 1].key, "") if room else ("",):
            entries = by_second.get(second)
            if entries is None:
                continue
            if len(entries) > 1 and (key, second) not in self._sorted:
                entries.sort(key=lambda e: -len(e[0]))
                self._sorted.add((key, second))
            for rest, sense in entries:
                size = len(rest)
                if size > room:
                    continue
                if size > 1 and (
                    words[at + size].key != rest[-1]  # which seldom is, and spares the look at all
                    or any(words[at + 1 + i].key != k for i, k in enumerate(rest))
                ):
                    continue
                free = not sense.cased and not sense.capitals
                if (free or _is_spelt(words[at : at + 1 + size], sense)) and sense.holds_on(date):
                    return 1 + size, sense
        return None

    def whole(self, words: Sequence[Word]) -> list[Sense]:
        """Every sense of these words as a whole, whenever it holds, in their order of precedence."""
        if not words:
            return []
        rest = tuple(word.key for word in words[1:])
        entries = self._table.get(words[0].key, {}).get(rest[0] if rest else "", ())
        return [sense for keys, sense in entries if keys == rest and _is_spelt(words, sense)]

    def named(self) -> Iterator[tuple[str, Sense]]:
        """Every phrase, its keys parted by blanks, with its sense."""
        for first, by_second in self._table.items():
            for entries in by_second.values():
                for rest, sense in entries:
                    yield " ".join((first, *rest)), sense

    def __contains__(self, keys: tuple[str, ...]) -> bool:
        entries = self._table.get(keys[0], {}).get(keys[1] if len(keys) > 1 else "", ())
        return any(rest == keys[1:] for rest, _ in entries)


def _is_spelt(words: Iterable[Word], sense: Sense) -> bool:
    if sense.capitals:
        return all(word.text.replace(".", "").isupper() or not word.text.isalpha() for word in words)
    return not sense.cased or any(word.is_cased for word in words)
