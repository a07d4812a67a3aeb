"""Pairs of acts without labels."""

from __future__ import annotations

import random
from typing import Any

from tacitus.training.drawn_acts import acts_of, draw_acts

ITEMS = {
    "a": {"date": "2004-05-01", "text": "Peru expels envoys of Chile."},
    "b": {"date": "2004-05-02", "text": "Chile protests as Peru expels envoys."},
    "c": {"date": "2004-05-02", "text": "Floods cover villages in Chad."},
    "d": {"date": "2004-07-01", "text": "Peru expels envoys of Bolivia."},
}


def event(document: str, word: str) -> dict[str, Any]:
    text = ITEMS[document]["text"]
    start = text.index(word)
    return {"document_id": document, "trigger": {"start": start, "end": start + len(word)}, "text": text}


EVENTS = [
    event("d", "expels"),
    event("b", "protests"),
    event("b", "expels"),
    event("a", "expels"),
    event("c", "cover"),
]


def test_events_of_other_documents_or_without_trigger_are_no_acts() -> None:
    found = acts_of(
        [*EVENTS, {"document_id": "z", "trigger": {}}, {"document_id": "a", "trigger": None}], ITEMS
    )
    assert [act.document for act in found] == ["a", "b", "b", "c", "d"]


def test_pairs_are_of_two_documents_alike_within_a_fortnight() -> None:
    rows = list(draw_acts(acts_of(EVENTS, ITEMS), set(), 10, random.Random(1)))
    told = {(row["a"]["text"], row["b"]["text"]) for row in rows}
    assert told == {(ITEMS["a"]["text"], ITEMS["b"]["text"])}
    assert {tuple(row["b"]["trigger"]) for row in rows} == {(6, 14), (23, 29)}
    assert len(rows) == 2


def test_two_labelled_sentences_are_not_drawn_again() -> None:
    labelled = {ITEMS["a"]["text"], ITEMS["b"]["text"]}
    assert list(draw_acts(acts_of(EVENTS, ITEMS), labelled, 2, random.Random(1))) == []
