from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tacitus.record import Record

from .conftest import Run, rows

GIVEN = rows(
    {"id": "a", "date": "2020-01-15", "text": "Albania expelled two Iranian diplomats on Wednesday."},
    {"id": "b", "date": "2021-05-02", "text": "France condemned Iran on Sunday."},
)
LATER = rows({"id": "c", "date": "2021-06-02", "text": "Germany condemned Iran on Tuesday."})


@pytest.fixture
def asked(run: Run) -> Run:
    assert run("ingest", "-", "--record", "rec", stdin=GIVEN).status == 0
    return lambda *words: run("query", "--record", "rec", *words)


def test_events_have_the_bytes_of_tacitus_code(run: Run, asked: Run) -> None:
    coded = run("code", "-", stdin=GIVEN).out
    ran = asked()
    assert ran.status == 0
    assert sorted(ran.out.splitlines()) == sorted(coded.splitlines())
    assert ran.err == f"tacitus: 2 events as of {Record('rec').as_of}.\n"


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (("--actor", "ALB"), ["a"]),
        (("--actor", "ALB", "--actor", "FRA"), ["a", "b"]),
        (("--recipient", "irn", "--event", "ACCUSE"), ["b"]),
        (("--from", "2020-02-01"), ["b"]),
        (("--to", "2020-02-01"), ["a"]),
        (("--actor", "USA"), []),
    ],
)
def test_questions_narrow_the_answer(asked: Run, words: tuple[str, ...], ids: list[str]) -> None:
    assert [row["document_id"] for row in asked(*words).rows] == ids


def test_as_of_gives_the_same_bytes_again(run: Run, asked: Run) -> None:
    as_of, before = Record("rec").as_of, asked("--recipient", "IRN").out
    run("ingest", "-", "--record", "rec", stdin=LATER)
    run("record", "compact", "rec")

    assert asked("--recipient", "IRN").out != before
    assert asked("--recipient", "IRN", "--as-of", as_of).out == before


def test_other_formats_and_files(asked: Run) -> None:
    assert len([*csv.DictReader(io.StringIO(asked("--format", "csv").out))]) == 2
    assert asked("-o", "out.parquet").out == ""
    assert Path("out.parquet").read_bytes().startswith(b"PAR1")
    assert asked("-o", "out.geojson").out == ""
    assert Path("out.geojson").read_text().startswith('{"type":"FeatureCollection"')


@pytest.mark.parametrize("form", ["gdelt", "icews"])
def test_what_is_known_of_a_document_is_in_its_rows(run: Run, form: str) -> None:
    given = rows(
        {
            "id": "a",
            "date": "2020-01-15",
            "text": "Albania expelled two Iranian diplomats.",
            "source": "wire",
        },
        {
            "id": "b",
            "date": "2020-01-16",
            "text": "France will expel Iran's envoy.",
            "url": "https://x.org/1",
        },
    )
    assert run("ingest", "-", "--record", "rec", stdin=given).status == 0
    coded, asked = (
        run("code", "-", "--format", form, stdin=given),
        run("query", "--record", "rec", "--format", form),
    )
    assert sorted(asked.out.splitlines()) == sorted(coded.out.splitlines())
    assert "wire" in asked.out
    assert "1 left out: not told as done" in asked.err


@pytest.mark.parametrize(
    ("words", "status", "code"),
    [
        (("-o", "out.csv.gz"), 2, "T005"),
        (("--actor", "Iran"), 2, "T507"),
        (("--from", "yesterday"), 2, "T002"),
        (("--format", "xls"), 2, "T005"),
        (("--as-of", "77"), 1, "T504"),
    ],
)
def test_mistakes_are_numbered(asked: Run, words: tuple[str, ...], status: int, code: str) -> None:
    ran = asked("-o", "out.jsonl", *words)
    assert (ran.status, ran.out) == (status, "")
    assert code in ran.err
    assert not Path("out.jsonl").exists()


def test_no_record_is_a_numbered_error(run: Run) -> None:
    ran = run("query", "--record", "none")
    assert ran.status == 1
    assert "T501" in ran.err
    assert not Path("none").exists()


def test_damage_is_exit_code_5(asked: Run) -> None:
    for path in Path("rec/events").glob("*.parquet"):
        path.write_bytes(b"PAR1 no more PAR1")
    ran = asked()
    assert (ran.status, ran.out) == (5, "")
    assert "T503" in ran.err
