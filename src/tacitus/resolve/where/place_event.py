"""Where an act happened: the place that its own clause gives, or the dateline; else nothing.

The places of the sentence are weighed by the signs of `signs` (the preposition that governs a place, its distance from the act,
other acts and clauses between, whether it stands inside a party's span ...) with the weights of
`data/event_weights.yaml`. A chain such as "Kunduz, Afghanistan" counts as its most specific place.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from importlib import resources

import yaml

from tacitus.errors import ResourceError
from tacitus.model import Place, Sentence, Span
from tacitus.resolve.where.clause import Scene, dateline_length, scene_of
from tacitus.resolve.where.evidence import LOADER
from tacitus.resolve.where.signs import signs


def place_event(
    trigger: Span, sentence: Sentence, places: Sequence[Place], *, parties: Sequence[tuple[int, int]]
) -> Place | None:
    """The place of an act, None where its clause gives none.

    Args:
        trigger: the act's words, in offsets of the document.
        sentence: the sentence that holds them.
        places: places of the document in the order of the text, in its offsets; refused ones are passed over.
        parties: spans of actors and recipients, in offsets of the document.

    Returns:
        One of `places`.

    Raises:
        ResourceError: T301 when the weights are damaged.
    """
    scene = scene_of(trigger, sentence, places, parties)
    weights, least = load_weights()
    best = max(((_weight(scene, n, weights), -n) for n in range(len(scene.places))), default=None)
    if best is not None and best[0] > least:
        return scene.places[-best[1]]
    return _dateline(sentence, places)


@cache
def load_weights() -> tuple[dict[str, float], float]:
    """Weight of each sign, and the sum over which a place is taken. Raises ResourceError T301 where damaged."""
    try:
        raw = yaml.load(
            (resources.files(__package__) / "data" / "event_weights.yaml").read_text("utf-8"), LOADER
        )
        return {str(name): float(weight) for name, weight in raw["weights"].items()}, math.log(
            raw["taken_over"] / (1 - raw["taken_over"])
        )
    except (
        OSError,
        KeyError,
        TypeError,
        ValueError,
        AttributeError,
        ArithmeticError,
        yaml.YAMLError,
    ) as error:
        raise ResourceError(
            "T301", f"weights of places cannot be read: {error}.", "Install the package again."
        ) from error


def _weight(scene: Scene, number: int, weights: dict[str, float]) -> float:
    return math.fsum(weights.get(name, 0.0) * value for name, value in signs(scene, number).items())


def _dateline(sentence: Sentence, places: Sequence[Place]) -> Place | None:
    """The first place of a dateline such as "KABUL (Agency) -" at the head of the sentence."""
    end = sentence.start + dateline_length(sentence.text)
    inside = (p for p in places if sentence.start <= p.start and p.end <= end and p.lat is not None)
    return next((place for place in inside if place.text.isupper()), None)
