import numpy as np
import pytest

from tacitus.forecast.calibrate import Beta, fit_beta
from tacitus.forecast.scores import calibration_error, log_loss

SOURCE = np.random.default_rng(11)


def test_calibration_mends_chances_that_are_too_sure() -> None:
    true = SOURCE.beta(1, 6, 20_000)
    came = (SOURCE.random(20_000) < true) * 1.0
    sure = true**1.6 / (true**1.6 + (1 - true) ** 1.6)
    mended = fit_beta(sure, came).apply(sure)
    assert calibration_error(came, mended) < calibration_error(came, sure) / 3
    assert log_loss(came, mended).mean() < log_loss(came, sure).mean()


def test_few_events_hardly_move_anything() -> None:
    chances = np.array([0.01, 0.02, 0.1, 0.04])
    fitted = fit_beta(chances, np.array([0.0, 0, 1, 0]))
    assert fitted.apply(chances) == pytest.approx(chances, abs=0.1)
    assert fit_beta(chances, np.zeros(4)) == Beta()


def test_the_order_of_chances_stays() -> None:
    chances = np.linspace(0.001, 0.999, 200)
    fitted = fit_beta(SOURCE.random(300), (SOURCE.random(300) < 0.3) * 1.0)
    assert (np.diff(fitted.apply(chances)) >= 0).all()
