"""What a sentence tells of a place and an act in it: the named signs that `place_event` weighs.

Every sign is a name and a value; the signs of a pair are those that hold. Distances are in code points of the sentence.
"""

from __future__ import annotations

import math
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
_CLAUSE = re.compile(
    r"[;:]|\b(?:who|which|that|whose|after|before|when|while|as|following|since|but|because|amid|despite|where|to\s[a-z]+)\b",
    re.IGNORECASE,
)
_SAYING = re.compile(
    r"\b(?:says?|said|saying|claim\w*|accus\w+|announc\w+|report\w*|according|condemn\w*|criticiz\w+|demand\w*|urg\w+)\b"
)
_MODIFIES = re.compile(r"[ -](?!(?:and|or|in|on|at|by|for|from|to|of|with|as|after|before|when|while|amid|where|that|which|who|over|against|but|the|a"
                       r"|during|until|despite|because|due|is|are|was|were|has|have|had|will|would|kills?|killing|leav\w+)\b)[a-z]+")  # fmt: skip
_MORE = re.compile(r"(?:,\s|\s\()(?:in\s)?(?:(?:the\s)?[a-z]+\s){0,3}")
_OWNS = re.compile(r"['’]s?\s(?:[a-z-]+\s){0,4}(?:of\s)?")
_VERB = re.compile(r"\b[a-z]{3,}(?:ed|ing)\b")
_LEADING = re.compile(r"^[\"“'(]?(?:In|At|Near|Outside|Across|On|Throughout)\s(?:the\s)?(?:[\w'’-]+\s){0,4}$")


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


def signs(scene: Scene, number: int) -> dict[str, float]:
    """The signs that hold for the place `number` of a scene and its act."""
    place, sentence, trigger = scene.places[number], scene.sentence, scene.trigger
    end = place.end - sentence.start
    text = sentence.text
    before, after = text[: scene.leads[number] - sentence.start], text[end:]
    found = {"bias": 1.0}
    preposition = governor(before)
    found[f"prep:{preposition}"] = 1.0
    act = trigger_kind(trigger.text)
    found[f"act:{act}"] = 1.0
    found[f"prep+act:{_group(preposition)}+{act}"] = 1.0
    left, right = (place.end, trigger.start) if place.end <= trigger.start else (trigger.end, place.start)
    between = text[max(0, left - sentence.start) : max(0, right - sentence.start)]
    side = "in" if left > right else "after" if place.start >= trigger.end else "before"
    found[f"side:{side}"] = 1.0
    found[f"prep+side:{_group(preposition)}+{side}"] = 1.0
    found["distance"] = math.log1p(len(between)) / 4
    found["clauses"] = min(4, len(_CLAUSE.findall(between))) / 2
    found["commas"] = min(4, between.count(",")) / 2
    found["sayings"] = min(2, len(_SAYING.findall(between)))
    found["verbs"] = min(4, len(_VERB.findall(between))) / 2
    spots = sum(trigger_kind(word) == "spot" for word in re.findall(r"[a-z]{3,}", between))
    found["acts_between"] = min(2, spots)
    found[f"acts_between:{side}"] = min(2, spots)
    found["places_between"] = min(3, sum(left <= p.start and p.end <= right for p in scene.places)) / 2
    if between.strip() in (
        "",
        "in",
        "at",
        "on",
        "near",
        "of",
        "in the",
        "the",
        "on the",
        "to",
        "against",
        "outside",
    ):
        found[f"next:{_group(preposition)}"] = 1.0
    if _LEADING.match(before):
        found["leading"] = 1.0
        found[f"leading+act:{act}"] = 1.0
    inside = any(start <= place.start and place.end <= stop for start, stop in scene.parties)
    if inside:
        found["in_party"] = 1.0
        found[f"in_party:{_group(preposition)}"] = 1.0
    if any((start, stop) == (place.start, place.end) for start, stop in scene.parties):
        found["is_party"] = 1.0
    if after.startswith(("'", "’")):
        found["possessive"] = 1.0
    elif _MODIFIES.match(after):
        found["modifies"] = 1.0
    level = place_level(place)
    found[f"level:{level}"] = 1.0
    found[f"level+prep:{level}+{_group(preposition)}"] = 1.0
    if len(scene.places) == 1:
        found["only_place"] = 1.0
    if place.start >= trigger.end and spots == 0 and _group(preposition) == "in":
        found["first_in"] = 1.0
    if any(
        governor(text[: p.start - sentence.start]) in ("in", "at", "near")
        for p in scene.places
        if p is not place
    ):
        found["other_in"] = 1.0
    return found


def governor(before: str) -> str:
    """The preposition that governs a name after `before`; "none" where there is none. "in the city of" counts as "in"."""
    tail = before[-90:]
    for _ in range(2):
        match = _GOVERNOR.search(tail)
        if match is None:
            return "none"
        preposition = match.group(1).lower()
        head = tail[: match.start()]
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


def _group(preposition: str) -> str:
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


def scene_of(
    trigger: Span, sentence: Sentence, places: Sequence[Place], parties: Sequence[tuple[int, int]]
) -> Scene:
    """The scene with the resolved places of the sentence, each chain ("Kunduz, Afghanistan") as its most specific one."""
    kept: list[Place] = []
    leads: list[int] = []
    last: Place | None = None
    for place in places:
        if place.lat is None or place.start < sentence.start or place.end > sentence.end:
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
