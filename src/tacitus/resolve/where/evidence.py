"""The words of a text, and the English words that speak for or against a place, read once from `data`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

import yaml

from tacitus.errors import ResourceError

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’‘`ʻʼ][^\W\d_]+)*", re.UNICODE)
_APOSTROPHES = frozenset("'’‘`ʻʼ")
_WORDS_BACK = 4  # words before a name among which its preposition is looked for
_BLANKS = (" ", "\u00a0", "\n", "  ")
_DIRECTIONS = frozenset(
    ("north", "south", "east", "west", "the", "central", "northeast", "northwest", "southeast", "southwest")
)


class Word(NamedTuple):
    """A word of the text; `end` leaves a possessive "'s" out. `capital` tells of its first letter ("d'Ivoire" has one)."""

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
    never: frozenset[str]
    kinds: frozenset[str]
    prepositions: frozenset[str]
    acts_by_kind: tuple[tuple[str, tuple[str, ...]], ...]


@cache
def load_evidence() -> Evidence:
    """The word lists of the package. Raises ResourceError T301 where they are damaged."""
    try:
        folder = resources.files(__package__) / "data"
        raw: dict[str, Any] = yaml.load((folder / "words.yaml").read_text("utf-8"), LOADER)
        common = frozenset((folder / "common_words.txt").read_text("utf-8").split())
        lists = {
            name: frozenset(raw[name])
            for name in (
                "heads",
                "openers",
                "days",
                "titles",
                "acts",
                "bodies",
                "never",
                "kinds",
                "prepositions",
            )
        }
        by_kind = tuple((kind, tuple(stems)) for kind, stems in raw["acts_by_kind"].items())
    except (OSError, KeyError, TypeError, AttributeError, yaml.YAMLError) as error:
        raise ResourceError(
            "T301", f"word lists for places cannot be read: {error}.", "Install the package again."
        ) from error
    return Evidence(common=common, acts_by_kind=by_kind, **lists)


def split_words(text: str) -> list[Word]:
    """The words of a text in order, in time linear in its length."""
    words: list[Word] = []
    for match in _WORD.finditer(text):
        bare, start = match.group(), match.start()
        if bare.isalpha():
            capital = bare[0].isupper()
        else:
            if len(bare) > 2 and bare[-2] in _APOSTROPHES and bare[-1] in "sS":
                bare = bare[:-2]
            capital = bare[0].isupper() or (bare[1:2] in _APOSTROPHES and bare[2:3].isupper())
        words.append(Word(start, start + len(bare), bare, capital))
    return words


def stands_in_place(text: str, words: Sequence[Word], number: int) -> bool:
    """Whether a preposition of place, or "city of" and the like, governs the name that begins with word `number`."""
    evidence = load_evidence()
    right = words[number]
    for step in range(1, _WORDS_BACK + 1):
        if number < step:
            return False
        left = words[number - step]
        if text[left.end : right.start] not in _BLANKS:
            return False
        lower = left.bare.lower()
        if lower in evidence.prepositions:
            return True
        if lower == "of":
            return number > step and words[number - step - 1].bare.lower() in evidence.kinds
        if left.capital and not (lower.endswith("ern") or lower in _DIRECTIONS):
            return False
        right = left
    return False


def beside(text: str, words: Sequence[Word], number: int, step: int) -> Word | None:
    """The word before (-1) or behind (+1) a word where nothing but one blank or hyphen is between; else None."""
    other = number + step
    if not 0 <= other < len(words):
        return None
    left, right = (words[other], words[number]) if step < 0 else (words[number], words[other])
    between = text[left.end : right.start]
    return words[other] if between in (" ", "-", "\u00a0", "\n") else None
