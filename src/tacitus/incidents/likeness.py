"""How likely two events tell the same happening: a model over what they have in common.

A number for a pair depends on the two events alone, not on their order and not on other documents. The logit is the
mean of two: of a logistic model (`data/weights.yaml`) and of trees (`data/trees.json`), both written by the command
that the first file names.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from tacitus.incidents.acts import may_be_one, only_once
from tacitus.incidents.profile import Profile
from tacitus.incidents.trees import Trees, load_trees

REACH = 14  # days between the intervals of a pair
_NEAR_KM = 60.0
_OF_COPIES = 0.9999
_COPY = 0.9  # least Jaccard similarity of the words of two copies
_FIGHT = frozenset(("ASSAULT", "PROTEST", "MOBILIZE"))


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by feature, and trees; `threshold` is the least probability of a link, `span` the most days of an incident."""

    bias: float
    weights: Mapping[str, float]
    trees: Trees
    threshold: float
    span: int
    neighbours: Mapping[str, frozenset[str]]

    def comparable(self, a: Profile, b: Profile) -> bool:
        """Whether a pair is worth scoring: same or neighbouring category, and within reach in time.

        A month or a year touches too much: then the documents must be within reach too.
        """
        if a.category != b.category and b.category not in self.neighbours.get(a.category, frozenset()):
            return False
        gap = days_between(a, b)
        if gap is not None and gap > REACH:
            return False
        if (a.exact and b.exact) or a.published is None or b.published is None:
            return True
        return abs(a.published - b.published) <= REACH

    def probability(self, a: Profile, b: Profile) -> float:
        """Of the same happening, 0 to 1; to six digits, so that it is the same everywhere."""
        if is_copy(a, b):
            return _OF_COPIES
        found = features(a, b)
        linear = self.bias
        for name, value in found.items():
            linear += self.weights.get(name, 0.0) * value
        total = (linear + self.trees.total(found)) / 2
        return round(1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total)))), 6)


def is_copy(a: Profile, b: Profile) -> bool:
    """Whether one sentence is the other's, nearly word for word, of a day or the next, with the same trigger."""
    if a.trigger != b.trigger or a.category != b.category or (days_between(a, b) or 0) > 1:
        return False
    if a.published is not None and b.published is not None and abs(a.published - b.published) > 1:
        return False
    shared = len(a.words.keys() & b.words.keys())
    return shared >= _COPY * (len(a.words) + len(b.words) - shared) and a.document != b.document


def days_between(a: Profile, b: Profile) -> int | None:
    """Days from the end of the earlier interval to the start of the later; 0 when they touch, None when unknown."""
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return None
    return max(0, a.first - b.last, b.first - a.last)


def features(a: Profile, b: Profile) -> dict[str, float]:
    """What speaks for or against one happening; absent is 0. Symmetric."""
    found: dict[str, float] = {}
    _compare_acts(a, b, found)
    _compare_days(a, b, found)
    _compare_telling(a, b, found)
    _compare_parties(a, b, found)
    _compare_places(a, b, found)
    _compare_numbers(a, b, found)
    _compare_words(a, b, found)
    _combine(found)
    return found


def _compare_acts(a: Profile, b: Profile, found: dict[str, float]) -> None:
    if a.category != b.category:
        found["other_category"] = 1.0
    if a.modes and b.modes:
        found["same_mode" if a.modes & b.modes else "other_mode"] = 1.0
    if a.real != b.real:
        found["other_status"] = 1.0
    if a.trigger & b.trigger:
        found["same_trigger"] = 1.0
    elif a.trigger & b.near or b.trigger & a.near:
        found["trigger_nearby"] = 1.0
    one_act = may_be_one(a.families, b.families)
    if one_act is not None:
        found["same_family" if one_act else "other_family"] = 1.0
        if one_act and a.names & b.names and only_once(a.families & b.families):
            found["once"] = 1.0


