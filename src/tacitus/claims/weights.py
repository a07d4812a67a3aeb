"""The fitted weights of signs (`data/weights.yaml`), read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from tacitus.errors import ResourceError


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights by sign, with a `bias`, of the questions to a passage, and the bounds from which an answer counts.

    `search` is asked before a passage is read together with the claim, the others after.
    """

    search: Mapping[str, float]
    bears: Mapping[str, float]
    supports: Mapping[str, float]
    contradicts: Mapping[str, float]
    says: Mapping[str, float]
    bounds: Mapping[str, float]


@cache
def weights() -> Weights:
    """The weights of the package. Raises ResourceError T301 where they are damaged."""
    try:
        told = yaml.safe_load(
            resources.files("tacitus.claims").joinpath("data/weights.yaml").read_text("utf-8")
        )
        read = {
            name: {str(key): float(value) for key, value in told[name].items()}
            for name in ("search", "bears", "supports", "contradicts", "says", "bounds")
        }
        return Weights(**read)
    except (OSError, KeyError, TypeError, ValueError, AttributeError, yaml.YAMLError) as error:
        message = f"the weights of signs cannot be read: {error}."
        raise ResourceError("T301", message, "Install the package again.") from error
