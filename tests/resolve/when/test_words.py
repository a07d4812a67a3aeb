import pytest

from tacitus.resolve.when.words import either, month_number, read_number, weekday_number


@pytest.mark.parametrize(
    ("phrase", "number"),
    [("3", 3), ("a", 1), ("twenty-one", 21), ("twenty one", 21), ("two and a half", 2.5), ("half a", 0.5), ("a couple of", 2),
     ("1.5", 1.5), ("hundred", 100), ("several", None), ("many", None)],
)  # fmt: skip
def test_a_phrase_is_read_as_a_number(phrase: str, number: float | None) -> None:
    assert read_number(phrase) == number


@pytest.mark.parametrize(("name", "number"), [("January", 1), ("SEPT.", 9), ("Sep", 9), ("MAY", 5)])
def test_a_month_is_known_by_any_of_its_names(name: str, number: int) -> None:
    assert month_number(name) == number


def test_a_weekday_in_the_plural_is_a_weekday() -> None:
    assert weekday_number("Sundays") == weekday_number("sunday") == 7


def test_the_longest_word_is_tried_first() -> None:
    assert either(["May", "May Day", "a.b"]) == r"May\ Day|May|a\.b"
