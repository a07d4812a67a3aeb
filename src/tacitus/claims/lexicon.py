"""The tables of `data`, and the lexicon of acts among them (`acts.yaml`), read once: groups of words that say one thing, and their other ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from tacitus.errors import ResourceError


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Groups by name, what each is against, and the closed classes."""

    groups: Mapping[str, tuple[str, ...]]
    against: Mapping[str, str]
    turning: tuple[str, ...]
    excepting: tuple[str, ...]
    empty: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon of the package. Raises ResourceError T301 where it is damaged."""
    told = table("acts.yaml")
    try:
        groups = told["groups"]
        return Lexicon(
            groups={name: tuple(str(w) for w in group["words"]) for name, group in groups.items()},
            against={name: str(group["against"]) for name, group in groups.items() if "against" in group},
            turning=tuple(str(w) for w in told["turning"]),
            excepting=tuple(str(w) for w in told["excepting"]),
            empty=frozenset(str(w) for w in told["empty"]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise _damaged("acts.yaml", error) from error


def table(name: str) -> Any:
    """What a YAML file of `data` holds. Raises ResourceError T301 where it cannot be read."""
    try:
        return yaml.safe_load(resources.files("tacitus.claims").joinpath("data", name).read_text("utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise _damaged(name, error) from error


def _damaged(name: str, error: Exception) -> ResourceError:
    return ResourceError(
        "T301", f"the table {name} of claims cannot be read: {error}.", "Install the package again."
    )
