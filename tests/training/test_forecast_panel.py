"""Country-years: nothing that comes later may change what is known of a year."""

import random

import numpy as np
import pytest

from tacitus.evaluation.gold import data_root
from tacitus.training.forecast_fit import as_table, yearly_folds
from tacitus.training.forecast_panel import FILES, Key, Tables, build_panel, features_at, read_tables

LAST = 2005
STATES = (2, 100, 339, 433, 500, 630, 700, 850)


def made(seed: int = 1, *, after: int | None = None) -> Tables:
    """Tables of a small world; with `after` the values of later years are permuted among themselves."""
    source = random.Random(seed)
    keys = [(state, year) for state in STATES for year in range(1950, LAST + 1)]
    columns: dict[str, dict[Key, float]] = {}
    for name in ("attempts", "exits", "democracy", "conflict", "infants", "age"):
        values = {key: round(source.random(), 3) for key in keys}
        if name in ("attempts", "exits"):
            values = {key: float(value < 0.08) for key, value in values.items()}
        if after is not None:
            later = [key for key in keys if key[1] > after]
            moved = [values[key] for key in later]
            random.Random(9).shuffle(moved)
            values |= dict(zip(later, moved, strict=True))
        columns[name] = values
    return Tables(states=frozenset(keys), codes={}, last={"attempts": LAST, "exits": LAST}, **columns)


@pytest.mark.parametrize("history", ["attempts", "exits"])
def test_permuting_the_future_changes_no_feature(history: str) -> None:
    now, then = made(), made(after=1990)
    for state in STATES:
        assert features_at(now, state, 1990, history=history) == features_at(
            then, state, 1990, history=history
        )
    assert any(
        features_at(now, state, 1995, history=history) != features_at(then, state, 1995, history=history)
        for state in STATES
    )


def test_permuting_the_future_changes_no_forecast_from_before() -> None:
    now, then = (build_panel(t, "attempts", 1960, LAST - 1) for t in (made(), made(after=1990)))
    for one, other in zip(
        yearly_folds(now, 1988, 1990, boosting=False),
        yearly_folds(then, 1988, 1990, boosting=False),
        strict=True,
    ):
        for model in one.chances:
            assert np.array_equal(one.chances[model], other.chances[model]), (one.origin, model)


def test_the_public_sets_are_read_as_they_are() -> None:
    data = data_root()
    if not all((data / name).is_file() for name in FILES):
        pytest.skip("the public sets are not here")
    tables = read_tables(data)
    assert tables.conflict[700, 2010] == 2.0  # war in Afghanistan
    assert (200, 2010) not in tables.conflict
    assert tables.attempts[625, 2019] >= 1.0  # Sudan
    assert tables.exits[651, 2013] == 1.0  # Egypt
    assert tables.democracy[385, 2010] > 0.8 > tables.democracy[731, 2010]  # Norway, North Korea
    assert tables.last == {"attempts": 2022, "exits": 2015, "conflict": 2024, "democracy": 2024}


def test_outcomes_are_those_of_the_year_after_and_unknown_at_the_end() -> None:
    tables = made()
    rows = build_panel(tables, "attempts", 1990, LAST)
    for row in rows:
        expected = None if row.year == LAST else int(tables.attempts[row.state, row.year + 1] > 0)
        assert row.outcome == expected
    assert np.isnan(as_table(rows).outcomes[-1])
