from collections.abc import Sequence

import numpy as np
import pytest

from tacitus.errors import ForecastError
from tacitus.forecast.months import (
    Months,
    Told,
    count_months,
    last_day,
    month_name,
    month_number,
    packaged_months,
    read_months,
    write_months,
)


def told(
    document: str,
    day: str,
    event: str,
    codes: Sequence[str],
    status: str = "actual",
    parties: Sequence[str] = (),
) -> Told:
    return Told(document, day, event, status, parties, codes)


def at(months: Months, column: str, country: str, month: str) -> float:
    row = months.countries.index(country)
    return float(months.counts[column][row, month_number(month) - months.first])


ACTS = [
    told("a", "2020-01-15", "PROTEST", ["IRN"]),
    told("a", "2020-01-15", "PROTEST", ["IRN", "IRN", "IGO"]),
    told("b", "2020-01-20", "SANCTION", ["USA", "IRN"]),
    told("c", "2020-02-03", "COERCE", ["FRA"], parties=["police", "striking railway workers"]),
    told("d", "2020-02-09", "PROTEST", ["FRA"], status="hypothetical"),
    told("e", "2020-02-10", "ASSAULT", ["FRA"], status="alleged"),
    told("f", "2020-03-01", "PROTEST", ["FRA"]),
]


def test_an_item_counts_once_and_every_act_counts() -> None:
    months = count_months(ACTS, first_day="2020-01-01", last="2020-03-31")
    assert at(months, "items", "IRN", "2020-01") == 2
    assert at(months, "unrest", "IRN", "2020-01") == 1
    assert at(months, "PROTEST", "IRN", "2020-01") == 2
    assert at(months, "SANCTION", "USA", "2020-01") == at(months, "SANCTION", "IRN", "2020-01") == 1


def test_a_party_of_strikers_makes_unrest_and_what_did_not_happen_does_not() -> None:
    months = count_months(ACTS, first_day="2020-01-01", last="2020-03-31")
    assert at(months, "unrest", "FRA", "2020-02") == 1
    assert at(months, "PROTEST", "FRA", "2020-02") == 0
    assert at(months, "ASSAULT", "FRA", "2020-02") == 0
    assert at(months, "items", "FRA", "2020-02") == 3


def test_a_month_that_is_not_over_does_not_count() -> None:
    assert month_name(count_months(ACTS, first_day="2020-01-01", last="2020-03-30").last) == "2020-02"
    assert month_name(count_months(ACTS, first_day="2020-01-01", last="2020-02-29").last) == "2020-02"
    with pytest.raises(ForecastError, match="T602"):
        count_months(ACTS, first_day="2020-01-01", last="2020-01-30")


def test_order_of_acts_does_not_matter() -> None:
    one = count_months(ACTS, first_day="2020-01-01", last="2020-03-31")
    other = count_months(reversed(ACTS), first_day="2020-01-01", last="2020-03-31")
    assert write_months(one) == write_months(other)


def test_counts_survive_writing() -> None:
    months = count_months(ACTS, first_day="2020-01-01", last="2020-03-31")
    again = read_months(write_months(months))
    assert (again.first, again.last) == (months.first, months.last)
    assert all(np.array_equal(again.counts[name], table) for name, table in months.counts.items())


def test_upto_cuts_and_refuses_what_is_not_covered() -> None:
    months = count_months(ACTS, first_day="2020-01-01", last="2020-03-31")
    assert month_name(months.upto(month_number("2020-02")).last) == "2020-02"
    with pytest.raises(ForecastError, match="2020-01 to 2020-03, not 2020-04"):
        months.upto(month_number("2020-04"))


def test_the_package_holds_whole_months() -> None:
    months = packaged_months()
    assert month_name(months.first) == "2002-07"
    assert month_name(months.last) == "2026-02"
    assert last_day(months.last) == "2026-02-28"
    assert (months.counts["unrest"] <= months.counts["items"]).all()
