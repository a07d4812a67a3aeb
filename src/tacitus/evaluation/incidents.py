"""Scores incidents: pairs of the own sheet, and coreference across the documents of MEANTIME.

A pair of the sheet is answered by the events that a fresh reading finds at its two triggers (the one that shares most
code points). The sheet's events are those of an older coder; where the coder of today finds none at a trigger, the
figures `end to end` take the answer for `different`, and the figures `given` have it read the act that the sheet names
(`pointed.py`), so that they measure the comparison of events and not how two coders differ.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tacitus.evaluation.gold import Row, is_look, iterate_rows
from tacitus.evaluation.meantime import Article
from tacitus.evaluation.meantime_events import EventMentioned
from tacitus.evaluation.pointed import read_pointed_at
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
    sure: bool  # of the sheet: no careful reader would decide otherwise
    first: Event | None
    second: Event | None
    days: tuple[str, str]  # of the two documents
    hard: bool = False  # of training pairs: drawn like those of the sheet
    later: bool = False  # of training pairs: the network of `reading.together` did not learn from it


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


def match_pairs(
    sheet: Sequence[Row], readings: Mapping[str, Reading], pointed: Mapping[str, Reading] | None = None
) -> list[SheetPair]:
    """The pairs of the sheet with the events of fresh readings, by document id; else with those of pointed readings."""

    def event_of(side: Mapping[str, Any]) -> Event | None:
        name, trigger = side["document"], side["trigger"]
        return _event_at(readings.get(name), trigger) or _event_at((pointed or {}).get(name), trigger)

    return [
        SheetPair(
            row["id"], row["kind"], row["same"], row.get("sure", True), event_of(row["a"]), event_of(row["b"]),
            (row["a"]["document"].split(":")[1], row["b"]["document"].split(":")[1]), row.get("hard", False),
            row.get("later", False),
        )
        for row in sheet
    ]  # fmt: skip


def read_unfound(
    sheet: Sequence[Row], items: Mapping[str, Document], readings: Mapping[str, Reading]
) -> dict[str, Reading]:
    """Pointed readings, by document id, of the sheet's events that readings lack."""
    sides = [row[side] for row in sheet for side in ("a", "b")]
    lacking = [s for s in sides if _event_at(readings.get(s["document"]), s["trigger"]) is None]
    return read_pointed_at(items, [(s["document"], (*s["trigger"], s["event"])) for s in lacking])


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


def score_sheet(
    data: Path, sheet: Sequence[Row]
) -> tuple[dict[str, dict[str, Any]], dict[str, list[tuple[Any, ...]]]]:
    """Figures of the sheet's parts (look, lock, all) and, by title, tables of kinds with given triggers."""
    from tacitus.engine import code_documents
    from tacitus.incidents.likeness import load_model

    model = load_model()
    items = find_items(data, (row[side]["document"] for row in sheet for side in "ab"))
    outcomes = code_documents(items[name] for name in sorted(items))
    readings = {r.document.id: r for r in outcomes if isinstance(r, Reading)}
    pairs = match_pairs(sheet, readings)
    given = match_pairs(sheet, readings, read_unfound(sheet, items, readings))
    said = {pair.id: _is_same(pair, model) for pair in given}
    figures, tables = {}, {}
    for part, sides in (("look", (True,)), ("lock", (False,)), ("all", (True, False))):
        of = [pair for pair in given if is_look(pair.id) in sides]
        figures[part] = figures_of([pair for pair in pairs if is_look(pair.id) in sides], of, said)
        tables[f"Kinds of pairs ({part})"] = kinds_of(of, said)
    return figures, tables


def _is_same(pair: SheetPair, model: Model) -> bool:
    if pair.first is None or pair.second is None:
        return False
    a, b = (
        profile_of(Report(event, None, day))
        for event, day in zip((pair.first, pair.second), pair.days, strict=True)
    )
    return model.comparable(a, b) and model.probability(a, b) >= model.threshold


def figures_of(
    pairs: Sequence[SheetPair], given: Sequence[SheetPair], said: Mapping[str, bool]
) -> dict[str, Any]:
    """Scores end to end, over pairs of which both events were found, with given triggers, and by always saying `same`.

    Args:
        pairs, given: the same pairs, as found and with given triggers.
        said: answers over the latter.
    """
    found = {pair.id for pair in pairs if pair.first is not None and pair.second is not None}
    return {
        **score_answers([(pair.same, said[pair.id] and pair.id in found) for pair in pairs]),
        "matched": score_answers([(pair.same, said[pair.id]) for pair in pairs if pair.id in found]),
        "given": score_answers([(pair.same, said[pair.id]) for pair in given]),
        "given_sure": score_answers([(pair.same, said[pair.id]) for pair in given if pair.sure]),
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
