"""Monthly folds: what comes after an origin may change neither its chances nor its distributions."""

import numpy as np

from tacitus.forecast.months import COLUMNS, Months, month_number
from tacitus.training.forecast_fit import (
    calibrate_folds,
    chance_folds,
    count_distributions,
    monthly_table,
)

CODES = tuple(f"C{n:02d}" for n in range(8))
SOURCE = np.random.default_rng(5)
COUNTS = {name: SOURCE.poisson(0.6, (8, 72)).astype(float) for name in COLUMNS}
LAST = 48  # the origin, as a column


def made(order: np.ndarray) -> Months:
    return Months(CODES, month_number("2010-01"), {name: table[:, order] for name, table in COUNTS.items()})


def test_permuting_the_future_changes_no_fold_from_before() -> None:
    order = np.r_[np.arange(LAST + 1), SOURCE.permutation(np.arange(LAST + 1, 72))]
    now, then = (monthly_table(made(o), "unrest", CODES) for o in (np.arange(72), order))
    one, other = (chance_folds(table, 30, LAST) for table in (now, then))
    for a, b in zip(one, other, strict=True):
        assert all(np.array_equal(a.chances[model], b.chances[model]) for model in a.chances)
    for a_, b_ in zip(*(calibrate_folds(folds, "logit") for folds in (one, other)), strict=True):
        assert np.array_equal(a_, b_)
    assert not np.array_equal(one[-1].outcomes, other[-1].outcomes)


def test_permuting_the_future_changes_no_distribution_from_before() -> None:
    order = np.r_[np.arange(LAST + 1), SOURCE.permutation(np.arange(LAST + 1, 72))]
    one, other = (
        count_distributions(monthly_table(made(o), "ASSAULT", CODES), 40, LAST)
        for o in (np.arange(72), order)
    )
    assert all(np.array_equal(a, b) for (_, a), (_, b) in zip(one, other, strict=True))
