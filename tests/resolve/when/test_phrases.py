"""Ranges, lengths and counted days, by the dates they give to acts."""

import time

import pytest

from tacitus.model import Interval, Sentence, Span
from tacitus.reading import split_sentences
from tacitus.resolve.when import date_event, find_times

DAY = "2020-02-12"  # a Wednesday


def when(text: str, trigger: str, *, status: str = "actual", date: str | None = DAY) -> Interval:
    at = text.index(trigger)
    sentence = next(s for s in split_sentences(text) if s.start <= at < s.end)
    times = find_times(text, date=date)
    return date_event(Span(at, at + len(trigger), trigger), sentence, times, status=status, date=date)


@pytest.mark.parametrize(
    ("text", "trigger", "first", "last"),
    [
        pytest.param("From 4 January until yesterday Laos shelled the port.", "shelled", "2020-01-04", "2020-02-11", id="from until"),
        pytest.param("The port burned between Saturday and Monday.", "burned", "2020-02-08", "2020-02-10", id="between weekdays"),
        pytest.param("Rebels held it from the 6th to the 9th of this month.", "held", "2020-02-06", "2020-02-09", id="days by number"),
        pytest.param("Laos expelled envoys on Monday and Tuesday.", "expelled", "2020-02-10", "2020-02-11", id="two days"),
        pytest.param("Laos expelled envoys in the four days to Monday.", "expelled", "2020-02-07", "2020-02-10", id="days up to a day"),
        pytest.param("Rebels held the bridge until Monday.", "held", None, "2020-02-10", id="until, told of the past"),
        pytest.param("Laos expelled envoys on Saturday night or early on Sunday.", "expelled", "2020-02-08", "2020-02-09", id="one or the other"),
        pytest.param("Laos shelled the port from 30 December 2018 to 2 January.", "shelled", "2018-12-30", "2019-01-02", id="over the turn of a year"),
        pytest.param("Laos shelled the port from 30 December to 2 January 2019.", "shelled", "2018-12-30", "2019-01-02", id="year at the end"),
        pytest.param("Men were held in raids overnight from Friday to Saturday.", "held", "2020-02-07", "2020-02-08", id="overnight, two days"),
        pytest.param("Youths fought guards through the night.", "fought", "2020-02-11", "2020-02-12", id="through the night"),
        pytest.param("Monks fasted through the night before the vote of 9 February.", "fasted", "2020-02-08", "2020-02-09", id="through the night before"),
        pytest.param("Two envoys were expelled last week, between Tuesday and Thursday.", "expelled", "2020-02-04", "2020-02-06", id="narrowed behind"),
        pytest.param("Nine guards fell in a night of riots that began on Sunday.", "fell", "2020-02-09", "2020-02-10", id="a length from its start"),
        pytest.param("Ministers swore to it at a three-day summit, which ended on Sunday.", "swore", "2020-02-07", "2020-02-09", id="a length up to its end"),
        pytest.param("This year rebels have burned two mills.", "burned", "2020-01-01", "2020-02-12", id="this year"),
        pytest.param("Earlier this month rebels burned two mills.", "burned", "2020-02-01", "2020-02-11", id="earlier this month"),
        pytest.param("In its fiscal year to 30 June 2019, Laos expelled six envoys.", "expelled", "2018-07-01", "2019-06-30", id="a year to a day"),
        pytest.param("In the fiscal year that began last July, Laos expelled six envoys.", "expelled", "2019-07-01", "2020-02-12", id="a year that runs"),
        pytest.param("In the fiscal year 2019, which ended on September 30, Laos expelled six envoys.", "expelled", "2018-10-01", "2019-09-30", id="a year by its end"),
    ],
)  # fmt: skip
def test_a_stretch_has_both_ends(text: str, trigger: str, first: str | None, last: str) -> None:
    found = when(text, trigger)
    assert (found.first, found.last, found.ongoing) == (first, last, False)


@pytest.mark.parametrize(
    ("text", "trigger", "first"),
    [
        pytest.param("Nurses have been striking for two weeks.", "striking", "2020-01-29", id="for weeks"),
        pytest.param("For half a year Laos has blockaded the port.", "blockaded", "2019-08-12", id="half a year"),
        pytest.param("Rebels took Kule on 3 February and have held it ever since.", "held", "2020-02-03", id="ever since"),
        pytest.param("Soldiers have guarded the mint since the coup of May 2018.", "guarded", "2018-05-01", id="since an event"),
        pytest.param("The army is shelling Kule for the third day running.", "shelling", "2020-02-10", id="third day running"),
    ],
)  # fmt: skip
def test_what_goes_on_has_a_start_and_no_end(text: str, trigger: str, first: str) -> None:
    found = when(text, trigger)
    assert (found.first, found.last, found.ongoing) == (first, None, True)


