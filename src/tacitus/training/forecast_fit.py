"""Fits the models of forecasts, fold by fold: each fold is trained only on outcomes known at its origin.

Settings were chosen on targets up to 2010 (yearly) and months up to 2017-12 (monthly); later ones are reported.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from tacitus.errors import ResourceError
from tacitus.forecast.calibrate import Beta, fit_beta
from tacitus.forecast.counts import negative_binomial, size_at
from tacitus.forecast.linear import Linear, Vector, fit_linear
from tacitus.forecast.monthly import WARM_UP, month_features
from tacitus.forecast.months import Months
from tacitus.training.forecast_panel import Row

YEARLY_RIDGE, YEARLY_SPAN = 30.0, 5  # the span of "the last years as the sample"
MONTHLY_RIDGE, MONTHLY_HALF_LIFE = 100.0, 60.0  # months after which a case counts half
FOLD = 12  # months between two fits
FIRST_USED = 6 + WARM_UP  # columns of the record that no case starts from: thin beginnings


@dataclass(frozen=True, slots=True)
class Fold:
    """Forecasts from one origin: outcomes (NaN where not known) and chances by model, cases in one order."""

    origin: int
    units: tuple[Any, ...]
    outcomes: Vector
    chances: Mapping[str, Vector]


def yearly_folds(rows: Sequence[Row], first: int, last: int, *, boosting: bool = True) -> list[Fold]:
    """Forecasts from the ends of the years `first`..`last`, each fitted on outcomes up to that year."""
    table = as_table(rows)
    return [yearly_fold(table, origin, boosting=boosting) for origin in range(first, last + 1)]


def yearly_fold(table: YearlyTable, origin: int, *, boosting: bool = True) -> Fold:
    """Forecasts from the end of one year."""
    known = (table.years < origin) & ~np.isnan(table.outcomes)
    asked = table.years == origin
    past, case = table.features[known], table.features[asked]
    logit = fit_yearly(table, origin)
    chances = {
        "country rate": _country_rate(table, origin, asked),
        "last years": _last_years(table, origin, asked),
        "logit": logit.predict(case),
    }
    if boosting:
        chances["boosting"] = boost(past, table.outcomes[known], case)
        chances["mean"] = (chances["logit"] + chances["boosting"]) / 2
    return Fold(origin, tuple(table.states[asked].tolist()), table.outcomes[asked], chances)


@dataclass(frozen=True, slots=True)
class YearlyTable:
    """Rows of a panel as arrays."""

    names: tuple[str, ...]
    features: Vector
    outcomes: Vector
    years: Any
    states: Any


def fit_yearly(table: YearlyTable, origin: int) -> Linear:
    """The logit from all outcomes known at the end of a year."""
    known = (table.years < origin) & ~np.isnan(table.outcomes)
    return fit_linear("logit", table.names, table.features[known], table.outcomes[known], ridge=YEARLY_RIDGE)


def boost(past: Vector, outcomes: Vector, case: Vector, weight: Vector | None = None) -> Vector:
    """Chances of new cases by gradient boosting.

    Raises:
        ResourceError: T302, scikit-learn is not installed.
    """
    try:
        from sklearn.ensemble import HistGradientBoostingClassifier
    except ImportError as error:
        raise ResourceError(
            "T302", "scikit-learn is not installed.", "Install the extra: tacitus[forecast]."
        ) from error
    model = HistGradientBoostingClassifier(
        max_iter=60, max_leaf_nodes=7, min_samples_leaf=40, learning_rate=0.05, l2_regularization=5.0,
        early_stopping=False, random_state=0,
    )  # fmt: skip
    return np.asarray(model.fit(past, outcomes, sample_weight=weight).predict_proba(case)[:, 1])


def calibrate_folds(folds: Sequence[Fold], model: str, *, after: int = 5) -> list[Vector]:
    """A model's chances, each fold calibrated on the folds before it; the first `after` folds stay as they are."""
    return [
        calibration(folds[:n], model, after=after).apply(fold.chances[model]) for n, fold in enumerate(folds)
    ]


def calibration(past: Sequence[Fold], model: str, *, after: int = 5) -> Beta:
    """The calibration that past folds ask for."""
    if len(past) < after:
        return Beta()
    known = [(f.chances[model][~np.isnan(f.outcomes)], f.outcomes[~np.isnan(f.outcomes)]) for f in past]
    return fit_beta(np.concatenate([c for c, _ in known]), np.concatenate([o for _, o in known]))


@dataclass(frozen=True, slots=True)
class Monthly:
    """Features of chosen countries by month, and what came in each month."""

    names: tuple[str, ...]
    features: Vector  # countries x months x features
    counts: Vector  # countries x months

    def cases(self, until: int) -> tuple[Vector, Vector, Vector]:
        """Features, counts of the month after, and weights of all origins whose outcome is known in column `until`."""
        columns = np.arange(FIRST_USED, until)
        features = self.features[:, columns].reshape(-1, len(self.names))
        weight = np.tile(0.5 ** ((until - columns) / MONTHLY_HALF_LIFE), len(self.counts))
        return features, self.counts[:, columns + 1].reshape(-1), weight


