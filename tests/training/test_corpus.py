import json
import re
from pathlib import Path

import pytest

from tacitus.ontology import CATEGORIES
from tacitus.training.corpus import alike, balance, faults
from tacitus.training.examples import read_items

CORPUS = Path(__file__).parents[2] / "corpus"
ITEMS = list(read_items(sorted(CORPUS.glob("items-*.jsonl"))))


def test_own_items_keep_to_the_guideline() -> None:
    assert list(faults(ITEMS)) == []


def test_no_two_own_items_are_alike() -> None:
    assert alike(ITEMS) == []


def test_every_category_and_status_is_there_and_a_quarter_holds_no_event() -> None:
    found = balance(ITEMS)
    assert min(found["category"][name] for name in CATEGORIES) >= 100
    assert min(found["status"].values()) >= 100
    assert found["items"]["without events"] / found["items"]["all"] >= 0.25


def test_stand_off_labels_hold_offsets_and_no_words() -> None:
    with (CORPUS / "current_events_labels.jsonl").open(encoding="utf-8") as lines:
        labels = [json.loads(line) for line in lines]
    assert len({label["id"] for label in labels}) == len(labels)
    for label in labels:
        assert re.fullmatch(r"ce-[0-9a-f]{16}", label["id"])
        for event in label["events"]:
            parts = [
                *event["actors"],
                *event["recipients"],
                *(p for p in (event["place"], event["attribution"]) if p),
            ]
            spans = [event["trigger"], *(p["span"] for p in parts)]
            assert all(0 <= start < end for start, end in spans)
            assert all(set(p) <= {"span", "country", "sector"} for p in parts)


FAULTY = {
    "id": "x", "text": "Ghana left.",
    "events": [{"trigger": "quit", "event": "SANCTION", "mode": ["visit"], "status": "actual", "actors": [], "recipients": []}],
}  # fmt: skip


@pytest.mark.parametrize("fault", ["visit is no mode", "'quit' is not in the text"])
def test_faults_are_told(fault: str) -> None:
    assert any(fault in told for told in faults([FAULTY]))


def test_like_items_are_found() -> None:
    texts = [
        "The mayor of the old town left it at noon.",
        "The mayor of the old town left it at night.",
        "A storm came.",
    ]
    assert [pair[:2] for pair in alike([{"id": str(i), "text": t} for i, t in enumerate(texts)])] == [
        ("0", "1")
    ]
