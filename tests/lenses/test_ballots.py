"""Votes as they are counted: who stood apart, of most or of each other; what is left out."""

from __future__ import annotations

import random
from datetime import date

import numpy as np
import pytest

from tacitus.lenses.ballots import Ballots, Votes, make_votes, without_votes
from tacitus.lenses.loading import load_lens

FIRST, LAST = 2010 * 12, 2012 * 12 + 11
Row = tuple[object, object, object, object]  # day, roll call, country, answer
ROWS: list[Row] = [
    ("2010-12-03", 1, "GH", "yes"), ("2010-12-03", 1, "TG", "yes"), ("2010-12-03", 1, "BJ", "no"),
    ("2011-03-04", 2, "GH", "abstain"), ("2011-03-04", 2, "TG", "yes"), ("2011-03-04", 2, "BJ", "yes"),
    ("2011-12-05", 3, "GH", "absent"), ("2011-12-05", 3, "TG", "no"), ("2011-12-05", 3, "BJ", "no"),
    ("2012-12-06", 4, "GH", "no"), ("2012-12-06", 4, "TG", "yes"),
]  # fmt: skip


def made(rows: list[Row]) -> Votes:
    days, calls, codes, answers = ([row[at] for row in rows] for at in range(4))
    return make_votes(zip(calls, days, strict=True), calls, codes, answers)


def counted(rows: list[Row], subject: str, other: str | None = None) -> tuple[float, float]:
    return Ballots(made(rows), subject, other).window(FIRST, LAST)


@pytest.mark.parametrize(
    ("country", "k", "n"),
    [
        pytest.param("GHA", 1, 3, id="absent is no vote; of two answers as common either is common"),
        pytest.param("TGO", 0, 4, id="always with most"),
        pytest.param("BEN", 1, 3, id="once alone"),
        pytest.param("FJI", 0, 0, id="never voted"),
    ],
)
def test_votes_apart_from_most_are_counted(country: str, k: int, n: int) -> None:
    assert counted(ROWS, country) == (k, n)


def test_of_two_countries_count_roll_calls_where_both_voted() -> None:
    assert counted(ROWS, "GHA", "TGO") == counted(ROWS, "TGO", "GHA") == (2, 3)
    assert counted(ROWS, "GHA", "FJI") == (0, 0)


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ((2010, 12), (2010, 12), (1, 1)),
        ((2011, 1), (2011, 12), (0, 2)),
        ((2011, 4), (2011, 11), (0, 0)),
        ((2013, 1), (2013, 12), (0, 0)),
    ],
    ids=["a month", "a year", "between sessions", "after the last roll call"],
)
def test_windows_hold_both_their_months(
    first: tuple[int, int], last: tuple[int, int], found: tuple[int, int]
) -> None:
    start, end = (year * 12 + month - 1 for year, month in (first, last))
    assert Ballots(made(ROWS), "BEN").window(start, end) == found


def test_order_of_rows_does_not_matter() -> None:
    shuffled = random.Random(1).sample(ROWS, len(ROWS))
    one, other = made(ROWS), made(shuffled)
    assert one.days == other.days
    assert all(np.array_equal(row, other.cast[code]) for code, row in one.cast.items())
    assert np.array_equal(one.common, other.common)


def test_counts_are_those_of_a_plain_loop() -> None:
    chance = random.Random(2)
    codes = ["GH", "TG", "BJ", "NE", "ML", "DD"]
    rows: list[Row] = [
        (f"2011-{call % 12 + 1:02}-01", call, code, chance.choice(["yes", "no", "abstain", "absent"]))
        for call in range(60) for code in codes
    ]  # fmt: skip
    k = n = 0
    for call in range(60):
        told = [row[3] for row in rows if row[1] == call and row[3] != "absent"]
        own = next(row[3] for row in rows if row[1] == call and row[2] == "GH")
        if own != "absent":
            n += 1
            k += any(told.count(answer) > told.count(own) for answer in told)
    assert counted(rows, "GHA") == (k, n)


@pytest.mark.parametrize("code", ["GH", "GHA", " gha "])
def test_codes_of_two_and_of_three_letters_are_known(code: str) -> None:
    assert set(made([("2011-01-01", 1, code, "Yes")]).cast) == {"GHA"}


def test_yugoslavia_is_serbia() -> None:
    assert set(made([("2019-12-01", 1, "YU", "yes")]).cast) == {"SRB"}


def test_states_that_are_no_more_count_in_what_most_answered() -> None:
    rows: list[Row] = [
        ("1980-12-01", 1, "PL", "no"),
        *[("1980-12-01", 1, code, "yes") for code in ("DD", None)],
    ]
    votes = made(rows)
    assert Ballots(votes, "POL").window(1980 * 12, 1980 * 12 + 11) == (1, 1)
    assert votes.left_out["votes by unknown countries"] == 2


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (("2011-12-05", 3, "XX", "yes"), "votes by unknown countries"),
        (("", 9, "GH", "yes"), "votes on undated roll calls"),
        (("2011-02-30", 9, "GH", "yes"), "votes on undated roll calls"),
        (("2011-12-05", None, "GH", "yes"), "votes on undated roll calls"),
        (("2011-12-05", 3, "GH", "perhaps"), "votes that are no answer"),
        (("2011-12-05", 3, "GH", None), "votes that are no answer"),
        (("2010-12-03", 1, "GHA", "yes"), "votes told twice"),
    ],
    ids=["country", "no day", "wrong day", "no roll call", "answer", "no answer", "twice"],
)
def test_what_is_not_used_is_told_by_its_number(row: Row, why: str) -> None:
    votes = made([*ROWS, row])
    assert {name: count for name, count in votes.left_out.items() if count} == {why: 1}
    assert Ballots(votes, "GHA").window(FIRST, LAST) == (1, 3)


def test_two_answers_of_one_country_are_none() -> None:
    votes = made([*ROWS, ("2010-12-03", 1, "GH", "no")])
    assert votes.left_out["votes that contradict each other"] == 2
    assert Ballots(votes, "GHA").window(FIRST, LAST) == (1, 2)


def test_roll_calls_are_the_same_as_numbers_and_as_words() -> None:
    days = [(1, date(2011, 1, 1)), ("2", "2011-02-01")]
    votes = make_votes(days, [1.0, "1", 2.0, "2.0"], ["GH", "TG", "GH", "TG"], ["yes"] * 4)
    assert votes.days == (date(2011, 1, 1), date(2011, 2, 1))
    assert votes.cast["GHA"].tolist() == votes.cast["TGO"].tolist() == [1, 1]


def test_no_rows_are_no_votes() -> None:
    assert made([]).cast == {}


def test_lens_without_votes_keeps_its_other_channels() -> None:
    whole, without = load_lens("isolation"), without_votes(load_lens("isolation"))
    assert [c.name for p in whole.parts for c in p.channels if c.kind == "votes"] == ["votes"]
    assert [c for p in whole.parts for c in p.channels if c.kind != "votes"] == [
        c for p in without.parts for c in p.channels
    ]
