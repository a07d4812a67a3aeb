from dataclasses import dataclass

import pytest

from tacitus.evaluation import times


@dataclass(frozen=True)
class Time:
    start: int
    end: int
    value: str


def test_figures_by_hand() -> None:
    gold = [Time(0, 5, "2011"), Time(10, 20, "2011-03"), Time(30, 35, "P1Y")]
    found = [Time(0, 5, "2011"), Time(12, 20, "2011-03"), Time(40, 44, "2012")]
    scored = times.score_times(times.pair_times(found, gold))
    assert scored["strict"] == {"p": 0.333, "r": 0.333, "f1": 0.333}
    assert scored["relaxed"] == {"p": 0.667, "r": 0.667, "f1": 0.667}
    assert scored["value"] == {"p": 0.667, "r": 0.667, "f1": 0.667}
    assert scored["n"] == {"gold": 3, "found": 3}


def test_one_long_expression_is_paired_once() -> None:
    pairs = times.pair_times([Time(0, 30, "x")], [Time(0, 10, "x"), Time(20, 30, "x")])
    assert [pair.relaxed for pair in pairs] == [True, False]


def test_the_same_span_comes_before_an_overlapping_one() -> None:
    gold = [Time(0, 10, "a"), Time(5, 10, "b")]
    pairs = times.pair_times([Time(5, 10, "b")], gold)
    assert [(pair.strict, pair.value) for pair in pairs] == [(False, False), (True, True)]


def test_touching_spans_do_not_overlap() -> None:
    assert not any(pair.relaxed for pair in times.pair_times([Time(0, 5, "a")], [Time(5, 9, "a")]))


def test_speed_is_characters_by_the_given_clock() -> None:
    ticks = iter([0.0, 0.0, 0.5, 1.0, 2.0])
    assert times.characters_a_second(len, ["abcd", "ef"], clock=lambda: next(ticks)) == pytest.approx(6.0)
