from datetime import date

import pytest

from tacitus.resolve.when.around import (
    Around,
    bare_day,
    bare_month,
    direction_of,
    duration_value,
    moved,
    near_weekday,
    unit_of,
)
from tacitus.resolve.when.periods import Period, day, month

TODAY = date(2020, 2, 12)


def around(before: str = "", today: date | None = TODAY, previous: Period | None = None) -> Around:
    return Around(before, len(before), today, previous)


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [(3, "day", "P3D"), (24, "hour", "PT24H"), (1, "decade", "P10Y"), (2, "century", "P200Y"), (None, "week", "PXW"), (2.5, "year", "P2.5Y")],
)  # fmt: skip
def test_a_length_has_its_value(count: float | None, unit: str, value: str) -> None:
    assert duration_value(count, unit) == value


def test_units_are_told_in_the_singular() -> None:
    assert [unit_of(w) for w in ("Days", "centuries", "week")] == ["day", "century", "week"]


@pytest.mark.parametrize(
    ("rel", "step"), [("the last", -1), ("this", 0), ("Next", 1), ("previous", -1), ("following", 1)]
)
def test_a_word_of_relation_is_a_step(rel: str, step: int) -> None:
    assert direction_of(rel) == step


def test_a_told_day_must_be_as_exact_as_the_unit() -> None:
    assert around(previous=month(2011, 6)).told("day") is None
    assert around(previous=month(2011, 6)).told("month") == date(2011, 6, 1)
    assert around(previous=day(date(2011, 6, 3))).told("year") == date(2011, 6, 3)


def test_a_day_that_no_year_has_raises() -> None:
    with pytest.raises(ValueError, match="day"):
        bare_day(2, 30, around())


@pytest.mark.parametrize(
    ("before", "value"), [("It will open in ", "2020-12"), ("It opened in ", "2019-12"), ("", "2019-12")]
)
def test_a_bare_month_goes_by_the_words_before(before: str, value: str) -> None:
    assert bare_month(12, around(before)).value == value


def test_a_weekday_without_a_document_day_stays_open() -> None:
    assert near_weekday(3, None, None, around(today=None)) == Period("XXXX-WXX-3")


def test_hours_count_only_where_they_make_days() -> None:
    assert moved(-24, "hour", TODAY) == ("DATE", day(date(2020, 2, 11)))
    assert moved(-5, "hour", TODAY) == ("TIME", Period("XXXX-XX-XXTXX"))
