from __future__ import annotations

import csv
import gzip
import io
import json
import os
import signal
import time
from pathlib import Path

import pytest

from tacitus import schema

from .conftest import Run, quarantine, rows, start

EXPELLED = {"id": "a", "date": "2020-01-15", "text": "Albania expelled two Iranian diplomats on Wednesday."}
CONDEMNED = {"id": "b", "date": "2021-05-02", "text": "France condemned the verdict on Sunday."}


def test_events_go_to_stdout_and_the_summary_to_stderr(run: Run) -> None:
    ran = run("code", "-", stdin=rows(EXPELLED, CONDEMNED, EXPELLED))

    assert ran.status == 0
    assert [row["document_id"] for row in ran.rows] == ["a", "b"]
    assert "2 documents (1 exact repeat), 2 events, 0 quarantined" in ran.err
    assert os.listdir() == []


def test_every_event_has_the_shape_of_the_schema(run: Run) -> None:
    jsonschema = pytest.importorskip("jsonschema")

    for row in run("code", "-", stdin=rows(EXPELLED, CONDEMNED)).rows:
        jsonschema.validate(row, schema.load("event"))


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_file_gets_the_same_bytes_as_stdout(run: Run, workers: str) -> None:
    given = rows(EXPELLED, CONDEMNED)
    ran = run("code", "-", "-o", "out.jsonl", "--workers", workers, stdin=given)

    assert (ran.status, ran.out) == (0, "")
    assert Path("out.jsonl").read_text(encoding="utf-8") == run("code", "-", stdin=given).out
    assert os.listdir() == ["out.jsonl"]


@pytest.mark.parametrize(
    ("name", "start_"), [("out.csv", b"id,"), ("out.parquet", b"PAR1"), ("out.txt", b'{"id":')]
)
def test_the_format_follows_the_name_of_the_output(run: Run, name: str, start_: bytes) -> None:
    assert run("code", "-", "-o", name, stdin=rows(EXPELLED)).status == 0
    assert Path(name).read_bytes().startswith(start_)


def test_format_stands_above_the_name(run: Run) -> None:
    ran = run("code", "-", "--format", "csv", stdin=rows(EXPELLED))

    assert [row["document_id"] for row in csv.DictReader(io.StringIO(ran.out))] == ["a"]


def test_columns_of_other_names_are_mapped(run: Run) -> None:
    Path("in.csv").write_text('key,body,day\n7,"Albania expelled two Iranian diplomats.",2020-01-15\n')

    ran = run("code", "in.csv", "--map", "id=key,text=body,date=day")

    assert [row["document_id"] for row in ran.rows] == ["7"]


def test_dyads_give_a_row_for_every_pair(run: Run) -> None:
    text = "France and Germany condemned Russia and Belarus."
    given = rows({"id": 1, "date": "2021-05-02", "text": text})
    whole, pairs = run("code", "-", stdin=given).rows, run("code", "-", "--dyads", stdin=given).rows

    expected = sum(max(1, len(e["actor"])) * max(1, len(e["recipient"])) for e in whole)
    assert len(pairs) == expected
    assert all(len(e["actor"]) <= 1 and len(e["recipient"]) <= 1 for e in pairs)


def test_the_order_of_the_input_does_not_change_the_events(run: Run) -> None:
    forth = run("code", "-", stdin=rows(EXPELLED, CONDEMNED)).out.splitlines()
    back = run("code", "-", stdin=rows(CONDEMNED, EXPELLED)).out.splitlines()

    assert sorted(forth) == sorted(back)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.jsonl", b"", "T105"),
        ("binary.bin", b"\x7fELF\x02\x01\x01\0\0\0\0\0" * 40, "T102"),
        ("encoding.jsonl", b'{"id": 1, "text": "caf\xe9 \x81\x8d"}\n', None),
        ("columns.csv", b"number,words\n1,Albania expelled two diplomats.\n", "T106"),
        ("date.jsonl", b'{"id": 1, "date": "2021-02-30", "text": "They met."}\n', "T203"),
        ("array.jsonl", b'[1, 2]\n{"id": 1, "text": "They met."}\n', None),
        ("broken.json.gz", gzip.compress(b'{"id": 1, "text": "They met."}\n' * 90)[:-20], None),
    ],
)
def test_what_cannot_be_read_is_set_aside_with_the_reason(
    run: Run, name: str, content: bytes, code: str | None
) -> None:
    Path(name).write_bytes(content)
    Path("good.jsonl").write_bytes(rows(EXPELLED))

    ran = run("code", name, "good.jsonl", "-o", "out.jsonl")

    assert ran.status in (3,) if code else (0, 3)
    assert "a" in {json.loads(line)["document_id"] for line in Path("out.jsonl").read_text().splitlines()}
    assert "Traceback" not in ran.err
    if code:
        refused = quarantine(Path("out.jsonl.quarantine.jsonl"))
        assert [row["code"] for row in refused] == [code]
        assert all(name in row["origin"] for row in refused)
        assert f"{len(refused)} quarantined, with reasons, in out.jsonl.quarantine.jsonl" in ran.err


@pytest.mark.parametrize("name", ["missing.jsonl", ".", "http://127.0.0.1/news.jsonl"])
def test_an_input_that_cannot_be_opened_is_set_aside(run: Run, name: str) -> None:
    ran = run("code", name)

    assert (ran.status, ran.out) == (3, "")
    (row,) = quarantine(Path("tacitus.quarantine.jsonl"))
    assert row["code"].startswith("T1")
    assert row["code"] in ran.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_set_aside(run: Run) -> None:
    Path("in.jsonl").write_bytes(rows(EXPELLED))
    Path("in.jsonl").chmod(0)

    assert run("code", "in.jsonl").status == 3


