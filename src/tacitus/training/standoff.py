"""Labels of texts that are not in the repository: kept by hash and offsets, joined with the text where it is at hand.

    python -m tacitus.training.standoff write ITEMS OUT      items with text and events -> stand-off labels
    python -m tacitus.training.standoff join LABELS TEXTS... OUT   labels and JSONL rows with date and text -> items

A label's `id` is "ce-" and the first 16 hex digits of the sha256 of date, "|" and text. Offsets are code points, half-open.
Labels are of `events`, of `pairs` of parties, of `claims` (own words about the text), or of two acts, `a` and `b`, each with its
`document` ("ce:date:digits") and `trigger`; of these the sentences of both are given.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tacitus.reading.sentences import split_sentences
from tacitus.training.examples import locate, read_items

_PARTS = ("actors", "recipients")
_SIDES = ("actor", "recipient")


def key_of(date: str, text: str) -> str:
    """The id of a text's labels."""
    return "ce-" + hashlib.sha256(f"{date}|{text.strip()}".encode()).hexdigest()[:16]


def to_offsets(item: Mapping[str, Any]) -> dict[str, Any]:
    """The item's labels without a word of its text."""
    text = item["text"]
    if "pairs" in item:
        return {"id": item["id"], "pairs": [_pair_offsets(text, pair) for pair in item["pairs"]]}

    def span(part: Mapping[str, Any], near: int | None) -> dict[str, Any]:
        found = locate(text, part["text"], part.get("nth"), near)
        rest = {k: v for k, v in part.items() if k not in ("text", "nth", "name")}
        return {"span": found, **rest}

    events = []
    for event in item["events"]:
        trigger = locate(text, event["trigger"], event.get("nth", 0))
        near = trigger[0] if trigger else None
        parts = {name: [span(p, near) for p in event[name]] for name in _PARTS}
        others = {k: span(event[k], near) if event.get(k) else None for k in ("place", "attribution")}
        plain = {k: event.get(k) for k in ("event", "mode", "date", "status", "sure")}
        events.append({"trigger": trigger, **plain, **parts, **others})
    return {"id": item["id"], "events": events}


def to_words(label: Mapping[str, Any], row: Mapping[str, Any]) -> dict[str, Any]:
    """The item that a label and its text make; spans as words with their occurrence."""
    text = row["text"].strip()
    words = _words_of(text)
    if "claims" in label:
        return {**label, "date": row["date"], "text": text}
    if "pairs" in label:
        pairs = [_pair_words(words, pair) for pair in label["pairs"]]
        return {"id": label["id"], "date": row["date"], "text": text, "pairs": pairs}

    def part(given: Mapping[str, Any] | None) -> dict[str, Any] | None:
        return (
            None
            if given is None
            else {**words(given["span"]), **{k: v for k, v in given.items() if k != "span"}}
        )

    events = []
    for event in label["events"]:
        trigger = words(event["trigger"])
        parts = {name: [part(p) for p in event[name]] for name in _PARTS}
        others = {k: part(event[k]) for k in ("place", "attribution")}
        plain = {k: event[k] for k in ("event", "mode", "date", "status", "sure")}
        events.append({"trigger": trigger["text"], "nth": trigger["nth"], **plain, **parts, **others})
    return {"id": label["id"], "date": row["date"], "text": text, "events": events}


def _pair_offsets(text: str, pair: Mapping[str, Any]) -> dict[str, Any]:
    spans = {side: pair[side] and locate(text, pair[side], pair.get(f"{side}_nth", 0)) for side in _SIDES}
    return {**spans, "category": pair["category"]}


def _pair_words(
    words: Callable[[tuple[int, int]], dict[str, Any]], pair: Mapping[str, Any]
) -> dict[str, Any]:
    told: dict[str, Any] = {"category": pair["category"]}
    for side in _SIDES:
        found = words(pair[side]) if pair[side] else {"text": None, "nth": 0}
        told |= {side: found["text"], f"{side}_nth": found["nth"]}
    return told


def _words_of(text: str) -> Callable[[tuple[int, int]], dict[str, Any]]:
    def words(span: tuple[int, int]) -> dict[str, Any]:
        start, end = span
        told = text[start:end]
        nth, at = 0, text.find(told)
        while 0 <= at < start:
            nth, at = nth + 1, text.find(told, at + 1)
        return {"text": told, "nth": nth}

    return words


def join(labels: Iterable[Mapping[str, Any]], texts: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """Items for all labels whose text is found, in the order of the labels."""
    told = list(labels)
    wanted = {key for label in told for key in _keys(label)}
    found: dict[str, Mapping[str, Any]] = {}
    for path in texts:
        with (
            gzip.open(path, "rt", encoding="utf-8")
            if path.suffix == ".gz"
            else path.open(encoding="utf-8") as lines
        ):
            for line in lines:
                row = json.loads(line)
                key = key_of(row["date"], row["text"])
                if key in wanted:
                    found.setdefault(key, row)
    for label in told:
        rows = [found[key] for key in _keys(label) if key in found]
        if len(rows) == 2:
            yield _acts(label, [row["text"].strip() for row in rows])
        elif "a" not in label and rows:
            yield to_words(label, rows[0])


def _keys(label: Mapping[str, Any]) -> list[str]:
    if "a" not in label:
        return [label["id"]]
    return ["ce-" + label[side]["document"].rpartition(":")[2] for side in "ab"]


def _acts(label: Mapping[str, Any], texts: Sequence[str]) -> dict[str, Any]:
    """Two acts, each with the sentence of its trigger and where in it that stands; what else the label says of them is kept."""
    told: dict[str, Any] = {"sure": True, **label}
    for side, text in zip("ab", texts, strict=True):
        start, end = label[side]["trigger"]
        sentence = next(s for s in split_sentences(text) if s.start <= start < s.end)
        told[side] = {"text": sentence.text, "trigger": [start - sentence.start, end - sentence.start]}
    return told


def main() -> None:
    """Write labels or join them, as the first argument says."""
    verb, *paths, out = sys.argv[1:]
    with Path(out).open("w", encoding="utf-8") as target:
        rows = (
            map(to_offsets, read_items([Path(paths[0])]))
            if verb == "write"
            else join(read_items([Path(paths[0])]), map(Path, paths[1:]))
        )
        for row in rows:
            target.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
