"""What a sentence tells of a place and an act in it: the named signs that `place_event` weighs.

Every sign is a name and a value; the signs of a pair are those that hold. Distances are in code points of the sentence.
A name with "+" is two signs that hold together. Clauses are told by words and marks, not by a parse.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from tacitus.model import Place, Span
from tacitus.resolve.where.clause import Scene, governor, group_of, place_level, trigger_kind

_SPOTS = ("in", "at", "near", "outside", "across", "throughout", "inside")
_NEXT = frozenset(("", "in", "at", "on", "near", "of", "in the", "the", "on the", "to", "against", "outside"))
_CLAUSE = re.compile(
    r"[;:]|\b(?:who|which|that|whose|after|before|when|while|as|following|since|but|because|amid|despite|where|to\s[a-z]+)\b",
    re.IGNORECASE,
)
_SAYING = re.compile(
    r"\b(?:says?|said|saying|claim\w*|accus\w+|announc\w+|report\w*|according|condemn\w*|criticiz\w+|demand\w*|urg\w+)\b"
)
_MODIFIES = re.compile(r"[ -](?!(?:and|or|in|on|at|by|for|from|to|of|with|as|after|before|when|while|amid|where|that|which|who|over|against|but|the|a"
                       r"|during|until|despite|because|due|is|are|was|were|has|have|had|will|would|kills?|killing|leav\w+)\b)[a-z]+")  # fmt: skip
_VERB = re.compile(r"\b[a-z]{3,}(?:ed|ing)\b")
_LEADING = re.compile(r"^[\"“'(]?(?:In|At|Near|Outside|Across|On|Throughout)\s(?:the\s)?(?:[\w'’-]+\s){0,4}$")
_LEADING_LATER = re.compile(
    r"^(?:and |but )?(?:in|at|near|outside|across|on|throughout|all over)\s(?:the\s)?(?:[\w'’-]+\s){0,4}$"
)
_RELATIVE = re.compile(r",\s(?:who|which|whose|where)\s[^,;]*$")
_BEGINS = re.compile(r"(?:^|[;,:] |\band |\bbut )$")
_SUBJECT = re.compile(
    r" (?:has|have|had|is|was|will|would|did|does|may|might|could|[a-z]+(?:ed|s|ew|old|ent|ook|ave|aid)) "
)
_WHOLE = re.compile(
    r"\b(?:all over|half of|most of|much of|throughout|across|middle of|parts? of|rest of|whole of|over much of)\s(?:the\s)?$"
)
_COMES_FROM = re.compile(r"\bfrom\s[^,;]{2,40}$")
_GOES_TO = re.compile(r"[^,;]{0,20}\s(?:to|into)\s")
_THEN = re.compile(r"(\W*)\s?(\w*)")
_THEN_WORDS = frozenset(
    ("and", "or", "to", "on", "in", "at", "after", "before", "where", "while", "when", "for", "by", "with", "said", "says", "that", "as", "of")
)  # fmt: skip


def signs(scene: Scene, number: int) -> dict[str, float]:
    """The signs that hold for the place `number` of a scene and its act."""
    place, sentence, trigger = scene.places[number], scene.sentence, scene.trigger
    text = sentence.text
    before, after = text[: scene.leads[number] - sentence.start], text[place.end - sentence.start :]
    left, right = (place.end, trigger.start) if place.end <= trigger.start else (trigger.end, place.start)
    between = text[max(0, left - sentence.start) : max(0, right - sentence.start)]
    side = "in" if left > right else "after" if place.start >= trigger.end else "before"
    preposition, act, level = governor(before), trigger_kind(trigger.text), place_level(place)
    group = group_of(preposition)
    head = _head(before, preposition, trigger.start - sentence.start, trigger.end - sentence.start)
    found = {
        "distance": math.log1p(len(between)) / 4,
        "clauses": min(4, len(_CLAUSE.findall(between))) / 2,
        "commas": min(4, between.count(",")) / 2,
        "sayings": min(2, len(_SAYING.findall(between))),
        "verbs": min(4, len(_VERB.findall(between))) / 2,
        "places_between": min(3, sum(left <= p.start and p.end <= right for p in scene.places)) / 2,
    }
    spots = min(2, sum(trigger_kind(word) == "spot" for word in re.findall(r"[a-z]{3,}", between)))
    found["acts_between"] = found[f"acts_between:{side}"] = spots
    told = [
        "bias", f"prep:{preposition}", f"act:{act}", f"side:{side}", f"level:{level}", f"head:{head}", f"then:{_then(after)}",
        f"prep+act:{group}+{act}", f"prep+side:{group}+{side}", f"level+prep:{level}+{group}", f"head+prep:{head}+{group}",
        f"head+side:{head}+{side}", f"{level}+{group}+{side}", f"{level}+{group}+{head}", f"{act}+{group}+{head}",
        f"{act}+{group}+{side}+{level}",
        *_signs_of_order(scene, number, side=side, act=act, between=between, group=group),
        *_signs_beside(before, after, group=group, act=act, level=level),
        *(() if _is_target(scene, place, act, level) else _signs_of_parties(scene, place, group)),
    ]  # fmt: skip
    if place.start >= trigger.end and spots == 0 and group == "in":
        told.append("first_in")
    if (preposition in ("to", "into") and _COMES_FROM.search(before)) or (
        preposition == "from" and _GOES_TO.match(after)
    ):
        told.append("from_to")
    return found | dict.fromkeys(told, 1.0)


def _signs_of_order(
    scene: Scene, number: int, *, side: str, act: str, between: str, group: str
) -> Iterator[str]:
    """How act and place stand to each other, and to the other places."""
    text, start = scene.sentence.text, scene.sentence.start
    place, trigger = scene.places[number], scene.trigger
    if between.strip() in _NEXT:
        yield f"next:{group}"
    if ";" in between or ":" in between:
        yield "parted"
    if side == "before" and _SAYING.search(between):
        yield f"said_between+{act}"
    if side == "before" and "," in between and _RELATIVE.search(text[: place.start - start]):
        yield "in_relative"
    if len(scene.places) == 1:
        yield "only_place"
    own = _gap(place, trigger)
    if own == min(_gap(p, trigger) for p in scene.places):
        yield "nearest"
    for other in scene.places:
        if other is not place and governor(text[: other.start - start]) in _SPOTS:
            low, high = sorted((other.start - start, place.start - start))
            if ";" not in text[low:high]:
                yield "other_nearer" if _gap(other, trigger) < own else "other_in"


def _signs_beside(before: str, after: str, *, group: str, act: str, level: str) -> Iterator[str]:
    """What stands right before and behind a place."""
    if _LEADING.match(before):
        yield "leading"
        yield f"leading+act:{act}"
    segment = re.split(r"[;:] ", before)[-1]
    if segment != before and _LEADING_LATER.match(segment):
        yield "leading"
    if after.startswith(("'", "’")):
        yield "possessive"
    elif _MODIFIES.match(after):
        yield "modifies"
    if group == "none" and _BEGINS.search(before) and _SUBJECT.match(after):
        yield "subject"
        yield f"subject+{level}"
    if _WHOLE.search(before):
        yield "whole"


def _signs_of_parties(scene: Scene, place: Place, group: str) -> Iterator[str]:
    if any(start <= place.start and place.end <= stop for start, stop in scene.parties):
        yield "in_party"
        yield f"in_party:{group}"
    if (place.start, place.end) in scene.parties:
        yield "is_party"


def _is_target(scene: Scene, place: Place, act: str, level: str) -> bool:
    """Whether a party is no more than the place that is struck: "shelled Goma"."""
    strikes = act == "spot" and level != "country" and place.start >= scene.trigger.end
    return strikes and (place.start, place.end) in scene.parties


def _then(after: str) -> str:
    """What comes behind a place: a mark, one of a few words, "verb", "Cap", "low", or "end"."""
    match = _THEN.match(after)
    mark, word = ("", "") if match is None else (match.group(1).strip(), match.group(2))
    if mark[:1] in (",", ".", ";", "'", "’", ")", "(", "-"):
        return mark[:1]
    if word in _THEN_WORDS:
        return word
    if not word:
        return "end"
    return "verb" if word.endswith(("ed", "ing")) else "Cap" if word[0].isupper() else "low"


def _head(before: str, preposition: str, trigger_start: int, trigger_end: int) -> str:
    """What the preposition leans on: "trigger", another act ("spot", "said"), "verb", "noun", "Cap", "mark", "start"."""
    stands = [m.start() for m in re.finditer(rf"\b{preposition}\b", before, re.IGNORECASE)]
    if preposition == "none" or not stands:
        return "none"
    if trigger_start < stands[-1] <= trigger_end + 2:
        return "trigger"
    words = re.findall(r"[\w'’-]+|[,;:.]", before[: stands[-1]])
    if not words:
        return "start"
    return _kind_of_word(words)


def _kind_of_word(words: Sequence[str]) -> str:
    last = words[-1]
    if last in ",;:.":
        return "mark"
    if last[0].isupper():
        return "Cap"
    kind = trigger_kind(last)
    if kind != "other":
        return kind
    return "verb" if last.endswith(("ed", "ing")) else "noun"


def _gap(place: Place, trigger: Span) -> int:
    """Code points between a place and the act; negative where one lies in the other."""
    return trigger.start - place.end if place.end <= trigger.start else place.start - trigger.end
