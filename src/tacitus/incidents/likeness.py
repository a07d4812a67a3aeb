"""How likely two events tell the same happening: a model over what they have in common.

A number for a pair depends on the two events alone, not on their order and not on other documents. The logit is the
mean of two: of a logistic model (`data/weights.yaml`) and of trees (`data/trees.json`), both written by the command
that the first file names. Where these leave a pair open there is a second reading (`second`).
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from tacitus.incidents.by_acts import compare_acts
from tacitus.incidents.by_days import REACH, compare_days, compare_telling, days_between
from tacitus.incidents.by_focus import compare_arguments, compare_focus
from tacitus.incidents.by_sides import compare_numbers, compare_parties, compare_places
from tacitus.incidents.by_words import compare_words
from tacitus.incidents.profile import Profile
from tacitus.incidents.second import Second
from tacitus.trees import Trees, read_trees

_OF_COPIES = 0.9999
_COPY = 0.9  # least Jaccard similarity of the words of two copies


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by feature, and trees; `threshold` is the least probability at which a pair is answered "same", `span` the most days of an incident."""

    bias: float
    weights: Mapping[str, float]
    trees: Trees
    second: Second
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
        """Of the same happening, 0 to 1, read twice where the first reading leaves it open."""
        first = self.at_sight(a, b)
        return self.second.probability(first, a, b) if self.second.is_open(first) else first

    def at_sight(self, a: Profile, b: Profile) -> float:
        """Of the same happening by the first reading, 0 to 1; to six digits, so that it is the same everywhere."""
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


def features(a: Profile, b: Profile) -> dict[str, float]:
    """What speaks for or against one happening; absent is 0. Symmetric."""
    found: dict[str, float] = {}
    compare_acts(a, b, found)
    compare_days(a, b, found)
    compare_telling(a, b, found)
    compare_parties(a, b, found)
    compare_places(a, b, found)
    compare_numbers(a, b, found)
    compare_words(a, b, found)
    compare_focus(a, b, found)
    compare_arguments(a, b, found)
    _combine(found)
    return found


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


@cache
def load_model() -> Model:
    """The model that is shipped."""
    data = resources.files("tacitus.incidents").joinpath("data")
    told = yaml.safe_load(data.joinpath("weights.yaml").read_text(encoding="utf-8"))
    return Model(
        float(told["bias"]),
        {name: float(value) for name, value in told["weights"].items()},
        read_trees(json.loads(data.joinpath("trees.json").read_text(encoding="utf-8"))),
        Second(**told["second"]),
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
