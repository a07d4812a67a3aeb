from dataclasses import replace

import pytest

from tacitus.model import Interval, Precision, Reading, Span
from tacitus.report.wording import count, excerpt, interval_words, kinds_tally, line, tally, visible


@pytest.mark.parametrize(
    ("first", "last", "precision", "words"),
    [
        ("2020-01-03", "2020-01-03", "day", "3 Jan 2020"),
        ("2020-01-03", "2020-01-05", "day", "3–5 Jan 2020"),
        ("2020-01-03", "2020-02-05", "day", "3 Jan–5 Feb 2020"),
        ("2019-12-30", "2020-01-05", "day", "30 Dec 2019–5 Jan 2020"),
        ("2020-01-06", "2020-01-12", "week", "week of 6 Jan 2020"),
        ("2019-07-01", "2019-07-31", "month", "Jul 2019"),
        ("2019-07-01", "2019-09-30", "month", "Jul–Sep 2019"),
        ("2019-07-01", "2019-09-30", "quarter", "Q3 2019"),
        ("2019-01-01", "2019-12-31", "year", "2019"),
        ("2017-01-01", "2019-12-31", "year", "2017–2019"),
        ("2010-01-01", "2019-12-31", "decade", "2010s"),
        ("2019-02-11", "2020-02-10", "interval", "~11 Feb 2019–10 Feb 2020"),
        (None, None, None, "?"),
        ("2019-07-01", None, "day", "from 1 Jul 2019"),
        (None, "2019-07-01", "day", "until 1 Jul 2019"),
        ("soon", "later", "day", "soon–later"),
    ],
)
def test_a_date_says_how_exact_it_is(
    first: str | None, last: str | None, precision: Precision | None, words: str
) -> None:
    assert interval_words(Interval(first, last, precision)) == words


def test_an_ongoing_act_is_dated_by_its_start() -> None:
    assert interval_words(Interval("2019-07-01", None, "month", ongoing=True)) == "since Jul 2019"
    assert interval_words(Interval("2018-01-01", "2018-12-31", "year", ongoing=True)) == "since 2018"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\x9bb\x7f\x00", "a\\x9bb\\x7f\\x00"),
        ("\u202egnp.exe", "\\u202egnp.exe"),
        ("a\r\nb\rc", "a\nb\\x0dc"),
        ("\ud800", "\\ud800"),
        ("می‌خواهم 👩‍🚀 naïve\ttab", "می‌خواهم 👩‍🚀 naïve\ttab"),
    ],
)
def test_control_characters_are_spelt_out_and_words_are_not(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_line_is_cut_to_its_length() -> None:
    assert line("one\n two\t three", 9) == "one two…"
    assert line("onetwothree", 7) == "onetwo…"
    assert line("one\n two\u2028three") == "one two three"


def test_counts_read_well(reading: Reading) -> None:
    assert [count(n, "event") for n in (0, 1, 2)] == ["no events", "1 event", "2 events"]
    assert kinds_tally(["call_to_action", "report", "call_to_action"]) == "1 report, 2 calls to action"
    assert tally(reading)[1] == "7 events (5 actual, 1 alleged, 1 future)"


def test_an_excerpt_stays_in_its_sentence_and_is_cut_at_words(reading: Reading) -> None:
    event = reading.events[2]
    before, trigger, after = excerpt(reading, event, room=50)
    assert trigger == "close"
    assert before.startswith("… ")
    assert f"{before[2:]}{trigger}{after}" in event.text
    whole = excerpt(reading, event, room=500)
    assert "".join(whole) == event.text


def test_an_excerpt_of_a_span_that_does_not_fit_is_the_words_alone(reading: Reading) -> None:
    astray = replace(reading.events[0], trigger=Span(10**6, 10**6 + 4, "gone"))
    assert excerpt(reading, astray, room=50) == ("", "gone", "")
