"""The lexicon of acts (`data/acts.yaml`), read once: groups of words that say one thing, and their other ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

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
    try:
        told = yaml.safe_load(resources.files("tacitus.claims").joinpath("data/acts.yaml").read_text("utf-8"))
        groups = told["groups"]
        return Lexicon(
            groups={name: tuple(str(w) for w in group["words"]) for name, group in groups.items()},
            against={name: str(group["against"]) for name, group in groups.items() if "against" in group},
            turning=tuple(str(w) for w in told["turning"]),
            excepting=tuple(str(w) for w in told["excepting"]),
            empty=frozenset(str(w) for w in told["empty"]),
        )
    except (OSError, KeyError, TypeError, AttributeError, yaml.YAMLError) as error:
        message = f"the lexicon of acts cannot be read: {error}."
        raise ResourceError("T301", message, "Install the package again.") from error
