from __future__ import annotations

from pathlib import Path

import pytest

from tacitus.record import Record

from .conftest import Run, rows

GIVEN = rows(
    {"id": "a", "date": "2020-01-15", "text": "Albania expelled two Iranian diplomats on Wednesday."},
    {"id": "b", "date": "2021-05-02", "text": "France condemned Iran on Sunday."},
)
LATER = rows({"id": "c", "date": "2021-05-03", "text": "Ghana expelled two Chadian diplomats on Monday."})


@pytest.fixture
def made(run: Run) -> Run:
    assert run("ingest", "-", "--record", "rec", stdin=GIVEN).status == 0
    return run


def ids() -> list[str]:
    return [event.id for event in Record("rec").query()]


def together(run: Run, pair: list[str]) -> bool:
    """Whether the command line shows both events in one incident."""
    found = run("query", "--record", "rec", "--incidents").rows
    return any(set(pair) <= set(incident["events"]) for incident in found)


def test_a_judgement_joins_holds_over_later_ingests_and_is_undone(made: Run) -> None:
    pair = ids()[:2]
    assert not together(made, pair)
    assert made("record", "judge", "rec", *pair, "same").status == 0
    assert together(made, pair)
    assert made("ingest", "-", "--record", "rec", stdin=LATER).status == 0
    assert together(made, pair)
    assert made("record", "judge", "--record", "rec", *pair, "undo").status == 0
    assert not together(made, pair)


def test_judging_changes_no_table(made: Run) -> None:
    before = {path: path.read_bytes() for path in Path("rec").rglob("*") if path.is_file()}
    events = made("query", "--record", "rec").out
    assert made("record", "judge", "rec", *ids()[:2], "same").status == 0
    assert {path: path.read_bytes() for path in before} == before
    assert made("query", "--record", "rec").out == events
    assert made("record", "verify", "rec").status == 0


def test_judgements_are_listed_with_what_stands(made: Run) -> None:
    pair = ids()[:2]
    said = ("--by", "A. Reader", "--at", "2026-01-05")
    made("record", "judge", "rec", *pair, "same", *said, "--note", "one quarrel")
    made("record", "judge", "rec", *pair, "different", *said)
    told = made("record", "judgements", "rec").rows
    assert [(row["verdict"], row["stands"]) for row in told] == [("same", False), ("different", True)]
    assert (told[0]["by"], told[0]["at"], told[0]["note"]) == ("A. Reader", "2026-01-05", "one quarrel")
    made("record", "judge", "rec", *pair, "undo", *said)
    assert not any(row["stands"] for row in made("record", "judgements", "rec").rows)


def test_an_event_that_is_not_there_is_said_and_the_judgement_waits(made: Run) -> None:
    ran = made("record", "judge", "rec", ids()[0], "f" * 64, "same")
    assert ran.status == 0
    assert "has no event" in ran.err
    assert len(made("record", "judgements", "rec").rows) == 1


@pytest.mark.parametrize(
    "words",
    [("rec",), ("rec", "a", "b"), ("rec", "a", "b", "maybe"), ("rec", "a", "a", "same")],
    ids=["nothing", "no verdict", "another verdict", "one event twice"],
)
def test_what_is_no_judgement_is_a_usage_error(made: Run, words: tuple[str, ...]) -> None:
    assert made("record", "judge", *words).status == 2
    assert not (Path("rec") / "judgements.jsonl").exists()


def test_a_folder_without_a_record_is_refused(run: Run) -> None:
    assert run("record", "judgements", "rec").status == 1
    assert run("record", "judge", "rec", "a", "b", "same").status == 1
