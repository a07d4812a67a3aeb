import pytest

from .dated import when


@pytest.mark.parametrize(
    ("text", "trigger", "first", "last"),
    [
        pytest.param("Thirty years after gunmen seized nine actors in Kule, on 5 May 1985, their widows came back.", "seized", "1985-05-05", "1985-05-05", id="the day is that of the clause"),
        pytest.param("The siege began on 1 March. Five days after the first shots Laos sent six planes.", "sent", "2015-03-06", "2015-03-06", id="no comma behind the clause"),
        pytest.param("Rebels seized the port the day after the blast that killed him, which went off on Monday.", "seized", "2015-03-10", "2015-03-10", id="which-clause"),
        pytest.param("Kule fell silent at noon. The day before, police had searched six houses.", "searched", "2015-03-11", "2015-03-11", id="before the document's day"),
        pytest.param("He was seized on a Thursday. Two days later a court let him go.", "let", None, None, id="on a weekday that nobody knows"),
        pytest.param("In the week after the vote of 2 March police arrested ten men.", "arrested", "2015-03-02", "2015-03-09", id="in the week after"),
        pytest.param("In the weeks before the vote of 2 March police arrested ten men.", "arrested", None, "2015-03-01", id="in the weeks before"),
        pytest.param("Exactly a year after the flood of 12 March 2014, ministers opened a dam.", "opened", "2015-03-12", "2015-03-12", id="exactly a year after"),
    ],
)  # fmt: skip
def test_days_counted_from_what_is_told_elsewhere(
    text: str, trigger: str, first: str | None, last: str | None
) -> None:
    found = when(text, trigger, status="actual")
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "trigger", "first", "last"),
    [
        pytest.param("Two days before the vote, which is set for 2 May, the bishops will march.", "march", "2015-04-30", "2015-04-30", id="which is set for"),
        pytest.param("The envoy arrives on Sunday. The next day he will hand over a letter.", "hand over", "2015-03-16", "2015-03-16", id="the day after an arrival"),
    ],
)  # fmt: skip
def test_plans_counted_from_a_coming_day(
    text: str, trigger: str, first: str | None, last: str | None
) -> None:
    found = when(text, trigger, status="future")
    assert (found.first, found.last) == (first, last)
