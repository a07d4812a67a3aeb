import pytest

from .dated import when


@pytest.mark.parametrize(
    ("text", "trigger", "first", "last"),
    [
        pytest.param("The army will leave the town no later than 1 April.", "leave", "2015-03-12", "2015-04-01", id="no later than"),
        pytest.param("The leaders plan to meet before the year is out.", "meet", "2015-03-12", "2015-12-31", id="before the year is out"),
        pytest.param("The talks resume in three weeks.", "resume", "2015-04-02", "2015-04-02", id="in three weeks"),
        pytest.param("The army may seize power before the vote in October.", "seize", "2015-03-12", "2015-10-31", id="before a vote"),
        pytest.param("The appeal will be heard not before September.", "heard", "2015-09-01", None, id="not before"),
        pytest.param("The army will leave the town after 1 May.", "leave", "2015-05-02", None, id="after"),
        pytest.param("The army will leave the town by nightfall.", "leave", "2015-03-12", "2015-03-12", id="by nightfall"),
        pytest.param("The army will leave the town within hours.", "leave", "2015-03-12", "2015-03-12", id="within hours"),
        pytest.param("The army will stay in the town until May.", "stay", None, "2015-05-31", id="until"),
    ],
)  # fmt: skip
def test_a_plan_has_its_term(text: str, trigger: str, first: str | None, last: str | None) -> None:
    found = when(text, trigger, status="future")
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "trigger", "first", "last"),
    [
        pytest.param("Laos seized forty men by the end of 2013.", "seized", None, "2013-12-31", id="by the end of a year"),
        pytest.param("Laos, bound by the 1996 treaty, freed two men.", "freed", "2015-03-12", "2015-03-12", id="by a treaty"),
    ],
)  # fmt: skip
def test_what_was_done_by_a_time_has_an_end(
    text: str, trigger: str, first: str | None, last: str | None
) -> None:
    found = when(text, trigger, status="actual")
    assert (found.first, found.last) == (first, last)
