import itertools

import numpy as np
import pytest

from tacitus.forecast import scores

SOURCE = np.random.default_rng(3)
CHANCES = np.round(SOURCE.random(60), 1)  # many ties
CAME = (SOURCE.random(60) < CHANCES) * 1.0


def test_auc_is_the_share_of_pairs_in_the_right_order() -> None:
    pairs = [
        (a > b) + (a == b) / 2
        for (a, x), (b, y) in itertools.product(zip(CHANCES, CAME, strict=True), repeat=2)
        if x == 1 and y == 0
    ]
    assert scores.auc(CAME, CHANCES) == pytest.approx(sum(pairs) / len(pairs))


def test_auc_is_unknown_without_events() -> None:
    assert scores.auc(np.zeros(5), np.arange(5) / 10) is None


def test_brier_and_log_loss_are_least_for_the_truth() -> None:
    true = np.full(1000, 0.3)
    came = np.repeat([1.0, 0.0], [300, 700])
    for rule in (scores.brier, scores.log_loss):
        losses = {p: rule(came, np.full(1000, p)).mean() for p in (0.1, 0.2, 0.3, 0.4, 0.6)}
        assert min(losses, key=losses.__getitem__) == 0.3
    assert scores.skill(came, true) == pytest.approx(0)


def test_a_certainty_that_was_wrong_has_a_bounded_log_loss() -> None:
    assert np.isfinite(scores.log_loss(np.array([1.0]), np.array([0.0]))).all()


def test_calibration_error_of_a_constant_is_its_distance_from_the_share() -> None:
    came = np.array([1.0, 0.0] * 50)
    assert scores.calibration_error(came, np.full(100, 0.7), bins=1) == pytest.approx(0.2)
    assert sum(row["n"] for row in scores.calibration_bins(CAME, CHANCES)) == 60


def test_paired_bootstrap_tells_a_clear_difference_from_noise() -> None:
    noise = SOURCE.normal(size=500)
    clear = scores.compare(noise - 1, noise)
    assert clear["better"] == 1.0
    assert clear["ci95"] == [-1.0, -1.0]
    nothing = scores.compare(noise, SOURCE.permutation(noise))
    assert nothing["ci95"][0] < 0 < nothing["ci95"][1]


def test_paired_bootstrap_by_groups_is_wider_when_groups_move_together() -> None:
    groups = np.repeat(np.arange(10), 50)
    ours = np.repeat(SOURCE.normal(size=10), 50)
    alone = scores.compare(ours, np.zeros(500))["ci95"]
    together = scores.compare(ours, np.zeros(500), groups=groups)["ci95"]
    assert together[1] - together[0] > 3 * (alone[1] - alone[0])
