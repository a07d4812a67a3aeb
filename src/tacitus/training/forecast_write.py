"""Fits the models of forecasts on all that is known and writes what the package needs of them.

    python -m tacitus.training.forecast_write [--data ../shared] [--out src/tacitus/forecast/data] [--only yearly|monthly]

`yearly.json`: coup attempts and irregular exits; coefficients, base rates, and of the last origin what each group of
features adds by country (raw values only of sets that may be shipped). `monthly.json`: models of the record's months,
whose counts (`months.tsv.gz`, see `forecast_months`) must lie there already.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from tacitus.forecast import counts as distributions
from tacitus.forecast import scores
from tacitus.forecast.months import Months, month_name, month_number, packaged_months
from tacitus.forecast.shapes import GIVEN, group_effects
from tacitus.forecast.targets import states, targets
from tacitus.ontology.countries import countries
from tacitus.training import forecast_fit as fit
from tacitus.training import forecast_panel as panel
from tacitus.training import forecast_rates as rates

FIRST_CASES, FIRST_FOLD = 1960, 1984
UNREST_COUNTRIES, LEAST_ITEMS, CHOSEN_AT = 66, 50, "2017-12"
FIRST_MONTHLY_FOLD = "2009-12"
SHIPPED = ("free", "free_change", "conflict", "infants")  # V-Dem, UCDP, World Bank


def main(argv: Sequence[str] | None = None) -> int:
    """Writes the files."""
    parser = argparse.ArgumentParser(prog="python -m tacitus.training.forecast_write")
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=Path("src/tacitus/forecast/data"))
    parser.add_argument("--only", choices=("yearly", "monthly"))
    options = parser.parse_args(argv)
    if options.only != "monthly":
        _write(options.out / "yearly.json", write_yearly(options.data))
    if options.only != "yearly":
        _write(options.out / "monthly.json", write_monthly(packaged_months()))
    return 0


def write_yearly(data: Path) -> dict[str, Any]:
    """What the package needs for the yearly targets."""
    tables = panel.read_tables(data)
    deadly = rates.deadly_protests(data, tables)
    told = {t.name: _yearly(tables, t.outcome, deadly) for t in targets().values() if t.series == "yearly"}
    return {"version": 1, "targets": told}


def write_monthly(months: Months) -> dict[str, Any]:
    """What the package needs for the monthly targets."""
    told = {}
    for target in targets().values():
        if target.series == "monthly":
            chosen = unrest_countries(months) if target.kind == "chance" else often_told(months)
            table = fit.monthly_table(months, target.outcome, chosen)
            made = _chance(months, table) if target.kind == "chance" else _count(months, table)
            told[target.name] = {"countries": list(chosen), "trained": month_name(months.last)} | made
    return {"version": 1, "targets": told}


def unrest_countries(months: Months, at: str = CHOSEN_AT) -> list[str]:
    """The countries with most items of unrest up to a month."""
    told = months.upto(month_number(at)).counts["unrest"].sum(axis=1)
    order = np.argsort(-told, kind="stable")[:UNREST_COUNTRIES]
    return [months.countries[row] for row in order]


def often_told(months: Months, at: str = CHOSEN_AT) -> list[str]:
    """The countries with at least 50 items up to a month."""
    told = months.upto(month_number(at)).counts["items"].sum(axis=1)
    return [months.countries[row] for row in np.flatnonzero(told >= LEAST_ITEMS)]


def _yearly(tables: panel.Tables, outcome: str, deadly: frozenset[panel.Key]) -> dict[str, Any]:
    origin = tables.last[outcome]
    rows = panel.build_panel(tables, outcome, FIRST_CASES, origin)
    table, codes = fit.as_table(rows), states()
    folds = fit.yearly_folds(rows, FIRST_FOLD, origin - 1)
    model, calibrated = fit.fit_yearly(table, origin), fit.calibration(folds, "logit")
    now, conditions = fit.yearly_fold(table, origin), rates.conditions(tables, outcome, deadly)
    asked = [row for row in rows if row.year == origin]
    features = table.features[table.years == origin]
    effects, deviation = model.effects(features), model.deviation_of_score(features)
    told = {}
    for at, row in enumerate(asked):
        if row.state not in codes:
            continue
        name = countries()[codes[row.state]].name
        holding = [
            key
            for key, (_, holds, first, last) in conditions.items()
            if first <= origin <= last and holds(row)
        ]
        told[codes[row.state]] = {
            "score": round(float(model.score(features[at : at + 1])[0]), 5),
            "deviation": round(float(deviation[at]), 5),
            "groups": {name: round(v, 4) for name, v in group_effects(model.names, effects[at]).items()},
            "features": {k: round(row.features[k], 4) for k in SHIPPED if not np.isnan(row.features[k])},
            "models": {name: round(float(chances[at]), 5) for name, chances in now.chances.items()},
            "conditions": holding,
            "own": rates.own_rate(tables, outcome, row.state, name).shape(),
        }
    reference = "country rate"
    return {
        "origin": f"{origin}-12-31",
        "window": [f"{origin + 1}-01-01", f"{origin + 1}-12-31"],
        "model": model.shape(),
        "calibration": _beta(calibrated),
        "rates": rates.shapes(rates.count_rates(rows, conditions)),
        "track_record": track_record(folds, reference, f"targets {FIRST_FOLD + 1}-{origin}, one fold a year"),
        "countries": dict(sorted(told.items())),
    }


def _chance(months: Months, table: fit.Monthly) -> dict[str, Any]:
    first, last = month_number(FIRST_MONTHLY_FOLD) - months.first, months.last - months.first
    folds = fit.chance_folds(table, first, last - 1)
    words = (
        f"months {month_name(months.first + first + 1)} to {month_name(months.last)}, fitted anew each year"
    )
    return {
        "model": fit.fit_chance(table, last).shape(),
        "calibration": _beta(fit.calibration(folds, "logit")),
        "track_record": track_record(folds, "country rate", words, after=24),
    }


def _count(months: Months, table: fit.Monthly) -> dict[str, Any]:
    first, last = month_number(FIRST_MONTHLY_FOLD) - months.first, months.last - months.first
    losses: dict[str, list[Any]] = {"negative binomial": [], "last 12 months": [], "last value": []}
    inside = []
    for start in range(first, last, fit.FOLD):
        for column, rows in fit.count_distributions(table, start, min(start + fit.FOLD, last) - 1):
            came = table.counts[:, column + 1]
            past = table.counts[:, column - 11 : column + 1]
            losses["negative binomial"].append(distributions.crps(rows, came))
            losses["last 12 months"].append(distributions.crps(distributions.sample(past), came))
            losses["last value"].append(
                distributions.crps(distributions.poisson(table.counts[:, column]), came)
            )
            low = np.array([distributions.quantile(row, 0.05) for row in rows])
            high = np.array([distributions.quantile(row, 0.95) for row in rows])
            inside.append((low <= came) & (came <= high))
    model, size = fit.fit_count(table, last)
    words = (
        f"months {month_name(months.first + first + 1)} to {month_name(months.last)}, fitted anew each year"
    )
    record = {
        "folds": words,
        "n": int(sum(len(x) for x in inside)),
        "inside_90": round(float(np.concatenate(inside).mean()), 4),
        "models": {name: {"crps": round(float(np.concatenate(x).mean()), 5)} for name, x in losses.items()},
    }
    return {"model": model.shape(), "size": list(size), "track_record": record}


def track_record(folds: Sequence[fit.Fold], reference: str, words: str, *, after: int = 5) -> dict[str, Any]:
    """Scores of every model over all folds, and the shipped one (logit, calibrated on past folds) with its bins."""
    known = [~np.isnan(fold.outcomes) for fold in folds]
    came = np.concatenate([fold.outcomes[k] for fold, k in zip(folds, known, strict=True)])
    chances: dict[str, Any] = {
        name: np.concatenate([fold.chances[name][k] for fold, k in zip(folds, known, strict=True)])
        for name in folds[0].chances
    }
    calibrated = fit.calibrate_folds(folds, "logit", after=after)
    chances[GIVEN] = np.concatenate([c[k] for c, k in zip(calibrated, known, strict=True)])
    return {
        "folds": words,
        "n": len(came),
        "events": int(came.sum()),
        "models": {name: scores.summarise(came, p, chances[reference]) for name, p in chances.items()},
        "bins": scores.calibration_bins(came, chances[GIVEN]),
    }


def _beta(calibrated: Any) -> list[float]:
    return [calibrated.shift, calibrated.up, calibrated.down]


def _write(path: Path, shape: Mapping[str, Any]) -> None:
    path.write_text(
        json.dumps(shape, ensure_ascii=False, indent=None, separators=(",", ":")) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    raise SystemExit(main())
