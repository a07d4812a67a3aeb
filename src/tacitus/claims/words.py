"""The words of a claim and of an item brought to a common form: stems, countries, names, numbers.

Two texts tell the same act in other words; what they share is sought here in this order: letters are folded (accents off,
lower case), countries are found under every name that news has for them (`@FRA`, also for Paris and the French), numbers
in figures or words become one value (`=40`), and every other word its stem. A word with a capital inside a sentence is a
name. Words that say nothing about an act are left out. No tagging, no parsing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from tacitus.claims.called import WORD, Names, called_at, form, names_by
from tacitus.claims.lexicon import lexicon, table
from tacitus.claims.numbers import MONTHS, is_date, number_at
from tacitus.claims.stems import folded, stem
from tacitus.ontology.countries import countries

TermKind = Literal["country", "name", "number", "word"]
_ENDS = frozenset('.!?:;\n“"')


@dataclass(frozen=True, slots=True)
class Term:
    """A word or name in its common form; `start`..`end` are offsets in the text given, `text` is it as written."""

    kind: TermKind
    key: str
    start: int
    end: int
    text: str
    value: float | None = None

    @property
    def is_body(self) -> bool:
        """Whether it stands for a body, group or treaty under all its names (`called`)."""
        return self.key.startswith("+")


@dataclass(frozen=True, slots=True)
class _Token:
    low: str
    start: int
    end: int
    capital: bool
    first: bool


def terms_of(text: str) -> list[Term]:
    """The terms of a text in its order; one country named twice stands twice. A body that has several names stands before the
    words of its name."""
    return list(_terms_of(text))


@lru_cache(maxsize=1024)  # an article's statements are held beside the same items again and again
def _terms_of(text: str) -> tuple[Term, ...]:
    tokens = list(_tokens(text))
    lows = [t.low for t in tokens]
    forms = [form(text[t.start : t.end], _stem_of) for t in tokens]
    found: list[Term] = []
    at, body_end = 0, 0
    while at < len(tokens):
        token = tokens[at]
        if at >= body_end and (called := called_at(forms, at, _bodies())):
            body_end = at + called[1]
            end = tokens[body_end - 1].end
            found.append(Term("name", called[0], token.start, end, text[token.start : end]))
        named, width = _country_at(tokens, at)
        if named:
            end = tokens[at + width - 1].end
            found += [Term("country", f"@{c}", token.start, end, text[token.start : end]) for c in named]
            at += width
            continue
        number, width = number_at(lows, at)
        if number is not None and is_date(lows, at, width):
            at += width
            continue
        if number is not None:
            end = tokens[at + width - 1].end
            found.append(Term("number", f"={number:g}", token.start, end, text[token.start : end], number))
            at += width
            continue
        at += 1
        if len(token.low) < 2 or token.low in lexicon().empty or token.low[0].isdigit():
            continue
        kind: TermKind = "name" if token.capital and not token.first else "word"
        if token.capital and token.first and not _is_common(token.low):
            kind = "name"
        found.append(Term(kind, stem(token.low), token.start, token.end, text[token.start : token.end]))
    return tuple(found)


def in_names_of(item: str, claim: str) -> str:
    """The claim with bodies and treaties called what the item calls them: "JCPOA" for "the Iran nuclear deal"."""
    theirs = {t.key: t.text for t in reversed(terms_of(item)) if t.is_body}
    for term in reversed([t for t in terms_of(claim) if t.key in theirs]):
        claim = f"{claim[: term.start]}{theirs[term.key]}{claim[term.end :]}"
    return claim


def _stem_of(word: str) -> str:
    low = folded(word)
    return stem(low.removesuffix("'s"))


@cache
def tables_digest() -> str:
    """A digest of the tables that terms are made by: an index made by others holds other terms."""
    tables = (sorted(_names().items()), sorted(_bodies().items()), sorted(lexicon().empty), sorted(MONTHS))
    return hashlib.blake2b(repr(tables).encode("utf-8"), digest_size=8).hexdigest()


@cache
def _bodies() -> Names:
    return names_by(_stem_of)


def _tokens(text: str) -> Iterator[_Token]:
    first = True
    last = 0
    for match in WORD.finditer(text):
        word = match.group()
        between = text[last : match.start()]
        first = first or (between != " " and not _ENDS.isdisjoint(between))
        low = "usa" if word == "US" else folded(word)  # in small letters it is a pronoun
        low = low[:-2] if low.endswith("'s") else low
        yield _Token(low, match.start(), match.end(), word[0].isupper(), first)
        first, last = False, match.end()


def _country_at(tokens: Sequence[_Token], at: int) -> tuple[tuple[str, ...], int]:
    token = tokens[at]
    for words, codes in _names().get(token.low, ()):
        if len(words) > 1 and [t.low for t in tokens[at : at + len(words)]] != list(words):
            continue
        if any(t.capital for t in tokens[at : at + len(words)]):
            return codes, len(words)
    return (), 0


@cache
def _others() -> Mapping[str, str]:
    """Names that news has for countries beside those of the ontology -> their codes (`data/countries.yaml`)."""
    return {str(name): str(codes) for codes, names in table("countries.yaml").items() for name in names}


@cache
def _names() -> Mapping[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    """First word -> names of countries and bodies that begin with it, the longest first."""
    table: dict[tuple[str, ...], tuple[str, ...]] = {}
    for code, country in countries().items():
        every = (
            *country.names,
            *country.adjectives,
            *country.people,
            *country.seats,
            *country.parts,
            *country.former,
        )
        for name in every:
            words = tuple(folded(m.group()) for m in WORD.finditer(name))
            if words and (len(words) > 1 or len(words[0]) > 2 or words[0] in ("us", "uk", "un")):
                table.setdefault(words, (code,))
    for called, told in _others().items():
        table[tuple(called.split())] = tuple(told.split())
    for words in list(table):
        if len(words) == 1 and not words[0].endswith("ese"):
            table.setdefault((words[0] + "s",), table[words])
    table.pop(("us",), None)
    table[("u", "s")] = ("USA",)
    table[("uk",)] = table[("u", "k")] = ("GBR",)
    found: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for words, codes in sorted(table.items(), key=lambda one: (-len(one[0]), one[0])):
        found.setdefault(words[0], []).append((words, codes))
    return found


def _is_common(low: str) -> bool:
    """Whether a word at the beginning of a sentence is likely no name."""
    from tacitus.claims.likeness import is_known_word

    return low in lexicon().empty or is_known_word(low)
