import pytest

from tacitus.resolve.when import find_times


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        pytest.param("Laos closed the port last summer.", "2019-06-01", "2019-08-31", id="north"),
        pytest.param("CANBERRA - The navy stopped nine boats last summer.", "2018-12-01", "2019-02-28", id="capital of the south"),
        pytest.param("Chile closed the port in the winter.", "2019-06-01", "2019-08-31", id="country of the south"),
        pytest.param("Fishermen fought over the southern winter.", "2019-06-01", "2019-08-31", id="said to be southern"),
        pytest.param("Laos closed the port the summer before last.", "2018-06-01", "2018-08-31", id="before last"),
        pytest.param("In March 1998 Laos closed the port; it fell that summer.", "1998-06-01", "1998-08-31", id="of the year told"),
    ],
)  # fmt: skip
def test_seasons_are_turned_round_in_the_south(text: str, first: str, last: str) -> None:
    found = find_times(text, date="2020-02-12")[-1]
    assert (found.first, found.last) == (first, last)
