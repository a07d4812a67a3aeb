import pytest

from tacitus.reading.numbers import find_numbers


@pytest.mark.parametrize(
    ("sentence", "name", "low", "high"),
    [
        ("The blast killed at least 12 people.", "dead", 12, None),
        ("Nineteen soldiers were killed near the river.", "dead", 19, 19),
        ("The crash left dozens dead.", "dead", 24, 99),
        ("Clashes between the two sides killed at least 56 civilians.", "dead", 56, None),
        ("Two suicide bombers killed 20 people in the market.", "dead", 20, 20),
        ("Three men killed in the raid were from Benin.", "dead", 3, 3),
        ("Two of the hostages died a day later.", "dead", 2, 2),
        ("Gunmen wounded 1,200 villagers.", "injured", 1200, 1200),
        ("More than 300 people were injured.", "injured", 301, None),
        ("Tens of thousands of protesters marched.", "size", 20_000, 99_999),
        ("Up to 500 troops moved north.", "size", None, 500),
    ],
)
def test_numbers_and_their_bounds(sentence: str, name: str, low: int | None, high: int | None) -> None:
    found = find_numbers(sentence)[name]
    assert found is not None
    assert (found.low, found.high) == (low, high)
    assert found.text in sentence


def test_those_who_kill_are_not_the_dead() -> None:
    assert find_numbers("Two gunmen killed the mayor of Oruro.")["dead"] is None


def test_no_number_is_none() -> None:
    assert find_numbers("The mayor resigned in 2004.") == {"dead": None, "injured": None, "size": None}
