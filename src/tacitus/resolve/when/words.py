"""The English calendar words that patterns and normalisation share, read once from `data/words.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from tacitus.errors import ResourceError


@dataclass(frozen=True)
class Words:
    """Calendar words and what they count as; months and weekdays keep their capital, the rest is lower case."""

    months: dict[str, int]
    names_too: tuple[str, ...]
    weekdays: dict[str, int]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    days: dict[str, int]
    seasons: dict[str, str]
    southern: dict[str, tuple[str, ...]]
    parts_of_day: dict[str, str]
    counted: tuple[str, ...]
    not_years_after: frozenset[str]


@cache
def load_words() -> Words:
    """The word lists of the package. Raises ResourceError T301 where they are damaged."""
    try:
        raw = yaml.safe_load((resources.files(__package__) / "data" / "words.yaml").read_text("utf-8"))
        return Words(
            months={**raw["months"], **raw["month_abbreviations"]},
            names_too=tuple(raw["names_too"]),
            weekdays=raw["weekdays"],
            numbers=raw["numbers"],
            ordinals=raw["ordinals"],
            days={word: number for number, word in enumerate(raw["days"], 1)},
            seasons=raw["seasons"],
            southern={code: tuple(cities) for code, cities in raw["southern"].items()},
            parts_of_day=raw["parts_of_day"],
            counted=tuple(raw["counted"]),
            not_years_after=frozenset(raw["not_years_after"]),
        )
    except (OSError, KeyError, TypeError, ValueError, AttributeError, yaml.YAMLError) as error:
        raise ResourceError(
            "T301", f"calendar words cannot be read: {error}.", "Install the package again."
        ) from error


def either(words: Iterable[str]) -> str:
    """The words as one regular-expression alternation, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


def month_number(name: str) -> int:
    """The month of a name as written: "January", "Jan.", "SEPT"."""
    return load_words().months[name.rstrip(".").capitalize()]


def weekday_number(name: str) -> int:
    """1 for Monday to 7 for Sunday; a plural counts as its singular."""
    return load_words().weekdays[name.capitalize().removesuffix("s")]


def read_number(phrase: str) -> float | None:
    """The number a phrase gives ("3", "a", "twenty-one", "two and a half"); None for "several" and the like."""
    words = phrase.lower().replace(",", "").split()
    half = 0.5 if words[-3:] == ["and", "a", "half"] else 0.0
    if half:
        words = words[:-3]
    text = " ".join(words)
    if text in ("a", "an", "the", ""):
        return 1 + half
    if text == "half a":
        return 0.5
    if text in ("a couple of", "couple of", "a couple"):
        return 2
    if re.fullmatch(r"\d{1,4}(?:\.\d)?", text, re.ASCII):
        return float(text) + half
    numbers = load_words().numbers
    parts = [numbers.get(part) for part in text.replace("-", " ").split()]
    known = [part for part in parts if part is not None]
    return sum(known) + half if known and len(known) == len(parts) else None
