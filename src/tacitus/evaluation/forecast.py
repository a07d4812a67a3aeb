"""Forecasts against what came: every number is from a model that was fitted only on outcomes known at its origin.

Settings were chosen on coup attempts up to 2010 and months up to 2017-12; later ones are reported. Yearly targets need
the raw sets; monthly ones use the counts that come with the package. Differences are by paired bootstrap, monthly ones
with all forecasts of a country drawn together.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from tacitus.forecast import scores
from tacitus.forecast.counts import crps, poisson, sample
from tacitus.forecast.months import Months, month_number, packaged_months
from tacitus.forecast.shapes import GIVEN
from tacitus.training import forecast_fit as fit
from tacitus.training import forecast_panel as panel
from tacitus.training.forecast_write import FIRST_CASES, often_told, unrest_countries

LEADERS = "data/coups_leaders/reign_country_year_1950_2019.csv"
PUBLISHED = "data/coups_leaders/beger_coup_forecasts_2011_2020.csv"
FIRST_FOLD = 1984
SPANS = {"coup_2011": (2011, 2019), "coup_2000": (2000, 2020)}
EXITS = (2005, 2015)
UNREST = ("2017-12", "2025-11")  # first and last origin
YEARS = (2023, 2024, 2025)
COUNTED = ("PROTEST", "ASSAULT", "SANCTION")
_TREES, _LEAF = 200, 20


def score_coups(data: Path) -> tuple[dict[str, Any], list[Sequence[Any]]]:
    """Coup attempts next year: figures by span, and a table of all models. Beside ours a random forest."""
    tables = panel.read_tables(data)
    rows = panel.build_panel(tables, "attempts", FIRST_CASES, 2021)
    folds = _with_calibrated(fit.yearly_folds(rows, FIRST_FOLD, 2019))
    _add_forest(data, folds, since=1999)
    published = _published(data / PUBLISHED)
    figures: dict[str, Any] = {}
    lines: list[Sequence[Any]] = []
    for name, span in SPANS.items():
        came, chances, cases = _joined(folds, *span)
        figures[name] = dict(scores.summarise(came, chances[GIVEN], chances["country rate"]))
        share = np.full(len(came), came.mean())
        figures[name]["against_share"] = scores.compare(
            scores.brier(came, chances[GIVEN]), scores.brier(came, share)
        )
        figures[name]["against_forest"] = _difference(came, chances[GIVEN], chances["random forest"])
        lines += [(name, model, *_line(came, p)) for model, p in chances.items()]
        shared = np.array([case in published for case in cases])
        if name == "coup_2011":
            theirs = np.array([published[case] for case, known in zip(cases, shared, strict=True) if known])
            figures["coup_shared"] = _shared(came[shared], chances[GIVEN][shared], theirs)
            lines += [("shared rows", GIVEN, *_line(came[shared], chances[GIVEN][shared])),
                      ("shared rows", "Beger", *_line(came[shared], theirs))]  # fmt: skip
    return figures, lines


def score_exits(data: Path) -> tuple[dict[str, Any], list[Sequence[Any]]]:
    """Irregular exits of the effective leader next year."""
    rows = panel.build_panel(panel.read_tables(data), "exits", FIRST_CASES, 2014)
    folds = _with_calibrated(fit.yearly_folds(rows, FIRST_FOLD, 2014))
    came, chances, _ = _joined(folds, *EXITS)
    figures = dict(scores.summarise(came, chances[GIVEN], chances["country rate"]))
    figures["against_rate"] = _difference(came, chances[GIVEN], chances["country rate"])
    return {"exit_2005": figures}, [("exit_2005", model, *_line(came, p)) for model, p in chances.items()]


def score_unrest(months: Months) -> tuple[dict[str, Any], list[Sequence[Any]]]:
    """Unrest next month in the 66 countries with most of it up to 2017-12."""
    table = fit.monthly_table(months, "unrest", unrest_countries(months))
    first, last = (month_number(month) - months.first for month in UNREST)
    early = fit.chance_folds(table, first - 96, last, boosting=True)
    folds = [fold for fold in _with_calibrated(early, after=24) if fold.origin >= first]
    came, chances, cases = _joined(folds, first + 1, last + 1)
    figures = dict(scores.summarise(came, chances[GIVEN], chances["country rate"]))
    figures["country_rate"] = float(scores.brier(came, chances["country rate"]).mean())
    figures["uncalibrated"] = float(scores.brier(came, chances["logit"]).mean())
    figures["against_rate"] = scores.compare(
        scores.brier(came, chances[GIVEN]),
        scores.brier(came, chances["country rate"]),
        groups=np.array([unit for unit, _ in cases]),
    )
    return {"unrest": figures}, [("unrest", model, *_line(came, p)) for model, p in chances.items()]


def score_counts(months: Months) -> tuple[dict[str, Any], list[Sequence[Any]]]:
    """Numbers of events next month in countries with at least 50 items up to 2017-12: CRPS, a fold a year."""
    chosen = often_told(months)
    figures: dict[str, Any] = {}
    lines: list[Sequence[Any]] = []
    for outcome in COUNTED:
        table = fit.monthly_table(months, outcome, chosen)
        losses: dict[str, list[Any]] = {"ours": [], "last_12_months": [], "last_value": []}
        for year in YEARS:
            start = month_number(f"{year - 1}-12") - months.first
            found: dict[str, list[Any]] = {name: [] for name in losses}
            for column, rows in fit.count_distributions(table, start, start + 11):
                came = table.counts[:, column + 1]
                found["ours"].append(crps(rows, came))
                found["last_12_months"].append(crps(sample(table.counts[:, column - 11 : column + 1]), came))
                found["last_value"].append(crps(poisson(table.counts[:, column]), came))
            joined = {name: np.concatenate(values) for name, values in found.items()}
            within = np.tile(np.arange(len(chosen)), 12)
            apart = scores.compare(joined["ours"], joined["last_12_months"], groups=within)["ci95"]
            lines.append(
                (outcome, year, len(within), *(f"{v.mean():.4f}" for v in joined.values()),
                 f"{apart[0]:+.4f} to {apart[1]:+.4f}")
            )  # fmt: skip
            for name, values in joined.items():
                losses[name].append(values)
        whole = {name: np.concatenate(values) for name, values in losses.items()}
        countries = np.tile(np.arange(len(chosen)), 12 * len(YEARS))
        told: dict[str, Any] = {name: round(float(values.mean()), 5) for name, values in whole.items()}
        told["n"] = len(whole["ours"])
        for name in ("last_12_months", "last_value"):
            told[f"against_{name}"] = scores.compare(whole["ours"], whole[name], groups=countries)
        figures[outcome.lower()] = told
    return figures, lines


def score_all(data: Path) -> tuple[dict[str, Any], dict[str, list[Sequence[Any]]], list[Path]]:
    """Figures with `ci95` of the differences, tables by title, and the files that were read."""
    months = packaged_months()
    chance_head = (
        "targets",
        "model",
        "n",
        "events",
        "Brier",
        "log loss",
        "skill",
        "AUC",
        "calibration error",
    )
    chances: list[Sequence[Any]] = [chance_head]
    figures: dict[str, Any] = {}
    for told, lines in (score_coups(data), score_exits(data), score_unrest(months)):
        figures |= told
        chances += lines
    counted, lines = score_counts(months)
    figures |= counted
    ours = ("events", "year", "country-months", "negative binomial", "last 12 months", "last value",
            "against last 12 months, 95 %")  # fmt: skip
    figures["ci95"] = {
        f"{part}.{name}.difference": value["ci95"]
        for part, values in figures.items()
        for name, value in values.items()
        if isinstance(value, dict) and "ci95" in value
    }
    files = [data / name for name in (*panel.FILES, LEADERS, PUBLISHED)]
    files.append(Path(scores.__file__).parent / "data" / "months.tsv.gz")
    return figures, {"Chances, all models": chances, "Numbers of events, CRPS": [ours, *lines]}, files


def _with_calibrated(folds: Sequence[fit.Fold], *, after: int = 5) -> list[fit.Fold]:
    calibrated = fit.calibrate_folds(folds, "logit", after=after)
    return [
        fit.Fold(fold.origin, fold.units, fold.outcomes, {**fold.chances, GIVEN: chances})
        for fold, chances in zip(folds, calibrated, strict=True)
    ]


def _add_forest(data: Path, folds: Sequence[fit.Fold], *, since: int) -> None:
    """A random forest on all columns of the raw country-years, as a bar that can be compared case by case."""
    from sklearn.ensemble import RandomForestClassifier

    columns, came = _raw_columns(data)
    cases = [key for key in sorted(columns) if key in came]
    features, outcomes = np.array([columns[key] for key in cases]), np.array([came[key] for key in cases])
    years = np.array([year for _, year in cases])
    for fold in folds:
        if fold.origin < since:
            continue
        known = years < fold.origin
        forest = RandomForestClassifier(_TREES, min_samples_leaf=_LEAF, random_state=0, n_jobs=1)
        forest.fit(features[known], outcomes[known])
        assert isinstance(fold.chances, dict)
        asked = np.array([columns[unit, fold.origin] for unit in fold.units])
        fold.chances["random forest"] = forest.predict_proba(asked)[:, 1]


def _raw_columns(data: Path) -> tuple[dict[tuple[int, int], list[float]], dict[tuple[int, int], float]]:
    """All columns of Powell and Thyne's and of REIGN's country-years, and whether an attempt came in the year after."""
    coups = {(int(r["gwcode"]), int(r["year"])): r for r in _rows(data / panel.COUPS)}
    leaders = {(int(r["gwcode"]), int(r["year"])): r for r in _rows(data / LEADERS)}
    kinds = sorted({row["government"] for row in leaders.values()})
    plain = [name for name in next(iter(leaders.values())) if name not in ("gwcode", "year", "government")]
    own = [name for name in next(iter(coups.values())) if name not in ("gwcode", "year")]
    found, came = {}, {}
    for key, row in coups.items():
        if key[1] < FIRST_CASES:
            continue
        other = leaders.get(key, {})
        more = [_number(other.get(name)) for name in plain] + [
            float(other.get("government") == k) for k in kinds
        ]
        found[key] = [_number(row[name]) for name in own] + more
        if (key[0], key[1] + 1) in coups:
            came[key] = float(coups[key[0], key[1] + 1]["pt_attempt"])
    return found, came


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _number(value: str | None) -> float:
    try:
        return float(value or "")
    except ValueError:
        return -9.0


def _joined(
    folds: Sequence[fit.Fold], first: int, last: int
) -> tuple[Any, dict[str, Any], list[tuple[Any, int]]]:
    """Outcomes, chances by model and (unit, origin) of all known cases whose target lies in `first`..`last`."""
    chosen = [fold for fold in folds if first <= fold.origin + 1 <= last]
    known = [~np.isnan(fold.outcomes) for fold in chosen]
    pairs = list(zip(chosen, known, strict=True))
    came = np.concatenate([fold.outcomes[k] for fold, k in pairs])
    chances = {m: np.concatenate([fold.chances[m][k] for fold, k in pairs]) for m in chosen[0].chances}
    cases = [
        (u, fold.origin) for fold, k in pairs for u, is_known in zip(fold.units, k, strict=True) if is_known
    ]
    return came, chances, cases


def _difference(came: Any, ours: Any, theirs: Any) -> dict[str, Any]:
    """Difference of log loss."""
    return scores.compare(scores.log_loss(came, ours), scores.log_loss(came, theirs))


def _shared(came: Any, ours: Any, theirs: Any) -> dict[str, Any]:
    """Ours and the published forecasts on the rows that both have."""
    told = dict(scores.summarise(came, ours))
    told["theirs"] = dict(scores.summarise(came, theirs))
    told["brier_against"] = scores.compare(scores.brier(came, ours), scores.brier(came, theirs))
    told["log_loss_against"] = _difference(came, ours, theirs)
    return told


def _line(came: Any, chances: Any) -> tuple[Any, ...]:
    told = scores.summarise(came, chances)
    return (
        told["n"], told["events"], f"{told['brier']:.5f}", f"{told['log_loss']:.4f}", told["skill"], told["auc"],
        f"{told['ece']:.4f}",
    )  # fmt: skip


def _published(path: Path) -> Mapping[tuple[int, int], float]:
    return {
        (int(row["gwcode"]), int(row["year"])): float(row["p"])
        for row in _rows(path)
        if row["outcome"] == "attempt"
    }
