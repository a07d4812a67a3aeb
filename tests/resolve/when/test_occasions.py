import pytest

from tacitus.model import Interval, Span
from tacitus.reading import split_sentences
from tacitus.resolve.when import date_event, find_times

DAY = "2015-03-12"  # a Thursday


def when(text: str, trigger: str, *, status: str = "actual") -> Interval:
    at = text.index(trigger)
    sentence = next(s for s in split_sentences(text) if s.start <= at < s.end)
    times = find_times(text, date=DAY)
    return date_event(Span(at, at + len(trigger), trigger), sentence, times, status=status, date=DAY)


@pytest.mark.parametrize(
    ("text", "trigger", "first", "last"),
    [
        pytest.param("Soldiers burned the mint in the night to Wednesday.", "burned", "2015-03-10", "2015-03-11", id="night to"),
        pytest.param("Guards shot ten nurses during the night of the 4th to the 5th.", "shot", "2015-03-04", "2015-03-05", id="night of"),
        pytest.param("The dam was opened on the anniversary of the flood of 10 March 2014.", "opened", "2015-03-10", "2015-03-10", id="anniversary"),
        pytest.param("Soldiers burned the mint on the Sunday before Christmas.", "burned", "2014-12-21", "2014-12-21", id="weekday before a feast"),
    ],
)  # fmt: skip
def test_nights_and_anniversaries_have_their_days(
    text: str, trigger: str, first: str | None, last: str | None
) -> None:
    found = when(text, trigger, status="actual")
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "trigger", "first", "last"),
    [
        pytest.param("The vote is on 2 April. On the eve of it, Laos will free ten men.", "free", "2015-04-01", "2015-04-01", id="eve of it"),
    ],
)  # fmt: skip
def test_the_eve_of_a_coming_day_is_the_day_before(
    text: str, trigger: str, first: str | None, last: str | None
) -> None:
    found = when(text, trigger, status="future")
    assert (found.first, found.last) == (first, last)
