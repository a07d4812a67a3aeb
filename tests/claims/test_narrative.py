"""Times counted from what the article dated before."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tacitus.claims import Checker
from tacitus.claims.narrative import anchored
from tacitus.claims.window import iso, window_of

from .made import make_record, reading


def day(told: str) -> int:
    return date.fromisoformat(told).toordinal()


@pytest.mark.parametrize(
    ("text", "told", "first", "last"),
    [
        ("Two days earlier the bank had refused.", "2019-01-28", "2019-01-26", "2019-01-26"),
        ("A week later stones flew.", "2021-11-08", "2021-11-15", "2021-11-15"),
        ("Weeks before that, they had signed.", "2020-01-02", "2019-10-31", "2019-12-26"),
        ("The very next day Brussels shut its sky.", "2021-05-23", "2021-05-24", "2021-05-24"),
        ("The following year it fell.", "2018-04-12", "2019-01-01", "2019-12-31"),
        ("That August he signed an order.", "2019-01-28", "2019-08-01", "2019-08-31"),
        ("That very Monday they were in.", "2020-06-06", "2020-06-08", "2020-06-08"),
        ("In November of the same year it was black-listed.", "2019-08-06", "2019-11-01", "2019-11-30"),
        ("Before the month was out he had won.", "2020-11-22", "2020-11-01", "2020-11-30"),
        ("Later that month he flew out and asked for talks the following year.", "2018-04-12", "2018-04-01", "2018-04-30"),
    ],
)  # fmt: skip
def test_what_is_counted_from_the_day_told_before(text: str, told: str, first: str, last: str) -> None:
    found = anchored(text, (day(told), day(told)))
    assert found is not None
    assert (iso(found.first), iso(found.last)) == (first, last)


def test_no_day_lies_before_the_calendar() -> None:
    found = anchored("Twelve hundred years before, it stood.", (day("0002-01-01"), day("0002-01-01")))
    assert found is None or found.first >= 1


@pytest.mark.parametrize(
    "text", ["A day after the attack he left.", "Of the last three days none was quiet.", "They met in June."]
)
def test_what_counts_from_nothing_told_before(text: str) -> None:
    assert anchored(text, (day("2020-01-02"), day("2020-01-02"))) is None


def test_a_statement_without_a_time_goes_on_from_what_was_told() -> None:
    told = (day("2019-03-01"), day("2019-03-31"))
    window = window_of("The mayor answered.", "2020-01-30", newest=day("2020-03-01"), told=told)
    assert (iso(window.first), window.dated) == ("2019-03-01", False)


def test_a_month_to_come_is_that_of_the_year_before() -> None:
    window = window_of("In late February two men died.", "2020-01-30", newest=day("2020-03-01"))
    assert (iso(window.first), iso(window.last)) == ("2019-02-21", "2019-02-28")


def test_an_article_is_read_as_a_story(tmp_path: Path) -> None:
    checker = Checker(make_record(tmp_path / "record"))
    story = "On 10 January Norway expelled three Chilean diplomats. Two days later Kenya and Ghana signed a fishing agreement."
    _, second = checker.check_reading(reading(story)).checked
    assert second.verdict == "supported"
    assert second.question is not None
    assert "2020-01-12" in str(second.question)
