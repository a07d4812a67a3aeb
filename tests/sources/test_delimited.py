import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacitus.errors import SourceError
from tacitus.sources.columns import BadRow
from tacitus.sources.delimited import guess_delimiter, open_delimited
from tacitus.sources.lines import TextStream
from tacitus.sources.stream import open_stream


def read(text: str | bytes, delimiter: str = ",", cap: int = 100_000) -> list[object]:
    data = text if isinstance(text, bytes) else text.encode()
    table = open_delimited(TextStream(open_stream("-", stdin=io.BytesIO(data)), "utf-8"), delimiter, cap=cap)
    return [row.code if isinstance(row, BadRow) else list(row.values.values()) for row in table.rows]


CELL = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


@settings(max_examples=50)
@given(st.lists(st.tuples(CELL, CELL).filter(any), max_size=5), st.sampled_from(",\t;|"))
def test_what_a_writer_quotes_is_read_back(rows: list[tuple[str, str]], delimiter: str) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerows([("id", "text"), *rows])
    assert read(out.getvalue(), delimiter) == [list(row) for row in rows]


@settings(max_examples=50)
@given(st.text(st.sampled_from('a,"\n\r;'), max_size=60))
def test_any_text_ends_in_rows_or_bad_rows(text: str) -> None:
    read("id,text\n" + text)


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        pytest.param('2,"never closed', "T209", id="open-quote"),
        pytest.param('2,"closed" early', "T209", id="text-after-quote"),
        pytest.param("2,a,b,c", "T209", id="too-many-cells"),
        pytest.param('2,"' + "x" * 200_000 + '"', "T204", id="too-long"),
    ],
)
def test_a_bad_row_does_not_lose_the_others(bad: str, code: str) -> None:
    good = ["3,c", '4,"d ""said""\r\nmore"', "5,e"]
    text = "\n".join(["id,text", "1,a", bad, *good, ""])
    assert read(text) == [["1", "a"], code, ["3", "c"], ["4", 'd "said"\r\nmore'], ["5", "e"]]


def test_foreign_bytes_are_one_bad_row() -> None:
    assert read(b"id,text\n1,a\n2,\xff\n3,c\n") == [["1", "a"], "T103", ["3", "c"]]


def test_line_ends_within_a_cell_stay_as_they_are() -> None:
    assert read('id,text\r\n1,"a\r\nb\nc"\r\n') == [["1", "a\r\nb\nc"]]


def test_short_rows_lack_their_last_cells_and_empty_ones_are_passed_over() -> None:
    assert read("id,text\n1\n\n,,,\n2,b,,\n") == [["1"], ["2", "b"]]


def test_where_rows_stand_is_counted_in_lines() -> None:
    text = 'id,text\n1,"a\nb"\n2,"x" y\n3,c\n'
    table = open_delimited(
        TextStream(open_stream("-", stdin=io.BytesIO(text.encode())), "utf-8"), ",", cap=99
    )
    assert [(row.number, row.place) for row in table.rows] == [(1, "line 2"), (2, "line 4"), (3, "line 5")]


def test_a_spreadsheet_may_name_its_delimiter() -> None:
    assert read("sep=;\nid;text\n1;a\n", ";") == [["1", "a"]]


def test_every_second_line_broken_ends_soon() -> None:
    found = read("id,text\n" + '1,"open\n2,b\n' * 20_000, cap=1_000_000)
    assert found.count("T209") == 20_000
    assert found.count(["2", "b"]) == 20_000


def test_a_header_that_cannot_be_read_is_told() -> None:
    with pytest.raises(SourceError, match="T108"):
        read('id,"text\n1,a\n')


@pytest.mark.parametrize(
    ("line", "delimiter"),
    [
        ("id,date,text", ","),
        ("id;date;text", ";"),
        ("id\ttext, with comma", "\t"),
        ("date|event_text", "|"),
        ("The minister, who left, said no", None),
        ("text", None),
        ("", None),
    ],
)
def test_a_header_tells_its_delimiter(line: str, delimiter: str | None) -> None:
    assert guess_delimiter(line, ("id", "text", "event_text", "date")) == delimiter
