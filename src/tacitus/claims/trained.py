"""What was fitted on claims with known items: models that answer five questions to a passage by its signs, and the bounds of verdicts.

An answer's logit is the mean of two, as with pairs of events (`incidents/likeness.py`): of a logistic model and of trees.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from tacitus.claims.lexicon import table
from tacitus.errors import ResourceError
from tacitus.trees import Trees, read_trees

QUESTIONS = ("search", "bears", "supports", "contradicts", "says")


@dataclass(frozen=True, slots=True)
class Model:
    """What answers one question: the weights of signs, with a `bias`, and trees."""

    weights: Mapping[str, float]
    trees: Trees

    def answers(self, rows: Sequence[Mapping[str, float]]) -> list[float]:
        """For each row of signs how likely the answer is yes; that of a row does not depend on the others; an absent sign is 0."""
        return [
            1 / (1 + math.exp(-max(-30.0, min(30.0, (total + self._linear(row)) / 2))))
            for row, total in zip(rows, self.trees.totals(rows), strict=True)
        ]

    def _linear(self, row: Mapping[str, float]) -> float:
        return self.weights["bias"] + sum(
            weight * row.get(name, 0.0) for name, weight in self.weights.items() if name != "bias"
        )


@dataclass(frozen=True, slots=True)
class Trained:
    """Models by question (`data/questions.json`), and the bounds from which an answer counts (`data/bounds.yaml`).

    `search` (does a passage tell of the claim's act) is asked before it is read together with the claim; the others after:
    `bears` the same again; does one that tells of it `supports` all of it, `contradicts` it, only have it as what somebody `says`.
    """

    search: Model
    bears: Model
    supports: Model
    contradicts: Model
    says: Model
    bounds: Mapping[str, float]


@cache
def trained() -> Trained:
    """What the package ships. Raises ResourceError T301 where it is damaged."""
    data = resources.files("tacitus.claims").joinpath("data")
    try:
        told = json.loads(data.joinpath("questions.json").read_text("utf-8"))
        bounds = table("bounds.yaml")
        read = {
            name: Model({sign: float(w) for sign, w in told[name]["weights"].items()}, read_trees(told[name]))
            for name in QUESTIONS
        }
        return Trained(**read, bounds={str(name): float(value) for name, value in bounds.items()})
    except (OSError, KeyError, TypeError, ValueError, AttributeError) as error:
        message = f"what was fitted for claims cannot be read: {error}."
        raise ResourceError("T301", message, "Install the package again.") from error
