import sys

import pytest

import tacitus
from tacitus.errors import DocumentError, ResourceError
from tacitus.model import Event, Interval, Party, Span

TEXT = "Ghana expelled two Libyan diplomats on 3 May 2011."


def test_read_gives_a_reading() -> None:
    reading = tacitus.read(TEXT, date="2011-05-04")
    assert [e.event for e in reading.events] == ["SANCTION"]
    assert "Libyan" in reading._repr_html_()


def test_code_gives_events_in_the_order_of_the_documents() -> None:
    events = list(tacitus.code([{"id": "b", "text": TEXT}, {"id": "a", "text": TEXT, "date": "2011-05-04"}]))
    assert [e.document_id for e in events] == ["b", "a"]


def test_table_holds_events_and_shows_itself() -> None:
    table = tacitus.EventTable(tacitus.code([{"id": "a", "text": TEXT}]))
    assert len(table) == table.to_arrow().num_rows == 1
    assert "SANCTION" in table._repr_html_()


@pytest.fixture
def table() -> tacitus.EventTable:
    event = Event(
        "d1", "SANCTION", ("expel",), (), 4, -5.5, "actual", Span(6, 14, "expelled"),
        (Party(0, 5, "Ghana", "GHA"),), (), Interval("2011-05-03", "2011-05-03", "day"), None, None, 0, TEXT, 0.9,
        "tacitus",
    )  # fmt: skip
    return tacitus.EventTable([event])


def test_a_table_becomes_a_polars_frame(table: tacitus.EventTable) -> None:
    pytest.importorskip("polars")
    frame = table.to_polars()
    assert frame.shape == (1, len(table.to_arrow().schema))
    assert frame["actor"].to_list()[0][0]["code"] == "GHA"
    assert str(frame["date"][0]) == "2011-05-03"


def test_a_table_becomes_a_pandas_frame(table: tacitus.EventTable) -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    assert list(table.to_pandas()["event"]) == ["SANCTION"]


@pytest.mark.parametrize(
    ("to", "package"), [("to_polars", "polars"), ("to_pandas", "pandas"), ("to_pandas", "pyarrow")]
)
def test_a_missing_package_is_named(
    table: tacitus.EventTable, monkeypatch: pytest.MonkeyPatch, to: str, package: str
) -> None:
    others = {"pandas", "pyarrow", "polars"} - {package}
    for name in others:
        monkeypatch.setitem(sys.modules, name, object())  # type: ignore[arg-type]
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ResourceError, match=f"T302 {package} is not installed"):
        getattr(table, to)()


def test_an_empty_table_is_one_with_columns() -> None:
    empty = tacitus.EventTable([])
    assert empty.to_arrow().num_rows == 0
    assert empty._repr_html_()


@pytest.mark.parametrize(
    ("text", "date", "code"),
    [("", None, "T202"), (" \n", None, "T202"), (TEXT, "yesterday", "T203"), (TEXT, "2011-2-3", "T203")],
)
def test_bad_input_is_a_numbered_error(text: str, date: str | None, code: str) -> None:
    with pytest.raises(DocumentError, match=code):
        tacitus.read(text, date=date)
