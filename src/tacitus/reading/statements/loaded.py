"""Loaded wording by a list: words that praise or blame as they name, each with a plainer word and whose usage it is.

That a word is loaded says nothing about whether what it is said of is so.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from tacitus.errors import ResourceError


@dataclass(frozen=True, slots=True)
class LoadedTerm:
    """A term ("*" stands for the rest of a word), what a plain speaker would say, and who says it of whom."""

    term: str
    plain: str
    usage: str


@cache
def loaded_terms() -> tuple[LoadedTerm, ...]:
    """The list, in its order.

    Raises:
        ResourceError: T301, when the list cannot be read.
    """
    try:
        raw = resources.files("tacitus.reading.statements").joinpath("data/loaded.yaml").read_text("utf-8")
        rows = yaml.safe_load(raw)["terms"]
        return tuple(LoadedTerm(str(t), row["plain"], row["usage"]) for row in rows for t in row["terms"])
    except (OSError, KeyError, TypeError, yaml.YAMLError) as error:
        raise ResourceError(
            "T301", f"loaded wording cannot be read: {error}.", "Install the package again."
        ) from error
