from __future__ import annotations

import os
from pathlib import Path

import pytest

from tacitus import schema

from .conftest import Run, quarantine, rows

ARTICLE = "Albania expelled two Iranian diplomats on Wednesday, the foreign ministry said.\n"


@pytest.fixture
def article(run: Run) -> str:
    Path("article.txt").write_text(ARTICLE, encoding="utf-8")
    return "article.txt"


def test_an_article_becomes_a_page_without_colours_where_there_is_no_terminal(run: Run, article: str) -> None:
    ran = run("read", article, "--date", "2020-01-15")

    assert (ran.status, ran.err) == (0, "")
    assert "expelled" in ran.out
    assert "\x1b" not in ran.out


def test_json_is_one_object_of_the_schema(run: Run, article: str) -> None:
    jsonschema = pytest.importorskip("jsonschema")

    ran = run("read", article, "--date", "2020-01-15", "--json")

    (reading,) = ran.rows
    jsonschema.validate(reading, schema.load("reading"))
    assert reading["document"]["date"] == "2020-01-15"


def test_a_dash_is_stdin(run: Run, article: str) -> None:
    assert run("read", "-", "--json", stdin=ARTICLE.encode()).out == run("read", article, "--json").out


def test_html_goes_to_a_file_or_to_stdout(run: Run, article: str) -> None:
    told, shown = run("read", article, "--html", "page.html"), run("read", article, "--html", "-")

    assert (told.status, told.out) == (0, "")
    assert "page.html" in told.err
    assert Path("page.html").read_text(encoding="utf-8") == shown.out
    assert shown.out.startswith("<!doctype html")


def test_a_table_becomes_a_reading_a_line_in_its_order(run: Run) -> None:
    given = [{"id": name, "date": "2020-01-15", "text": ARTICLE} for name in ("c", "a", "b")]

    ran = run("read", "--jsonl", "-", stdin=rows(*given))

    assert ran.status == 0
    assert [row["document"]["id"] for row in ran.rows] == ["c", "a", "b"]


def test_rows_that_cannot_be_read_are_set_aside(run: Run) -> None:
    good, bad = {"id": "good", "text": ARTICLE}, {"id": "bad", "text": ARTICLE, "date": "2021-13-01"}

    ran = run("read", "--jsonl", "-", "--quarantine", "aside.jsonl", stdin=rows(bad, good))

    assert ran.status == 3
    assert [row["document"]["id"] for row in ran.rows] == ["good"]
    assert [(row["document"], row["code"]) for row in quarantine(Path("aside.jsonl"))] == [("bad", "T203")]


def test_an_address_of_this_machine_is_fetched_only_when_that_is_allowed(run: Run) -> None:
    refused = run("read", "http://127.0.0.1/column")
    tried = run("read", "http://127.0.0.1/column", "--allow-private")

    assert (refused.status, refused.out, tried.status) == (1, "", 1)
    assert "T112" in refused.err
    assert "T113" in tried.err


def test_a_text_that_is_said_to_be_in_another_language_is_kept_and_not_coded(run: Run) -> None:
    given = {"id": "a", "text": "Los soldados mataron a dos manifestantes.", "language": "es"}

    ran = run("read", "--jsonl", "-", stdin=rows(given))

    (told,) = ran.rows
    assert (ran.status, told["events"]) == (0, [])
    assert [(r["stage"], "English" in r["why"]) for r in told["refused"]] == [("language", True)]


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "T105"), (b" \n\t", "T105"), (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 20, "T102")],
    ids=["empty", "blank", "binary"],
)
def test_what_is_no_article_fails_with_its_number(run: Run, content: bytes, code: str) -> None:
    Path("in").write_bytes(content)

    for ran in (run("read", "in"), run("read", "-", stdin=content)):
        assert (ran.status, ran.out) == (1, "")
        assert code in ran.err
        assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_a_path_that_cannot_be_opened_fails(run: Run, name: str) -> None:
    ran = run("read", name)

    assert (ran.status, ran.out) == (1, "")
    assert "T101" in ran.err


@pytest.mark.parametrize("day", ["2020-02-30", "10.2.2020", "20200210", "today", ""])
def test_a_date_that_is_no_day_is_a_usage_error(run: Run, article: str, day: str) -> None:
    ran = run("read", article, "--date", day)

    assert (ran.status, ran.out) == (2, "")
    assert "T002" in ran.err


@pytest.mark.parametrize(
    "words",
    [
        ("--json", "--html", "x.html"),
        ("--json", "--jsonl"),
        ("--jsonl", "--date", "2020-02-10"),
        ("--quarantine", "x.jsonl"),
        ("--html", "article.txt"),
    ],
    ids=" ".join,
)
def test_options_that_do_not_go_together_are_a_usage_error(
    run: Run, article: str, words: tuple[str, ...]
) -> None:
    ran = run("read", article, *words)

    assert (ran.status, ran.out) == (2, "")
    assert "T006" in ran.err
    assert os.listdir() == ["article.txt"]
