"""Annotated items as training examples: windows of words, and distributions over what the heads can say.

An item is `{"id", "date", "text", "events": [...]}` as the annotation guideline has it; spans are given as the words
themselves (their first occurrence, or occurrence `nth`). Spans become words: every word that overlaps one. Targets are
distributions: an annotator's labels are one-hot, softer opinions would be learned in the same way.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tacitus.ontology import CATEGORIES
from tacitus.reading.encoder.labels import MODES, ROLES, STATUSES, TRIGGERS
from tacitus.reading.encoder.pieces import WordPieces
from tacitus.reading.encoder.windows import Window, windows_of
from tacitus.reading.sentences import split_sentences

Floats = NDArray[np.float32]
_MODE = {mode: i for i, mode in enumerate(MODES)}


@dataclass(frozen=True, slots=True)
class Act:
    """One event of a window: its category, the words of its trigger, and targets.

    `roles` is [words, roles], `modes` [modes], `status` [statuses], `relation` [categories] (for all its `pairs`).
    """

    category: str
    words: tuple[int, ...]
    roles: Floats
    modes: Floats
    status: Floats
    relation: Floats

    def spans(self, role: str) -> list[list[int]]:
        """Words of each party in a role, by the likeliest role of every word."""
        found: list[list[int]] = []
        last = "O"
        for at, index in enumerate(self.roles.argmax(-1)):
            label = ROLES[index]
            if label[2:] == role:
                if label.startswith("I-") and last[2:] == role:
                    found[-1].append(at)
                else:
                    found.append([at])
            last = label
        return found

    def pairs(self) -> list[tuple[list[int], list[int]]]:
        """Who did it to whom, as words: each actor with each recipient; of a mutual act each party with each other."""
        actors, recipients = self.spans("actor"), self.spans("recipient")
        if recipients:
            return [(a, r) for a in actors for r in recipients][:4]
        return [(a, b) for a in actors for b in actors if a is not b][:4]


@dataclass(frozen=True, slots=True)
class Example:
    """A window with its targets: `triggers` [words, classes], `weights` of each word's loss."""

    id: str
    window: Window
    triggers: Floats
    weights: Floats
    acts: tuple[Act, ...] = field(default=())


def read_pieces(folder: str) -> WordPieces:
    """The vocabulary of an encoder's folder (tokenizer.json)."""
    return WordPieces(read_vocabulary(folder))


def read_vocabulary(folder: str) -> list[str]:
    """Its pieces in the order of their ids; an id without a piece has an empty one."""
    told = json.loads(Path(folder, "tokenizer.json").read_text("utf-8"))
    ids = {**told["model"]["vocab"], **{t["content"]: t["id"] for t in told["added_tokens"]}}
    pieces = [""] * (max(ids.values()) + 1)
    for piece, place in ids.items():
        pieces[place] = piece
    return pieces


def read_items(paths: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """Items of JSONL files, in order."""
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines if line.strip())


def examples_of(item: Mapping[str, Any], pieces: WordPieces) -> list[Example]:
    """One example a window of the item's text."""
    text = item["text"]
    events = [
        (event, locate(text, event["trigger"], event.get("nth", 0))) for event in item.get("events", ())
    ]
    return [
        _example(item["id"], window, text, events) for window in windows_of(split_sentences(text), pieces)
    ]


def locate(text: str, words: str, nth: int | None = None, near: int | None = None) -> tuple[int, int] | None:
    """The span of occurrence `nth`; without it the occurrence nearest to `near`, or the first; None if there is none."""
    starts = []
    at = text.find(words)
    while at >= 0:
        starts.append(at)
        at = text.find(words, at + 1)
    if not starts:
        return None
    if nth is not None and nth < len(starts):
        start = starts[nth]
    else:
        start = min(starts, key=lambda s: abs(s - near)) if near is not None else starts[0]
    return start, start + len(words)


def _example(
    id: str, window: Window, text: str, events: Sequence[tuple[Mapping[str, Any], tuple[int, int] | None]]
) -> Example:
    triggers = np.zeros(len(window.words), dtype=np.int64)
    weights = np.ones(len(window.words), dtype=np.float32)
    acts: list[Act] = []
    for event, span in events:
        words = [] if span is None else _words(window, span)
        if not words:
            continue
        if not triggers[words].any():
            for place, word in enumerate(words):
                triggers[word] = TRIGGERS.index(("I-" if place else "B-") + event["event"])
                weights[word] = 1.0 if event.get("sure", True) else 0.7
        acts.append(_act(window, text, event, tuple(words)))
    return Example(id, window, one_hot(triggers, len(TRIGGERS)), weights, tuple(acts))


def _act(window: Window, text: str, event: Mapping[str, Any], words: tuple[int, ...]) -> Act:
    roles = np.zeros(len(window.words), dtype=np.int64)
    near = window.words[words[0]].start
    parts = [("speaker", event.get("attribution")), ("place", event.get("place"))]
    parts += [("recipient", party) for party in event["recipients"]] + [
        ("actor", party) for party in event["actors"]
    ]
    for role, part in parts:
        if not part:
            continue
        told: Mapping[str, Any] = {"text": part} if isinstance(part, str) else part
        span = locate(text, told["text"], told.get("nth"), near)
        for place, word in enumerate(_words(window, span) if span else ()):
            roles[word] = ROLES.index(("I-" if place else "B-") + role)
    modes = np.zeros(len(MODES), dtype=np.float32)
    for mode in event["mode"]:
        if (event["event"], mode) in _MODE:
            modes[_MODE[event["event"], mode]] = 1.0
    status = STATUSES.index(event["status"]) if event["status"] in STATUSES else 0
    category = np.array(CATEGORIES.index(event["event"]))
    return Act(
        event["event"], words, one_hot(roles, len(ROLES)), modes, one_hot(np.array(status), len(STATUSES)),
        one_hot(category, len(CATEGORIES)),
    )  # fmt: skip


def one_hot(indexes: NDArray[np.int64], count: int) -> Floats:
    """The indexes as distributions over `count` classes, in a new last axis."""
    return np.eye(count, dtype=np.float32)[indexes]


def _words(window: Window, span: tuple[int, int]) -> list[int]:
    return [i for i, w in enumerate(window.words) if w.start < span[1] and span[0] < w.end and w.is_word]
