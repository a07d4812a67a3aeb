import pytest

from .dated import when


@pytest.mark.parametrize(
    ("text", "trigger", "first", "last"),
    [
        pytest.param("Under the treaty of May 1996 Laos freed two men on Tuesday.", "freed", "2015-03-10", "2015-03-10", id="treaty of"),
        pytest.param("Under the 1996 treaty Laos freed two men.", "freed", "2015-03-12", "2015-03-12", id="treaty with its year before it"),
        pytest.param("Police broke up a march held to mark the death of a student on 2 January.", "broke up", "2015-03-12", "2015-03-12", id="in memory"),
        pytest.param("The premier named by the king on Tuesday has asked for talks.", "asked", "2015-03-12", "2015-03-12", id="participle with its agent"),
        pytest.param("The minister arrived on Tuesday and on Wednesday met the king.", "met", "2015-03-11", "2015-03-11", id="next clause"),
        pytest.param("The bishops have called for a march on Sunday.", "called", "2015-03-12", "2015-03-12", id="what is called for"),
        pytest.param("The bishops asked for talks because the army shelled a school on Sunday.", "asked", "2015-03-12", "2015-03-12", id="ground behind"),
        pytest.param("Because the army shelled a school on Sunday, the bishops asked for talks.", "asked", "2015-03-12", "2015-03-12", id="ground ahead"),
        pytest.param("Crowds stormed the mint, as they did in 1991.", "stormed", "2015-03-12", "2015-03-12", id="likeness"),
        pytest.param("A court jailed hundreds of clerics in the 1990s.", "jailed", "1990-01-01", "1999-12-31", id="a count is no deed"),
    ],
)  # fmt: skip
def test_the_day_of_a_treaty_or_of_another_deed_is_not_the_acts(
    text: str, trigger: str, first: str | None, last: str | None
) -> None:
    found = when(text, trigger, status="actual")
    assert (found.first, found.last) == (first, last)