def test_one_id_of_two_texts_keeps_the_earlier(run: Run) -> None:
    other = CONDEMNED | {"id": "a"}

    ran = run("code", "-", "--quarantine", "aside.jsonl", stdin=rows(other, EXPELLED))

    assert ran.status == 3
    assert {row["date"] for row in ran.rows} == {"2020-01-15"}
    assert [row["code"] for row in quarantine(Path("aside.jsonl"))] == ["T205"]


@pytest.mark.parametrize(("words", "status"), [(50_000, 0), (4_000_001, 3)], ids=["250 kB", "above 20 MB"])
def test_a_very_long_line_ends_quickly(run: Run, words: int, status: int) -> None:
    Path("long.txt").write_text("word " * words)
    begun = time.monotonic()

    ran = run("code", "long.txt", "-o", "out.jsonl")

    assert ran.status == status
    assert ("T204" in ran.err) == (status == 3)
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--format", "xml"), "T005"),
        (("-o", "out.jsonl.gz"), "T005"),
        (("--map", "words=body"), "T003"),
        (("--workers", "none"), "T001"),
        (("-o", "in.jsonl"), "T006"),
        (("-o", "x.jsonl", "--quarantine", "./x.jsonl"), "T006"),
        (("--quarantine", "in.jsonl"), "T006"),
        (("--quarantine", "-"), "T006"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else value,
)
def test_wrong_options_are_told_and_nothing_is_touched(run: Run, words: tuple[str, ...], code: str) -> None:
    Path("in.jsonl").write_bytes(rows(EXPELLED))

    ran = run("code", "in.jsonl", *words)

    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"tacitus: {code} ")
    assert os.listdir() == ["in.jsonl"]
    assert Path("in.jsonl").read_bytes() == rows(EXPELLED)


@pytest.mark.parametrize(
    "words", [("-o", "no/folder.jsonl"), ("--quarantine", "no/folder.jsonl"), ("-o", ".")]
)
def test_a_place_that_cannot_be_written_fails(run: Run, words: tuple[str, ...]) -> None:
    ran = run("code", "-", *words, stdin=rows(EXPELLED))

    assert (ran.status, ran.out) == (1, "")
    assert "T401" in ran.err


@pytest.mark.parametrize(
    "format", ["jsonl", "csv", "parquet", "plover", "geojson", "polecat", "gdelt", "icews", "ftm"]
)
def test_a_full_device_is_one_numbered_line(run: Run, format: str) -> None:
    ran = run("code", "-", "-o", "/dev/full", "--format", format, stdin=rows(EXPELLED))

    assert ran.status == 1
    assert ran.err.startswith("tacitus: T401 ")
    assert len(ran.err.splitlines()) == 1


def test_a_quarantine_of_an_earlier_run_does_not_stay(run: Run) -> None:
    run("code", "-", "-o", "out.jsonl", stdin=b'{"id": 1}\n')
    assert Path("out.jsonl.quarantine.jsonl").exists()

    run("code", "-", "-o", "out.jsonl", stdin=rows(EXPELLED))

    assert os.listdir() == ["out.jsonl"]


MANY = 2_000


def give_many(folder: Path) -> None:
    """More documents than are read before Ctrl-C comes, in small batches."""
    (folder / "in.jsonl").write_bytes(rows(*(EXPELLED | {"id": n} for n in range(MANY))))
    (folder / "tacitus.toml").write_text("batch = 2\n")


def test_ctrl_c_keeps_whole_lines_and_says_so(tmp_path: Path) -> None:
    give_many(tmp_path)
    with start("code", "in.jsonl", cwd=tmp_path) as process:
        assert process.stdout
        first = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)

    kept = [json.loads(line) for line in (first + out).splitlines()]
    assert process.returncode == 130
    assert (first + out).endswith(b"\n")
    assert 0 < len(kept) < MANY
    assert b"interrupted; " in err
    assert b"Traceback" not in err


def test_ctrl_c_leaves_the_file_of_before_and_keeps_the_part(tmp_path: Path) -> None:
    give_many(tmp_path)
    (tmp_path / "out.jsonl").write_text("before")
    part = tmp_path / "out.jsonl.part"
    with start("code", "in.jsonl", "-o", "out.jsonl", cwd=tmp_path) as process:
        while process.poll() is None and not (part.exists() and part.stat().st_size):
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)

    assert process.returncode == 130
    assert (tmp_path / "out.jsonl").read_text() == "before"
    assert all(json.loads(line) for line in part.read_text().splitlines())
    assert part.read_text().endswith("\n")
    assert b"kept in " in err
    assert b"out.jsonl.part" in err


def test_ctrl_c_ends_workers_too(tmp_path: Path) -> None:
    give_many(tmp_path)
    with start("code", "in.jsonl", "--workers", "2", cwd=tmp_path, start_new_session=True) as process:
        assert process.stdout
        first = process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=30)

    assert process.returncode == 130
    assert all(json.loads(line) for line in (first + out).splitlines())
    assert b"Traceback" not in err


def test_a_reader_that_goes_away_ends_the_run_quietly(tmp_path: Path) -> None:
    give_many(tmp_path)
    with start("code", "in.jsonl", cwd=tmp_path) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        err = process.stderr.read()
        process.wait(timeout=30)

    assert (process.returncode, err) == (141, b"")


def test_acts_that_a_table_has_no_place_for_are_told(run: Run) -> None:
    plan = "Ghana will expel two Libyan diplomats next week."
    ran = run("code", "-", "--format", "gdelt", stdin=rows({"id": "a", "date": "2011-05-04", "text": plan}))
    assert ran.status == 0
    assert ran.out == ""
    assert "1 event (1 left out: not told as done)" in ran.err
