import pytest

from tacitus.model import Interval, Sentence, Span
from tacitus.reading import split_sentences
from tacitus.resolve.when import date_event, find_times
from tacitus.resolve.when.narrative import goes_on_then

DAY = "2020-02-12"  # a Wednesday


def when(text: str, trigger: str) -> Interval:
    at = text.index(trigger)
    sentence = next(s for s in split_sentences(text) if s.start <= at < s.end)
    times = find_times(text, date=DAY)
    return date_event(Span(at, at + len(trigger), trigger), sentence, times, status="actual", date=DAY)


@pytest.mark.parametrize(
    ("text", "trigger", "first"),
    [
        pytest.param("On Sunday rebels stopped a bus. They took ten men off it.", "took", "2020-02-09", id="a pronoun goes on"),
        pytest.param("On Sunday rebels stopped a bus; by noon they burned it.", "burned", "2020-02-09", id="a part of the same day"),
        pytest.param("Rebels stopped a bus on Sunday night. At dawn they burned it.", "burned", "2020-02-10", id="dawn after a night"),
        pytest.param("Rebels stopped a bus on Sunday. After midnight it burned.", "burned", "2020-02-10", id="after midnight"),
    ],
)  # fmt: skip
def test_a_sentence_that_goes_on_has_the_day_of_the_one_before(text: str, trigger: str, first: str) -> None:
    found = when(text, trigger)
    assert (found.first, found.last) == (first, first)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        pytest.param("Rebels stopped a bus on Sunday. The mayor condemned it.", "condemned", id="a reaction"),
        pytest.param("Rebels stopped a bus on Sunday. They have burned it.", "burned", id="perfect"),
        pytest.param("They met on Sunday in Kule, a port of fishermen and of fifty thousand others who live by the sea, as before, and who voted for them. Police shot ten men.", "shot", id="far away"),
    ],
)  # fmt: skip
def test_a_new_report_has_the_documents_day(text: str, trigger: str) -> None:
    assert when(text, trigger) == Interval(DAY, DAY, "day")


def test_a_narrative_of_another_year_keeps_it() -> None:
    text = "The king died on 3 May 2011. On 5 May crowds stormed the mint."
    assert when(text, "stormed").first == "2011-05-05"


def test_after_december_comes_january_of_the_next_year() -> None:
    text = "The siege began on 20 December 2018. In January the defenders surrendered."
    assert when(text, "surrendered").first == "2019-01-01"


def test_a_plan_goes_on_with_the_day_of_the_plan_before_it() -> None:
    text = "The king lands in Kule on 20 February. He will meet the mayor."
    at = text.index("He will")
    (told,) = find_times(text, date="2020-02-12")
    assert goes_on_then(Sentence(1, at, len(text), text[at:]), told, "2020-02-12")
    assert not goes_on_then(Sentence(1, at, len(text), text[at:]), told, "2020-02-25")
