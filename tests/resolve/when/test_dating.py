import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacitus.model import Interval, Sentence, Span
from tacitus.resolve.when import date_event, find_times

DAY = "2020-02-12"  # a Wednesday


def when(
    text: str, trigger: str, *, status: str = "actual", date: str | None = DAY, shift: int = 0
) -> Interval:
    at = text.index(trigger) + shift
    times = find_times("x" * shift + text, date=date)
    sentence = Sentence(0, shift, shift + len(text), text)
    return date_event(Span(at, at + len(trigger), trigger), sentence, times, status=status, date=date)


@pytest.mark.parametrize(
    ("text", "trigger", "first", "last"),
    [
        pytest.param("Police arrested ten men on Monday.", "arrested", "2020-02-10", "2020-02-10", id="weekday"),
        pytest.param("The Dutch withdrawal from the accord (FAC) in 2018 hurt trade.", "withdrawal", "2018-01-01", "2018-12-31", id="year"),
        pytest.param("In July, Laos expelled an envoy.", "expelled", "2019-07-01", "2019-07-31", id="month by the narrative"),
        pytest.param("Police have arrested 300 people over the last 12 months.", "arrested", "2019-02-12", "2020-02-12", id="period up to the document's day"),
    ],
)  # fmt: skip
def test_the_governing_expression_gives_the_days(text: str, trigger: str, first: str, last: str) -> None:
    found = when(text, trigger)
    assert (found.first, found.last, found.ongoing) == (first, last, False)


@pytest.mark.parametrize(
    ("text", "trigger", "first"),
    [
        pytest.param("Workers have occupied the plant since October.", "occupied", "2019-10-01", id="since"),
        pytest.param("The revolt against the king, which began in October and flared up anew in January", "revolt", "2019-10-01", id="which began in"),
    ],
)  # fmt: skip
def test_what_began_and_goes_on_has_a_start_and_no_end(text: str, trigger: str, first: str) -> None:
    found = when(text, trigger)
    assert (found.first, found.last, found.ongoing) == (first, None, True)


@pytest.mark.parametrize("text", ["Rebels attack a camp in Laos.", "Rebels attacked a camp in Laos."])
def test_a_plain_report_happened_on_the_documents_day(text: str) -> None:
    assert when(text, "attack") == Interval(DAY, DAY, "day")


@pytest.mark.parametrize("status", ["future", "hypothetical", "predicted"])
def test_a_plan_without_an_expression_is_undated(status: str) -> None:
    assert when("Rebels may attack a camp.", "attack", status=status) == Interval(None, None, None)


def test_a_plan_is_dated_by_its_expression() -> None:
    assert when("The two will meet on Friday.", "meet", status="future").first == "2020-02-14"


def test_a_background_without_an_expression_is_undated() -> None:
    assert when("The council condemns the killing of two monks.", "killing") == Interval(None, None, None)


def test_without_a_document_day_a_report_is_undated() -> None:
    assert when("Rebels attacked a camp.", "attacked", date=None) == Interval(None, None, None)


def test_without_a_document_day_a_full_date_still_counts() -> None:
    assert when("Rebels attacked a camp on 3 June 2011.", "attacked", date=None).first == "2011-06-03"


def test_offsets_are_those_of_the_document() -> None:
    text = "Police arrested ten men on Monday."
    assert when(text, "arrested", shift=40).text == when(text, "arrested").text == "Monday"


def test_an_ambiguous_date_dates_nothing() -> None:
    assert when("Rebels attacked a camp on 3/4/2020.", "attacked").text is None


ODD = [
    "two days after", "for nine nights from", "from", "to", "the", "after", "fiscal year 2013", ", which ended", "30 December", "2018", "Monday",
    "through the night", "on the eve of the poll", "in its third week", "exactly ten years ago to the day", "this year", "a century ago",
    "that began on", "shot", ", when", "by the deadline of", "in the run-up", "and", "Ramadan", "last winter", ".", "year 0",
]  # fmt: skip


@given(st.lists(st.sampled_from(ODD), max_size=9), st.sampled_from(["0001-01-01", "2020-02-29", "9999-12-31", None]), st.sampled_from(["actual", "future", "negated"]))  # fmt: skip
@settings(max_examples=100, deadline=None)
def test_no_sentence_is_too_odd_to_be_dated(pieces: list[str], date: str | None, status: str) -> None:
    text = " ".join([*pieces, "fired", *pieces])
    at = text.index("fired")
    sentence = Sentence(0, 0, len(text), text)
    found = date_event(
        Span(at, at + 5, "fired"), sentence, find_times(text, date=date), status=status, date=date
    )
    assert found.first is None or found.last is None or found.first <= found.last
