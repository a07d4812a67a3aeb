import random

import pytest

from tacitus.evaluation.calibration import calibration_error, confidence_gap, error_by_chance, summarise


def test_calibration_error_by_hand() -> None:
    outcomes = [(0.95, True), (0.95, False), (0.25, False), (0.25, False)]
    assert calibration_error(outcomes) == pytest.approx((abs(1.9 - 1) + 0.5) / 4, abs=0.001)
    assert calibration_error([(1.0, True)]) == 0.0
    assert calibration_error([]) is None


def test_exact_confidences_err_less_the_more_there_are() -> None:
    rng = random.Random(5)
    confidences = [rng.random() for _ in range(4000)]
    outcomes = [(c, rng.random() < c) for c in confidences]
    few, many = error_by_chance(outcomes[:100], draws=200), error_by_chance(outcomes, draws=200)
    assert few is not None
    assert many is not None
    assert few[0] > 3 * many[0] > 0
    assert many[1][0] <= many[0] <= many[1][1]
    error = calibration_error(outcomes)
    assert error is not None
    assert error <= many[1][1] * 1.5
    assert error_by_chance(outcomes[:100], draws=200) == few


def test_too_bold_confidences_err_more_than_chance() -> None:
    outcomes = [(0.95, k % 2 == 0) for k in range(200)]
    chance, error = error_by_chance(outcomes), calibration_error(outcomes)
    assert chance is not None
    assert error is not None
    assert error > chance[1][1]
    assert confidence_gap(outcomes) == pytest.approx(0.45)


def test_nothing_said_gives_nothing() -> None:
    assert error_by_chance([]) is None
    assert confidence_gap([]) is None


def test_summary_holds_the_error_and_what_chance_alone_gives() -> None:
    told = summarise([(0.9, True), (0.6, False)])
    assert (told["ece"], told["confident"], told["ece_gap"]) == (0.35, 2, 0.25)
    low, high = told["ci95"]["ece_chance"]
    assert low <= told["ece_chance"] <= high
    assert summarise([])["ci95"] == {}