def _compare_days(a: Profile, b: Profile, found: dict[str, float]) -> None:
    gap = days_between(a, b)
    if gap is None:
        found["no_day"] = 1.0
    elif gap:
        found["gap"] = min(gap, REACH) ** 0.5
        found["next_day" if gap == 1 else "later"] = 1.0
        if a.category in _FIGHT and b.category in _FIGHT:
            found["fight_later"] = 1.0
        if a.given and b.given:
            found["both_dated"] = 1.0
        elif a.given or b.given:
            found["one_dated"] = 1.0
    elif a.exact and b.exact:
        found["same_day"] = 1.0
    if a.published is None or b.published is None or a.published == b.published:
        return
    late = a if a.published > b.published else b
    if late.given and gap is not None:
        found["dated_apart" if gap else "dated_back"] = 1.0
    elif gap and late.cues.recalled:  # its day is that of the document, for want of another
        found["gap_recalled"] = min(gap, REACH) ** 0.5
    elif gap:
        found["gap_untold"] = min(gap, REACH) ** 0.5


def _compare_telling(a: Profile, b: Profile, found: dict[str, float]) -> None:
    """How the later of two reports tells the act: as news, or recalling it."""
    one, other = a.cues, b.cues
    if one.intended or other.intended:
        found["both_intended" if one.intended and other.intended else "one_intended"] = 1.0
    if one.recalled and other.recalled:
        found["both_recalled"] = 1.0
    if a.published is None or b.published is None or a.published == b.published:
        if one.recalled != other.recalled:
            found["one_recalled"] = 1.0
        return
    late, early = (a, b) if a.published > b.published else (b, a)
    gap = min(abs(a.published - b.published), REACH)
    found["published_later"] = 1.0
    found["published_gap"] = (gap - 1.0) ** 0.5
    if late.cues.recalled:
        found["late_recalled"] = 1.0
    elif late.cues.definite:
        found["late_definite"] = 1.0
    if late.cues.news:
        found["late_news"] = 1.0
    if late.cues.again:
        found["late_again"] = 1.0
    if late.cues.going_on:
        found["late_going_on"] = 1.0
    if late.cues.grown:
        found["late_grown"] = 1.0
    if early.cues.recalled:
        found["early_recalled"] = 1.0
    if early.cues.intended and not late.cues.intended:
        found["early_intended"] = 1.0
    if late.category in _FIGHT and not late.cues.recalled:
        found["late_fight"] = 1.0


def _compare_parties(a: Profile, b: Profile, found: dict[str, float]) -> None:
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
        found["party_words"] = _overlap(a.party_words, b.party_words, a, b)
    _compare_party_words(a, b, found)


def _compare_party_words(a: Profile, b: Profile, found: dict[str, float]) -> None:
    """Sides by the words that name them: two parties of one code may be two ("police" and "the department of justice")."""
    crossed = 0.0
    for name, one, other, across in (
        ("actor", a.actor_words, b.actor_words, b.recipient_words),
        ("recipient", a.recipient_words, b.recipient_words, b.actor_words),
    ):
        if one and other:
            found[f"{name}_words"] = _overlap(one, other, a, b)
            if one.isdisjoint(other):
                found[f"{name}_words_apart"] = 1.0
        if one and across:
            crossed = max(crossed, _overlap(one, across, a, b))
    found["crossed_words"] = crossed
    found["party_told"] = max(_told_by(a, b), _told_by(b, a))


def _told_by(a: Profile, b: Profile) -> float:
    """Weight of a's party words that b's sentence holds, over that of all of them."""
    every = _weight(a.party_words, a, b)
    return _weight(a.party_words & b.words.keys(), a, b) / every if every else 0.0


def _compare_places(a: Profile, b: Profile, found: dict[str, float]) -> None:
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


def _compare_numbers(a: Profile, b: Profile, found: dict[str, float]) -> None:
    for one, other in ((a.dead, b.dead), (a.injured, b.injured)):
        if one is not None and other is not None:
            meet = one[0] <= other[1] and other[0] <= one[1]
            name = "same_toll" if meet else "other_toll"
            found[name] = found.get(name, 0.0) + 1.0
    if a.numbers and b.numbers:
        found["same_number" if a.numbers & b.numbers else "other_number"] = 1.0


