import gzip
import io
import os
import time
from pathlib import Path

import pytest

from tacitus.errors import DocumentError, SourceError, UsageError
from tacitus.model import Document, Quarantined
from tacitus.sources import document_id, read_inputs, read_one

LINES = b'{"id": 1, "date": "2020-01-15", "text": "Albania expelled an envoy."}\n{"id": 2, "text": "Troops left."}\n'


def read(data: bytes, **options: object) -> list[Document | Quarantined]:
    return list(read_inputs(["-"], stdin=io.BytesIO(data), **options))  # type: ignore[arg-type]


def codes(found: list[Document | Quarantined]) -> list[str]:
    return [f.code if isinstance(f, Quarantined) else f.text for f in found]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_kind_of_table_reads_the_same(folder: Path) -> None:
    rows = [("1", "2020-01-15", "Albania expelled\nan envoy."), ("2", "", "Troops left, they said.")]
    (folder / "a.jsonl").write_text(
        '{"id":1,"date":"2020-01-15","text":"Albania expelled\\nan envoy."}\n{"id":2,"text":"Troops left, they said."}'
    )
    (folder / "b.json").write_text(
        '[{"id":1,"date":"2020-01-15","text":"Albania expelled\\nan envoy."},\n{"id":"2","text":"Troops left, they said."}]'
    )
    for name, mark in (("c.csv", ","), ("d.tsv", "\t"), ("e.csv", ";"), ("f", ",")):
        cells = "\n".join(mark.join(f'"{cell}"' for cell in row) for row in rows)
        (folder / name).write_text(f"id{mark}date{mark}text\n{cells}\n")
    (folder / "g.csv.gz").write_bytes(gzip.compress((folder / "c.csv").read_bytes()))
    (folder / "h").write_bytes(gzip.compress((folder / "a.jsonl").read_bytes()))
    (folder / "i.csv").write_bytes((folder / "c.csv").read_text().encode("utf-16"))
    (folder / "j.csv").write_bytes((folder / "c.csv").read_text().encode("utf-8-sig"))
    names = sorted(os.listdir(folder))
    found = list(read_inputs(names))
    assert [(d.id, d.date or "", d.text) for d in found if isinstance(d, Document)] == rows * len(names)


def test_what_cannot_be_read_stands_in_its_place_and_stops_nothing(folder: Path) -> None:
    (folder / "dir").mkdir()
    (folder / "good.txt").write_text("Troops left.")
    (folder / "empty.txt").write_text("")
    (folder / "blank.txt").write_text(" \r\n\n")
    (folder / "paper.pdf").write_bytes(b"%PDF-1.4\n...")
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 50)
    (folder / "packed.gz").write_bytes(gzip.compress(b"Troops left. " * 5000)[:-30])
    (folder / "void.gz").write_bytes(gzip.compress(b""))
    names = [
        "dir",
        "missing",
        "empty.txt",
        "good.txt",
        "blank.txt",
        "paper.pdf",
        "noise.txt",
        "packed.gz",
        "void.gz",
    ]
    found = list(read_inputs([*names, "http://example.org/a", "good.txt"]))
    assert codes(found) == [
        "T105", "T101", "T105", "Troops left.", "T105", "T102", "T102", "T104", "T105", "T107", "Troops left.",
    ]  # fmt: skip
    for name, item in zip(names, found, strict=False):
        if isinstance(item, Quarantined):
            assert (item.document, item.origin) == (name, name)
            assert item.reason
            assert item.hint


@pytest.mark.parametrize(
    "packed", [LINES * 2000, b"id,text\n" + b"1,Troops left.\n" * 20_000], ids=["jsonl", "csv"]
)
def test_rows_before_damage_are_kept_and_the_cut_row_is_not_a_row(packed: bytes) -> None:
    whole = read(packed)
    found = read(gzip.compress(packed)[:-50])
    assert len(found) > 0.8 * len(whole)
    assert found[:-1] == whole[: len(found) - 1]
    assert getattr(found[-1], "code", "") == "T104"


def test_a_text_keeps_its_newlines_and_has_no_date() -> None:
    (found,) = read(b"\xef\xbb\xbfTroops left.\r\n\r\nThey said so.\r")
    text = "Troops left.\r\n\r\nThey said so.\r"
    assert found == Document(document_id(None, None, None, text), text)


def test_a_legacy_table_is_decoded() -> None:
    text = "id;date;text\n1;2020-01-15;Le ministère a expulsé deux diplomates étrangers.\n"
    (found,) = read(text.encode("cp1252"))
    assert isinstance(found, Document)
    assert found.text == "Le ministère a expulsé deux diplomates étrangers."


def test_a_page_is_a_document_with_its_metadata() -> None:
    head = '<html lang="en"><head><meta charset="windows-1251"><meta name="date" content="2020-01-15"><title>Т</title>'
    page = f"{head}</head><body><p>Войска ушли из города в среду, сообщило министерство.</p></body></html>"
    (found,) = read(page.encode("cp1251"))
    assert isinstance(found, Document)
    assert (found.text, found.date) == ("Войска ушли из города в среду, сообщило министерство.", "2020-01-15")
    assert (found.title, found.language) == ("Т", "en")
    assert found.id == document_id(found.date, None, None, found.text)


