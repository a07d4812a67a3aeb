"""What the heads can say, in the order of their outputs, and how words are laid out for them."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tacitus.model import Status
from tacitus.ontology import CATEGORIES, category

TRIGGERS: tuple[str, ...] = ("O", *(f"{edge}-{name}" for name in CATEGORIES for edge in "BI"))
ROLES: tuple[str, ...] = (
    "O",
    *(f"{edge}-{role}" for role in ("actor", "recipient", "speaker", "place") for edge in "BI"),
)
STATUSES: tuple[Status, ...] = ("actual", "alleged", "denied", "negated", "future", "hypothetical")
MODES: tuple[tuple[str, str], ...] = tuple(
    (name, mode) for name in CATEGORIES for mode in category(name).mode_names
)
DISTANCES = 33  # buckets of the distance from the trigger, -16..16 words


def average(words: Sequence[int], count: int) -> list[float]:
    """Averaging weights of some words among `count`."""
    row = [0.0] * count
    for word in words:
        row[word] = 1.0 / len(words)
    return row


def distances(words: Sequence[int], count: int) -> list[int]:
    """Bucket of each word's distance from the trigger, clipped at 16 words either way."""
    low, high, reach = min(words), max(words), DISTANCES // 2
    return [
        reach + max(-reach, min(reach, i - low if i < low else i - high if i > high else 0))
        for i in range(count)
    ]


def softmax(row: Sequence[float]) -> list[float]:
    """Logits as shares that sum to 1."""
    top = max(row)
    powers = [math.exp(x - top) for x in row]
    total = sum(powers)
    return [p / total for p in powers]
