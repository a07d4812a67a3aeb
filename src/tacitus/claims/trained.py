"""What was fitted on claims with known items: trees that answer five questions to a passage by its signs, and the bounds of verdicts."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from tacitus.errors import ResourceError
from tacitus.trees import Trees, read_trees

QUESTIONS = ("search", "bears", "supports", "contradicts", "says")


@dataclass(frozen=True, slots=True)
class Trained:
    """Trees by question (`data/trees.json`), and the bounds from which an answer counts (`data/bounds.yaml`).

    `search` (does a passage tell of the claim's act) is asked before it is read together with the claim; the others after:
    `bears` the same again; does one that tells of it `supports` all of it, `contradicts` it, only have it as what somebody `says`.
    """

    search: Trees
    bears: Trees
    supports: Trees
    contradicts: Trees
    says: Trees
    bounds: Mapping[str, float]


@cache
def trained() -> Trained:
    """What the package ships. Raises ResourceError T301 where it is damaged."""
    data = resources.files("tacitus.claims").joinpath("data")
    try:
        trees = json.loads(data.joinpath("trees.json").read_text("utf-8"))
        bounds = yaml.safe_load(data.joinpath("bounds.yaml").read_text("utf-8"))
        read = {name: read_trees(trees[name]) for name in QUESTIONS}
        return Trained(**read, bounds={str(name): float(value) for name, value in bounds.items()})
    except (OSError, KeyError, TypeError, ValueError, AttributeError, yaml.YAMLError) as error:
        message = f"the trees or bounds of claims cannot be read: {error}."
        raise ResourceError("T301", message, "Install the package again.") from error


def answers(rows: Sequence[Mapping[str, float]], trees: Trees) -> list[float]:
    """For each row of signs how likely the answer is yes; that of a row does not depend on the others."""
    return [1 / (1 + math.exp(-max(-30.0, min(30.0, total)))) for total in trees.totals(rows)]
