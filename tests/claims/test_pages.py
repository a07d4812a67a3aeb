from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from rich.console import Console

from tacitus.claims import Checker, Report
from tacitus.claims.page import WORDS, check_html
from tacitus.claims.shapes import report_json
from tacitus.claims.terminal import print_check

from .made import make_record, reading

TEXT = (
    "Oslo has sent three diplomats of Chile home. Bhutan has lent Samoa a frigate.\n\n"
    "Norway must let them stay <b>now</b>."
)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    checker = Checker(make_record(tmp_path_factory.mktemp("pages") / "record"))
    return checker.check_reading(reading(TEXT, "report", "report", "call_to_action"))


def test_the_page_marks_every_statement_and_names_its_evidence(report: Report) -> None:
    page = check_html(report)
    assert page.startswith("<!doctype html>")
    assert all(f'id="e{n}"' in page and f'href="#e{n}"' in page for n in (1, 2, 3))
    assert "Norway expels three Chilean diplomats" in page
    assert "10 Jan 2020" in page
    assert WORDS["not_covered"][0] in page
    assert report.as_of in page


def test_the_page_holds_no_markup_of_the_article_and_no_script(report: Report) -> None:
    page = check_html(report)
    assert "<b>now</b>" not in page
    assert "&lt;b&gt;now&lt;/b&gt;" in page
    assert not re.search(r"<script|javascript:|@import|url\(", page)


def test_the_terminal_page_says_the_same_in_words(report: Report) -> None:
    out = io.StringIO()
    print_check(report, Console(file=out, width=90, color_system=None))
    said = " ".join(out.getvalue().split())
    assert "1 supported, 1 not covered, 1 not checkable" in said
    assert "Norway expels three Chilean diplomats" in said


def test_json_has_the_verdicts_of_the_contract(report: Report) -> None:
    told = json.loads(json.dumps(report_json(report)))
    assert [s["verdict"] for s in told["statements"]] == ["supported", "not_covered", "not_checkable"]
    assert told["counts"]["supported"] == 1
    assert told["record"]["as_of"] == report.as_of
    first = told["statements"][0]
    assert {
        "start",
        "end",
        "text",
        "kind",
        "speaker",
        "why",
        "query",
        "evidence",
        "coverage",
        "notes",
    } <= set(first)


def test_every_verdict_has_words() -> None:
    from tacitus.claims import VERDICTS

    assert list(WORDS) == list(VERDICTS)


def test_a_page_is_written_for_an_article_without_statements(tmp_path: Path) -> None:
    from tacitus.model import Document, Reading

    checker = Checker(make_record(tmp_path / "record"))
    page = check_html(checker.check_reading(Reading(Document("x", "Contents", None), (), (), ())))
    assert "Nothing in this article could be looked up" in page
