"""Expressions that count from a day, repeat or last."""

import pytest

from tacitus.resolve.when import find_times

DAY = "2020-02-12"  # a Wednesday


def read(text: str, date: str | None = DAY) -> tuple[str, str, str | None, str | None]:
    found = find_times(text, date=date)[-1]
    return found.type, found.value, found.first, found.last


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("yesterday", "2020-02-11", "2020-02-11"),
        ("the day before yesterday", "2020-02-10", "2020-02-10"),
        ("the day after tomorrow", "2020-02-14", "2020-02-14"),
        ("last night", "2020-02-11", "2020-02-11"),
        ("this morning", "2020-02-12", "2020-02-12"),
        ("overnight", "2020-02-11", "2020-02-12"),
        ("last week", "2020-02-03", "2020-02-09"),
        ("this weekend", "2020-02-15", "2020-02-16"),
        ("over the weekend", "2020-02-08", "2020-02-09"),
        ("next month", "2020-03-01", "2020-03-31"),
        ("earlier this year", "2020-01-01", "2020-12-31"),
        ("the previous decade", "2010-01-01", "2019-12-31"),
        ("twenty-one days ago", "2020-01-22", "2020-01-22"),
        ("a couple of weeks ago", "2020-01-27", "2020-02-02"),
        ("three months ago", "2019-11-01", "2019-11-30"),
        ("half a year ago", "2019-08-01", "2019-08-31"),
        ("two decades ago", "2000-01-01", "2009-12-31"),
        ("48 hours ago", "2020-02-10", "2020-02-10"),
        ("over the last 12 months", "2019-02-12", "2020-02-12"),
        ("in the past week", "2020-02-05", "2020-02-12"),
        ("the next three days", "2020-02-12", "2020-02-15"),
        ("They will leave in three days.", "2020-02-15", "2020-02-15"),
        ("They will leave within two weeks.", "2020-02-12", "2020-02-26"),
        ("They met on 3 June 2011. Two days later", "2011-06-05", "2011-06-05"),
        ("They met on 3 June 2011. That night", "2011-06-03", "2011-06-03"),
        ("They met on Monday at 18:00 UTC", "2020-02-10", "2020-02-10"),
        ("They met at the end of the day", "2020-02-12", "2020-02-12"),
    ],
)  # fmt: skip
def test_what_counts_from_a_day_has_its_days(text: str, first: str | None, last: str | None) -> None:
    assert read(text)[2:] == (first, last)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("The two met on Monday.", "2020-02-10", id="past"),
        pytest.param("The two will meet on Monday.", "2020-02-17", id="future"),
        pytest.param("The two met on Wednesday.", "2020-02-12", id="the document's own"),
        pytest.param("The two met last Wednesday.", "2020-02-05", id="last"),
        pytest.param("The two meet next Wednesday.", "2020-02-19", id="next"),
        pytest.param("The two met on Friday morning.", "2020-02-07", id="with a part of the day"),
        pytest.param("The two met on Monday last week.", "2020-02-03", id="of last week"),
    ],
)
def test_a_weekday_is_the_nearest_by_tense(text: str, day: str) -> None:
    assert read(text)[2] == day


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("for three days", "DURATION", "P3D"),
        ("for a year", "DURATION", "P1Y"),
        ("for two and a half years", "DURATION", "P2.5Y"),
        ("for twenty-five years", "DURATION", "P25Y"),
        ("for several weeks", "DURATION", "PXW"),
        ("the highest in years", "DURATION", "PXY"),
        ("a 72-hour truce", "DURATION", "PT72H"),
        ("three decades", "DURATION", "P30Y"),
        ("two days after the vote", "DURATION", "P2D"),
        ("every Monday", "SET", "XXXX-WXX-1"),
        ("on Sundays", "SET", "XXXX-WXX-7"),
        ("every two weeks", "SET", "P2W"),
        ("every other day", "SET", "P2D"),
        ("twice a week", "SET", "P1W"),
        ("quarterly", "SET", "P3M"),
        ("currently", "DATE", "PRESENT_REF"),
        ("very soon", "DATE", "FUTURE_REF"),
        ("in recent years", "DATE", "PAST_REF"),
    ],
)
def test_durations_sets_and_vague_references_have_no_days(text: str, kind: str, value: str) -> None:
    assert read(text) == (kind, value, None, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yesterday", "XXXX-XX-XX"),
        ("on Monday", "XXXX-WXX-1"),
        ("last week", "XXXX-WXX"),
        ("the weekend", "XXXX-WXX-WE"),
        ("two weeks ago", "XXXX-WXX"),
        ("last month", "XXXX-XX"),
        ("next year", "XXXX"),
        ("at 5 p.m.", "XXXX-XX-XXT17:00"),
    ],
)
def test_without_a_document_day_nothing_is_guessed(text: str, value: str) -> None:
    assert read(text, None)[1:] == (value, None, None)


def test_a_quarter_of_something_is_no_time() -> None:
    assert find_times("They own a quarter of the land.", date=DAY) == ()


@pytest.mark.parametrize(
    ("text", "date", "value"),
    [
        pytest.param("They left last Thursday.", "2020-02-14", "2020-02-06", id="not yesterday"),
        pytest.param("They left last Wednesday.", "2020-02-14", "2020-02-12", id="two days before"),
        pytest.param("The vote is the week after next.", "2020-02-12", "2020-W09", id="week after next"),
        pytest.param("They will vote two days from now.", "2020-02-12", "2020-02-14", id="from now"),
        pytest.param("In two days' time they vote.", "2020-02-12", "2020-02-14", id="days' time"),
        pytest.param("Exactly a year ago they left.", "2020-02-12", "2019-02-12", id="exactly"),
        pytest.param("Weekend crowds stoned the bank.", "2020-02-12", "2020-W06-WE", id="weekend crowds"),
        pytest.param("The current crisis is new.", "2020-02-12", "PRESENT_REF", id="current"),
        pytest.param("It pays in the long term.", "2020-02-12", "FUTURE_REF", id="long term"),
        pytest.param("Laos blames recent losses on rain.", "2020-02-12", "PAST_REF", id="recent"),
        pytest.param("Laos stands by Monday's choice.", "2020-02-12", "2020-02-10", id="stands by"),
        pytest.param("The town has until the 15th to give up.", "2020-02-12", "2020-02-15", id="has until"),
    ],
)  # fmt: skip
def test_expressions_of_news_have_their_value(text: str, date: str, value: str) -> None:
    (found,) = find_times(text, date=date)
    assert found.value == value
