import datetime
import hashlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacitus.errors import SourceError, UsageError
from tacitus.model import Document, Quarantined
from tacitus.sources.columns import BadRow, Row, document_id, parse_columns, parse_day, read_rows


def rows(*values: dict[str, object]) -> list[Row | BadRow]:
    return [Row(n, f"line {n}", v) for n, v in enumerate(values, start=1)]


def read(*values: dict[str, object], columns: dict[str, str] | None = None) -> list[Document | Quarantined]:
    return list(read_rows(rows(*values), "t.jsonl", columns=columns or {}, header=None, limit=1000))


def one(**values: object) -> Document | Quarantined:
    (found,) = read(values)
    return found


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2020-02-10", "2020-02-10"),
        (" 2020-02-10 ", "2020-02-10"),
        ("2020-02-10T23:30:00Z", "2020-02-10"),
        ("2020-02-10T23:30:00.123456+05:00", "2020-02-10"),
        ("2020-02-10 23:30", "2020-02-10"),
        ("2020-02-29", "2020-02-29"),
        ("20200210", "2020-02-10"),
        (20200210, "2020-02-10"),
        (datetime.date(2020, 2, 10), "2020-02-10"),
        (datetime.datetime(2020, 2, 10, 23, 59), "2020-02-10"),
        ("2020-02-30", None),
        ("2019-02-29", None),
        ("2020-02", None),
        ("2020", None),
        ("10/02/2020", None),
        ("2020-02-10 or so", None),
        ("2020-02-101", None),
        ("٢٠٢٠-٠٢-١٠", None),
        ("0000-01-01", None),
        ("yesterday", None),
        (1581292800, None),
        (True, None),
        (20.5, None),
    ],
)
def test_a_date_is_the_day_it_is_written_as_or_none(value: object, day: str | None) -> None:
    assert parse_day(value) == day


@settings(max_examples=50)
@given(st.dates())
def test_every_day_of_the_calendar_reads_as_itself(day: datetime.date) -> None:
    assert parse_day(day.isoformat()) == parse_day(day.isoformat() + "T10:00:00+14:00") == day.isoformat()


@settings(max_examples=50)
@given(st.text())
def test_no_text_makes_the_date_crash(text: str) -> None:
    assert parse_day(text) is None or len(text.strip()) >= 8


def test_a_missing_id_is_the_hash_that_the_docstring_tells() -> None:
    found = one(text="Albania expelled an envoy.", date="2020-01-15", source="Wire")
    key = '["2020-01-15","Wire",null,"Albania expelled an envoy."]'
    assert isinstance(found, Document)
    assert found.id == hashlib.sha256(key.encode()).hexdigest()
    assert found.id == document_id("2020-01-15", "Wire", None, found.text)


@settings(max_examples=50)
@given(st.tuples(*[st.none() | st.text(max_size=3)] * 3, st.text(max_size=3)), st.data())
def test_different_documents_have_different_ids(first: tuple, data: st.DataObject) -> None:  # type: ignore[type-arg]
    second = data.draw(st.tuples(*[st.none() | st.text(max_size=3)] * 3, st.text(max_size=3)))
    assert (document_id(*first) == document_id(*second)) == (first == second)


def test_the_first_column_that_holds_a_value_counts() -> None:
    found = one(text=" ", event_text="Troops left.", date=None, published_at="", pub_date="2021-03-04")
    assert isinstance(found, Document)
    assert (found.text, found.date) == ("Troops left.", "2021-03-04")


def test_optional_columns_come_as_text() -> None:
    found = one(text="x", title=7, source={"id": None, "name": "The Wire"}, language=["en", "fr"], url="u")
    assert isinstance(found, Document)
    assert (found.title, found.source, found.language, found.url) == ("7", "The Wire", "en; fr", "u")


@pytest.mark.parametrize(
    ("given_id", "expected"), [(12, "12"), ("a", "a"), (12.0, "12"), (-3, "-3"), ("0", "0")]
)
def test_ids_may_be_whole_numbers(given_id: object, expected: str) -> None:
    found = one(text="x", id=given_id)
    assert isinstance(found, Document)
    assert found.id == expected


