"""After `forget` no file of the record, logs included, holds anything of the document."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from arro3.io import read_parquet

from tacitus.errors import RecordError
from tacitus.model import Document, Quarantined
from tacitus.record import Record

from .conftest import rows
from .made import documents, options

SECRET = Document(
    "secret-zyxwv",
    "Envoys of Ghana met in Quuxville for round 7. They condemned Togo.",
    "2003-03-03",
    title="Plughtitle",
    url="https://example.org/frobnicate",
    source="grault wire",
    language="en-waldo",
)
WORDS = re.compile("zyxwv|quuxville|plughtitle|frobnicate|grault|waldo", re.I)
REFUSED = Quarantined(SECRET.id, "row 3 of grault.csv", "T205", "begins 'Envoys in Quuxville'", "")


def told_of(folder: Path) -> list[str]:
    """Files below a folder whose bytes, unpacked ones included, hold one of the words."""
    found = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        text = path.read_bytes().decode("latin-1") + path.name
        if path.suffix == ".parquet":
            text += "".join(str(_plain(batch)) for batch in read_parquet(str(path)))
        if WORDS.search(text):
            found.append(str(path.relative_to(folder)))
    return found


def _plain(batch: Any) -> list[Any]:
    return [batch.column(name).to_pylist() for name in batch.schema.names]


@pytest.fixture
def record(tmp_path: Path) -> Record:
    """With the document in an early batch, compacted once, so that several commits hold it."""
    record = Record(tmp_path / "record")
    record.ingest([*documents(5), SECRET, REFUSED], options=options(4))
    record.ingest(documents(20), options=options(4))
    record.compact()
    return record


def test_no_word_of_it_is_left_in_any_file(record: Record) -> None:
    assert len(told_of(record.path)) > 5
    others = {name: [r for r in rs if not WORDS.search(str(r))] for name, rs in rows(record).items()}

    record.forget(SECRET.id)

    assert told_of(record.path) == []
    assert rows(record) == others
    assert record.verify().problems == []


def test_earlier_commits_are_refused_and_later_ones_kept(record: Record) -> None:
    before = record.as_of

    after = record.forget(SECRET.id)
    record.ingest(documents(30), options=options())

    with pytest.raises(RecordError, match="T505"):
        record.query(as_of=before)
    with pytest.raises(RecordError, match="T505"):
        record.sql("SELECT 1", as_of="0")
    assert len(list(record.query(as_of=after))) == 38  # of 20 documents, one could not be read
    assert record.info(as_of=after)["tables"]["documents"]["rows"] == 20


def test_links_to_it_go_and_its_copies_are_linked_anew(record: Record) -> None:
    copies = [replace(SECRET, id=f"copy-{i}", url=None, text=SECRET.text, date="2004-04-04") for i in "ab"]
    record.ingest(copies, options=options())
    assert record.sql("SELECT first, second FROM links ORDER BY ALL").rows() == [
        (SECRET.id, "copy-a"),
        (SECRET.id, "copy-b"),
    ]

    record.forget(SECRET.id)
    assert record.sql("SELECT * FROM links").rows() == []
    record.ingest([], options=options())

    assert record.sql("SELECT * FROM links").rows() == [("copy-a", "copy-b", 1.0)]
    assert record.verify().problems == []


def test_a_forgotten_document_may_come_again(record: Record) -> None:
    record.forget(SECRET.id)
    taken = record.ingest([SECRET], options=options())
    assert (taken.documents, taken.known) == (1, 0)


def test_an_unknown_id_forgets_nothing(record: Record) -> None:
    before = record.as_of
    with pytest.raises(RecordError, match=r"T508 .*'none'"):
        record.forget(SECRET.id, "none")
    assert record.as_of == before
    assert told_of(record.path)


def test_a_refusal_can_be_forgotten_by_its_id(record: Record) -> None:
    record.ingest(
        [Quarantined("waldo.jsonl", "waldo.jsonl", "T105", "The input is empty.")], options=options()
    )
    record.forget(SECRET.id, "waldo.jsonl")
    assert told_of(record.path) == []


def test_many_can_be_forgotten_at_once(record: Record) -> None:
    record.forget(SECRET.id, *(f"doc-{i}" for i in range(20)))
    assert [record.sql(f"SELECT count(*) FROM {t}").rows()[0][0] for t in ("documents", "events")] == [0, 0]
    assert record.verify().problems == []


def test_an_index_kept_beside_the_record_goes_too(record: Record) -> None:
    names = ("record.check-index.npz", "record.near-index.npz.part", "record2.check-index.npz")
    mine, part, other = map(record.path.with_name, names)
    for path in (mine, part, other):
        path.write_bytes(b"hashed terms")
    record.forget(SECRET.id)
    assert (mine.exists(), part.exists(), other.exists()) == (False, False, True)


def test_judgements_of_its_events_go_and_others_stay(record: Record) -> None:
    of: dict[str, list[str]] = {}
    for event in record.query():
        of.setdefault(event.document_id, []).append(event.id)
    mine, one, other = of[SECRET.id][0], of["doc-1"][0], of["doc-2"][0]
    record.judge(mine, one, "different", by="A. Reader", at="2026-01-05", note="only one is in Quuxville")
    record.judge(one, other, "same", by="A. Reader", at="2026-01-06")

    record.forget(SECRET.id)

    assert told_of(record.path) == []
    (kept,) = (record.path / "judgements.jsonl").read_text().splitlines()
    assert one in kept
    assert other in kept


def test_nothing_named_is_nothing_forgotten(record: Record) -> None:
    before = record.as_of
    assert record.forget() == before
    with pytest.raises(RecordError, match="T508"):
        record.forget("id \udcff")
    assert record.as_of == before
