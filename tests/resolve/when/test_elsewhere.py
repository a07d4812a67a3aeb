import pytest

from .dated import when


@pytest.mark.parametrize(
    ("text", "trigger", "first", "last"),
    [
        pytest.param("The UN condemned on Monday the shelling of a school last week.", "shelling", "2015-03-02", "2015-03-08", id="reaction"),
        pytest.param("The UN condemned on Monday the shelling of a school.", "shelling", None, None, id="reaction to what has no day"),
        pytest.param("The army denied on Tuesday that it had shelled the town.", "shelled", None, None, id="denial"),
        pytest.param("In a book out this week the spy claims that Laos bought his silence.", "bought", None, None, id="book"),
        pytest.param("A court heard on Tuesday how police had beaten a boy in 2008.", "beaten", "2008-01-01", "2008-12-31", id="hearing"),
        pytest.param("A court heard on Tuesday how police had beaten a boy.", "beaten", None, None, id="hearing of what has no day"),
        pytest.param("Laos freed two men held since the war of 1991.", "freed", "2015-03-12", "2015-03-12", id="state of another"),
    ],
)  # fmt: skip
def test_the_day_of_a_telling_or_a_reaction_is_not_that_of_the_act(
    text: str, trigger: str, first: str | None, last: str | None
) -> None:
    found = when(text, trigger, status="actual")
    assert (found.first, found.last) == (first, last)
