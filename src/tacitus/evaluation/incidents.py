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
from typing import Any

from tacitus.evaluation.gold import Row, iterate_rows
from tacitus.evaluation.meantime import Article
from tacitus.evaluation.meantime_events import EventMentioned
from tacitus.incidents import Grouping, Report
from tacitus.incidents.likeness import Model
from tacitus.incidents.profile import profile_of
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


def score_sheet(data: Path, sheet: Sequence[Row]) -> tuple[list[SheetPair], dict[str, bool]]:
    """The pairs of the sheet read afresh, and by id whether the model says `same`."""
    from tacitus.engine import code_documents
    from tacitus.incidents.likeness import load_model

    model = load_model()
    items = find_items(data, (row[side]["document"] for row in sheet for side in "ab"))
    outcomes = code_documents(items[name] for name in sorted(items))
    pairs = match_pairs(sheet, {r.document.id: r for r in outcomes if isinstance(r, Reading)})
    return pairs, {pair.id: _is_same(pair, model) for pair in pairs}


def _is_same(pair: SheetPair, model: Model) -> bool:
    if pair.first is None or pair.second is None:
        return False
    a, b = (
        profile_of(Report(event, None, day))
        for event, day in zip((pair.first, pair.second), pair.days, strict=True)
    )
    return model.comparable(a, b) and model.probability(a, b) >= model.threshold


def figures_of(pairs: Sequence[SheetPair], said: Mapping[str, bool]) -> dict[str, Any]:
    """Scores over all pairs, over those of which both events were found, and by always saying `same`."""
    found = [pair for pair in pairs if pair.first is not None and pair.second is not None]
    return {
        **score_answers([(pair.same, said[pair.id]) for pair in pairs]),
        "matched": score_answers([(pair.same, said[pair.id]) for pair in found]),
        "always": score_answers([(pair.same, True) for pair in pairs])["f1"],
    }


def kinds_of(pairs: Sequence[SheetPair], said: Mapping[str, bool]) -> list[tuple[Any, ...]]:
    """A table: kind, label, pairs, right."""
    kinds = sorted({(pair.kind, pair.same) for pair in pairs})
    rows: list[tuple[Any, ...]] = [("kind", "label", "pairs", "right")]
    for kind, same in kinds:
        of = [pair for pair in pairs if (pair.kind, pair.same) == (kind, same)]
        rows.append((kind, "same" if same else "different", len(of), sum(said[p.id] == p.same for p in of)))
    return rows


def score_coreference(
    articles: Sequence[Article], mentions: Sequence[EventMentioned]
) -> dict[str, dict[str, Any]]:
    """B-cubed of incidents and of two baselines: over all mentions, and over those that were coded."""
    from tacitus.engine import code_documents

    documents = [Document(article.id, article.text, article.date) for article in articles]
    outcomes = list(code_documents(documents))
    days = {article.id: article.date for article in articles}
    reports = [
        Report(event, None, days[outcome.document.id])
        for outcome in outcomes
        if isinstance(outcome, Reading)
        for event in outcome.events
    ]
    event_of = _events_of(mentions, [report.event for report in reports])
    of_event = {event.id: mention for mention, event in event_of.items()}
    incidents = Grouping()
    incidents.add(reports)
    ours = [frozenset(of_event[e] for e in group if e in of_event) for group in incidents.groups()]
    figures = {}
    for part, chosen in (("all", mentions), ("coded", [m for m in mentions if m.id in event_of])):
        key = cluster_by({m.id: m.instance for m in chosen})
        answers: dict[str, Clusters] = {
            "incidents": [group for group in ours if group],
            "lemma": cluster_by({m.id: (m.topic, m.lemma) for m in chosen}),
            "day_party": cluster_by({m.id: _day_and_parties(event_of.get(m.id)) for m in chosen}),
            "alone": [],
        }
        figures[part] = {name: b_cubed(key, clusters) for name, clusters in answers.items()}
    return figures


def _events_of(mentions: Sequence[EventMentioned], events: Sequence[Event]) -> dict[str, Event]:
    """For each mention the coded event whose trigger shares most with it, each event once."""
    by_document: dict[str, list[Event]] = {}
    for event in events:
        by_document.setdefault(event.document_id, []).append(event)
    shared = sorted(
        (-n, m.id, e.id)
        for m in mentions
        for e in by_document.get(m.document, ())
        if (n := min(m.end, e.trigger.end) - max(m.start, e.trigger.start)) > 0
    )
    named = {event.id: event for event in events}
    found: dict[str, Event] = {}
    taken: set[str] = set()
    for _, mention, name in shared:
        if mention not in found and name not in taken:
            found[mention] = named[name]
            taken.add(name)
    return found


def _day_and_parties(event: Event | None) -> object:
    if event is None or event.when.first is None:
        return None
    codes = sorted({p.code for p in (*event.actor, *event.recipient) if p.code is not None})
    return (event.when.first, *codes) if codes else None
