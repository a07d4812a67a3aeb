import pytest

from tacitus.forecast.rates import Rate, wilson


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [(5, 46, 0.0473, 0.2304), (0, 73, 0.0, 0.05), (10, 10, 0.7225, 1.0), (0, 0, 0.0, 1.0)],
    ids=["few of some", "never of many", "always", "nothing to count"],
)
def test_wilson_interval(k: int, n: int, low: float, high: float) -> None:
    assert wilson(k, n) == pytest.approx((low, high), abs=1e-3)


def test_a_rate_of_nothing_is_unknown_and_not_zero() -> None:
    assert Rate("states on the moon", 0, 0, "1990-2020").share is None
    assert Rate("states on the moon", 0, 0, "1990-2020").shape()["rate"] is None
