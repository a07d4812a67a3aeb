from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tacitus.resolve.when import periods

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(3000, 12, 31))


@pytest.mark.parametrize(
    ("period", "value", "first", "last"),
    [
        (periods.week(date(2021, 1, 2)), "2020-W53", "2020-12-28", "2021-01-03"),
        (periods.weekend(date(2020, 2, 12)), "2020-W07-WE", "2020-02-15", "2020-02-16"),
        (periods.month(2020, 2), "2020-02", "2020-02-01", "2020-02-29"),
        (periods.month(2020, 14), "2021-02", "2021-02-01", "2021-02-28"),
        (periods.month(2020, 0), "2019-12", "2019-12-01", "2019-12-31"),
        (periods.quarter(2020, 0), "2019-Q4", "2019-10-01", "2019-12-31"),
        (periods.decade(1990), "199", "1990-01-01", "1999-12-31"),
        (periods.season(2020, "SU"), "2020-SU", "2020-06-01", "2020-08-31"),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_a_period_has_value_and_days(period: periods.Period, value: str, first: str, last: str) -> None:
    assert (period.value, str(period.first), str(period.last)) == (value, first, last)


def test_a_winter_begins_in_december_and_ends_in_the_next_year() -> None:
    winter = periods.season(2019, "WI")
    assert (str(winter.first), str(winter.last)) == ("2019-12-01", "2020-02-29")


@pytest.mark.parametrize(("day", "begun"), [("2020-01-15", 2019), ("2020-11-30", 2019), ("2020-12-01", 2020)])
def test_the_winter_that_has_begun_last(day: str, begun: int) -> None:
    assert periods.season_begun(date.fromisoformat(day), "WI") == periods.season(begun, "WI")


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("early", 1, 10), ("the middle of", 11, 20), ("mid-", 11, 20), ("late", 21, 28), ("the end of the", 21, 28),
        ("the first half of", 1, 15), ("the second half of", 16, 28), ("the first week of", 1, 7), ("the last week of", 22, 28),
        ("the closing days of", 21, 28), ("", 1, 28), (None, 1, 28),
    ],
)  # fmt: skip
def test_a_part_of_a_month_has_its_days(words: str | None, first: int, last: int) -> None:
    part = periods.narrow(periods.month(2021, 2), words)
    assert part.first is not None
    assert part.last is not None
    assert (part.value[:7], part.first.day, part.last.day) == ("2021-02", first, last)


def test_halves_and_thirds_are_cut_out_of_a_year() -> None:
    assert periods.narrow(periods.year(2021), "the second half of").value == "2021-H2"
    late = periods.narrow(periods.year(2021), "late")
    assert (late.value, late.first, late.last) == ("2021", date(2021, 9, 1), date(2021, 12, 31))
    assert periods.narrow(periods.year(2021), "the end of") == periods.year(2021)


def test_a_range_cannot_run_backwards() -> None:
    with pytest.raises(ValueError, match="forwards"):
        periods.span(periods.year(2012), periods.year(2011))


@pytest.mark.parametrize(
    ("count", "unit", "day"),
    [(1, "month", "2020-02-29"), (-11, "month", "2019-02-28"), (1, "year", "2021-01-31"), (36, "hour", "2020-02-01"), (-36, "hour", "2020-01-30")],
)  # fmt: skip
def test_moving_stays_inside_short_months_and_rounds_hours_inwards(count: int, unit: str, day: str) -> None:
    assert str(periods.move(date(2020, 1, 31), count, unit)) == day


@given(
    DAYS,
    st.integers(-90, 90),
    st.sampled_from(["day", "week", "weekend", "month", "quarter", "year", "decade"]),
)
def test_a_shifted_period_is_whole_and_moves_with_its_count(when: date, count: int, unit: str) -> None:
    one, other = periods.shift(when, count, unit), periods.shift(when, count + 1, unit)
    assert one.first is not None
    assert one.last is not None
    assert other.first is not None
    assert one.first <= one.last < other.first
