"""What was taken as equal and what was not checked, in words: names, days, numbers, ordinals, houses of a parliament."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tacitus.claims.judge import Candidate, Judged
from tacitus.claims.search import Weighed
from tacitus.claims.window import Window, iso
from tacitus.ontology.countries import countries

_ORDINAL = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))\b(?! (?:of )?(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December))(?= \w)|\bfor the \w+ time\b|\bthe (?:only|last|biggest|largest|worst|most)\b",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"\s+(?:days?|weeks?|months?|years?|hours?|minutes?)\b", re.IGNORECASE)
_HOUSE = re.compile(
    r"\b(?:House of Representatives|Senate|lower house|upper house|House of Commons|House of Lords)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\b(?:parliament|congress|law|act of|legislature)\b", re.IGNORECASE)


def notes_on(claim: str, weighed: Sequence[Weighed], judged: Judged, window: Window) -> tuple[str, ...]:
    """Notes on a judged claim, in a fixed order; empty where there is nothing to say."""
    notes: list[str] = []
    best = judged.evidence[0] if judged.evidence else None
    if best is not None:
        notes += _days(best, window)
        notes += _names(best)
        notes += _numbers(best, claim)
        if _HOUSE.search(best.text) and _WHOLE.search(claim) and not _HOUSE.search(claim):
            house = _HOUSE.search(best.text)
            notes.append(
                f"The item tells the act of one house (“{house.group() if house else ''}”), the article that of the whole."
            )
    for ordinal in dict.fromkeys(m.group() for m in _ORDINAL.finditer(claim)):
        if best is None or ordinal.lower() not in best.text.lower():
            notes.append(f"“{ordinal}” was not checked.")
    return tuple(dict.fromkeys(notes))


def _days(best: Candidate, window: Window) -> list[str]:
    gap = window.gap(best.day) if best.day > 0 else 0
    if not window.dated:
        far = window.last - best.day
        return (
            [f"The statement gives no time; the item is of {iso(best.day)}."]
            if far > 45 and best.day > 0
            else []
        )
    if not gap or window.text is None:
        return []
    if abs(gap) <= 5:
        side = "after" if gap > 0 else "before"
        days = "a day" if abs(gap) == 1 else f"{abs(gap)} days"
        return [
            f"The item is of {days} {side} “{window.text}”: of the report, of the effect, or of another time zone. Taken as the same."
        ]
    return [f"The item is of {iso(best.day)}, “{window.text}” is {iso(window.first)} to {iso(window.last)}."]


def _names(best: Candidate) -> list[str]:
    """Seats and other names under which a country was found."""
    notes = []
    for m in best.compared.matched:
        term = m.weighed.term
        if term.kind != "country" or m.worth < 0.5:
            continue
        country = countries().get(term.key[1:])
        if country is not None and term.text in country.seats:
            notes.append(f"“{term.text}” was taken for the government of {country.name}.")
    return notes


def _numbers(best: Candidate, claim: str) -> list[str]:
    notes = []
    lacking = {term.key for term, _ in best.compared.numbers}
    for m in best.compared.matched:
        term = m.weighed.term
        if term.kind != "number" or _LENGTH.match(claim, term.end):
            continue
        if term.key in lacking or m.worth < 1.0:
            how = "the item has a number near it" if m.worth >= 0.5 else "the item does not give it"
            notes.append(f"“{term.text}” was not confirmed: {how}.")
    return notes
