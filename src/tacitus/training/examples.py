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
from tacitus.reading.encoder.marks import marked
from tacitus.reading.encoder.pieces import WordPieces
from tacitus.reading.encoder.windows import Window, windows_of
from tacitus.reading.sentences import split_sentences

Floats = NDArray[np.float32]
_MODE = {mode: i for i, mode in enumerate(MODES)}


@dataclass(frozen=True, slots=True)
class Act:
    """One event of a window: its category, the words of its trigger, and targets.

    `roles` is [words, roles], `modes` [modes], `status` [statuses].
    """

    category: str
    words: tuple[int, ...]
    roles: Floats
    modes: Floats
    status: Floats


@dataclass(frozen=True, slots=True)
class Pair:
    """Two marked parties of a window: the words of their marks, and the category of the one's act on the other."""

    actor: tuple[int, ...]
    recipient: tuple[int, ...]
    relation: Floats


@dataclass(frozen=True, slots=True)
class Example:
    """A window with its targets: `triggers` [words, classes], `weights` of each word's loss (0 where a pair is marked)."""

    id: str
    window: Window
    triggers: Floats
    weights: Floats
    acts: tuple[Act, ...] = field(default=())
    pairs: tuple[Pair, ...] = field(default=())


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
    """One example a window of the item's text; one a pair where the item gives pairs instead of events."""
    text = item["text"]
    if "pairs" in item:
        return [e for pair in item["pairs"] for e in _paired(item["id"], text, pair, pieces)]
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
    return Act(
        event["event"], words, one_hot(roles, len(ROLES)), modes, one_hot(np.array(status), len(STATUSES))
    )


def _paired(id: str, text: str, pair: Mapping[str, Any], pieces: WordPieces) -> list[Example]:
    """The window of the pair's actor with both parties marked; none where they stand in different windows."""
    spans = [_span(text, pair, side) for side in ("actor", "recipient")]
    if spans[0] is None:
        return []
    for window in windows_of(split_sentences(text), pieces):
        actor = _words(window, spans[0])
        recipient = _words(window, spans[1]) if spans[1] else []
        if actor and (recipient or spans[1] is None):
            told, *marks = marked(window, actor, recipient, pieces)
            relation = one_hot(np.array(CATEGORIES.index(pair["category"])), len(CATEGORIES))
            count = len(told.words)
            return [
                Example(
                    id, told, one_hot(np.zeros(count, dtype=np.int64), len(TRIGGERS)),
                    np.zeros(count, dtype=np.float32), pairs=(Pair(marks[0], marks[1], relation),),
                )
            ]  # fmt: skip
    return []


def _span(text: str, pair: Mapping[str, Any], side: str) -> tuple[int, int] | None:
    told = pair[side]
    return locate(text, told, pair.get(f"{side}_nth", 0)) if isinstance(told, str) else told


def one_hot(indexes: NDArray[np.int64], count: int) -> Floats:
    """The indexes as distributions over `count` classes, in a new last axis."""
    return np.eye(count, dtype=np.float32)[indexes]


def _words(window: Window, span: tuple[int, int]) -> list[int]:
    return [i for i, w in enumerate(window.words) if w.start < span[1] and span[0] < w.end and w.is_word]
