import pytest

from tacitus.model import Sentence, Span
from tacitus.resolve.when.timeless import is_timeless


def read(text: str, trigger: str) -> tuple[Span, Sentence]:
    at = text.index(trigger)
    return Span(at, at + len(trigger), trigger), Sentence(0, 0, len(text), text)


@pytest.mark.parametrize(
    "text", ["They often raid farms.", "Whenever it rains, they raid farms.", "They never raid farms."]
)
def test_a_habit_is_seen(text: str) -> None:
    assert is_timeless(*read(text, "raid"))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("During his exile in Laos the general threatened a judge.", id="exile"),
        pytest.param("In her second term the mayor threatened a judge.", id="term"),
        pytest.param("While serving in Laos, the envoy threatened a judge.", id="service"),
        pytest.param("Before he entered politics, the premier threatened a judge.", id="before politics"),
        pytest.param("On his last day in office the governor threatened a judge.", id="last day in office"),
        pytest.param("When his uncle was mayor, soldiers threatened a judge.", id="another's office"),
        pytest.param("Under the old king soldiers threatened a judge.", id="reign"),
        pytest.param("Her grandfather threatened a judge.", id="forebear"),
        pytest.param("Legend has it that a king threatened a judge.", id="legend"),
        pytest.param("In a new book the spy says that Laos threatened a judge.", id="book"),
        pytest.param("Soldiers threatened a judge, a paper writes without saying when.", id="without saying when"),
        pytest.param("It is not known when soldiers threatened a judge.", id="not known when"),
        pytest.param("Soldiers had threatened a judge, the court heard.", id="told to a court"),
    ],
)  # fmt: skip
def test_a_time_of_life_or_a_day_that_nobody_gives_is_no_day(text: str) -> None:
    assert is_timeless(*read(text, "threatened"))


@pytest.mark.parametrize(
    "text", ["Soldiers threatened a judge.", "On his way to office the premier threatened a judge."]
)
def test_a_plain_report_is_of_its_day(text: str) -> None:
    assert not is_timeless(*read(text, "threatened"))
