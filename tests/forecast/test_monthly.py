import numpy as np
import pytest

from tacitus.forecast.monthly import fade, month_features
from tacitus.forecast.months import COLUMNS, Months, month_number

SOURCE = np.random.default_rng(2)
CODES = tuple(f"C{n:02d}" for n in range(12))


def made(counts: dict[str, np.ndarray]) -> Months:
    return Months(CODES, month_number("2010-01"), counts)


COUNTS = {name: SOURCE.poisson(0.7, (12, 60)).astype(float) for name in COLUMNS}


@pytest.mark.parametrize("outcome", ["unrest", "PROTEST", "ASSAULT", "SANCTION"])
def test_permuting_the_future_changes_no_feature_of_the_past(outcome: str) -> None:
    order = np.r_[np.arange(40), SOURCE.permutation(np.arange(40, 60))]
    shuffled = {name: table[:, order] for name, table in COUNTS.items()}
    now, then = month_features(made(COUNTS), outcome), month_features(made(shuffled), outcome)
    for name in now:
        assert np.array_equal(now[name][:, :40], then[name][:, :40]), name
    assert any(not np.array_equal(now[name][:, 45], then[name][:, 45]) for name in now)


def test_cutting_the_future_off_changes_no_feature_of_the_past() -> None:
    whole = month_features(made(COUNTS), "unrest")
    cut = month_features(made(COUNTS).upto(month_number("2012-06")), "unrest")
    assert all(np.array_equal(whole[name][:, :30], cut[name]) for name in whole)


def test_features_are_finite_where_nothing_was_told() -> None:
    nothing = {name: np.zeros((12, 30)) for name in COLUMNS}
    assert all(np.isfinite(table).all() for table in month_features(made(nothing), "PROTEST").values())


def test_fading_means_forget() -> None:
    values = np.array([[4.0, 0.0, 0.0, 0.0]])
    faded = fade(values, 2)[0]
    assert (np.diff(faded) < 0).all()
    assert fade(np.full((1, 100), 3.0), 2)[0, -1] == pytest.approx(3.0)
