from __future__ import annotations

import pytest

from tacitus.claims.clauses import asides
from tacitus.claims.sorts import is_english, sort_statement
from tacitus.claims.window import LATELY, iso, window_of
from tacitus.claims.winners import contest_in
from tacitus.model import Statement, StatementKind

NEWEST = 737500


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Norway expelled them on Tuesday.", "2020-01-28", "2020-01-28"),
        ("In December Norway expelled them.", "2019-12-01", "2019-12-31"),
        ("Norway expelled them on 4 January.", "2020-01-04", "2020-01-04"),
        ("The leader of the 2014 protests was jailed in May 2019.", "2019-05-01", "2019-05-31"),
        ("The 2014 protests failed.", "2014-01-01", "2014-12-31"),
        ("He fell in the 2016 crisis.", "2016-01-01", "2016-12-31"),
        ("Norway had warned them as long ago as May 2011.", "2011-05-01", "2011-05-31"),
    ],
)
def test_a_time_fixes_the_window(text: str, first: str, last: str) -> None:
    window = window_of(text, "2020-01-30", newest=NEWEST)
    assert (iso(window.first), iso(window.last), window.dated) == (first, last, True)


@pytest.mark.parametrize(
    "text",
    [
        "Norway expelled them.",
        "Held since July, he was freed.",
        "It happened on the same day.",
    ],
)
def test_without_a_time_of_its_own_the_act_is_sought_shortly_before_the_article(text: str) -> None:
    window = window_of(text, "2020-01-30", newest=NEWEST)
    assert not window.dated
    assert window.last - window.first == LATELY


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("After the murder of the envoy, Lima closed the border.", ["After the murder of the envoy, "]),
        ("Lima has closed the border because its envoy was killed.", [" because its envoy was killed."]),
        (
            "Lima, which is angry at its neighbour, has closed the border.",
            [", which is angry at its neighbour, "],
        ),
        ("Lima has closed the border.", []),
    ],
)
def test_reasons_and_circumstances_stand_aside(text: str, aside: list[str]) -> None:
    assert [text[start:end] for start, end in asides(text)] == aside


@pytest.mark.parametrize(
    ("kind", "text", "verdict"),
    [
        ("report", "Norway expelled three envoys.", "not_covered"),
        ("assessment", "It was a disgrace.", "not_checkable"),
        ("prediction", "Norway will leave the union.", "forecast"),
        ("prediction", "Parliament decided that Norway will leave the union.", "not_covered"),
        ("call_to_action", "Norway must leave the union.", "not_checkable"),
        ("counterfactual", "Norway would have left the union.", "not_checkable"),
    ],
)
def test_kinds_are_treated_by_what_can_be_looked_up(kind: StatementKind, text: str, verdict: str) -> None:
    assert sort_statement(Statement(0, len(text), text, kind), ()).verdict == verdict


def test_winners_and_losers_are_told_apart() -> None:
    won = contest_in("Ada Holm defeated Nils Berg in the run-off.")
    lost = contest_in("Nils Berg is elected president.")
    assert won.denies(lost)
    assert not won.denies(contest_in("Ada Holm wins the presidency."))


def test_english_is_told_from_other_languages() -> None:
    assert is_english(
        "Norway has expelled three of the envoys that it accused of spying in the harbour of Oslo."
    )
    assert not is_english(
        "Norwegen hat drei Gesandte ausgewiesen, denen es vorwirft, im Hafen von Oslo spioniert zu haben."
    )
