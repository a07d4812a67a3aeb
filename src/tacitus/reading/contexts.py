"""PLOVER contexts of an act: the domains whose words stand in its sentence (data/contexts.yaml)."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

import yaml

from tacitus.errors import ResourceError


def find_contexts(sentence: str) -> tuple[str, ...]:
    """Names of the contexts, at most three, in the order of the codebook; empty where no word tells any."""
    low = sentence.lower()
    return tuple(name for name, pattern in _words().items() if pattern.search(low))[:3]


@cache
def _words() -> dict[str, re.Pattern[str]]:
    try:
        raw = resources.files("tacitus.reading").joinpath("data/contexts.yaml").read_text("utf-8")
        table = yaml.safe_load(raw)
        return {
            name: re.compile(r"\b(?:" + "|".join(w.replace("*", r"\w*") for w in words) + r")\b")
            for name, words in table.items()
        }
    except (OSError, AttributeError, TypeError, yaml.YAMLError) as error:
        raise ResourceError(
            "T301", f"context words cannot be read: {error}.", "Install the package again."
        ) from error
