from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tacitus.resolve.who import use_actors

from .conftest import Run


@pytest.fixture(autouse=True)
def _package_alone() -> Iterator[None]:
    use_actors(None)
    yield
    use_actors(None)


def test_dated_roles_and_sources_are_shown(run: Run) -> None:
    ran = run("who", "Javad Zarif", "--date", "2020-02-10")

    assert (ran.status, ran.err) == (0, "")
    assert "2013-08-15 to 2021-08-24  Minister of Foreign Affairs  IRN GOV" in ran.out
    assert "Wikidata" in ran.out
    assert "As a mention on 2020-02-10: IRN GOV" in ran.out


def test_json_is_one_object(run: Run) -> None:
    (told,) = run("who", "Hamas", "--json").rows

    assert list(told) == ["name", "date", "coded", "why", "entries", "similar"]
    assert told["entries"][0]["country"] == told["coded"][0]["code"] == "PSE"
    assert told["why"] is None


@pytest.mark.parametrize(
    "name", ["", "1234", "word " * 500, "某人"], ids=["empty", "digits", "long", "unread"]
)
def test_a_refusal_is_an_answer(run: Run, name: str) -> None:
    ran = run("who", name, "--json")

    assert ran.status == 0
    (told,) = ran.rows
    assert told["entries"] == told["coded"] == []
    assert told["why"]


def test_names_like_it_are_shown_where_no_table_has_it(run: Run) -> None:
    assert "Volodymyr Zelenskyy" in run("who", "Volodimir Zelenski").out


def test_a_wrong_day_is_a_usage_error(run: Run) -> None:
    ran = run("who", "Hamas", "--date", "2020-02-30")

    assert (ran.status, ran.out) == (2, "")
    assert "T002" in ran.err


@pytest.mark.parametrize("by", ["file", "environment"])
def test_the_users_file_counts(run: Run, monkeypatch: pytest.MonkeyPatch, by: str) -> None:
    Path("own.yaml").write_text(
        "bodies:\n  - {name: Example Front, code: COL, sector: REB, source: a letter}\n"
    )
    if by == "file":
        Path("tacitus.toml").write_text('actors = "own.yaml"\n')
    else:
        monkeypatch.setenv("TACITUS_ACTORS", "own.yaml")

    ran = run("who", "Example Front")

    assert "your file: a letter" in ran.out
    row = json.dumps({"id": 1, "text": "Example Front fighters"}).encode()
    assert run("inspect", "actors", stdin=row).rows[0]["actors"][0]["code"] == "COL"


def test_a_wrong_file_is_told_before_anything_is_read(run: Run) -> None:
    Path("own.yaml").write_text("persons: [{name: X}]\n")
    Path("tacitus.toml").write_text('actors = "own.yaml"\n')

    ran = run("code", "none.jsonl")

    assert ran.status == 2
    assert "T007" in ran.err
