"""A record that an earlier version wrote, with fewer columns, is read and gone on with."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tacitus.export import event_json
from tacitus.record import Record

from .conftest import rows
from .made import code, documents, options
from .make_older import COUNT, FOLDER


@pytest.fixture
def older(tmp_path: Path) -> Record:
    return Record(shutil.copytree(FOLDER, tmp_path / "record"))


def test_what_it_lacks_is_null_and_the_rest_as_it_was(older: Record) -> None:
    assert older.verify().sound
    assert older.sql("SELECT DISTINCT licence FROM documents").rows() == [(None,)]
    assert older.sql("SELECT DISTINCT loaded FROM statements").rows() == [(None,)]
    expected = [event_json(e) for r in code(iter(documents(COUNT))) for e in r.events]
    for event in expected:
        for party in (*event["actor"], *event["recipient"]):
            if "why" in party:
                party["why"] = "not resolved"
    found = [event_json(event) for event in older.query()]
    assert sorted(map(str, found)) == sorted(map(str, expected))


def test_columns_are_added_when_it_is_written_to_and_old_answers_stay(older: Record) -> None:
    before, as_of = [event_json(e) for e in older.query()], older.as_of

    older.ingest(documents(COUNT + 20), options=options())

    assert older.verify().problems == []
    assert len(list(older.query())) == len(before) + 2 * 19  # one of the twenty cannot be read
    assert [event_json(e) for e in older.query(as_of=as_of)] == before
    loaded = older.sql("SELECT loaded IS NULL, count(*) FROM statements GROUP BY 1 ORDER BY 1").rows()
    assert loaded == [(False, 19), (True, COUNT)]
    schema = {field["name"] for field in _fields(older.path / "documents")}
    assert "licence" in schema


def test_compaction_keeps_rows_of_both_versions(older: Record) -> None:
    older.ingest(documents(COUNT + 20), options=options())
    before = rows(older)

    older.compact(drop_history=True)

    assert rows(older) == before
    assert older.verify().problems == []
    older.forget("doc-0", "doc-20")
    assert older.sql("SELECT count(*) FROM documents").rows() == [(COUNT + 18,)]


def _fields(folder: Path) -> list[dict[str, str]]:
    import json

    from deltalake import DeltaTable

    return list(json.loads(DeltaTable(str(folder)).schema().to_json())["fields"])
