"""The PLOVER 2.0 ontology as values: sixteen categories with modes and scores, contexts, sectors, codes.

All of it is data: `data/categories.yaml`, `contexts.yaml`, `sectors.yaml` and `scores.yaml` are read once, on
first use. Names are those of the codebook: categories in capitals, modes with hyphens, contexts with
underscores.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

import yaml

from tacitus.errors import ResourceError, UsageError, shorten
from tacitus.model import Status

CATEGORIES: tuple[str, ...] = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
)

# The codebook names historical, future, hypothetical and negation; the others are for the statuses it lacks.
AUXILIARY_MODES: tuple[str, ...] = (
    "historical",
    "future",
    "hypothetical",
    "negation",
    "alleged",
    "denied",
    "predicted",
)


@dataclass(frozen=True, slots=True)
class Mode:
    """How an act was done; `score` is -10 (conflict) to +10 (cooperation)."""

    name: str
    definition: str
    score: float


@dataclass(frozen=True, slots=True)
class Boundary:
    """A case that looks like the category and is not; `event` is where it belongs, None if not coded."""

    text: str
    event: str | None


@dataclass(frozen=True, slots=True)
class Category:
    """One event category. `quad`: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict.

    `excludes` are kinds of acts, `near_misses` whole sentences. `mutual`: parties that do it to each other
    all stand as actors. `modes` is empty for categories that have none.
    """

    name: str
    quad: int
    score: float
    definition: str
    includes: tuple[str, ...]
    excludes: tuple[Boundary, ...]
    near_misses: tuple[Boundary, ...]
    recipient_required: bool
    mutual: bool
    modes: tuple[Mode, ...]

    @property
    def mode_names(self) -> tuple[str, ...]:
        """Names of the modes in the order of the codebook."""
        return tuple(mode.name for mode in self.modes)


def category(name: str) -> Category:
    """The category called `name`, in capitals.

    Raises:
        UsageError: T001, when there is none.
    """
    try:
        return _categories()[name]
    except KeyError:
        message = f"{shorten(name)!r} is no event category. Expected one of {', '.join(CATEGORIES)}."
        raise UsageError("T001", message, "Write the category in capitals.") from None


def quad_code(event: str) -> int:
    """1 verbal and 2 material cooperation, 3 verbal and 4 material conflict (SANCTION is 4)."""
    return category(event).quad


def event_scale(event: str, modes: Iterable[str] = ()) -> float:
    """Score of an event, -10 to +10: the largest in magnitude among its modes', without modes its category's.

    Raises:
        UsageError: T001, for an unknown category or a mode that is not the category's.
    """
    found = category(event)
    scores = {mode.name: mode.score for mode in found.modes}
    given = list(modes)
    for mode in given:
        if mode not in scores:
            expected = ", ".join(scores) or "none"
            message = f"{shorten(mode)!r} is no mode of {event}. Expected {expected}."
            raise UsageError("T001", message, "Leave the mode out where none fits.")
    return max((scores[mode] for mode in given), key=lambda s: (abs(s), -s), default=found.score)


def contexts() -> Mapping[str, str]:
    """Context name -> one line on what it covers, in the order of the codebook."""
    return MappingProxyType({str(k): str(v) for k, v in read_data("contexts.yaml").items()})


def sectors() -> Mapping[str, str]:
    """Sector code (three capitals) -> who belongs to it."""
    return MappingProxyType(dict(read_data("sectors.yaml")["sectors"]))


def special_codes() -> Mapping[str, str]:
    """Actor codes that stand beside the ISO 3166 alpha-3 ones of independent states -> their names."""
    return MappingProxyType(dict(read_data("sectors.yaml")["special_codes"]))


def partially_recognized() -> Mapping[str, str]:
    """Territories whose actors get the sector PRE -> the alpha-3 code of the country they are coded under."""
    return MappingProxyType(dict(read_data("sectors.yaml")["partially_recognized"]))


def auxiliary_mode(status: Status) -> str | None:
    """The auxiliary mode that tells the status in PLOVER's own format; None for `actual`."""
    return {"actual": None, "negated": "negation"}.get(status, status)


@cache
def read_data(name: str) -> dict[str, Any]:
    """One YAML file of this package's `data/`; not to be changed by the caller.

    Raises:
        ResourceError: T301, when the file is missing or no mapping.
    """
    try:
        text = resources.files("tacitus.ontology").joinpath("data", name).read_text(encoding="utf-8")
        loaded = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, yaml.YAMLError) as error:
        raise ResourceError(
            "T301", f"Ontology file {name}: {shorten(error)}.", "Install Tacitus again."
        ) from error
    if not isinstance(loaded, dict):
        raise ResourceError("T301", f"Ontology file {name} holds no mapping.", "Install Tacitus again.")
    return loaded


@cache
def _categories() -> Mapping[str, Category]:
    told, scores = read_data("categories.yaml"), read_data("scores.yaml")
    return MappingProxyType({name: _category(name, told[name], scores[name]) for name in CATEGORIES})


def _category(name: str, told: Mapping[str, Any], scored: Mapping[str, Any]) -> Category:
    score, by_mode = float(scored["score"]), scored.get("modes", {})
    return Category(
        name=name,
        quad=told["quad"],
        score=score,
        definition=told["definition"],
        includes=tuple(told["includes"]),
        excludes=tuple(_boundary(case["what"], case["event"]) for case in told["excludes"]),
        near_misses=tuple(_boundary(case["text"], case["event"]) for case in told["near_misses"]),
        recipient_required=told["recipient_required"],
        mutual=told["mutual"],
        modes=tuple(
            Mode(mode, line, float(by_mode.get(mode, score))) for mode, line in told["modes"].items()
        ),
    )


def _boundary(text: str, event: str) -> Boundary:
    return Boundary(text, None if event == "none" else event)
