"""What `find_times` finds and where; what each expression means is asserted beside its own module."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacitus.errors import DocumentError
from tacitus.resolve.when import find_times

DAY = "2020-02-12"  # a Wednesday

PIECES = [
    "on Monday", "in May", "3 June 2011", "two weeks ago", "every Friday", "the 1990s", "for three days", "31 February",
    "3/4/2020", "at 5 p.m.", "Q2 2014", "since", "until", "the mayor", "resigned", ",", ".", "\n", "'82", "2015-2017", "été", "—",
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("They met on Monday in Quito.", ["Monday"], id="preposition left out"),
        pytest.param("It was the lowest in over six years.", ["over six years"], id="approximation kept"),
        pytest.param(
            "He will return in three days.", ["in three days"], id="in: counted from the document's day"
        ),
        pytest.param("It grew over the last two years.", ["the last two years"], id="over a period"),
        pytest.param(
            "Talks closed until Friday\nSeptember 18, 2008", ["Friday", "September 18, 2008"], id="two lines"
        ),
        pytest.param("They met on September\n18, 2008 in Quito.", ["September\n18, 2008"], id="wrapped date"),
        pytest.param("They met in September\n\n18 people came.", ["September"], id="blank line"),
        pytest.param(
            "They met on Friday, September 18, 2008.", ["Friday, September 18, 2008"], id="weekday and date"
        ),
        pytest.param(
            "Flight 2010 left with 1900 passengers on Route 1950.", [], id="numbers that are no years"
        ),
        pytest.param("About 1600 of them may march.", [], id="counted people, verbs like months"),
        pytest.param("She read The Sunday Times on Black Friday.", [], id="weekdays in names"),
        pytest.param("He was convicted in 2013 of fraud.", ["2013"], id="a year before of"),
        pytest.param("", [], id="empty text"),
    ],
)
def test_expressions_are_found_with_their_own_words(text: str, found: list[str]) -> None:
    assert [t.text for t in find_times(text, date=DAY)] == found


@pytest.mark.parametrize(
    "text",
    ["on 31 February 2020", "on February 30", "on 29 February 2019", "0000-01-01", "2020-13-01", "45/45/2020", "3/4/0000", "in the year 0"],
)  # fmt: skip
def test_what_is_no_day_is_passed_over(text: str) -> None:
    assert find_times(text, date=DAY) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("on 3/4/2020", "2020-XX-XX", id="two readings: kept, with no days"),
        pytest.param("on 13/4/2020, and on 3/4/2020", "2020-04-03", id="the text writes the day first"),
        pytest.param("on 4/13/2020, and on 3/4/2020", "2020-03-04", id="the text writes the month first"),
        pytest.param("on 13/4/2020, 4/13/2020, and on 3/4/2020", "2020-XX-XX", id="the text writes both"),
        pytest.param("on 4/4/2020", "2020-04-04", id="both readings are the same day"),
    ],
)
def test_a_date_in_figures_is_read_by_the_convention_of_its_text(text: str, value: str) -> None:
    assert find_times(text, date=DAY)[-1].value == value


def test_an_ambiguous_date_has_no_days() -> None:
    (time_,) = find_times("on 3/4/2020", date=DAY)
    assert (time_.first, time_.last) == (None, None)


@pytest.mark.parametrize("date", ["2020-02-30", "yesterday", "", "2020"])
def test_a_document_day_that_is_none_is_an_error(date: str) -> None:
    with pytest.raises(DocumentError) as error:
        find_times("on Monday", date=date)
    assert error.value.code == "T203"


@pytest.mark.parametrize("date", ["9999-12-31", "0001-01-01", "2999-05-05"])
def test_days_at_the_ends_of_the_calendar_do_no_harm(date: str) -> None:
    find_times("yesterday, tomorrow, next week, 200 years ago, next century, in May, last winter", date=date)


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.sampled_from([None, DAY]))
@settings(max_examples=150, deadline=None)
def test_offsets_are_exact_ordered_and_apart(pieces: list[str], date: str | None) -> None:
    text = " ".join(pieces)
    found = find_times(text, date=date)
    assert all(text[t.start : t.end] == t.text for t in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all((t.first is None) == (t.last is None) and (t.first or "") <= (t.last or "") for t in found)


@given(st.text(alphabet="0123456789/-.: aAmMpPJunFribsthe'\n", max_size=40))
@settings(max_examples=150, deadline=None)
def test_no_text_is_too_odd(text: str) -> None:
    assert all(text[t.start : t.end] == t.text for t in find_times(text, date=DAY))


def test_ten_thousand_expressions_take_linear_time() -> None:
    def seconds(n: int) -> float:
        text = "On Monday they met at 5 p.m. " * (n // 2)
        began = time.process_time()
        assert len(find_times(text, date=DAY)) == n
        return time.process_time() - began

    seconds(100)
    assert seconds(10_000) < 25 * max(seconds(1_000), 0.01)


def test_twenty_megabytes_without_an_expression_are_read_in_one_go() -> None:
    assert find_times("g" * 20_000_000, date=DAY) == ()
