"""Scores of the lenses, against sums by hand."""

import pytest
from scipy import stats

from tacitus.evaluation import lenses


def test_rank_correlation_is_scipys_with_ties() -> None:
    one, other = [1, 2, 2, 5, 0.5, 7, 7], [3, 1, 1, 4, 4, 9, 2]
    assert lenses.spearman(one, other) == pytest.approx(stats.spearmanr(one, other).statistic)


def test_mean_before_is_taken_off_where_all_months_are_known() -> None:
    series = {month: float(month) for month in range(1, 20) if month != 3}
    left = lenses.less_mean(series)
    assert left == {month: pytest.approx(6.5) for month in (16, 17, 18, 19)}


def test_intervals_hold_rates_that_move_as_the_lens_supposes() -> None:
    found = lenses.simulate_coverage(lenses.SIZES, base=0.07, strength=15, rates=20, months=40, seed=1)
    assert 0.85 < found["coverage"] < 0.97