def _compare_words(a: Profile, b: Profile, found: dict[str, float]) -> None:
    shared = a.words.keys() & b.words.keys()
    if shared and a.length and b.length:
        found["cosine"] = sum(a.words[w] ** 2 for w in sorted(shared)) / (a.length * b.length)
    found["overlap"] = _overlap(a.words.keys(), b.words.keys(), a, b)
    rare = sum(max(0.0, a.words[w] - 4.0) for w in sorted(shared))
    found["rare_shared"] = min(rare, 15.0) / 5.0
    if a.near and b.near:
        found["near"] = _overlap(a.near, b.near, a, b)
    if a.capital and b.capital:
        found["name_overlap"] = _overlap(a.capital, b.capital, a, b)
        if not a.capital & b.words.keys() and not b.capital & a.words.keys():
            found["no_name_shared"] = 1.0
    runs = len(a.runs & b.runs)
    found["runs"] = float(min(runs, 10))
    if a.runs and b.runs:
        found["runs_overlap"] = runs / min(len(a.runs), len(b.runs))
    if any(word in a.trigger and name in a.capital for name, word in a.runs & b.runs):
        found["same_naming"] = 1.0  # "the Houla massacre"
    one, other = a.capital & a.near, b.capital & b.near
    if one and other:
        found["near_names"] = _overlap(one, other, a, b)
        if not one & b.words.keys() and not other & a.words.keys():
            found["near_names_apart"] = 1.0
    apart = min(_left(a, b), _left(b, a))
    found["names_apart"] = min(apart, 10.0) / 5.0


def _combine(found: dict[str, float]) -> None:
    """What counts for more together."""
    alike = found.get("name_overlap", 0.0)
    for name in (
        "late_recalled",
        "same_family",
        "same_day",
        "same_trigger",
        "later",
        "next_day",
        "late_fight",
    ):
        if name in found:
            found[f"{name}_names"] = alike
            found[f"{name}_near"] = found.get("near", 0.0)


def _overlap(one: Any, other: Any, a: Profile, b: Profile) -> float:
    """Weight of shared words over that of the lighter side."""
    shared = _weight(one & other, a, b)
    least = min(_weight(one, a, b), _weight(other, a, b))
    return shared / least if least else 0.0


def _weight(words: Any, a: Profile, b: Profile) -> float:
    return sum(a.words.get(w) or b.words.get(w) or 1.0 for w in sorted(words))


def _left(a: Profile, b: Profile) -> float:
    """Weight of what one writes as names and the other does not hold."""
    return sum(max(0.0, a.words[w] - 3.0) for w in sorted(a.capital) if w not in b.words)


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Between two points (latitude, longitude in degrees), flat near each other, which is what is asked."""
    north = (a[0] - b[0]) * 111.2
    east = ((a[1] - b[1] + 180.0) % 360.0 - 180.0) * 111.2 * math.cos(math.radians((a[0] + b[0]) / 2))
    return math.hypot(north, east)


@cache
def load_model() -> Model:
    """The model that is shipped."""
    data = resources.files("tacitus.incidents").joinpath("data")
    told = yaml.safe_load(data.joinpath("weights.yaml").read_text(encoding="utf-8"))
    return Model(
        float(told["bias"]),
        {name: float(value) for name, value in told["weights"].items()},
        load_trees(),
        float(told["threshold"]),
        int(told["span"]),
        load_neighbours(),
    )


@cache
def load_neighbours() -> Mapping[str, frozenset[str]]:
    """Categories that may tell one happening with another."""
    text = resources.files("tacitus.incidents").joinpath("data", "acts.yaml").read_text(encoding="utf-8")
    found: dict[str, set[str]] = {}
    for one, other in yaml.safe_load(text)["neighbours"]:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {name: frozenset(others) for name, others in found.items()}
