"""An act in its sentence with the places that may be its own, and the words that tell how a place stands in it.

A chain of places ("Kunduz, Afghanistan", "Syria's capital Damascus") counts as its most specific one; a dateline is left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tacitus.model import Place, Sentence, Span
from tacitus.resolve.where.countries import country_name
from tacitus.resolve.where.evidence import load_evidence

PREPOSITIONS = ("in", "at", "near", "outside", "inside", "around", "across", "throughout", "within", "along", "off", "on", "over",
                "through", "into", "toward", "towards", "to", "from", "against", "of", "between", "by", "with", "for")  # fmt: skip
_GOVERNOR = re.compile(
    rf"\b({'|'.join(PREPOSITIONS)})\s(?:(?:the|a|an|its|their|his|her)\s)?(?:[a-z]+ern\sand\s)?(?:(?!(?:{'|'.join(PREPOSITIONS)}|and|or)\s)[\w'’-]+,?\s){{0,4}}$",
    re.IGNORECASE,
)
_OF_KIND = re.compile(
    r"\b(?:city|cities|town|village|port|capital|province|region|district|state|county|outskirts|suburbs?|north|south|east|west"
    r"|north-?east|north-?west|south-?east|south-?west|cent(?:er|re)|coast|island|area|parts?|areas|streets|border|neighbou?rhood|municipality"
    r"|department|governorate|republic|territory|waters|shores)\s$",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:all over|(?:half|most|much|middle|parts?|rest|whole|end|ends|heart|edge|corners?|length) of)$",
    re.IGNORECASE,
)
_MORE = re.compile(r"(?:,\s|\s\()(?:in\s)?(?:(?:the\s)?[a-z]+\s){0,3}")
_OWNS = re.compile(r"['’]s?\s(?:[a-z-]+\s){0,4}(?:of\s)?")
_DATELINE = re.compile(r"[^a-z]{3,60}(?:,\s[\w. ]{3,30})?\s?(?:\([\w .]{2,30}\)\s?)?[-–—]+\s")


@dataclass(frozen=True)
class Scene:
    """An act in its sentence, with the places and the parties of the sentence, all in offsets of the document.

    `leads` says where the name of each place begins with what only leads up to it: "Syria's capital Damascus".
    """

    trigger: Span
    sentence: Sentence
    places: tuple[Place, ...]
    leads: tuple[int, ...]
    parties: tuple[tuple[int, int], ...]


def governor(before: str) -> str:
    """The preposition that governs a name after `before`; "none" where there is none. "in the city of" counts as "in"."""
    tail = before[-90:]
    for _ in range(2):
        match = _GOVERNOR.search(tail)
        if match is None:
            return "none"
        preposition = match.group(1).lower()
        head = tail[: match.start()]
        if _PART.search(tail[: match.end(1)]):
            return "across"
        if preposition != "of" or not _OF_KIND.search(head):
            return preposition
        tail = head
    return "of"


def trigger_kind(trigger: str) -> str:
    """Whether the words of an act are of saying and deciding, of happening at a spot, or neither."""
    evidence = load_evidence()
    for word in re.findall(r"[a-z]+", trigger.lower()):
        for kind, stems in evidence.acts_by_kind:
            if word.startswith(stems):
                return kind
    return "other"


def place_level(place: Place) -> str:
    """ "country", "wide" for what lies in no one country, or "local"."""
    if place.country is None:
        return "wide"
    return "country" if place.name == country_name(place.country) else "local"


def group_of(preposition: str) -> str:
    """ "in", "to", "of", "from", "none" or "other": prepositions that tell much the same."""
    if preposition in (
        "in",
        "at",
        "near",
        "outside",
        "inside",
        "around",
        "across",
        "throughout",
        "within",
        "along",
        "off",
    ):
        return "in"
    if preposition in ("to", "into", "toward", "towards", "against", "on", "over", "through"):
        return "to"
    return preposition if preposition in ("of", "from", "none") else "other"


def dateline_length(sentence: str) -> int:
    """Length of a dateline such as "KABUL (Agency) - " at the head of a sentence; 0 where there is none."""
    match = _DATELINE.match(sentence)
    return 0 if match is None else match.end()


def scene_of(
    trigger: Span, sentence: Sentence, places: Sequence[Place], parties: Sequence[tuple[int, int]]
) -> Scene:
    """The scene with the resolved places of the sentence, each chain ("Kunduz, Afghanistan") as its most specific one."""
    kept: list[Place] = []
    leads: list[int] = []
    last: Place | None = None
    begin = sentence.start + dateline_length(sentence.text)
    for place in places:
        if place.lat is None or place.start < begin or place.end > sentence.end:
            continue
        between = (
            "" if last is None else sentence.text[last.end - sentence.start : place.start - sentence.start]
        )
        same = last is not None and last.country == place.country
        if same and kept and _MORE.fullmatch(between) and place_level(kept[-1]) == "local":
            last = place
            continue
        if (
            same
            and kept
            and last is kept[-1]
            and _OWNS.fullmatch(between)
            and place_level(kept[-1]) == "country"
        ):
            kept[-1] = last = place
            continue
        kept.append(place)
        leads.append(place.start)
        last = place
    return Scene(trigger, sentence, tuple(kept), tuple(leads), tuple(parties))
