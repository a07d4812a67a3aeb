"""Resampling: how far a figure would move had the set held other documents.

The bootstrap draws as many items as there are, with replacement, and computes the figure again; the middle 95
% of the results is the interval. A paired one draws the same items for two systems and looks at the
difference.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from tacitus.errors import ResourceError


def resample_counts(
    counts: Sequence[Counter[tuple[str, str]]], resamples: int, source: random.Random
) -> Iterator[Counter[tuple[str, str]]]:
    """Added-up counts of each resample of the documents, whose counts are given."""
    keys = sorted({key for part in counts for key in part})
    table = (
        numpy().array([[part[key] for key in keys] for part in counts], dtype="int64").reshape(-1, len(keys))
    )
    for weights in draw(len(counts), resamples, source):
        yield Counter(dict(zip(keys, (weights @ table).tolist(), strict=True)))


def draw(n: int, resamples: int, source: random.Random) -> Iterator[Any]:
    """For each resample an array that tells how often each of `n` items was drawn."""
    everything = range(n)
    for _ in range(resamples):
        yield numpy().bincount(source.choices(everything, k=n), minlength=n)


def numpy() -> Any:
    """The package numpy, imported on first use.

    Raises:
        ResourceError: T302, it is not installed.
    """
    try:
        import numpy
    except ImportError as error:
        raise ResourceError("T302", "numpy is not installed.", "Install the extra: tacitus[dev].") from error
    return numpy
