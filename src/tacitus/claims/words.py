"""The words of a claim and of an item brought to a common form: stems, countries, names, numbers.

Two texts tell the same act in other words; what they share is sought here in this order: letters are folded (accents off,
lower case), countries are found under every name that news has for them (`@FRA`, also for Paris and the French), numbers
in figures or words become one value (`=40`), and every other word its stem. A word with a capital inside a sentence is a
name. Words that say nothing about an act are left out. No tagging, no parsing.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from tacitus.claims.called import WORD, Names, called_at, form, names_by
from tacitus.claims.lexicon import lexicon
from tacitus.ontology.countries import countries
from tacitus.reading.inflect import _IRREGULAR, verb_forms

TermKind = Literal["country", "name", "number", "word"]
_ENDS = frozenset('.!?:;\n“"')
_SUFFIXES = (
    "ational", "ations", "ation", "ments", "ment", "ings", "ing", "ities", "ity", "ions", "ion", "ies", "ied", "ers", "ors",
    "er", "or", "ed", "es", "al", "ly", "s", "e", "y",
)  # fmt: skip
_NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb apr aug sep sept oct nov dec".split()
)
_KEPT = {
    "election": "election",
    "elections": "election",
    "electoral": "election",
    "news": "news",
    "iris": "iris",
}
_UNITS = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "score": 20,
}
_BODIES = {
    "united nations": "UNO", "un": "UNO", "security council": "UNO", "european union": "EUR", "eu": "EUR", "brussels": "EUR", "europeans": "EUR",
    "nato": "NATO", "african union": "AU", "arab league": "ARABL", "mercosur": "MERCOSUR", "ecowas": "ECOWAS", "opec": "OPEC", "imf": "IMF",
    "the union": "EUR", "koreas": "PRK KOR", "two koreas": "PRK KOR", "emiratis": "ARE", "emirates": "ARE", "saudis": "SAU", "saudi": "SAU",
    "americans": "USA", "british": "GBR", "britons": "GBR", "danes": "DNK", "swedes": "SWE", "finns": "FIN", "poles": "POL", "turks": "TUR",
    "spaniards": "ESP", "dutch": "NLD", "french": "FRA", "holland": "NLD", "washington": "USA", "wellington": "NZL", "kiev": "UKR", "burma": "MMR", "rangoon": "MMR", "white house": "USA",
    "pentagon": "USA", "naypyidaw": "MMR", "soviet": "RUS", "houthis": "YEM", "houthi": "YEM", "kurdish": "KURD", "taliban": "AFG", "donetsk": "UKR", "crimea": "UKR", "aleppo": "SYR",
    "tel aviv": "ISR", "jerusalem": "ISR", "gaza": "PSE", "hamas": "PSE", "hezbollah": "LBN", "hizbollah": "LBN", "vatican": "VAT", "holy see": "VAT", "islamic republic": "IRN",
    "farc": "COL", "eln": "COL", "juba": "SSD", "south sudan": "SSD", "south sudanese": "SSD", "lome": "TGO", "mogadishu": "SOM", "ivorian": "CIV", "yangon": "MMR", "kosovo": "KOS", "kosovan": "KOS",
}  # fmt: skip


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
        number, width = _number_at(tokens, at)
        if number is not None and _is_date(tokens, at, width):
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
    tables = (sorted(_names().items()), sorted(_bodies().items()), sorted(lexicon().empty), sorted(_MONTHS))
    return hashlib.blake2b(repr(tables).encode("utf-8"), digest_size=8).hexdigest()


@cache
def _bodies() -> Names:
    return names_by(_stem_of)


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """What the forms of a folded word share: irregular verbs by table, else the longest known ending is cut off."""
    word = _irregular().get(word, word)
    if word in _KEPT:
        return _KEPT[word]
    for suffix in _SUFFIXES:
        if (
            word.endswith(suffix)
            and len(word) - len(suffix) >= 3
            and not (suffix == "s" and word.endswith("ss"))
        ):
            word = word[: -len(suffix)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiousl":
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word[-1] in "eiy" else word


def fold(text: str) -> str:
    """Lower case without accents; the length may change."""
    plain = unicodedata.normalize("NFD", text.lower())
    return "".join(c for c in plain if not unicodedata.combining(c)).replace("’", "'")


@lru_cache(maxsize=1 << 17)
def folded(word: str) -> str:
    """A single word folded."""
    return fold(word) if not word.isascii() else word.lower()


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
    for called, told in _BODIES.items():
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


def _number_at(tokens: Sequence[_Token], at: int) -> tuple[float | None, int]:
    """The number that begins here and how many words it takes: "half a million", "three dozen", "14,000"."""
    low = tokens[at].low
    lows = [t.low for t in tokens[at : at + 4]]
    if lows[:2] == ["half", "a"] and len(lows) > 2 and lows[2] in _UNITS:
        return _UNITS[lows[2]] / 2, 3
    if low in ("a", "an") and len(lows) > 1 and lows[1] in ("dozen", "hundred", "million"):
        big = len(lows) > 2 and lows[1] == "hundred" and lows[2] == "thousand"
        return (100_000, 3) if big else (_UNITS[lows[1]], 2)
    value: float | None = None
    if low[0].isdigit():
        plain = low.replace(",", "") if re.fullmatch(r"\d{1,3}(?:,\d{3})+", low) else low
        try:
            value = float(plain.replace(",", "."))
        except ValueError:
            return None, 0
    elif low in _NUMBERS:
        value = _NUMBERS[low]
    if value is None:
        return None, 0
    width = 1
    if (
        len(lows) > 1
        and value >= 20
        and not low[0].isdigit()
        and lows[1] in _NUMBERS
        and _NUMBERS[lows[1]] < 10
    ):
        value, width = value + _NUMBERS[lows[1]], 2
    while width < len(lows) and lows[width] in _UNITS:
        value, width = value * _UNITS[lows[width]], width + 1
    return value, width


def _is_date(tokens: Sequence[_Token], at: int, width: int) -> bool:
    """Whether a number is part of a date: a year, or a day beside the name of a month."""
    low = tokens[at].low
    if width != 1 or not low.isdigit():
        return False
    beside = (tokens[at - 1].low if at else "", tokens[at + 1].low if at + 1 < len(tokens) else "")
    return (len(low) == 4 and low[:2] in ("18", "19", "20")) or (
        len(low) <= 2 and not _MONTHS.isdisjoint(beside)
    )


def _is_common(low: str) -> bool:
    """Whether a word at the beginning of a sentence is likely no name."""
    from tacitus.claims.likeness import is_known_word

    return low in lexicon().empty or is_known_word(low)


@cache
def _irregular() -> Mapping[str, str]:
    table: dict[str, str] = {}
    for lemma in _IRREGULAR:
        for surface, _ in verb_forms(lemma):
            table.setdefault(surface, lemma)
    table.update({"men": "man", "women": "woman", "children": "child", "dead": "death", "died": "die", "left": "leave", "won": "win", "lost": "lose",
                  "broke": "break", "broken": "break", "fell": "fall", "fallen": "fall", "chose": "choose", "chosen": "choose", "ground": "ground"})  # fmt: skip
    return table