def test_counted_acts_since_a_day_end_on_the_documents() -> None:
    found = when("Since 3 January police have detained 53 men.", "detained")
    assert (found.first, found.last, found.ongoing) == ("2020-01-03", DAY, False)


def test_a_since_of_another_verb_dates_nothing() -> None:
    assert when("Laos expelled a man who had lived there since 1998.", "expelled") == Interval(
        DAY, DAY, "day"
    )


def test_a_since_of_a_comparison_dates_nothing() -> None:
    assert when("In its worst defeat since May, the army lost a bridge.", "lost") == Interval(DAY, DAY, "day")


@pytest.mark.parametrize(
    ("text", "trigger", "first", "last"),
    [
        pytest.param("The union will strike before the end of April.", "strike", DAY, "2020-04-30", id="before"),
        pytest.param("The envoys have until Friday to leave.", "leave", DAY, "2020-02-14", id="have until"),
        pytest.param("Laos gave the envoys 48 hours to leave.", "leave", DAY, "2020-02-14", id="hours granted"),
        pytest.param("The envoys must leave within ten days.", "leave", DAY, "2020-02-22", id="within"),
        pytest.param("The army will stay until May.", "stay", None, "2020-05-31", id="until"),
        pytest.param("From Monday guards will escort every ship.", "escort", "2020-02-17", None, id="from"),
        pytest.param("If talks fail, the army could leave on Tuesday.", "leave", "2020-02-18", "2020-02-18", id="coming weekday"),
        pytest.param("The army will leave in January.", "leave", "2021-01-01", "2021-01-31", id="coming month"),
    ],
)  # fmt: skip
def test_a_plan_has_its_deadline_or_start(
    text: str, trigger: str, first: str | None, last: str | None
) -> None:
    found = when(text, trigger, status="future")
    assert (found.first, found.last) == (first, last)


VOTE = "Lawmakers voted on 3 February. "


@pytest.mark.parametrize(
    ("text", "trigger", "first"),
    [
        pytest.param("Nine days after the vote of 20 January, Laos expelled an envoy.", "expelled", "2020-01-29", id="after a named day"),
        pytest.param("Two days after lawmakers voted on 3 February the army left.", "left", "2020-02-05", id="after a clause"),
        pytest.param("Two days after lawmakers voted on 3 February, the army left.", "voted", "2020-02-03", id="the clause keeps its own day"),
        pytest.param("The speaker was buried on Sunday, three days after gunmen shot him.", "shot", "2020-02-06", id="counted back from the main act"),
        pytest.param(VOTE + "Two days after that Laos expelled an envoy.", "expelled", "2020-02-05", id="after that"),
        pytest.param(VOTE + "Crowds had burned the mint one week before.", "burned", "2020-01-27", id="a week before is a day"),
        pytest.param(VOTE + "The next morning crowds burned the mint.", "burned", "2020-02-04", id="the next morning"),
        pytest.param(VOTE + "On the third day crowds burned the mint.", "burned", "2020-02-05", id="the third day"),
        pytest.param("Police arrested the speaker on the eve of Monday's vote.", "arrested", "2020-02-09", id="eve"),
        pytest.param("Jets bombed the port the Sunday before Christmas.", "bombed", "2019-12-22", id="weekday beside a day"),
        pytest.param("It is ten days since police shot nine men.", "shot", "2020-02-02", id="days since"),
        pytest.param("Ten years ago today police shot nine men.", "shot", "2010-02-12", id="years ago today"),
        pytest.param("On the first anniversary of the coup of 3 February 2019, crowds burned the mint.", "burned", "2020-02-03", id="anniversary"),
    ],
)  # fmt: skip
def test_a_day_is_counted_from_a_named_one(text: str, trigger: str, first: str) -> None:
    found = when(text, trigger)
    assert (found.first, found.last) == (first, first)


def test_months_after_a_month_are_a_month() -> None:
    found = when("Three months after the coup of October 2018, Laos expelled an envoy.", "expelled")
    assert (found.first, found.last) == ("2019-01-01", "2019-01-31")


