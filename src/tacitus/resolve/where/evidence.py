"""The words of a text, and the English words that speak for or against a place, read once from `data`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from tacitus.errors import ResourceError

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’‘`ʻʼ][^\W\d_]+)*", re.UNICODE)
_POSSESSIVE = re.compile(r"['’]s$|['’]$", re.IGNORECASE)
_LOOKBACK = 60  # code points before a name in which a preposition is looked for


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text; `end` leaves a possessive "'s" out. `capital` tells of its first letter."""

    start: int
    end: int
    bare: str
    capital: bool


@dataclass(frozen=True)
class Evidence:
    """Word lists in the case in which they stand in a text; `common` is in lower case."""

    common: frozenset[str]
    heads: frozenset[str]
    openers: frozenset[str]
    days: frozenset[str]
    titles: frozenset[str]
    acts: frozenset[str]
    bodies: frozenset[str]
    locative: re.Pattern[str]


@cache
def load_evidence() -> Evidence:
    """The word lists of the package. Raises ResourceError T301 where they are damaged."""
    try:
        folder = resources.files(__package__) / "data"
        raw: dict[str, Any] = yaml.safe_load((folder / "words.yaml").read_text("utf-8"))
        common = frozenset((folder / "common_words.txt").read_text("utf-8").split())
        lists = {name: frozenset(raw[name]) for name in ("heads", "openers", "days", "titles", "acts", "bodies")}
        kinds, prepositions = "|".join(raw["kinds"]), "|".join(raw["prepositions"])
    except (OSError, KeyError, TypeError, AttributeError, yaml.YAMLError) as error:
        raise ResourceError("T301", f"word lists for places cannot be read: {error}.", "Install the package again.") from error
    locative = re.compile(
        rf"\b(?:(?:{prepositions})\s(?:[Tt]he\s)?(?:\w+ly\s)?(?:(?:[a-z]+|North|South|East|West|\w+ern)\s){{0,2}}"
        rf"|(?:{kinds})\sof\s(?:\w+ern\s)?)$",
        re.IGNORECASE,
    )
    return Evidence(common=common, locative=locative, **lists)


def split_words(text: str) -> list[Word]:
    """The words of a text in order, in time linear in its length."""
    words: list[Word] = []
    for match in _WORD.finditer(text):
        whole = match.group()
        bare = _POSSESSIVE.sub("", whole)
        words.append(Word(match.start(), match.start() + len(bare), bare, whole[0].isupper()))
    return words


def stands_in_place(text: str, start: int) -> bool:
    """Whether a preposition of place, or "city of" and the like, stands before an offset."""
    return load_evidence().locative.search(text[max(0, start - _LOOKBACK) : start]) is not None


def beside(text: str, words: Sequence[Word], number: int, step: int) -> Word | None:
    """The word before (-1) or behind (+1) a word where nothing but one blank or hyphen is between; else None."""
    other = number + step
    if not 0 <= other < len(words):
        return None
    left, right = (words[other], words[number]) if step < 0 else (words[number], words[other])
    between = text[left.end : right.start]
    return words[other] if between in (" ", "-", "\u00a0", "\n") else None
