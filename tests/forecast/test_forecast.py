import json

import numpy as np
import pytest

from tacitus.errors import ForecastError, UsageError
from tacitus.forecast import countries_of, make_forecast, targets
from tacitus.forecast.months import Months, month_name, month_number, packaged_months
from tacitus.forecast.page import forecast_page, ranking

EVERY = pytest.mark.parametrize("target", list(targets()))


@EVERY
def test_base_rates_come_first_and_a_number_with_its_interval_after(target: str) -> None:
    shape = make_forecast(target, "SDN").shape()
    names = list(shape)
    assert names.index("base_rates") < names.index("probability") < names.index("models")
    assert all(rate["low"] <= rate["rate"] <= rate["high"] for rate in shape["base_rates"])
    number = shape["probability"] or shape["counts"]
    assert number["low"] <= (number["value"] if "value" in number else number["median"]) <= number["high"]
    json.dumps(shape)


@EVERY
def test_a_page_tells_base_rates_before_the_number(target: str) -> None:
    lines = [str(part) for part in forecast_page(make_forecast(target, "SDN"))]
    first = next(n for n, line in enumerate(lines) if line.startswith("Base rates"))
    second = next(n for n, line in enumerate(lines) if line.startswith(("Probability", "Expected")))
    assert first < second
    assert any("Track record" in line for line in lines)
    assert any(line.startswith("Keep in mind") for line in lines)


@EVERY
def test_all_countries_of_a_target_have_a_forecast(target: str) -> None:
    asked = targets()[target]
    made = [make_forecast(target, code) for code in countries_of(asked)]
    assert len({one.id for one in made}) == len(made) >= 66
    assert all(one.why is None for one in made)


def test_chances_of_counts_add_up() -> None:
    counts = make_forecast("assault", "SYR").counts
    assert counts is not None
    assert sum(counts.chances) == pytest.approx(1, abs=1e-5)
    assert counts.mean == pytest.approx(sum(n * p for n, p in enumerate(counts.chances)), rel=1e-3)


def test_the_office_is_named() -> None:
    assert "president" in make_forecast("irregular-exit", "IRN").shape()["office"]


def test_an_earlier_origin_has_base_rates_and_no_number_of_a_model_that_saw_more() -> None:
    made = make_forecast("unrest", "IRN", origin="2019-06")
    assert made.chance is None
    assert "no model's number" in (made.why or "")
    assert set(made.models) == {"country rate", "last 12 months"}
    assert (made.origin, made.start, made.end) == ("2019-06-30", "2019-07-01", "2019-07-31")


def test_permuting_the_future_changes_no_forecast() -> None:
    months = packaged_months()
    column = month_number("2019-06") - months.first + 1
    order = np.r_[
        np.arange(column),
        np.random.default_rng(1).permutation(np.arange(column, months.last - months.first + 1)),
    ]
    shuffled = Months(months.countries, months.first, {n: t[:, order] for n, t in months.counts.items()})
    for target in ("unrest", "assault"):
        now = make_forecast(target, "IRN", origin="2019-06")
        assert make_forecast(target, "IRN", origin="2019-06", months=shuffled).shape() == now.shape()


def test_countries_that_the_model_does_not_know_have_base_rates_only() -> None:
    made = make_forecast("unrest", "FJI")
    assert made.chance is None
    assert made.base_rates


@pytest.mark.parametrize(
    ("target", "origin"),
    [("coup", "2024"), ("coup", "2010"), ("coup", "1950"), ("unrest", "2030-01"), ("unrest", "1999-01"), ("unrest", "2002-09")],
    ids=["after the data", "seen by the model", "before features", "after the record", "before the record", "too early"],
)  # fmt: skip
def test_an_origin_without_data_is_refused(target: str, origin: str) -> None:
    with pytest.raises(ForecastError, match="T602"):
        make_forecast(target, "IRN", origin=origin)


@pytest.mark.parametrize(
    ("target", "country", "more", "code"),
    [
        ("war", "IRN", {}, "T601"),
        ("coup", "Ruritania", {}, "T601"),
        ("coup", "PSE", {}, "T601"),
        ("coup", "IRN", {"horizon": "5y"}, "T601"),
        ("unrest", "IRN", {"origin": "2020-06-15"}, "T002"),
        ("coup", "IRN", {"origin": "last year"}, "T002"),
        ("coup", "IRN", {"origin": "2030-99"}, "T002"),
    ],
)
def test_what_cannot_be_asked_is_numbered(target: str, country: str, more: dict[str, str], code: str) -> None:
    with pytest.raises(UsageError, match=code):
        make_forecast(target, country, **more)


def test_the_raw_outcome_series_is_not_in_the_package() -> None:
    from tacitus.forecast.shapes import read_model

    for told in read_model("yearly.json")[0].values():
        for row in told["countries"].values():
            assert set(row["features"]) <= {"free", "free_change", "conflict", "infants"}


def test_base_rates_tell_the_months_that_they_are_from() -> None:
    own, lately, alike = make_forecast("unrest", "IRN", origin="2019-06").base_rates
    first = packaged_months().first
    assert own.period == f"months {month_name(first)} to 2019-06"
    assert (lately.n, lately.period) == (12, "months 2018-07 to 2019-06")
    assert alike.period == f"months {month_name(first + 12)} to 2019-06"


def test_a_window_that_is_over_is_said_to_be() -> None:
    made = make_forecast("coup", "SDN")
    told = [str(part) for part in forecast_page(made, "2026-01-01")]
    assert any("is over (today is 2026-01-01)" in line for line in told)
    assert not any("is over" in str(part) for part in forecast_page(made, made.end))


def test_a_ranking_tells_why_a_country_has_no_number() -> None:
    told = [str(part) for part in ranking([make_forecast("unrest", code) for code in ("FJI", "IRN")])]
    assert any("FJI is not among" in line for line in told)
    assert any("Brier" in line for line in told)


def test_counts_are_told_with_the_means_of_the_other_models() -> None:
    assert any("last value" in str(part) for part in forecast_page(make_forecast("assault", "SYR")))
