from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run, quarantine, rows

ARTICLE = "Norway expelled three Chilean diplomats on Friday. Bhutan has lent Samoa a frigate."
ITEM = {
    "id": "i1",
    "date": "2020-01-10",
    "text": "Norway expels three Chilean diplomats over a spying affair.",
}


@pytest.fixture
def record(run: Run) -> str:
    Path("items.jsonl").write_bytes(rows(ITEM))
    assert run("ingest", "items.jsonl", "--record", "record").status == 0
    Path("article.txt").write_text(ARTICLE, encoding="utf-8")
    return "record"


def test_an_article_is_held_against_a_record(run: Run, record: str) -> None:
    ran = run("check", "article.txt", "--record", record, "--date", "2020-01-13")
    assert ran.status == 0
    assert "supported" in ran.out
    assert "not covered" in ran.out


def test_json_names_verdict_and_evidence(run: Run, record: str) -> None:
    (report,) = run("check", "article.txt", "--record", record, "--date", "2020-01-13", "--json").rows
    assert [s["verdict"] for s in report["statements"]] == ["supported", "not_covered"]
    assert report["statements"][0]["evidence"][0]["document_id"] == "i1"


def test_html_goes_to_a_file(run: Run, record: str) -> None:
    ran = run("check", "article.txt", "--record", record, "--date", "2020-01-13", "--html", "page.html")
    assert (ran.status, ran.out) == (0, "")
    assert Path("page.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_table_becomes_a_report_a_line(run: Run, record: str) -> None:
    good, bad = (
        {"id": "good", "date": "2020-01-13", "text": ARTICLE},
        {"id": "bad", "text": "x", "date": "2020-13-01"},
    )
    ran = run(
        "check", "--jsonl", "-", "--record", record, "--quarantine", "aside.jsonl", stdin=rows(bad, good)
    )
    assert ran.status == 3
    assert [row["id"] for row in ran.rows] == ["good"]
    assert [row["document"] for row in quarantine(Path("aside.jsonl"))] == ["bad"]


def test_options_that_exclude_each_other_are_refused(run: Run, record: str) -> None:
    ran = run("check", "article.txt", "--record", record, "--json", "--html", "x.html")
    assert ran.status == 2
    assert "T006" in ran.err


def test_without_a_record_it_says_so(run: Run) -> None:
    Path("article.txt").write_text(ARTICLE, encoding="utf-8")
    ran = run("check", "article.txt", "--record", "nowhere")
    assert ran.status == 1
    assert "T501" in ran.err


def test_predictions_are_noted_once_and_a_missing_horizon_is_said(run: Run, record: str) -> None:
    Path("column.txt").write_text("Norway will surely leave the union. " + ARTICLE, encoding="utf-8")
    words = ("check", "column.txt", "--record", record, "--date", "2020-01-13", "--ledger", "ledger.jsonl")
    first, second = run(*words), run(*words)
    assert (first.status, second.status) == (0, 0)
    assert "1 of 1 prediction newly noted" in first.err
    assert "1 without a horizon" in first.err
    assert "0 of 1 prediction newly noted" in second.err
    assert len(Path("ledger.jsonl").read_text(encoding="utf-8").splitlines()) == 1


def test_a_ledger_on_stdout_is_refused(run: Run, record: str) -> None:
    ran = run("check", "article.txt", "--record", record, "--ledger", "-")
    assert ran.status == 2
    assert "T006" in ran.err
