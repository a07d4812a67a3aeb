"""Expressions that name a date: value and days."""

import pytest

from tacitus.resolve.when import find_times

DAY = "2020-02-12"  # a Wednesday


def read(text: str, date: str | None = DAY) -> tuple[str, str | None, str | None]:
    (found,) = find_times(text, date=date)
    return found.value, found.first, found.last


@pytest.mark.parametrize(
    ("text", "value", "first", "last"),
    [
        ("on 3 June 2011", "2011-06-03", "2011-06-03", "2011-06-03"),
        ("on June 3rd, 2011", "2011-06-03", "2011-06-03", "2011-06-03"),
        ("on the 3rd of June 2011", "2011-06-03", "2011-06-03", "2011-06-03"),
        ("on Sept. 3, 2011", "2011-09-03", "2011-09-03", "2011-09-03"),
        ("on 2011-06-03", "2011-06-03", "2011-06-03", "2011-06-03"),
        ("at 2011-06-03T10:30Z", "2011-06-03T10:30Z", "2011-06-03", "2011-06-03"),
        ("3 to 5 May 2019", "2019-05-03/2019-05-05", "2019-05-03", "2019-05-05"),
        ("May 3-5, 2019", "2019-05-03/2019-05-05", "2019-05-03", "2019-05-05"),
        ("March to May 2019", "2019-03/2019-05", "2019-03-01", "2019-05-31"),
        ("in June 2011", "2011-06", "2011-06-01", "2011-06-30"),
        ("early June 2011", "2011-06", "2011-06-01", "2011-06-10"),
        ("2015–2017", "2015/2017", "2015-01-01", "2017-12-31"),
        ("from 2015 to 2017", "2015/2017", "2015-01-01", "2017-12-31"),
        ("in 2011", "2011", "2011-01-01", "2011-12-31"),
        ("the end of 2011", "2011", "2011-01-01", "2011-12-31"),
        ("since '82", "1982", "1982-01-01", "1982-12-31"),
        ("in the 1990s", "199", "1990-01-01", "1999-12-31"),
        ("the early 1990s", "199", "1990-01-01", "1999-12-31"),
        ("in the 19th century", "18", "1800-01-01", "1899-12-31"),
        ("in Q2 2014", "2014-Q2", "2014-04-01", "2014-06-30"),
        ("the second quarter of 2014", "2014-Q2", "2014-04-01", "2014-06-30"),
        ("the fourth quarter", "2019-Q4", "2019-10-01", "2019-12-31"),
        ("the spring of 2015", "2015-SP", "2015-03-01", "2015-05-31"),
        ("last summer", "2019-SU", "2019-06-01", "2019-08-31"),
        ("in the winter of 2015", "2015-WI", "2015-12-01", "2016-02-29"),
        ("last June", "2019-06", "2019-06-01", "2019-06-30"),
        ("next June", "2020-06", "2020-06-01", "2020-06-30"),
        ("in June last year", "2019-06", "2019-06-01", "2019-06-30"),
        ("on Boxing Day 2011", "2011-12-26", "2011-12-26", "2011-12-26"),
        ("in fiscal 2008", "FY2008", None, None),
        ("the 2007-08 academic year", "FY2008", None, None),
    ],
)  # fmt: skip
def test_a_named_date_has_its_value_and_days(
    text: str, value: str, first: str | None, last: str | None
) -> None:
    assert read(text) == (value, first, last)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("The two met in December.", "2019-12", id="past month"),
        pytest.param("The two will meet in December.", "2020-12", id="coming month"),
        pytest.param("The two met in February.", "2020-02", id="this month"),
        pytest.param("The two met in March.", "2019-03", id="a month that is to come, told as past"),
        pytest.param("The two met on 20 December.", "2019-12-20", id="past day"),
        pytest.param("The two will meet on 20 December.", "2020-12-20", id="coming day"),
        pytest.param("The two met on 3 January.", "2020-01-03", id="nearest day"),
    ],
)
def test_a_month_without_a_year_is_the_nearest_by_tense(text: str, value: str) -> None:
    assert read(text)[0] == value


def test_the_second_month_of_a_pair_follows_the_first() -> None:
    found = find_times("Output fell between April and June and from October to January.", date=DAY)
    assert [t.value for t in found] == ["2019-04", "2019-06", "2019-10", "2020-01"]


def test_a_leap_day_without_a_year_is_the_nearest_there_is() -> None:
    assert read("The two met on 29 February.", "2019-02-12")[0] in ("2016-02-29", "2020-02-29")


@pytest.mark.parametrize(
    ("text", "value"),
    [("in May", "XXXX-05"), ("on May 3", "XXXX-05-03"), ("the second quarter", "XXXX-Q2"), ("May 3-5", "XXXX-05-03/XXXX-05-05")],
)  # fmt: skip
def test_without_a_document_day_the_year_stays_open(text: str, value: str) -> None:
    assert read(text, None) == (value, None, None)


def test_a_full_date_needs_no_document_day() -> None:
    assert read("on 3 June 2011", None) == ("2011-06-03", "2011-06-03", "2011-06-03")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("on the night of 12/13 June 1999", "1999-06-12/1999-06-13", id="night of two days"),
        pytest.param("on 3, 4 and 5 February", "2020-02-03/2020-02-05", id="list of days"),
        pytest.param("on 29 May last year", "2019-05-29", id="day of last year"),
        pytest.param("on the ninth of this month", "2020-02-09", id="in words, of this month"),
        pytest.param("In the last hours of the old year", "2019-12-31", id="old year"),
        pytest.param("in the first hours of the new year", "2020-01-01", id="new year"),
        pytest.param("in the nineteenth century", "18", id="century in words"),
        pytest.param("in the final quarter of last year", "2019-Q4", id="final quarter"),
        pytest.param("in 2018/19", "2018/2019", id="two years"),
        pytest.param("in the year to March 2019", "2018-04/2019-03", id="year to a month"),
        pytest.param("on Remembrance Sunday", "2019-11-10", id="a Sunday with a name"),
    ],
)  # fmt: skip
def test_ways_of_naming_days_in_news(text: str, value: str) -> None:
    (found,) = find_times(text, date="2020-02-12")
    assert found.value == value
