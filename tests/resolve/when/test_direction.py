import pytest

from tacitus.resolve.when.direction import look_direction


@pytest.mark.parametrize(
    ("before", "direction"),
    [
        ("The two will meet on ", "future"),
        ("The two are due to meet on ", "future"),
        ("The vote was postponed until ", "future"),
        ("The vote is scheduled for ", "future"),
        ("The two met on ", "past"),
        ("Police arrested ten men on ", "past"),
        ("He said the two will meet on ", "future"),
        ("They will vote. He resigned on ", "past"),
        ("They will vote\nA summit on ", "unknown"),
        ("A summit on ", "unknown"),
        ("", "unknown"),
    ],
)
def test_the_nearest_cue_of_the_sentence_tells_the_direction(before: str, direction: str) -> None:
    assert look_direction(before + "Monday", len(before)) == direction


def test_a_cue_far_back_tells_nothing() -> None:
    before = "They will " + "x" * 200 + " "
    assert look_direction(before, len(before)) == "unknown"
