"""Beta distributions against scipy."""

import numpy as np
import pytest
from scipy import stats

from tacitus.lenses.beta import above, apart, beta_cdf, beta_of, beta_quantile, greater, moments, root_moments

SHAPES = [(0.02, 3.0), (0.5, 0.5), (1.0, 1.0), (2.5, 40.0), (7.0, 3.0), (300.0, 9000.0), (0.3, 1500.0)]
A, B = (np.array(row) for row in zip(*SHAPES, strict=True))


@pytest.mark.parametrize("x", [1e-9, 0.001, 0.03, 0.5, 0.97])
def test_distribution_function_is_scipys(x: float) -> None:
    assert np.allclose(beta_cdf(np.full(A.shape, x), A, B), stats.beta.cdf(x, A, B), atol=1e-9)


@pytest.mark.parametrize("q", [0.01, 0.05, 0.5, 0.95])
def test_quantiles_have_their_probability(q: float) -> None:
    assert np.allclose(stats.beta.cdf(beta_quantile(q, A, B), A, B), q, atol=1e-7)


def test_shapes_come_back_from_their_moments() -> None:
    a, b = beta_of(*moments(A, B))
    assert np.allclose(a, A, rtol=1e-6)
    assert np.allclose(b, B, rtol=1e-6)


def test_moments_of_the_root_are_those_of_a_sum_over_quantiles() -> None:
    at = (np.arange(20_000) + 0.5) / 20_000
    root = np.sqrt(stats.beta.ppf(at, 2.5, 40.0))
    mean, variance = root_moments(np.array([2.5]), np.array([40.0]))
    assert mean[0] == pytest.approx(root.mean(), abs=1e-4)
    assert variance[0] == pytest.approx(root.var(), abs=1e-4)


def test_equal_figures_are_as_likely_higher_as_lower() -> None:
    chance, low, high = greater((3.0, 50.0), (3.0, 50.0))
    assert chance == pytest.approx(0.5, abs=1e-6)
    assert low == pytest.approx(-high, abs=1e-6)


def test_probability_is_that_of_two_hundred_thousand_draws() -> None:
    random = np.random.default_rng(1)
    drawn = random.beta(9, 40, 200_000) > random.beta(3, 50, 200_000)
    assert greater((3.0, 50.0), (9.0, 40.0))[0] == pytest.approx(drawn.mean(), abs=0.005)


def test_small_and_certain_do_not_fail() -> None:
    assert 0 <= greater((1e-5, 10.0), (1e-5, 10.0))[0] <= 1
    assert greater((1.0, 9e5), (9e5, 1.0))[0] > 0.999


def test_pairs_at_once_are_what_one_against_another_gives() -> None:
    first, second = (A[:3], B[:3]), (A[3:6], B[3:6])
    power = np.array([1.0, 2.0, 1.0])
    alone = [greater((a, b), (c, d), power=p) for a, b, c, d, p in zip(*first, *second, power, strict=True)]
    assert above(first, second) == pytest.approx([one[0] for one in alone], abs=0.01)
    assert apart(first, second, power) == pytest.approx(np.array([one[1:] for one in alone]), abs=0.01)
