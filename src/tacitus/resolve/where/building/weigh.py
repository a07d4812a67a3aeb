"""Fits the weights of `place_event` on annotated items: `python -m tacitus.resolve.where.building.weigh FILE.jsonl...`.

Needs numpy. Logistic regression with a ridge, by Newton's method; signs seen fewer than `SEEN` times are left out. A
place is right where its text and the annotated one contain one another. Every act counts twice, with its parties and
without, so that the weights serve both; an act whose annotated place is not among those found is left out.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from tacitus.model import Place, Span
from tacitus.reading.sentences import split_sentences
from tacitus.resolve.where.clause import Scene, scene_of
from tacitus.resolve.where.find import find_places
from tacitus.resolve.where.signs import signs

TABLE = Path(__file__).parent.parent / "data" / "event_weights.yaml"
SEEN, RIDGE, ROUNDS, TAKEN_OVER = 20, 8.0, 12, 0.42
FIXED = {
    "in_relative": -3.0
}  # set by hand: seen too seldom to be fitted, and hardly ever the place of the act
_HEAD = """# Weights of the signs that tell whether a place of a sentence is that of an act (`signs.py` names the signs; made by
# `building/weigh.py`). Logistic: the place with the highest sum is taken when its probability is over `taken_over`.
"""


def scenes(items: Iterable[Mapping[str, Any]]) -> Iterator[tuple[Scene, str | None]]:
    """Every annotated act whose trigger is found, with the words of its place: once without its parties, once with."""
    for item in items:
        text = item["text"]
        places = find_places(text, date=item["date"])
        sentences = split_sentences(text)
        for event in item["events"]:
            trigger = _trigger(text, event)
            sentence = next((s for s in sentences if s.start <= trigger.start < s.end), None)
            if trigger.start < 0 or sentence is None:
                continue
            near = [p for p in places if sentence.start <= p.start < sentence.end]
            parties = [
                _nearest(text, party["text"], trigger) for party in (*event["actors"], *event["recipients"])
            ]
            told = event["place"]["text"] if event["place"] else None
            for given in ((), parties):
                scene = scene_of(trigger, sentence, near, given)
                if told is None or any(_is_told(place, told) for place in scene.places):
                    yield scene, told


def fit(told: Iterable[tuple[Scene, str | None]]) -> dict[str, float]:
    """The weight of each sign."""
    rows = [
        (signs(scene, number), place is not None and _is_told(scene.places[number], place))
        for scene, place in told
        for number in range(len(scene.places))
    ]
    seen = Counter(name for found, _ in rows for name in found)
    names = sorted(name for name, times in seen.items() if times >= SEEN and name not in FIXED)
    x = np.array([[found.get(name, 0.0) for name in names] for found, _ in rows])
    y = np.array([float(right) for _, right in rows])
    w = np.zeros(len(names))
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-x @ w))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + RIDGE * np.eye(len(names))
        w = w + np.linalg.solve(hessian, x.T @ (y - p) - RIDGE * w)
    fitted = {name: round(float(weight), 2) for name, weight in zip(names, w, strict=True)}
    return dict(sorted((fitted | FIXED).items()))


def _is_told(place: Place, told: str) -> bool:
    return place.text in told or told in place.text


def _trigger(text: str, event: Mapping[str, Any]) -> Span:
    at = -1
    for _ in range(int(event.get("nth") or 0) + 1):
        at = text.find(event["trigger"], at + 1)
    return Span(at, at + len(event["trigger"]), event["trigger"])


def _nearest(text: str, words: str, trigger: Span) -> tuple[int, int]:
    """The occurrence of a party that is nearest to the trigger."""
    stands, at = [], text.find(words)
    while at >= 0:
        stands.append(at)
        at = text.find(words, at + 1)
    start = min(stands, key=lambda stand: abs(stand - trigger.start), default=0)
    return start, start + (len(words) if stands else 0)


def main(paths: Iterable[str]) -> None:
    """Fit and write the table."""
    lines = (line for path in paths for line in Path(path).read_text("utf-8").splitlines())
    weights = fit(scenes(json.loads(line) for line in lines))
    told = [f'  "{name}": {weight}' for name, weight in weights.items()]
    TABLE.write_text(_HEAD + f"taken_over: {TAKEN_OVER}\nweights:\n" + "\n".join(told) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