def test_quarantined_rows_are_named(folder: Path) -> None:
    (folder / "t.jsonl").write_bytes(
        LINES + b'oops\n\n{"id": "x", "text": "a", "date": "31 June"}\n{"text": ""}\n'
    )
    bad = [f for f in read_inputs(["t.jsonl"]) if isinstance(f, Quarantined)]
    assert [(b.document, b.origin, b.code) for b in bad] == [
        ("row 3 of t.jsonl", "t.jsonl, line 3", "T201"),
        ("x", "t.jsonl, line 5", "T203"),
        ("row 5 of t.jsonl", "t.jsonl, line 6", "T202"),
    ]


@pytest.mark.parametrize(
    "data",
    [b'{"body": "a"}\n{"body": "b"}\n', b"body,when\na,b\n", b'[{"body": "a"}]'],
    ids=["jsonl", "csv", "json"],
)
def test_a_table_without_a_text_is_one_error(data: bytes, folder: Path) -> None:
    (folder / "t.csv").write_bytes(data)
    (found,) = read_inputs(["t.csv"])
    assert isinstance(found, Quarantined)
    assert found.code == "T106"
    assert "body" in found.reason
    (document, *_) = read_inputs(["t.csv"], columns={"text": "body"})
    assert isinstance(document, Document)


def test_a_wrong_mapping_is_told_at_the_call() -> None:
    with pytest.raises(UsageError, match="T003"):
        read_inputs(["-"], columns={"txt": "body"})


def test_a_limit_of_length() -> None:
    assert codes(read(b"x" * 101, limit=100)) == ["T204"]
    assert codes(read("ж".encode() * 100, limit=100)) == ["ж" * 100]
    assert codes(read(b"x" * 10_000, limit=100)) == ["T204"]
    assert codes(read(b'{"text": "%s"}\n{"text": "b"}\n' % (b"x" * 101), limit=100)) == ["T204", "b"]
    assert codes(read(b'{"text": "%s"}\n{"text": "b"}\n' % (b"x" * 100_000), limit=100)) == ["T204", "b"]
    assert codes(read(b"id,text\n1,%s\n2,b\n" % (b"x" * 100_000), limit=100)) == ["T204", "b"]


@pytest.mark.parametrize("name", ["t.jsonl", "t.json", "t"])
def test_a_row_of_megabytes_is_one_refusal_and_the_next_row_is_read(name: str, folder: Path) -> None:
    text = "Troops left, they said, and 12 guns. " * 60_000
    (folder / name).write_text(f'{{"text": "{text}", "id": 1}}\n{{"id": 2, "text": "b"}}\n')
    assert codes(list(read_inputs([name], limit=1000))) == ["T204", "b"]


def test_a_packed_bomb_ends_soon() -> None:
    bomb = gzip.compress(gzip.compress(b"x" * 60_000_000, 1), 1)
    began = time.perf_counter()
    assert codes(read(bomb, limit=1_000_000)) == ["T204"]
    assert time.perf_counter() - began < 5


def test_one_line_of_twenty_megabytes() -> None:
    text = "Troops left. " * 1_500_000
    assert codes(read(text.encode())) == [text]
    assert codes(read(f'{{"text": "{text}"}}'.encode())) == [text]
    assert codes(read(text.encode(), limit=1000)) == ["T204"]


def test_standard_input_is_read_once() -> None:
    found = list(read_inputs(["-", "-"], stdin=io.BytesIO(b"Troops left.")))
    assert codes(found) == ["Troops left.", "T105"]


def test_a_pipe_is_a_file_too(folder: Path) -> None:
    inlet, outlet = os.pipe()
    os.write(outlet, LINES)
    os.close(outlet)
    assert len(list(read_inputs([f"/dev/fd/{inlet}"]))) == 2
    os.close(inlet)


def test_read_one_takes_the_day_that_is_given(folder: Path) -> None:
    (folder / "a.txt").write_text("Troops left.")
    (folder / "b.json").write_text('{\n"id": 7, "date": "2020-01-01", "text": "Troops left."}')
    assert read_one("a.txt").date is None
    dated = read_one("a.txt", date="2020-02-10")
    assert (dated.date, dated.id) == ("2020-02-10", document_id("2020-02-10", None, None, dated.text))
    assert read_one("b.json") == Document("7", "Troops left.", "2020-01-01")
    assert read_one("b.json", date="2021-01-01").id == "7"


@pytest.mark.parametrize(
    ("data", "error", "code"),
    [
        (LINES, SourceError, "T110"),
        (b"", SourceError, "T105"),
        (b"%PDF-1", SourceError, "T102"),
        (b'{"text": "a", "date": "no day"}', DocumentError, "T203"),
        (b'{"text": ""}', DocumentError, "T202"),
    ],
)
def test_read_one_refuses(data: bytes, error: type[Exception], code: str) -> None:
    with pytest.raises(error, match=code):
        read_one("-", stdin=io.BytesIO(data))


def test_read_one_refuses_a_date_that_is_none() -> None:
    with pytest.raises(UsageError, match=r"T002.*'2020-02-31'"):
        read_one("-", date="2020-02-31", stdin=io.BytesIO(b"a"))
