import numpy as np
import pytest
from scipy.stats import nbinom
from scipy.stats import poisson as poisson_of

from tacitus.forecast.counts import MOST, crps, mean_of, negative_binomial, poisson, quantile, sample


def test_negative_binomial_has_the_textbook_chances() -> None:
    rows = negative_binomial(np.array([0.4, 7.0]), np.array([0.5, 3.0]))
    for row, mean, size in zip(rows, (0.4, 7.0), (0.5, 3.0), strict=True):
        assert row[:60] == pytest.approx(nbinom.pmf(np.arange(60), size, size / (size + mean)))
        assert row.sum() == pytest.approx(1)
        assert mean_of(row) == pytest.approx(mean, rel=1e-6)


def test_poisson_has_the_textbook_chances_and_zero_is_certain_of_nothing() -> None:
    rows = poisson(np.array([3.5, 0.0]))
    assert rows[0, :40] == pytest.approx(poisson_of.pmf(np.arange(40), 3.5))
    assert rows[1, 0] == 1


def test_crps_equals_the_mean_distance_form() -> None:
    """E|X - y| - E|X - X'| / 2, by brute force."""
    rows = negative_binomial(np.array([2.0, 5.0]), np.array([1.5, 2.0]))
    x = np.arange(MOST + 1)
    for row, came in zip(rows, (0, 9), strict=True):
        expected = (row * abs(x - came)).sum() - (row[:, None] * row * abs(x[:, None] - x)).sum() / 2
        assert crps(row[None], np.array([came]))[0] == pytest.approx(expected)


def test_crps_is_zero_only_for_certainty_that_was_right() -> None:
    certain = sample(np.array([[4.0, 4.0, 4.0]]))
    assert crps(certain, np.array([4]))[0] == 0
    assert crps(certain, np.array([6]))[0] == 2


def test_a_sample_gives_its_shares_and_quantiles() -> None:
    row = sample(np.array([[0.0, 0.0, 1.0, 5.0]]))[0]
    assert row[[0, 1, 5]] == pytest.approx([0.5, 0.25, 0.25])
    assert [quantile(row, share) for share in (0.5, 0.75, 0.9)] == [0, 1, 5]


def test_counts_beyond_the_end_are_kept_at_the_end() -> None:
    row = poisson(np.array([2.0 * MOST]))[0]
    assert row.sum() == pytest.approx(1)
    assert row[-1] > 0.99
