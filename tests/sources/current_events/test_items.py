import gzip
import json
import os
from itertools import islice
from pathlib import Path

import pytest

from tacitus.errors import SourceError
from tacitus.model import Document, Quarantined
from tacitus.sources import read_inputs, take_in
from tacitus.sources.current_events import item_id, licence_of, read_items

ROWS = [
    {"date": "2020-04-01", "category": "Talks", "topics": ["War", "Siege"], "text": "Guns fell silent.", "outlets": ["The Wire", "The Post"]},
    {"date": "2020-04-01", "category": None, "path": ["War"], "text": "Guns fell silent.", "links": ["Big_gun"], "sources": ["https://www.wire.example/1", "https://www.wire.example/2", "no address ["]},
    {"date": "2019-12-22", "topic": "战争", "text": "军队离开了城市。"},
    {"date": "2019-12-22", "category": "Talks", "topics": [], "text": "Troops left.", "outlets": []},
]  # fmt: skip
SHARED = Path(os.environ.get("TACITUS_DATA", Path(__file__).parents[4] / "shared")) / "data"


def write(path: Path, *lines: object) -> str:
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_bytes(gzip.compress(text.encode()))
    return str(path)


def test_every_shape_of_a_file_is_read(tmp_path: Path) -> None:
    first, second, third, fourth = read_items(write(tmp_path / "items.jsonl.gz", *ROWS))
    page = "https://en.wikipedia.org/wiki/Portal:Current_events/2020_April_1"
    identity = item_id("2020-04-01", "Guns fell silent.")
    text = "Guns fell silent."
    assert first == Document(identity, text, "2020-04-01", "War / Siege", page, "The Wire; The Post", "en")
    assert second == Document(identity, text, "2020-04-01", "War", page, "wire.example", "en")
    assert isinstance(third, Document)
    assert (third.title, third.url, third.language) == ("战争", None, "zh")
    assert isinstance(fourth, Document)
    assert (fourth.title, fourth.source) == ("Talks", None)
    assert licence_of(fourth) == "CC BY-SA 4.0"
    assert licence_of(Document("ce-1", "Troops left.", "2019-12-22")) is None


def test_one_item_of_two_files_is_one_document(tmp_path: Path) -> None:
    path = write(tmp_path / "items.jsonl.gz", *ROWS)
    with (tmp_path / "spool").open("w+b") as spool:
        intake = take_in(read_inputs([f"current-events:{path}"]), spool=spool)
        assert (intake.count, intake.repeats, intake.refused) == (3, 1, 0)


def test_rows_that_are_no_items_are_told(tmp_path: Path) -> None:
    bad = [
        "{",
        {"date": "2020-04-01"},
        {"text": "a", "date": "2020-02-31"},
        {"text": "a" * 50, "date": "2020-02-01"},
        [1],
    ]
    path = write(tmp_path / "items.jsonl.gz", *bad, ROWS[0])
    found = list(read_items(path, limit=20))
    assert [f.code if isinstance(f, Quarantined) else f.text for f in found] == [
        "T201", "T202", "T203", "T204", "T201", "Guns fell silent.",
    ]  # fmt: skip


def test_a_missing_or_damaged_file_is_told(tmp_path: Path) -> None:
    (found,) = read_inputs([f"current-events:{tmp_path}/none.jsonl"])
    assert isinstance(found, Quarantined)
    assert found.code == "T101"
    path = tmp_path / "cut.jsonl.gz"
    path.write_bytes(gzip.compress((json.dumps(ROWS[0]) + "\n").encode() * 1000)[:-20])
    found_too = read_items(str(path))
    with pytest.raises(SourceError, match="T104"):
        list(found_too)


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("wikipedia_current_events_en_2002_2026", "en"),
        ("wikipedia_current_events_en_2020_2022", "en"),
        ("wikipedia_current_events_zh_2003_2019", "zh"),
    ],
)
def test_the_shared_files_are_read_as_documents(name: str, language: str) -> None:
    path = SHARED / name / "events.jsonl.gz"
    if not path.exists():
        pytest.skip("the shared data are not here")
    found = list(islice(read_inputs([f"current-events:{path}"]), 500))
    assert len(found) == 500
    for document in found:
        assert isinstance(document, Document)
        assert document.id == item_id(document.date or "", document.text)
        assert document.language == language
