"""Parties, states, places and numbers of two events."""

from __future__ import annotations

import math

from tacitus.incidents.by_words import overlap, weight
from tacitus.incidents.profile import Profile

_NEAR_KM = 60.0


def compare_parties(a: Profile, b: Profile, found: dict[str, float]) -> None:
    """Codes, names and words of both sides."""
    for name, one, other in (("actor", a.actors, b.actors), ("recipient", a.recipients, b.recipients)):
        if one and other:
            found[f"same_{name}" if one & other else f"other_{name}"] = 1.0
    if (a.actors & b.recipients or a.recipients & b.actors) and not (
        a.actors & b.actors or a.recipients & b.recipients
    ):
        found["crossed"] = 1.0
    for name, one, other in (
        ("actor", a.actor_names, b.actor_names), ("recipient", a.recipient_names, b.recipient_names)
    ):  # fmt: skip
        if one and other:
            found[f"same_{name}_name" if one & other else f"other_{name}_name"] = 1.0
    if a.names & b.names:
        found["same_name"] = 1.0
    codes, others = a.actors | a.recipients, b.actors | b.recipients
    if codes and others and codes.isdisjoint(others) and not a.names & b.names:
        found["codes_apart"] = 1.0
    if "same_actor" in found and "same_recipient" in found:
        found["same_dyad"] = 1.0
    if a.party_words and b.party_words:
        found["party_words"] = overlap(a.party_words, b.party_words, a, b)
    _compare_party_words(a, b, found)


def _compare_party_words(a: Profile, b: Profile, found: dict[str, float]) -> None:
    """Sides by the words that name them: two parties of one code may be two ("police" and "the department of justice")."""
    crossed = 0.0
    for name, one, other, across in (
        ("actor", a.actor_words, b.actor_words, b.recipient_words),
        ("recipient", a.recipient_words, b.recipient_words, b.actor_words),
    ):
        if one and other:
            found[f"{name}_words"] = overlap(one, other, a, b)
            if one.isdisjoint(other):
                found[f"{name}_words_apart"] = 1.0
        if one and across:
            crossed = max(crossed, overlap(one, across, a, b))
    found["crossed_words"] = crossed
    found["party_told"] = max(_told_by(a, b), _told_by(b, a))


def _told_by(a: Profile, b: Profile) -> float:
    """Weight of a's party words that b's sentence holds, over that of all of them."""
    every = weight(a.party_words, a, b)
    return weight(a.party_words & b.words.keys(), a, b) / every if every else 0.0


def compare_places(a: Profile, b: Profile, found: dict[str, float]) -> None:
    """States that both tell, and how far places lie apart."""
    if a.states and b.states:
        shared = len(a.states & b.states)
        found["states_shared"] = shared / min(len(a.states), len(b.states))
        if not shared:
            found["states_apart"] = 1.0
        elif a.states - b.states and b.states - a.states:
            found["states_differ"] = 1.0
    if a.point is not None and b.point is not None:
        found["same_place" if kilometres(a.point, b.point) <= _NEAR_KM else "other_place"] = 1.0
    elif a.country is not None and b.country is not None and a.country != b.country:
        found["other_country"] = 1.0


def compare_numbers(a: Profile, b: Profile, found: dict[str, float]) -> None:
    """Tolls and numbers."""
    for one, other in ((a.dead, b.dead), (a.injured, b.injured)):
        if one is not None and other is not None:
            meet = one[0] <= other[1] and other[0] <= one[1]
            name = "same_toll" if meet else "other_toll"
            found[name] = found.get(name, 0.0) + 1.0
    if a.numbers and b.numbers:
        found["same_number" if a.numbers & b.numbers else "other_number"] = 1.0


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Between two points (latitude, longitude in degrees), flat near each other, which is what is asked."""
    north = (a[0] - b[0]) * 111.2
    east = ((a[1] - b[1] + 180.0) % 360.0 - 180.0) * 111.2 * math.cos(math.radians((a[0] + b[0]) / 2))
    return math.hypot(north, east)
