"""Verdicts from the answers to one candidate, with bounds of the test's own."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tacitus.claims.compare import Compared
from tacitus.claims.judge import Candidate, judge
from tacitus.claims.window import Window

DAY = 737_000
CLAIM = "Norway expelled three envoys."
BOUNDS = {
    "bears": 0.1,
    "bears_outside": 0.2,
    "supports": 8.0,
    "whole": 0.75,
    "contradicts": 0.6,
    "says": 0.4,
    "firm": 0.7,
    "sure": 0.8,
}


def candidate(answers: Mapping[str, float] | None = None, day: int = DAY) -> Candidate:
    told = {"bears": 0.999, "supports": 0.9, "contradicts": 0.01, "says": 0.0, **(answers or {})}
    return Candidate(1, day, "Norway expels three envoys.", Compared((), 0.9, (), ()), **told)


def verdict(*inside: Candidate, outside: tuple[Candidate, ...] = ()) -> str:
    window = Window(DAY, DAY + 3, DAY - 2, DAY + 5, dated=True)
    return judge(CLAIM, (), inside, outside, window, BOUNDS).verdict


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({}, "supported"),
        ({"supports": 0.5}, "partly_supported"),  # the sum is high, yet it does not tell all
        ({"bears": 0.6}, "partly_supported"),  # it tells all, yet the sum is low
        ({"contradicts": 0.7}, "contradicted"),
        ({"contradicts": 0.7, "bears": 0.6}, "partly_supported"),
        ({"says": 0.5}, "attribution_only"),
        ({"bears": 0.05}, "not_covered"),
    ],
)
def test_answers_to_an_item_of_the_time_give_the_verdict(answers: dict[str, float], said: str) -> None:
    assert verdict(candidate(answers)) == said


def test_an_item_of_another_time_shifts_the_date() -> None:
    assert verdict(outside=(candidate(day=DAY - 90),)) == "date_shifted"
    assert verdict(outside=(candidate(day=DAY - 900),)) == "not_covered"