@pytest.mark.parametrize(
    ("values", "code", "names"),
    [
        pytest.param({"text": "x", "date": "31 Feb", "id": "a7"}, "T203", "a7", id="unreadable-date"),
        pytest.param({"text": "x", "date": ["2020-01-01"], "id": 7}, "T203", "7", id="date-is-a-list"),
        pytest.param({"text": "x", "date": "2020-13-01"}, "T203", "row 1 of t.jsonl", id="no-id"),
        pytest.param({"text": "", "id": "e"}, "T202", "e", id="empty-text"),
        pytest.param({"text": " \n\t", "id": "e"}, "T202", "e", id="blank-text"),
        pytest.param({"text": None, "id": "e"}, "T202", "e", id="null-text"),
        pytest.param({"text": 12, "id": "e"}, "T202", "e", id="number-as-text"),
        pytest.param({"text": ["x"], "id": "e"}, "T202", "e", id="list-as-text"),
        pytest.param({"text": "y" * 1001, "id": "e"}, "T204", "e", id="too-long"),
        pytest.param({"text": "x", "id": 1.5}, "T209", "row 1 of t.jsonl", id="fraction-as-id"),
        pytest.param({"text": "x", "id": {"a": 1}}, "T209", "row 1 of t.jsonl", id="object-as-id"),
        pytest.param({"text": "x", "id": True}, "T209", "row 1 of t.jsonl", id="true-as-id"),
    ],
)
def test_a_bad_row_is_quarantined_by_name(values: dict[str, object], code: str, names: str) -> None:
    found = one(**values)
    assert isinstance(found, Quarantined)
    assert (found.code, found.document, found.origin) == (code, names, "t.jsonl, line 1")
    assert found.reason.endswith(".")
    assert found.hint


def test_a_bad_row_does_not_lose_the_others() -> None:
    found = read({"text": "a"}, {"text": None}, {"title": "x"}, {"text": "b", "date": "?"}, {"text": "c"})
    assert [getattr(f, "code", None) or getattr(f, "text", None) for f in found] == [
        "a",
        "T202",
        "T202",
        "T203",
        "c",
    ]


def test_rows_before_the_first_text_are_handed_on_in_their_order() -> None:
    found = read({"title": "x"}, {"title": "y"}, {"text": "a"})
    assert [type(f) for f in found] == [Quarantined, Quarantined, Document]


def test_many_rows_before_the_first_text_are_told_together() -> None:
    found = read(*[{"title": "x"}] * 5000, {"text": "a"})
    assert len(found) == 1002
    assert getattr(found[1000], "document", "") == "rows 1001 to 5000 of t.jsonl"
    with pytest.raises(SourceError, match="T106"):
        read(*[{"title": "x"}] * 5000)


def test_a_table_where_no_row_has_a_text_is_one_error_that_names_its_columns() -> None:
    with pytest.raises(SourceError, match=r"T106.*'text' or 'event_text'.*body, when") as raised:
        read({"body": "a", "when": "b"}, {"body": "c"})
    assert "--map" in raised.value.hint


def test_a_mapped_column_that_no_row_has_is_told() -> None:
    with pytest.raises(SourceError, match=r"T106.*'published'"):
        read({"text": "a"}, columns={"date": "published"})


def test_a_mapping_replaces_the_usual_columns() -> None:
    (found,) = read({"text": "short", "body": "long"}, columns={"text": "body"})
    assert isinstance(found, Document)
    assert found.text == "long"


def test_a_header_is_checked_before_any_row() -> None:
    with pytest.raises(SourceError, match=r"T106.*Its columns: Text, day") as raised:
        list(read_rows(rows(), "t.csv", columns={}, header=["Text", "day"], limit=10))
    assert "--map text=Text" in raised.value.hint


def test_a_table_without_rows_is_empty() -> None:
    with pytest.raises(SourceError, match="T105"):
        read()


def test_lone_surrogates_become_replacement_characters_and_offsets_stay() -> None:
    found = one(**json.loads('{"text": "ab\\ud800cd\\u0000e", "title": "\\udfff"}'))
    assert isinstance(found, Document)
    assert (found.text, found.title) == ("ab\ufffdcd\0e", "\ufffd")
    found.text.encode()


def test_parse_columns() -> None:
    assert parse_columns("text=body, date = published") == {"text": "body", "date": "published"}
    assert parse_columns("text=a=b") == {"text": "a=b"}
    assert parse_columns("") == {}


@pytest.mark.parametrize("text", ["body", "text=", "=body", "txt=body", "text=a,text=b", "text"])
def test_parse_columns_refuses(text: str) -> None:
    with pytest.raises(UsageError, match="T003") as raised:
        parse_columns(text)
    assert "language" in raised.value.hint
