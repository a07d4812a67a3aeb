import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacitus.sources.columns import BadRow, Row
from tacitus.sources.json_rows import json_lines, json_values
from tacitus.sources.lines import TextStream
from tacitus.sources.stream import open_stream


def stream(text: str | bytes) -> TextStream:
    data = text if isinstance(text, bytes) else text.encode()
    return TextStream(open_stream("-", stdin=io.BytesIO(data)), "utf-8")


def shown(rows: list[Row | BadRow]) -> list[object]:
    return [row.code if isinstance(row, BadRow) else row.values for row in rows]


def values(text: str | bytes, cap: int = 10_000) -> list[object]:
    return shown(list(json_values(stream(text), cap=cap)))


def lines(text: str | bytes, cap: int = 10_000) -> list[object]:
    return shown(list(json_lines(stream(text), cap=cap)))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)
ROWS = st.lists(st.dictionaries(st.text(), JSON, max_size=4), max_size=5)


@settings(max_examples=40)
@given(ROWS, st.sampled_from([None, 1, 4]), st.booleans())
def test_an_array_reads_as_its_objects(
    rows: list[dict[str, object]], indent: int | None, plain: bool
) -> None:
    assert values(
        json.dumps(rows, indent=indent, ensure_ascii=plain).encode("utf-8", "replace")
    ) == json.loads(json.dumps(rows, ensure_ascii=plain).encode("utf-8", "replace"))


@settings(max_examples=40)
@given(ROWS, st.sampled_from([None, 2]), st.sampled_from(["\n", "", " ", "\r\n"]))
def test_objects_one_after_another(rows: list[dict[str, object]], indent: int | None, apart: str) -> None:
    assert values(apart.join(json.dumps(row, indent=indent) for row in rows)) == rows


@settings(max_examples=40)
@given(ROWS)
def test_lines_read_as_their_objects(rows: list[dict[str, object]]) -> None:
    text = "".join(json.dumps(row) + "\n" for row in rows)
    assert lines(text) == rows == lines(text.replace("\n", "\r\n\n")) == values(text)


@given(st.text(st.sampled_from('{}[]",:\\a1 \n'), max_size=60))
def test_any_text_ends_in_rows_or_bad_rows(text: str) -> None:
    assert all(isinstance(row, dict) or row == "T201" for row in [*values(text), *lines(text)])


@pytest.mark.parametrize(
    "bad",
    [
        "not json",
        '{"text": "open',
        '{"text": "a",}',
        "[1, 2]",
        '"text"',
        "12",
        "null",
        '{"text": "a"} {"text": "b"}',
        "[" * 100_000,
        '{"a":' * 100_000,
        '{"id": ' + "1" * 5000 + "}",
        "NaN",
    ],
)
def test_a_bad_line_is_one_bad_row(bad: str) -> None:
    assert lines(f'{{"text": "a"}}\n{bad}\n{{"text": "c"}}\n', cap=1_000_000) == [
        {"text": "a"},
        "T201",
        {"text": "c"},
    ]


def test_a_line_with_foreign_bytes_is_one_bad_row() -> None:
    assert lines(b'{"text": "a"}\n{"text": "\xff\xfe"}\n{"text": "\xc3\xa9"}\n') == [
        {"text": "a"},
        "T103",
        {"text": "é"},
    ]


def test_a_line_above_the_cap_is_one_bad_row() -> None:
    assert lines('{"text": "%s"}\n{"text": "b"}\n' % ("x" * 50_000), cap=100) == ["T204", {"text": "b"}]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[{"a": 1}, {"b": }, {"c": 3}]', [{"a": 1}, "T201", {"c": 3}]),
        ('[{"a": 1},\n{"b": 2,\n{"c": 3},\n{"d": 4}]', [{"a": 1}, "T201", {"c": 3}, {"d": 4}]),
        ('[{"a": 1},\n{"b": "open},\n{"c": 3}]', [{"a": 1}, "T201", {"c": 3}]),
        ('[{"a": 1}, 5, "x", [2], {"c": 3}]', [{"a": 1}, "T201", "T201", "T201", {"c": 3}]),
        ('[{"a": 1}, {"b": 2', [{"a": 1}, "T201"]),
        ('[{"a": 1}, {"b": "2', [{"a": 1}, "T201"]),
        ('[\n  {\n    "a": [\n      {"x": 1}\n    ,\n  },\n  {\n    "b": 2\n  }\n]', ["T201", {"b": 2}]),
        ("[]", []),
        ("[", []),
    ],
    ids=["no-value", "no-brace", "no-quote", "no-objects", "cut", "cut-in-string", "nested", "empty", "open"],
)
def test_a_broken_value_does_not_lose_the_others(text: str, expected: list[object]) -> None:
    assert values(text) == expected


def test_an_array_where_every_row_is_broken_ends_soon() -> None:
    text = "[" + '{"text": "open,\n' * 60_000
    found = values(text, cap=100_000)
    assert set(map(str, found)) <= {"T201", "T204"}


def test_one_value_of_many_megabytes() -> None:
    text = "x" * 8_000_000
    assert values(json.dumps([{"text": text}]), cap=9_000_000) == [{"text": text}]
