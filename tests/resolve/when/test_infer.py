import pytest

from tacitus.resolve.when import infer_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("QUITO, March 5, 2004 (Wire) - The mayor quit.", "2004-03-05"),
        ("A heading\n12 October 1999\nThe mayor quit.", "1999-10-12"),
        ("Published: 2011-02-03\n\nThe mayor quit.", "2011-02-03"),
        ("QUITO (Wire) - The mayor quit on March 5.", None),
        ("The mayor quit on March 5, 2004.", None),
        ("The mayor quit.", None),
    ],
)
def test_the_day_is_inferred_only_from_a_dateline_or_a_line_of_its_own(text: str, day: str | None) -> None:
    assert infer_date(text) == day
