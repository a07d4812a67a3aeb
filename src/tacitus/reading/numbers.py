"""How many were killed, injured or took part, where the sentence says so in figures or round words."""

from __future__ import annotations

import re

from tacitus.model import Quantity

NUMBER_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_ROUND = {"dozens": (24, 99), "scores": (40, 99), "hundreds": (200, 999), "tens of thousands": (20_000, 99_999),
          "hundreds of thousands": (200_000, 999_999), "thousands": (2_000, 9_999), "millions": (2_000_000, 9_999_999)}  # fmt: skip
_ROUGHLY = "at least|more than|over|up to|about|around|nearly|almost|some|as many as|fewer than"
_NUMBER = (
    rf"(?P<q>(?P<mod>{_ROUGHLY})?\s*"
    r"(?:(?P<fig>\d{1,3}(?:,\d{3})+|\d{1,7})(?P<mag>\s(?:thousand|million))?|(?P<round>(?:tens|hundreds)\sof\sthousands|dozens|scores|hundreds|thousands|millions)"
    rf"|(?P<word>{'|'.join(w for w in NUMBER_WORDS if w not in ('a', 'an'))})))"
)
_NUMBER2 = re.sub(r"\(\?P<(\w+)>", r"(?P<\g<1>2>", _NUMBER)
_KIND = r"(?:\sof)?(?:\s(?!and\b|in\b|on\b)[\w’'-]+){0,3}?"
_DEATH = r"(?:killed|dead|died|slain|executed)\b"
# "Two bombers killed 20": whom they killed follows, and the two are not the dead.
_OBJECT = (
    rf"(?:{_ROUGHLY}|the|an?|his|her|its|their|another"
    rf"|\d+|{'|'.join(NUMBER_WORDS)}|dozens|scores|hundreds|thousands|tens|people|civilians|soldiers|police|members|several|many)\b"
)
_KILLED = re.compile(
    rf"(?:kill(?:s|ed|ing)?|left|leaves|leaving|death of|deaths of|claim(?:ed|s|ing)(?: the lives of)?)\s{_NUMBER}(?!\s(?:others\s)?(?:injur|wound))"
    rf"|{_NUMBER2}{_KIND}\s(?:(?:were|are|was|is|have been|had been)\s{_DEATH}|(?:dead|died)\b|(?:killed|slain|executed)\b(?!\s{_OBJECT}))",
    re.IGNORECASE,
)  # fmt: skip
_INJURED = re.compile(
    rf"(?:injur(?:es|ed|ing|e)|wound(?:s|ed|ing)?)\s{_NUMBER}|{_NUMBER2}{_KIND}\s(?:(?:were|are|was|is|have been)\s)?(?:injured|wounded|hurt)\b",
    re.IGNORECASE,
)
_CROWD = re.compile(
    rf"{_NUMBER}{_KIND}\s(?:people|protesters|demonstrators|marchers|workers|students|supporters|strikers|residents|troops|soldiers|police|officers|teachers|farmers|activists)\b",
    re.IGNORECASE,
)


def find_numbers(sentence: str) -> dict[str, Quantity | None]:
    """`dead`, `injured` and `size` of a sentence; None where it gives none."""
    patterns = {"dead": _KILLED, "injured": _INJURED, "size": _CROWD}
    return {name: _first(pattern, sentence) for name, pattern in patterns.items()}


def _first(pattern: re.Pattern[str], sentence: str) -> Quantity | None:
    match = pattern.search(sentence)
    if match is None:
        return None
    groups = {k.rstrip("2"): v for k, v in match.groupdict().items() if v is not None}
    return _quantity(groups)


def _quantity(groups: dict[str, str]) -> Quantity:
    text, modifier = groups["q"].strip(), groups.get("mod", "").lower()
    if "round" in groups:
        low, high = _ROUND[re.sub(r"\s+", " ", groups["round"].lower())]
        return Quantity(text, low, high)
    value = NUMBER_WORDS[groups["word"].lower()] if "word" in groups else int(groups["fig"].replace(",", ""))
    value *= {"thousand": 1_000, "million": 1_000_000}.get(groups.get("mag", "").strip().lower(), 1)
    if modifier in ("at least", "more than", "over"):
        return Quantity(text, value + (modifier != "at least"), None)
    if modifier in ("up to", "as many as", "nearly", "almost", "fewer than"):
        return Quantity(text, None, value - (modifier == "fewer than"))
    return Quantity(text, value, value)
