"""Scores incidents: pairs of the own sheet, and coreference across the documents of MEANTIME.

A pair of the sheet is answered by the events that a fresh reading finds at its two triggers (the one that shares most
code points). Where one is not found the answer is `different`. Beside it stands the score over pairs of which both
are found, that is given perfect matching.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tacitus.evaluation.gold import Row, iterate_rows
from tacitus.model import Document, Event, Reading

SCRAPINGS = (
    "data/wikipedia_current_events_en_2002_2026/events.jsonl.gz",
    "data/wikipedia_current_events_en_2020_2022/events.jsonl.gz",
)
Clusters = Sequence[frozenset[str]]


@dataclass(frozen=True, slots=True)
class SheetPair:
    """A pair of the sheet with the events found; None where a reading has none at the trigger."""

    id: str
    kind: str
    same: bool
    first: Event | None
    second: Event | None
    days: tuple[str, str]  # of the two documents


def item_id(date: str, text: str) -> str:
    """The id by which the sheets name an item of the portal."""
    digest = hashlib.sha256(f"{date}|{text.strip()}".encode()).hexdigest()
    return f"ce:{date}:{digest[:16]}"


def find_items(data: Path, wanted: Iterable[str]) -> dict[str, Document]:
    """Items of both scrapings by id, as documents of their stripped text. Raises SourceError T101."""
    names, found = set(wanted), dict[str, Document]()
    days = {name.split(":")[1] for name in names}
    for path in SCRAPINGS:
        for row in iterate_rows(data / path):
            if row["date"] in days and (name := item_id(row["date"], row["text"])) in names:
                found.setdefault(name, Document(name, row["text"].strip(), row["date"]))
    return found


def match_pairs(sheet: Sequence[Row], readings: Mapping[str, Reading]) -> list[SheetPair]:
    """The pairs of the sheet with the events of fresh readings, by document id."""
    return [
        SheetPair(
            row["id"], row["kind"], row["same"],
            _event_at(readings.get(row["a"]["document"]), row["a"]["trigger"]),
            _event_at(readings.get(row["b"]["document"]), row["b"]["trigger"]),
            (row["a"]["document"].split(":")[1], row["b"]["document"].split(":")[1]),
        )
        for row in sheet
    ]  # fmt: skip


def _event_at(reading: Reading | None, trigger: Sequence[int]) -> Event | None:
    start, end = trigger
    shared = [
        (min(end, e.trigger.end) - max(start, e.trigger.start), e.id, e)
        for e in (reading.events if reading else ())
    ]
    best = max(((n, name, e) for n, name, e in shared if n > 0), default=None)
    return None if best is None else best[2]


def score_answers(told: Sequence[tuple[bool, bool]]) -> dict[str, float]:
    """Precision, recall and F1 of `same` over (gold, answer), and how many pairs there are."""
    hit = sum(gold and answer for gold, answer in told)
    said, there = sum(answer for _, answer in told), sum(gold for gold, _ in told)
    precision, recall = hit / said if said else 0.0, hit / there if there else 0.0
    f1 = 2 * hit / (said + there) if said + there else 0.0
    return {
        "precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3), "pairs": len(told)
    }  # fmt: skip


def b_cubed(key: Clusters, answer: Clusters) -> dict[str, float]:
    """B-cubed precision, recall and F1 of two partitions of the same mentions; a mention left out is alone."""
    of_key, of_answer = _by_mention(key), _by_mention(answer)
    both = sorted(of_key)
    precision = recall = 0.0
    for mention in both:
        mine = of_answer.get(mention, frozenset((mention,)))
        shared = len(of_key[mention] & mine)
        precision += shared / len(mine)
        recall += shared / len(of_key[mention])
    n = max(1, len(both))
    p, r = precision / n, recall / n
    return {
        "precision": round(p, 3), "recall": round(r, 3),
        "f1": round(2 * p * r / (p + r), 3) if p + r else 0.0, "mentions": len(both),
    }  # fmt: skip


def cluster_by(keys: Mapping[str, object]) -> list[frozenset[str]]:
    """Mentions with the same key together; those with None alone."""
    groups: dict[object, list[str]] = {}
    for mention, key in keys.items():
        groups.setdefault(("alone", mention) if key is None else ("with", key), []).append(mention)
    return [frozenset(group) for group in groups.values()]


def _by_mention(clusters: Clusters) -> dict[str, frozenset[str]]:
    counted = Counter(mention for cluster in clusters for mention in cluster)
    assert not counted or max(counted.values()) == 1, "a mention is in two clusters"
    return {mention: cluster for cluster in clusters for mention in cluster}
