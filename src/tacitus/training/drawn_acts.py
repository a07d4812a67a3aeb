"""Pairs of acts that nobody compared: two of the coder's events a few days apart, mostly alike in words.

What is drawn as the pairs that are asked about at run time come: within a fortnight, the likest first, others beside them.
"""

from __future__ import annotations

import random
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from tacitus.training.near import Near

APART = (0, 1, 2, 4, 14)  # days between two acts at most; one is drawn
CLOSEST = 0.6  # share of draws that take the two likest; else one of the `SEEN` likest
SEEN = 6
COMPARED = 400
LEAST = 0.1  # likeness below which two acts are not worth asking about


@dataclass(frozen=True, slots=True)
class Act:
    """An event of the coder with its item's text: days since year 1, trigger half-open in the text, its sentence."""

    document: str
    day: int
    text: str
    trigger: tuple[int, int]
    sentence: str


def acts_of(events: Iterable[Mapping[str, Any]], items: Mapping[str, Mapping[str, Any]]) -> list[Act]:
    """The events (rows of `tacitus code`) of the items, given by their documents' ids, with the items' days; by day."""
    found = [
        Act(
            row["document_id"],
            date.fromisoformat(items[row["document_id"]]["date"]).toordinal(),
            items[row["document_id"]]["text"],
            (row["trigger"]["start"], row["trigger"]["end"]),
            row["text"],
        )
        for row in events
        if row["trigger"] and row["document_id"] in items
    ]
    return sorted(found, key=lambda act: (act.day, act.document, act.trigger))


def draw_acts(
    acts: Sequence[Act], labelled: Container[str], count: int, rng: random.Random
) -> Iterator[dict[str, Any]]:
    """Pairs without label, about `count`; none of them of two sentences that are in labelled pairs.

    Args:
        acts: by day.
        labelled: the sentences of the labelled pairs.
    """
    near, days = Near([act.text for act in acts], most=1.0), [act.day for act in acts]
    seen: set[tuple[int, int]] = set()
    for _ in range(100 * count):
        if len(seen) >= count:
            return
        one = rng.randrange(len(acts))
        last = bisect_right(days, days[one] + rng.choice(APART))
        others = [k for k in range(one, last) if acts[k].document != acts[one].document]
        if not others:
            continue
        if len(others) > COMPARED:
            others = rng.sample(others, COMPARED)
        likeness = near.likeness(one, others)
        likest = np.argsort(-likeness, kind="stable")[:SEEN].tolist()
        for k in likest[:2] if rng.random() < CLOSEST else rng.sample(likest, 1):
            pair = one, others[k]
            both = acts[one], acts[others[k]]
            if likeness[k] >= LEAST and pair not in seen and not all(a.sentence in labelled for a in both):
                seen.add(pair)
                yield {
                    "same": None,
                    **{
                        s: {"text": a.text, "trigger": list(a.trigger)}
                        for s, a in zip("ab", both, strict=True)
                    },
                }
