from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tacitus.errors import RecordError, ResourceError, UsageError
from tacitus.export import dumps, event_json
from tacitus.record import Record

from .made import code, documents, options


def ids(events: object) -> list[tuple[str, str]]:
    return [(e.document_id, e.event) for e in events]  # type: ignore[attr-defined]


@pytest.fixture
def all_events() -> list[object]:
    return [e for r in code(iter(documents(40))) for e in getattr(r, "events", ())]


def test_events_come_back_as_they_went_in(record: Record, all_events: list[object]) -> None:
    def lines(events: object) -> list[str]:
        return sorted(dumps(event_json(e)) for e in events)  # type: ignore[attr-defined]

    assert lines(record.query()) == lines(all_events)


@pytest.mark.parametrize(
    "question",
    [
        {"actor": "GHA"},
        {"recipient": "TGO"},
        {"actor": "gha", "recipient": ["BEN", "TGO"], "event": "ACCUSE"},
        {"event": ["CONSULT", "AID"]},
        {"recipient": "GHA"},
        {"start": "2004-01-01", "end": "2006-03-12"},
        {"start": "2005-05-15"},
        {"end": "2005-05-15", "event": "CONSULT"},
    ],
    ids=str,
)
def test_questions_agree_with_a_search_by_hand(
    record: Record, all_events: list[object], question: dict[str, object]
) -> None:
    def wanted(e: object, name: str) -> set[str]:
        given = question[name]
        return {str(c).upper() for c in ([given] if isinstance(given, str) else given)}  # type: ignore[attr-defined]

    expected = all_events
    for side in ("actor", "recipient"):
        if side in question:
            expected = [e for e in expected if wanted(e, side) & {p.code for p in getattr(e, side)}]
    if "event" in question:
        expected = [e for e in expected if e.event in wanted(e, "event")]  # type: ignore[attr-defined]
    if "start" in question or "end" in question:
        expected = [e for e in expected if e.when.first]  # type: ignore[attr-defined]
    if "start" in question:
        expected = [e for e in expected if e.when.ongoing or e.when.last >= question["start"]]  # type: ignore[attr-defined]
    if "end" in question:
        expected = [e for e in expected if e.when.first <= question["end"]]  # type: ignore[attr-defined]

    found = record.query(**question)  # type: ignore[arg-type]

    assert sorted(ids(found)) == sorted(ids(expected))
    assert found.to_arrow().num_rows == len(expected)


def test_the_order_is_by_day_with_undated_last(record: Record) -> None:
    days = [e.when.first or "9999" for e in record.query()]
    assert days == sorted(days)
    assert "9999" in days


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ({"actor": "Iran"}, "T507"),
        ({"recipient": ["GHA", ""]}, "T507"),
        ({"event": "MEET"}, "T507"),
        ({"start": "2004-02-30"}, "T002"),
        ({"start": "2004-02-03", "end": "2004-02-02"}, "T507"),
    ],
    ids=str,
)
def test_what_does_not_exist_is_not_answered_with_nothing(
    record: Record, question: dict[str, object], code: str
) -> None:
    with pytest.raises(UsageError, match=code):
        record.query(**question)  # type: ignore[arg-type]


def test_an_answer_can_be_had_again_as_of_its_commit(record: Record) -> None:
    def lines() -> list[str]:
        return [dumps(event_json(e)) for e in record.query(actor="GHA", as_of=as_of)]

    as_of = record.query(actor="GHA").as_of
    before, whole = lines(), record.to_arrow(as_of=as_of).num_rows

    record.ingest(documents(80), options=options())
    assert record.as_of != as_of
    assert lines() == before
    record.compact()
    assert lines() == before
    assert record.to_arrow(as_of=as_of).num_rows == whole
    assert record.sql("SELECT count(*) FROM events", as_of=as_of.partition("-")[0]).rows() == [(whole,)]
    assert record.sql("SELECT count(*) FROM events").rows() == [(2 * 79,)]


