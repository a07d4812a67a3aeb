from __future__ import annotations

import json
from pathlib import Path

import pytest

from tacitus.record import Record

from .conftest import Run, rows

GIVEN = rows(
    {"id": "a", "date": "2020-01-15", "text": "Albania expelled two Iranian diplomats on Wednesday."},
    {"id": "b", "date": "2021-05-02", "text": "France condemned Iran on Sunday.", "source": "wire"},
)
PARTS = ("info", "verify", "compact", "forget", "judge", "judgements")


@pytest.fixture
def made(run: Run) -> Run:
    assert run("ingest", "-", "--record", "rec", stdin=GIVEN).status == 0
    return run


@pytest.mark.parametrize("part", PARTS)
def test_help_of_every_part_has_an_example(run: Run, part: str) -> None:
    ran = run("record", part, "-h")
    assert ran.status == 0
    assert f"Example:  tacitus record {part}" in " ".join(ran.out.replace("\n", " ").split("  ")).replace(
        "Example: ", "Example:  "
    )


def test_info_tells_what_it_holds(made: Run) -> None:
    told = json.loads(made("record", "info", "rec", "--json").out)
    assert told["as_of"] == Record("rec").as_of
    assert told["tables"]["documents"]["rows"] == 2
    assert told["sources"] == {"not given": 1, "wire": 1}
    page = made("record", "info", "--record", "rec")
    assert page.status == 0
    assert "2020-01-15 to 2021-05-02" in page.out
    early = json.loads(made("record", "info", "rec", "--json", "--as-of", "0").out)
    assert early["tables"]["documents"]["rows"] == 0


def test_verify_is_0_when_sound_and_5_when_damaged(made: Run) -> None:
    ran = made("record", "verify", "rec")
    assert ran.status == 0
    assert "Sound" in ran.out
    path = next(Path("rec/events").glob("*.parquet"))
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)

    ran = made("record", "verify", "rec", "--json")

    assert ran.status == 5
    assert json.loads(ran.out)["problems"] == [f"events/{path.name} is not as it was written"]
    assert "T503" in ran.err


def test_compact_and_forget_name_the_commit(made: Run) -> None:
    made(
        "ingest",
        "-",
        "--record",
        "rec",
        stdin=rows({"id": "c", "text": "Ghana expelled two Libyan diplomats."}),
    )
    assert f"as of {Record('rec').as_of}" not in made("record", "compact", "rec").err
    ran = made("record", "forget", "rec", "a")
    assert ran.status == 0
    assert f"1 forgotten; rec as of {Record('rec').as_of}" in ran.err
    assert made("record", "forget", "--record", "rec", "c", "b").status == 0
    assert Record("rec").sql("SELECT count(*) FROM documents").rows() == [(0,)]
    assert made("query", "--record", "rec", "--as-of", "1").status == 1


@pytest.mark.parametrize(
    ("words", "status", "code"),
    [
        (("forget", "rec", "nobody"), 1, "T508"),
        (("forget", "rec"), 2, "T006"),
        (("info",), 2, "T006"),
        (("verify", "none"), 1, "T501"),
        (("melt", "rec"), 2, "T006"),
        ((), 2, "T006"),
    ],
)
def test_mistakes_are_numbered(made: Run, words: tuple[str, ...], status: int, code: str) -> None:
    ran = made("record", *words)
    assert (ran.status, ran.out) == (status, "")
    assert code in ran.err
