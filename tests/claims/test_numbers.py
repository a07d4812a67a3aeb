from __future__ import annotations

import pytest

from tacitus.claims.numbers import is_date, number_at


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("half a million people", (500_000, 3)),
        ("a hundred thousand men", (100_000, 3)),
        ("forty two", (42, 2)),
        ("1,500 troops", (1500, 1)),
        ("2.5 million", (2_500_000, 2)),
        ("two", (2, 1)),
        ("soldiers", (None, 0)),
        ("1.2.3", (None, 0)),
    ],
)
def test_a_number_and_the_words_it_takes(words: str, told: tuple[float | None, int]) -> None:
    assert number_at(words.split(), 0) == told


def test_a_year_and_a_day_beside_its_month_are_dates() -> None:
    assert is_date(["in", "2019"], 1, 1)
    assert is_date(["3", "january"], 0, 1)
    assert not is_date(["3", "soldiers"], 0, 1)
    assert not is_date(["3000", "soldiers"], 0, 1)
