"""Times counted from what the article dated before."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tacitus.claims import Checker
from tacitus.claims.story import anchored, moved
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
        ("Six days on came our reply.", "2005-03-08", "2005-03-14", "2005-03-14"),
        ("Eight weeks after that finding, the chamber voted.", "2015-10-07", "2015-12-02", "2015-12-02"),
        ("Three weeks or so later he sailed.", "2007-11-01", "2007-11-22", "2007-11-22"),
        ("Within three days the advocates had walked out.", "2007-03-09", "2007-03-09", "2007-03-12"),
        ("The next May their bomb killed nine.", "2006-11-01", "2007-05-01", "2007-05-31"),
        ("On the Sunday after, soldiers came.", "2009-06-25", "2009-06-28", "2009-06-28"),
        ("Before June was out, a charge lay waiting.", "2005-06-03", "2005-06-01", "2005-06-30"),
        ("By August the army was there.", "2013-07-20", "2013-07-20", "2013-08-31"),
        ("In midsummer he was jailed.", "2005-05-08", "2005-06-01", "2005-07-31"),
        ("Twenty-one months later the judges met.", "2010-01-01", "2011-09-23", "2011-09-23"),
        ("In those days he was hunted.", "2010-01-10", "2010-01-07", "2010-01-13"),
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
    "text",
    ["Five days after all had gone he left.", "Of the last three days none was quiet.", "They met in June."],
)
def test_what_counts_from_nothing_told_before(text: str) -> None:
    assert anchored(text, (day("2020-01-02"), day("2020-01-02"))) is None


@pytest.mark.parametrize(
    ("text", "said", "told", "first", "last"),
    [
        ("July", ("2007-07-01", "2007-07-31"), "2006-06-14", "2006-07-01", "2006-07-31"),
        ("the first days of April", ("2019-04-01", "2019-04-10"), "2018-03-22", "2018-04-01", "2018-04-10"),
        ("the last night of May", ("2019-05-31", "2019-05-31"), "2018-04-10", "2018-05-31", "2018-05-31"),
        ("Christmas Eve", ("2019-12-24", "2019-12-24"), "2017-11-30", "2017-12-24", "2017-12-24"),
        ("Friday", ("2010-02-19", "2010-02-19"), "2009-07-12", "2009-07-17", "2009-07-17"),
        ("last July", ("2019-07-01", "2019-07-31"), "2017-11-30", "2019-07-01", "2019-07-31"),
        ("July 2019", ("2019-07-01", "2019-07-31"), "2017-11-30", "2019-07-01", "2019-07-31"),
        ("29 February", ("2020-02-29", "2020-02-29"), "2018-02-10", "2018-02-28", "2018-02-28"),
    ],
)  # fmt: skip
def test_a_time_without_a_year_is_moved_to_the_story(
    text: str, said: tuple[str, str], told: str, first: str, last: str
) -> None:
    found = moved(text, (day(said[0]), day(said[1])), (day(told), day(told)))
    assert (iso(found[0]), iso(found[1])) == (first, last)


def test_a_month_of_the_story_may_be_the_article_s_own() -> None:
    told = (day("2018-03-22"), day("2018-03-22"))
    window = window_of("In April they answered.", "2019-10-21", newest=day("2020-03-01"), told=told)
    assert (iso(window.first), iso(window.last)) == ("2018-04-01", "2018-04-30")
    assert window.gap(day("2019-04-12")) == 0
    assert window.gap(day("2018-05-02")) == 2


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("In May two years ago he placed three states under emergency rule.", "2013-05-01", "2013-05-31"),
        ("On the first of February last year he took the reins.", "2014-02-01", "2014-02-01"),
        ("On a Tuesday evening last December he went on the air.", "2014-12-01", "2014-12-31"),
        ("Two autumns ago they overran a post.", "2013-09-01", "2013-11-30"),
        ("This Friday he left.", "2015-06-19", "2015-06-19"),
    ],
)
def test_a_time_within_a_time(text: str, first: str, last: str) -> None:
    window = window_of(text, "2015-06-21", newest=day("2020-03-01"))
    assert (iso(window.first), iso(window.last)) == (first, last)


def test_what_an_item_dates_is_the_story_s_time(tmp_path: Path) -> None:
    checker = Checker(make_record(tmp_path / "record"))
    story = "Norway has sent three Chilean diplomats home over a spying affair. Two days later Kenya and Ghana signed a fishing agreement."
    _, second = checker.check_reading(reading(story)).checked
    assert second.question is not None
    assert (second.question.first, second.question.last) == ("2020-01-12", "2020-01-12")


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


def test_only_a_time_of_its_own_can_be_wrong(tmp_path: Path) -> None:
    """A time that is taken from the story may be misread, so that an act of another time is no shifted date."""
    own = window_of("In June 2019 he left.", "2020-01-30", newest=day("2020-03-01"))
    taken = window_of(
        "Two days later he left.", "2020-01-30", newest=day("2020-03-01"), told=(day("2019-06-01"),) * 2
    )
    assert own.own
    assert taken.dated
    assert not taken.own
