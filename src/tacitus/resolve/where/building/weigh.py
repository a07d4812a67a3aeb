"""Fits the weights of `place_event` on annotated items: `python -m tacitus.resolve.where.building.weigh FILE.jsonl`.

Needs numpy. Logistic regression with a ridge, by Newton's method; signs seen fewer than `SEEN` times are left out. A
place is right where its text and the annotated one contain one another.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from tacitus.model import Sentence, Span
from tacitus.reading.sentences import split_sentences
from tacitus.resolve.where.clause import Scene, scene_of, signs
from tacitus.resolve.where.find import find_places

TABLE = Path(__file__).parent.parent / "data" / "event_weights.yaml"
SEEN, RIDGE, ROUNDS, TAKEN_OVER = 8, 3.0, 25, 0.5
_HEAD = """# Weights of the signs that tell whether a place of a sentence is that of an act (`clause.py` names the signs; made by
# `building/weigh.py`). Logistic: the place with the highest sum is taken when its probability is over `taken_over`.
"""


def scenes(items: list[Mapping[str, Any]]) -> Iterator[tuple[Scene, str | None]]:
    """Every annotated act whose trigger is found, with the words of its place."""
    for item in items:
        text = item["text"]
        places = find_places(text, date=item["date"])
        sentences = split_sentences(text)
        for event in item["events"]:
            at = text.find(event["trigger"])
            sentence = next((s for s in sentences if s.start <= at < s.end), None)
            if at < 0 or sentence is None:
                continue
            parties = [
                _span(text, party["text"], sentence) for party in (*event["actors"], *event["recipients"])
            ]
            trigger = Span(at, at + len(event["trigger"]), event["trigger"])
            place = event["place"]["text"] if event["place"] else None
            yield scene_of(trigger, sentence, places, [p for p in parties if p is not None]), place


def fit(told: list[tuple[Scene, str | None]]) -> dict[str, float]:
    """The weight of each sign."""
    rows = [
        (
            signs(scene, number),
            place is not None and (scene.places[number].text in place or place in scene.places[number].text),
        )
        for scene, place in told
        for number in range(len(scene.places))
    ]
    seen = Counter(name for found, _ in rows for name in found)
    names = sorted(name for name, times in seen.items() if times >= SEEN)
    x = np.array([[found.get(name, 0.0) for name in names] for found, _ in rows])
    y = np.array([float(right) for _, right in rows])
    w = np.zeros(len(names))
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-x @ w))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + RIDGE * np.eye(len(names))
        w = w + np.linalg.solve(hessian, x.T @ (y - p) - RIDGE * w)
    return {name: round(float(weight), 2) for name, weight in zip(names, w, strict=True)}


def _span(text: str, words: str, sentence: Sentence) -> tuple[int, int] | None:
    at = text.find(words, sentence.start)
    at = text.find(words) if at < 0 else at
    return None if at < 0 else (at, at + len(words))


def main(path: str) -> None:
    """Fit and write the table."""
    items = [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]
    weights = fit(list(scenes(items)))
    lines = [f'  "{name}": {weight}' for name, weight in weights.items()]
    TABLE.write_text(_HEAD + f"taken_over: {TAKEN_OVER}\nweights:\n" + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
