"""Beta distributions by numpy alone: moments, distribution function, quantiles, and one against another.

Arrays in, arrays out, elementwise. Quantiles are sought on the log odds, so that very small shares come out right;
they are good to about nine digits of probability.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_LEAST = 1e-6  # shapes below are raised to it
_log_gamma = np.vectorize(math.lgamma, otypes=[np.float64])


def beta_cdf(x: Floats, a: Floats, b: Floats) -> Floats:
    """P(X <= x) of Beta(a, b)."""
    x, a, b = np.broadcast_arrays(*(np.asarray(v, dtype=np.float64) for v in (x, a, b)))
    shape, (x, a, b) = x.shape, (np.ravel(v) for v in (x, a, b))
    inside = _regularised(np.clip(x, 1e-300, 1 - 1e-16), a, b, _log_beta(a, b))
    return np.where(x <= 0, 0.0, np.where(x >= 1, 1.0, inside)).reshape(shape)


def beta_quantile(q: Floats | float, a: Floats, b: Floats) -> Floats:
    """The x with P(X <= x) = q of Beta(a, b), 0 < q < 1."""
    q, a, b = np.broadcast_arrays(*(np.asarray(v, dtype=np.float64) for v in (q, a, b)))
    a, b = np.maximum(a, _LEAST), np.maximum(b, _LEAST)
    found = np.empty(a.shape)
    flat = [np.ravel(v).astype(np.float64) for v in (q, a, b, _log_beta(a, b))]
    place = np.arange(found.size)
    low, high = np.full(found.size, -690.0), np.full(found.size, 36.0)
    t = np.clip(np.log(flat[1] / flat[2]), -30.0, 30.0)
    for _ in range(120):
        want, p, r, norm = flat
        x = np.clip(1 / (1 + np.exp(-t)), 1e-300, 1 - 1e-16)
        over = _regularised(x, p, r, norm) - want
        low, high = np.where(over < 0, t, low), np.where(over < 0, high, t)
        going = (np.abs(over) > 1e-9) & (high - low > 1e-9)
        found.flat[place[~going]] = x[~going]
        if not going.any():
            break
        slope = np.exp(p * np.log(x) + r * np.log1p(-x) - norm)
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            step = t - over / slope
        t = np.where((step > low) & (step < high), step, (low + high) / 2)[going]
        low, high, place, flat = low[going], high[going], place[going], [v[going] for v in flat]
    else:
        found.flat[place] = 1 / (1 + np.exp(-t))
    return found


def beta_of(mean: Floats, variance: Floats) -> tuple[Floats, Floats]:
    """Shapes of the Beta with this mean and variance (0 < mean < 1)."""
    mean = np.clip(mean, 1e-9, 1 - 1e-9)
    size = np.maximum(mean * (1 - mean) / np.maximum(variance, 1e-15) - 1, _LEAST)
    return mean * size, (1 - mean) * size


def moments(a: Floats, b: Floats) -> tuple[Floats, Floats]:
    """Mean and variance of Beta(a, b)."""
    mean = a / (a + b)
    return mean, mean * (1 - mean) / (a + b + 1)


def root_moments(a: Floats, b: Floats) -> tuple[Floats, Floats]:
    """Mean and variance of the square root of Beta(a, b)."""
    root = np.exp(_log_gamma(a + 0.5) - _log_gamma(a) + _log_gamma(a + b) - _log_gamma(a + b + 0.5))
    return root, np.maximum(a / (a + b) - root**2, 1e-12)


def above(first: tuple[Floats, Floats], second: tuple[Floats, Floats]) -> Floats:
    """How likely the second beta of each pair is above the first; shapes in arrays, worked out on 200 quantiles."""
    (a, b), (c, d) = first, second
    chances: Floats = beta_cdf(_quantiles(c, d), a[:, None], b[:, None]).mean(axis=1)
    return chances


def apart(
    first: tuple[Floats, Floats], second: tuple[Floats, Floats], power: Floats, *, level: float = 0.9
) -> Floats:
    """The interval of the second beta of each pair less the first, both raised to the pair's power.

    Returns:
        a lower and an upper end for each pair, worked out on 200 quantiles.
    """
    edge = (1 - level) / 2
    both = _quantiles(*(np.concatenate([one, other]) for one, other in zip(first, second, strict=True)))
    low, high = (some ** power[:, None] for some in np.split(both, 2))
    ends = [
        np.quantile(over[:, None] - below[None, :], [edge, 1 - edge])
        for below, over in zip(low, high, strict=True)
    ]
    return np.array(ends).reshape(-1, 2)


def greater(
    first: tuple[float, float], second: tuple[float, float], *, power: float = 1.0, level: float = 0.9
) -> tuple[float, float, float]:
    """How likely one beta is above another, and the interval of the difference second less first.

    Worked out on 400 quantiles of each, so there is no chance in it. The difference is that of their powers.

    Returns:
        probability, lower end, upper end.
    """
    at = (np.arange(400) + 0.5) / 400
    low_, high_ = (beta_quantile(at, np.full(400, a), np.full(400, b)) for a, b in (first, second))
    chance = float(np.mean(beta_cdf(high_, np.full(400, first[0]), np.full(400, first[1]))))
    difference = (high_[:, None] ** power - low_[None, :] ** power).ravel()
    edge = (1 - level) / 2
    low, high = np.quantile(difference, [edge, 1 - edge])
    return chance, float(low), float(high)


def _quantiles(a: Floats, b: Floats) -> Floats:
    return beta_quantile((np.arange(200) + 0.5) / 200, a[:, None], b[:, None])


def _log_beta(a: Floats, b: Floats) -> Floats:
    made: Floats = _log_gamma(a) + _log_gamma(b) - _log_gamma(a + b)
    return made


def _regularised(x: Floats, a: Floats, b: Floats, norm: Floats) -> Floats:
    """The regularised incomplete beta function by its continued fraction, on the side where it converges."""
    turned = x > (a + 1) / (a + b + 2)
    y = np.where(turned, 1 - x, x)
    p, q = np.where(turned, b, a), np.where(turned, a, b)
    front = np.exp(p * np.log(y) + q * np.log1p(-y) - norm) / p
    value = front / _fraction(y, p, q)
    made: Floats = np.clip(np.where(turned, 1 - value, value), 0.0, 1.0)
    return made


def _fraction(x: Floats, a: Floats, b: Floats) -> Floats:
    """Lentz's way through the continued fraction (Numerical Recipes 6.4), upside down; what is done drops out."""
    tiny = 1e-30
    found, place = np.empty_like(x), np.arange(x.size)
    c = np.ones_like(x)
    d = 1 - (a + b) * x / (a + 1)
    d = 1 / np.where(np.abs(d) < tiny, tiny, d)
    h = d.copy()
    for m in range(1, 2000):
        for numerator in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 + numerator * d
            d = 1 / np.where(np.abs(d) < tiny, tiny, d)
            c = 1 + numerator / c
            c = np.where(np.abs(c) < tiny, tiny, c)
            h = h * (c * d)
        if m % 4 == 0:
            done = np.abs(c * d - 1) < 1e-11
            if done.any():
                found[place[done]] = h[done]
                going = ~done
                if not going.any():
                    break
                place = place[going]
                x, a, b, c, d, h = (v[going] for v in (x, a, b, c, d, h))
    else:
        found[place] = h
    return 1 / found
