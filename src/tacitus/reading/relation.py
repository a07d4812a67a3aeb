"""Which category one given party's act on another is, by the cue that stands nearest to both."""

from __future__ import annotations

from collections.abc import Iterable
from math import exp

from tacitus.model import EventMention, Mention
from tacitus.ontology import CATEGORIES

_SCALE = 40.0  # code points in which a cue's weight falls to 1/e


def relation_scores(
    acts: Iterable[EventMention], actor: tuple[int, int], recipient: tuple[int, int]
) -> dict[str, float]:
    """A share for each of the sixteen categories, together 1; empty where the sentence holds no act.

    Args:
        acts: those of the text, in its offsets.
        actor, recipient: spans in the text, half-open.
    """
    weights = dict.fromkeys(CATEGORIES, 0.0)
    for act in acts:
        middle = (act.trigger.start + act.trigger.end) / 2
        weight = exp(-(_outside(middle, actor, recipient)) / _SCALE)
        weight *= 2.0 if _touches(act.actors, actor) else 1.0
        weight *= 2.0 if _touches(act.recipients, recipient) else 1.0
        weights[act.event] += weight
    total = sum(weights.values())
    return {name: weight / total for name, weight in weights.items()} if total else {}


def _outside(at: float, actor: tuple[int, int], recipient: tuple[int, int]) -> float:
    """Code points from the stretch between the two spans; 0 inside it."""
    low, high = min(actor[1], recipient[1]), max(actor[0], recipient[0])
    return max(low - at, at - high, 0.0)


def _touches(mentions: Iterable[Mention], span: tuple[int, int]) -> bool:
    return any(m.start < span[1] and span[0] < m.end for m in mentions)
