"""Items put together as sentences of one text, as articles have several: most items are a single sentence.

What is learned of single sentences does not hold in a window of several: triggers are missed and parties taken from the
sentence beside. Neighbours are drawn at random, so the next sentence never tells who acts in this one.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tacitus.reading.encoder.windows import WORDS

Item = Mapping[str, Any]


def join_some(items: Iterable[Item], share: float, seed: str) -> list[Item]:
    """The items, about `share` of those with events (or none) joined to texts of at most a window's words.

    Items of pairs stay as they are. The order of the items does not matter.
    """
    told = list(items)
    rng = random.Random(seed)
    single = [item for item in told if "pairs" in item]
    chosen: list[Item] = []
    for item in sorted((i for i in told if "pairs" not in i), key=lambda i: str(i["id"])):
        (chosen if rng.random() < share else single).append(item)
    rng.shuffle(chosen)
    groups: list[list[Item]] = []
    room = 0
    for item in chosen:
        length = _length(item["text"])
        if not groups or length > room:
            groups.append([])
            room = WORDS
        groups[-1].append(item)
        room -= length
    return [*single, *map(join, groups)]


def join(items: Sequence[Item]) -> Item:
    """One item of several; the occurrences (`nth`) of its spans are counted from the beginning of the whole text."""
    text = ""
    events: list[Any] = []
    for item in items:
        before = f"{text} " if text else ""
        own = item["text"].strip()
        text = before + (own if own[-1:] in '.!?"”' else f"{own}.")
        events += [_moved(event, before) for event in item.get("events", ())]
    return {
        "id": "+".join(str(item["id"]) for item in items),
        "date": items[0].get("date"),
        "text": text,
        "events": events,
    }


def _moved(event: Mapping[str, Any], before: str) -> dict[str, Any]:
    sides = {
        side: [
            p | {"nth": p["nth"] + _times(before, p["text"])} if p.get("nth") is not None else p
            for p in event[side]
        ]
        for side in ("actors", "recipients")
    }
    return {**event, "nth": event.get("nth", 0) + _times(before, event["trigger"]), **sides}


def _times(text: str, words: str) -> int:
    """Occurrences of the words, those that overlap counted too."""
    return sum(text.startswith(words, at) for at in range(len(text)))


def _length(text: str) -> int:
    return len(text.split()) + 8  # marks count as words
