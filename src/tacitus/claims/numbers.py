"""Numbers in figures and in words as one value, and the numbers that are part of a date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tacitus.reading.numbers import NUMBER_WORDS

MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb apr aug sep sept oct nov dec".split()
)
# "one" and "a" are seldom meant as a number
_NUMBERS = {word: value for word, value in NUMBER_WORDS.items() if value > 1}
_UNITS = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "score": 20,
}


def number_at(words: Sequence[str], at: int) -> tuple[float | None, int]:
    """The number that begins at a word and how many words it takes: "half a million", "three dozen", "14,000"; None and 0 where none does.

    `words` are in lower case.
    """
    low, lows = words[at], words[at : at + 4]
    if list(lows[:2]) == ["half", "a"] and len(lows) > 2 and lows[2] in _UNITS:
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


def is_date(words: Sequence[str], at: int, width: int) -> bool:
    """Whether a number is part of a date: a year, or a day beside the name of a month."""
    low = words[at]
    if width != 1 or not low.isdigit():
        return False
    beside = (words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else "")
    return (len(low) == 4 and low[:2] in ("18", "19", "20")) or (
        len(low) <= 2 and not MONTHS.isdisjoint(beside)
    )