@pytest.mark.parametrize("as_of", ["99", "x", "-1", "1-000000000000", "1-", "٣"])
def test_a_commit_that_is_none_is_refused(record: Record, as_of: str) -> None:
    with pytest.raises(RecordError, match="T504"):
        record.query(as_of=as_of)


def test_sql_sees_five_tables_and_binds_values(record: Record) -> None:
    answer = record.sql("SELECT id, date FROM documents WHERE source = $s ORDER BY id LIMIT 2", {"s": "wire"})
    assert answer.columns == ["id", "date"]
    assert [row[0] for row in answer] == ["doc-1", "doc-11"]
    assert answer.as_of == record.as_of
    assert record.sql("SELECT ?::INT + 1", [2]).rows() == [(3,)]
    assert record.sql('SELECT coder, "text" FROM runs').rows() == [("quick", True)]
    assert record.sql("SELECT DISTINCT code FROM quarantine").rows() == [("T207",)]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "SELEC 1",
        "SELECT 1; SELECT 2",
        "SELECT * FROM nothing",
        "INSERT INTO events SELECT * FROM events",
        "COPY (SELECT 1) TO 'out.csv'",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM '/etc/passwd'",
        "SET enable_external_access = true",
        "ATTACH 'other.db'",
        "INSTALL httpfs",
        "SELECT getenv('HOME')",
        "SELECT * FROM read_text('{beside}')",
        "EXPLAIN ANALYZE COPY (SELECT 1) TO '{inside}'",
        "WITH gone AS (INSERT INTO events_ SELECT * FROM events RETURNING id) SELECT * FROM gone",
        "WITH gone AS (DELETE FROM events_ RETURNING id) SELECT * FROM gone",
    ],
)
def test_sql_only_reads_the_record(record: Record, query: str) -> None:
    beside, inside = record.path.with_name("beside.txt"), record.path / "made.csv"
    beside.write_text("private")
    with pytest.raises(UsageError, match="T507"):
        record.sql(query.format(beside=beside, inside=inside)).rows()
    assert not inside.exists()


def test_tables_go_to_arrow_and_polars(record: Record) -> None:
    polars = pytest.importorskip("polars")
    frame = record.to_polars("statements")
    assert isinstance(frame, polars.DataFrame)
    assert frame.height == record.to_arrow("statements").num_rows == 39
    with pytest.raises(UsageError, match=r"T507 .*documents"):
        record.to_polars("event")


def test_a_missing_package_is_named_without_an_extra(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    for to, package in (("to_polars", "polars"), ("to_pandas", "pandas")):
        monkeypatch.setitem(sys.modules, package, None)
        with pytest.raises(ResourceError, match=rf"T302 .* pip install {package}$"):
            getattr(record.query(), to)()


def test_events_come_with_what_is_known_of_their_documents(record: Record) -> None:
    known = {document.id: document for document in documents(40)}
    told = list(record.query(actor="GHA", start="2005-01-01").with_documents())
    assert [event for event, _ in told] == list(record.query(actor="GHA", start="2005-01-01"))
    assert told
    for event, document in told:
        assert document == replace(known[event.document_id], text="")


def test_other_tools_read_the_same_tables(record: Record) -> None:
    polars = pytest.importorskip("polars")
    from deltalake import DeltaTable

    for name in ("documents", "events", "statements", "quarantine", "runs"):
        rows = record.sql(f"SELECT count(*) FROM {name}").rows()[0][0]
        assert DeltaTable(str(record.path / name)).count() == rows
    by_tool = polars.scan_delta(str(record.path / "events")).select("id", "actor_codes").collect()
    ours = record.sql("SELECT id, actor_codes FROM events").to_polars()
    assert by_tool.sort("id").rows() == ours.sort("id").rows()


def test_a_folder_with_a_quote_in_its_name(tmp_path: Path) -> None:
    record = Record(tmp_path / "it's a [record]*")
    record.ingest(documents(3), options=options())
    assert len(list(record.query())) == 6
    assert record.verify().sound
