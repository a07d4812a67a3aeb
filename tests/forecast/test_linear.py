import json

import numpy as np
import pytest

from tacitus.forecast.linear import fit_linear, read_linear

SOURCE = np.random.default_rng(5)
FEATURES = SOURCE.normal(size=(4000, 3))
SCORE = -1.0 + FEATURES @ np.array([0.8, -0.5, 0.0])


def test_logit_finds_the_weights_that_made_the_outcomes() -> None:
    came = (SOURCE.random(4000) < 1 / (1 + np.exp(-SCORE))) * 1.0
    model = fit_linear("logit", "abc", FEATURES, came, ridge=0.01)
    assert model.weights / model.deviation == pytest.approx([0.8, -0.5, 0.0], abs=0.12)
    assert model.predict(FEATURES).mean() == pytest.approx(came.mean(), abs=1e-4)


def test_log_link_finds_the_weights_that_made_the_counts() -> None:
    counts = SOURCE.poisson(np.exp(SCORE)).astype(float)
    model = fit_linear("log", "abc", FEATURES, counts, ridge=0.01)
    assert model.weights / model.deviation == pytest.approx([0.8, -0.5, 0.0], abs=0.1)


def test_a_large_ridge_leaves_the_share_of_events() -> None:
    came = (SOURCE.random(4000) < 0.2) * 1.0
    model = fit_linear("logit", "abc", FEATURES, came, ridge=1e7)
    assert model.predict(FEATURES[:5]) == pytest.approx([came.mean()] * 5, abs=1e-3)


def test_separated_outcomes_do_not_run_away() -> None:
    came = (FEATURES[:, 0] > 0) * 1.0
    model = fit_linear("logit", "abc", FEATURES, came, ridge=1.0)
    assert np.isfinite(model.weights).all()
    assert model.predict(np.array([[3.0, 0, 0], [-3.0, 0, 0]])) == pytest.approx([1, 0], abs=0.01)


def test_a_missing_feature_adds_what_the_median_adds() -> None:
    model = fit_linear("logit", "abc", FEATURES, (FEATURES[:, 1] > 0.3) * 1.0, ridge=1.0)
    missing = model.score(np.array([[0.1, np.nan, 0.2]]))
    assert missing == pytest.approx(model.score(np.array([[0.1, np.median(FEATURES[:, 1]), 0.2]])))


def test_effects_and_intercept_add_up_to_the_score() -> None:
    model = fit_linear("logit", "abc", FEATURES, (FEATURES[:, 1] > 0.3) * 1.0, ridge=1.0)
    assert model.effects(FEATURES[:9]).sum(axis=1) + model.intercept == pytest.approx(
        model.score(FEATURES[:9])
    )


def test_a_model_survives_json() -> None:
    model = fit_linear("logit", "abc", FEATURES, (FEATURES[:, 1] > 0.3) * 1.0, ridge=1.0)
    again = read_linear(json.loads(json.dumps(model.shape())))
    assert again.predict(FEATURES) == pytest.approx(model.predict(FEATURES), abs=1e-4)
    assert again.deviation_of_score(FEATURES) == pytest.approx(model.deviation_of_score(FEATURES), abs=1e-2)