def test_days_after_a_day_that_is_not_said_leave_the_report_its_day() -> None:
    assert when("Two days after a vote, Laos expelled an envoy.", "expelled") == Interval(DAY, DAY, "day")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Every Friday teachers gather outside the ministry.", id="every Friday"),
        pytest.param("Each January teachers gather outside the ministry.", id="each January"),
        pytest.param("In recent weeks teachers gather outside the ministry.", id="recent weeks"),
        pytest.param("Long ago they would gather outside the ministry.", id="long ago"),
        pytest.param(
            "On 3/4/2020 they gather outside the ministry.", id="a day that can be read in two ways"
        ),
        pytest.param("On 31 February they gather outside the ministry.", id="a day that does not exist"),
    ],
)
def test_habits_vague_and_unreadable_days_are_none(text: str) -> None:
    found = when(text, "gather")
    assert (found.first, found.last) == (None, None)


def test_many_acts_in_one_sentence_take_linear_time() -> None:
    def seconds(n: int) -> float:
        text = "two days after the vote on Monday they met and " * n
        times = find_times(text, date=DAY)
        sentence = Sentence(0, 0, len(text), text)
        began = time.process_time()
        for at in range(text.index("met"), len(text), len(text) // n):
            date_event(Span(at, at + 3, "met"), sentence, times, status="actual", date=DAY)
        return time.process_time() - began

    seconds(10)
    assert seconds(400) < 25 * max(seconds(40), 0.01)


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        pytest.param("A year to the day after the mutiny, sailors lit candles.", "mutiny", "2019-02-12", id="a year to the day"),
        pytest.param("Ten years ago to the day, sailors shot the admiral.", "shot", "2010-02-12", id="ago to the day"),
        pytest.param("A day after she was sworn in, the mayor set a vote for 21 July.", "sworn in", "2020-02-11", id="not the day that is set"),
        pytest.param("Voters chose on Sunday. On the eve of the poll a guard shot a clerk.", "shot", "2020-02-08", id="eve of what was told"),
        pytest.param("Guards shot a clerk on the eve of the summit, which opened on Monday.", "shot", "2020-02-09", id="eve with its day behind"),
        pytest.param("They seized him on 1 February and let him go after nine days.", "let him go", "2020-02-10", id="after nine days"),
        pytest.param("They seized him on 1 February. The Monday after, they let him go.", "let him go", "2020-02-03", id="the Monday after"),
        pytest.param("They seized him on 1 February. The following Monday they let him go.", "let him go", "2020-02-03", id="the following Monday"),
        pytest.param("It was not until Monday that the guard fired.", "fired", "2020-02-10", id="not until"),
        pytest.param("The guard fired not on Sunday but on Monday.", "fired", "2020-02-10", id="not but"),
        pytest.param("The guard fired hours after the raid of 3 February.", "fired", "2020-02-03", id="hours after"),
        pytest.param("The attack came after midnight, as Sunday turned into Monday.", "attack", "2020-02-10", id="after midnight"),
        pytest.param("The army did not leave by the deadline, which passed on Tuesday.", "leave", "2020-02-11", id="a deadline that passed"),
        pytest.param("The pilgrims were stoned on the second day of Ramadan last year.", "stoned", "2019-05-07", id="a day of a feast"),
        pytest.param("On 3 March 1921 a sailor shot the admiral, and on 7 March the fleet struck.", "struck", "1921-03-07", id="in the year told"),
    ],
)  # fmt: skip
def test_a_day_that_is_told_by_another_is_found(text: str, trigger: str, day: str) -> None:
    found = when(text, trigger)
    assert (found.first, found.last) == (day, day)


def test_a_stretch_told_before_is_meant_by_in_that_time() -> None:
    found = when(
        "They fought from the 5th to the 10th of this month. Shells killed nine in that time.", "killed"
    )
    assert (found.first, found.last) == ("2020-02-05", "2020-02-10")


def test_a_run_up_ends_before_its_day() -> None:
    found = when("Afghans voted on Sunday. Seven clerks were shot in the run-up.", "shot")
    assert (found.first, found.last) == (None, "2020-02-08")


def test_a_week_in_progress_began_that_many_weeks_before() -> None:
    found = when("The strike, now in its third week, closed the port.", "strike")
    assert (found.first, found.last, found.ongoing) == ("2020-01-29", None, True)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("In fiscal 2019 Laos expelled six envoys.", "expelled"),
        ("Laos has repeatedly accused its neighbour.", "has repeatedly accused"),
        ("For generations the two clans have stolen cattle.", "stolen"),
        ("In the year 0 the duke sold the island.", "sold"),
    ],
    ids=["an unbounded year", "repeatedly", "for generations", "year 0"],
)
def test_what_has_no_day_stays_undated(text: str, trigger: str) -> None:
    found = when(text, trigger)
    assert (found.first, found.last) == (None, None)


def test_a_weekday_behind_today_is_the_coming_one() -> None:
    found = when("Referendums run from today until Sunday.", "Referendums")
    assert (found.first, found.last) == ("2020-02-12", "2020-02-16")
