import pytest

from .dated import when


@pytest.mark.parametrize(
    ("text", "trigger", "first", "last"),
    [
        pytest.param("Soldiers burned the mint in the night to Wednesday.", "burned", "2015-03-10", "2015-03-11", id="night to"),
        pytest.param("Guards shot ten nurses during the night of the 4th to the 5th.", "shot", "2015-03-04", "2015-03-05", id="night of"),
        pytest.param("The dam was opened on the anniversary of the flood of 10 March 2014.", "opened", "2015-03-10", "2015-03-10", id="anniversary"),
        pytest.param("Soldiers burned the mint on the Sunday before Christmas.", "burned", "2014-12-21", "2014-12-21", id="weekday before a feast"),
    ],
)  # fmt: skip
def test_nights_and_anniversaries_have_their_days(
    text: str, trigger: str, first: str | None, last: str | None
) -> None:
    found = when(text, trigger, status="actual")
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "trigger", "first", "last"),
    [
        pytest.param("The vote is on 2 April. On the eve of it, Laos will free ten men.", "free", "2015-04-01", "2015-04-01", id="eve of it"),
    ],
)  # fmt: skip
def test_the_eve_of_a_coming_day_is_the_day_before(
    text: str, trigger: str, first: str | None, last: str | None
) -> None:
    found = when(text, trigger, status="future")
    assert (found.first, found.last) == (first, last)