def monthly_table(months: Months, outcome: str, chosen: Sequence[str]) -> Monthly:
    """The features of chosen countries."""
    rows = [months.countries.index(code) for code in chosen]
    features = month_features(months, outcome)
    stacked = np.stack([table[rows] for table in features.values()], axis=-1)
    return Monthly(tuple(features), stacked, months.counts[outcome][rows])


def fit_chance(table: Monthly, until: int) -> Linear:
    """Logit of a month with something, from all that is known in a column."""
    features, counts, weight = table.cases(until)
    return fit_linear("logit", table.names, features, (counts > 0) * 1.0, ridge=MONTHLY_RIDGE, weight=weight)


def fit_count(table: Monthly, until: int) -> tuple[Linear, tuple[float, float]]:
    """Mean count, and how the size of the negative binomial goes with it: log size = a + b log mean."""
    features, counts, weight = table.cases(until)
    model = fit_linear("log", table.names, features, counts, ridge=MONTHLY_RIDGE, weight=weight)
    return model, fit_size(model.predict(features), counts, weight)


def fit_size(mean: Vector, counts: Vector, weight: Vector) -> tuple[float, float]:
    """Size by greatest likelihood."""
    from scipy.optimize import minimize
    from scipy.special import gammaln

    def lost(at: Vector) -> float:
        size = size_at(mean, (float(at[0]), float(at[1])))
        each = gammaln(counts + size) - gammaln(size) - size * np.log1p(mean / size)
        return -float((weight * (each + counts * np.log(mean / (size + mean)))).sum())

    found = minimize(lost, [0.0, 0.5], method="Nelder-Mead", options={"maxiter": 120})
    return round(float(found.x[0]), 5), round(float(found.x[1]), 5)


def chance_folds(table: Monthly, first: int, last: int, *, boosting: bool = False) -> list[Fold]:
    """Forecasts from the columns `first`..`last`, fitted anew every twelve months; a fold is a month."""
    folds = []
    for start in range(first, last + 1, FOLD):
        model = fit_chance(table, start)
        for column in range(start, min(start + FOLD, last + 1)):
            some = table.counts[:, : column + 1] > 0
            chances = {
                "country rate": (some.sum(axis=1) + 0.5) / (column + 2),
                "last 12 months": some[:, -12:].mean(axis=1),
                "logit": model.predict(table.features[:, column]),
            }
            came = (table.counts[:, column + 1] > 0) * 1.0
            folds.append(Fold(column, tuple(range(len(came))), came, chances))
        if boosting:
            features, counts, weight = table.cases(start)
            made = folds[start - first :]
            cases = np.concatenate([table.features[:, fold.origin] for fold in made])
            found = boost(features, (counts > 0) * 1.0, cases, weight).reshape(len(made), -1)
            for fold, more in zip(made, found, strict=True):
                assert isinstance(fold.chances, dict)
                fold.chances.update(boosting=more, mean=(more + fold.chances["logit"]) / 2)
    return folds


def count_distributions(table: Monthly, start: int, stop: int) -> list[tuple[int, Vector]]:
    """Distributions of the counts after each column `start`..`stop`, from one fit at the first."""
    model, size = fit_count(table, start)
    made = []
    for column in range(start, stop + 1):
        mean = model.predict(table.features[:, column])
        made.append((column, negative_binomial(mean, size_at(mean, size))))
    return made


def as_table(rows: Sequence[Row]) -> YearlyTable:
    """Rows of a panel as arrays."""
    names = tuple(rows[0].features)
    return YearlyTable(
        names,
        np.array([[row.features[name] for name in names] for row in rows], dtype=float),
        np.array([np.nan if row.outcome is None else row.outcome for row in rows], dtype=float),
        np.array([row.year for row in rows]),
        np.array([row.state for row in rows]),
    )


def _country_rate(table: YearlyTable, origin: int, asked: Any) -> Vector:
    """Share of a state's own past years with an event, drawn to that of all states in the last ten years."""
    known = (table.years < origin) & ~np.isnan(table.outcomes)
    recent = known & (table.years >= origin - 10)
    world = float(table.outcomes[recent].mean())
    found = []
    for state in table.states[asked]:
        own = table.outcomes[known & (table.states == state) & (table.years >= origin - 30)]
        found.append((own.sum() + 10 * world) / (len(own) + 10))
    return np.array(found)


def _last_years(table: YearlyTable, origin: int, asked: Any) -> Vector:
    known = (table.years < origin) & (table.years >= origin - YEARLY_SPAN) & ~np.isnan(table.outcomes)
    shares = []
    for state in table.states[asked]:
        own = table.outcomes[known & (table.states == state)]
        shares.append(own.mean() if len(own) else 0.0)
    return np.array(shares)
