"""Where an act happened: the place that its own clause gives, or the dateline; else nothing.

A place counts where a preposition of place governs it ("in Kabul", "near the border town of X") or where the act lands on it
("bombed Aleppo", "an attack on Mosul"). Its distance from the trigger is counted in code points, made longer by every
boundary of a clause between them. A name inside the span of a party ("the mayor of Kabul") says who, not where.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tacitus.model import Place, Sentence, Span

REACH = 160  # farthest that a place belongs to an act, in code points with boundaries counted
_BOUNDARY = re.compile(
    r"[;:]|, |\b(?:who|which|that|whose|after|before|when|while|as|following|since|but|because|amid|despite|says?|said|where)\b",
    re.IGNORECASE,
)
_BOUNDARY_COST = 30
_WHERE = re.compile(
    r"\b(?:in|at|near|outside|inside|around|across|throughout|within|along|off|on|over|through|into|toward|towards|to|from|against)\s"
    r"(?:the\s|a\s|an\s)?(?:[\w'’-]+\s){0,4}?(?:of\s(?:the\s)?)?$",
    re.IGNORECASE,
)
_STRICT = re.compile(r"\b(?:in|at|near|outside|inside|around|across|throughout|within|along|off)\s", re.IGNORECASE)
_LANDING = re.compile(r"\b(?:on|of|in|at|to|into|over|against)\s(?:the\s)?(?:[\w'’-]+\s){0,3}(?:of\s(?:the\s)?)?$|^\s?(?:the\s)?$", re.IGNORECASE)
_DATELINE = re.compile(r"[^a-z]{3,60}(?:,\s[\w. ]{3,30})?\s?(?:\([\w .]{2,30}\)\s?)?[-–—]+\s")
_SAME_PLACE = re.compile(r"(?:,\s|\s\(|,?\sin\s(?:the\s)?(?:[\w-]+\s){0,3}|['’]s\s(?:[\w-]+\s){0,3})(?:the\s)?")
_KINDS_OF_UNIT = re.compile(r"^\s(?:[Pp]rovince|[Rr]egion|[Dd]istrict|[Gg]overnorate|[Cc]ity|[Cc]ounty|[Ss]tate|[Oo]blast)")


def place_event(
    trigger: Span, sentence: Sentence, places: Sequence[Place], *, parties: Sequence[tuple[int, int]]
) -> Place | None:
    """The place of an act, None where its clause gives none.

    Args:
        trigger: the act's words, in offsets of the document.
        sentence: the sentence that holds them.
        places: places of the document, in its offsets; refused ones are passed over.
        parties: spans of actors and recipients, in offsets of the document.

    Returns:
        One of `places`: of a chain ("in Kunduz, Afghanistan") the first and most specific one.
    """
    inside = [p for p in places if sentence.start <= p.start and p.end <= sentence.end and p.lat is not None]
    best: tuple[int, int] | None = None
    chosen: Place | None = None
    for number, place in enumerate(inside):
        if number and _continues(sentence, inside[number - 1], place):
            continue
        cost = _cost(trigger, sentence, place, parties)
        if cost is not None and cost <= REACH and (best is None or (cost, place.start) < best):
            best, chosen = (cost, place.start), place
    return chosen if chosen is not None else _dateline(sentence, inside)


def _continues(sentence: Sentence, before: Place, place: Place) -> bool:
    """Whether a place only tells more of the one before it: "Kunduz, Afghanistan"."""
    between = sentence.text[before.end - sentence.start : place.start - sentence.start]
    return _SAME_PLACE.fullmatch(between) is not None and before.country == place.country


def _cost(trigger: Span, sentence: Sentence, place: Place, parties: Sequence[tuple[int, int]]) -> int | None:
    """How far a place lies from the act; None where nothing makes it a place of an act."""
    before = sentence.text[: place.start - sentence.start]
    where = _WHERE.search(before[-60:])
    in_party = any(start <= place.start and place.end <= end for start, end in parties)
    if where is None and not (in_party is False and place.start >= trigger.end and before[: -1].endswith(trigger.text)):
        return None
    strict = where is not None and _STRICT.match(where.group()) is not None
    if in_party and not strict:
        return None
    left, right = (place.end, trigger.start) if place.end <= trigger.start else (trigger.end, place.start)
    if left > right:
        return 0
    between = sentence.text[left - sentence.start : right - sentence.start]
    cost = len(between) + _BOUNDARY_COST * len(_BOUNDARY.findall(between))
    return cost + (20 if in_party else 0) + (0 if strict else 25)


def _dateline(sentence: Sentence, inside: Sequence[Place]) -> Place | None:
    """The first place of a dateline such as "KABUL (Agency) -" at the head of the sentence."""
    match = _DATELINE.match(sentence.text)
    if match is None:
        return None
    end = sentence.start + match.end()
    return next((place for place in inside if place.end <= end and place.text.isupper()), None)
