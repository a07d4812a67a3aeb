import pytest

from .dated import when


@pytest.mark.parametrize(
    ("text", "trigger", "first", "last"),
    [
        pytest.param("Gangs killed nine men in January. In the same month a year earlier they had killed two.", "killed two", "2014-01-01", "2014-01-31", id="same month a year earlier"),
        pytest.param("Police shot ten men in Kule in January five years ago.", "shot", "2010-01-01", "2010-01-31", id="month and years ago"),
        pytest.param("Ten years ago this week the army shot forty students in Kule.", "shot", "2005-03-07", "2005-03-13", id="years ago this week"),
        pytest.param("Ten years ago on Sunday, 6 March 2005, the army shot forty students.", "shot", "2005-03-06", "2005-03-06", id="years ago on a full day"),
        pytest.param("It was on this day in 1991 that the army shot forty students.", "shot", "1991-03-12", "1991-03-12", id="this day in"),
        pytest.param("Soldiers burned the mint last year, in January.", "burned", "2014-01-01", "2014-01-31", id="last year, in"),
        pytest.param("The king left in October 2013. Three months later, on the 16th, his brother fled.", "fled", "2014-01-16", "2014-01-16", id="months later, on the"),
        pytest.param("Gunmen attacked a village in the last week of February.", "attacked", "2015-02-22", "2015-02-28", id="last week of"),
    ],
)  # fmt: skip
def test_days_told_as_so_long_before_others(
    text: str, trigger: str, first: str | None, last: str | None
) -> None:
    found = when(text, trigger, status="actual")
    assert (found.first, found.last) == (first, last)
