"""The ledger scored: each line resolved where what came is known, each model's chances against it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from tacitus.forecast import scores
from tacitus.forecast.counts import MOST, Vector, crps
from tacitus.forecast.ledger import FORECAST, PREDICTION, Entry
from tacitus.forecast.outcomes import Outcome, Outcomes
from tacitus.forecast.shapes import GIVEN, PACKAGED
from tacitus.forecast.targets import targets


@dataclass(frozen=True, slots=True)
class Resolved:
    """A line of the ledger and what came."""

    entry: Entry
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Scored:
    """What a ledger's lines were worth. `figures`: target -> model -> scores.

    `bins` are for the diagram: target -> bins of the model that `drawn` names.
    """

    forecasts: int
    predictions: int
    resolved: tuple[Resolved, ...]
    open: Mapping[str, int]  # reason -> lines
    figures: Mapping[str, Mapping[str, Mapping[str, Any]]]
    bins: Mapping[str, Sequence[Mapping[str, Any]]]
    drawn: Mapping[str, str]
    said: Mapping[str, Any]

    def shape(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "forecasts": self.forecasts,
            "predictions": self.predictions,
            "resolved": len(self.resolved),
            "open": dict(self.open),
            "figures": {target: dict(models) for target, models in self.figures.items()},
            "bins": {target: list(bins) for target, bins in self.bins.items()},
            "bins_of": dict(self.drawn),
            "predictions_in_articles": dict(self.said),
        }


def score_ledger(entries: Sequence[Entry], outcomes: Outcomes) -> Scored:
    """Resolve every line and score what is resolved; of lines with the same id (two writers at once) the first counts.

    Chances have Brier score, log loss, skill, area under the curve and calibration error; distributions have CRPS.
    Predictions of articles are counted: how many came true within their own horizon.
    """
    entries = list({entry["id"]: entry for entry in reversed(entries)}.values())[::-1]
    resolved, still = [], Counter[str]()
    for entry in entries:
        outcome = resolve(entry, outcomes)
        if outcome.count is None:
            still[outcome.why or "not known"] += 1
        else:
            resolved.append(Resolved(entry, outcome))
    figures: dict[str, dict[str, dict[str, Any]]] = {}
    bins: dict[str, list[dict[str, Any]]] = {}
    drawn: dict[str, str] = {}
    made = [line for line in resolved if line.entry["kind"] != PREDICTION]
    for name, target in targets().items():
        lines = [line for line in made if line.entry["target"] == name]
        models = sorted({model for line in lines for model in line.entry["models"]})
        if models and target.kind == "chance":
            drawn[name] = GIVEN if GIVEN in models else models[0]
        for model in models:
            given = [line for line in lines if model in line.entry["models"]]
            came = np.array([float(line.outcome.count or 0) for line in given])
            if target.kind == "count":
                rows = np.stack([_row(line.entry["models"][model]) for line in given])
                told: dict[str, Any] = {"n": len(given), "crps": round(float(crps(rows, came).mean()), 5)}
            else:
                chances = np.array([float(line.entry["models"][model]) for line in given])
                told = scores.summarise((came > 0) * 1.0, chances)
                if model == drawn[name]:
                    bins[name] = scores.calibration_bins((came > 0) * 1.0, chances)
            figures.setdefault(name, {})[model] = told
    read = [line for line in resolved if line.entry["kind"] == PREDICTION]
    said = {"resolved": len(read), "came_true": sum((line.outcome.count or 0) > 0 for line in read)}
    kinds = Counter(entry["kind"] for entry in entries)
    return Scored(
        kinds[FORECAST], kinds[PREDICTION], tuple(resolved), dict(sorted(still.items())), figures, bins, drawn, said,
    )  # fmt: skip


def resolve(entry: Entry, outcomes: Outcomes) -> Outcome:
    """What came of one line; the reason where that is not known, or can't be."""
    if entry["window"] is None:
        return Outcome(None, "no horizon in its words")
    if entry.get("negated"):
        return Outcome(None, "says what will not come, or has a negation")
    target = targets().get(entry["target"] or "")
    if target is None:
        return Outcome(
            None, "about none of the targets" if entry["target"] is None else "about an unknown target"
        )
    if entry["country"] is None:
        return Outcome(None, "names no country, or several")
    if target.series == "monthly" and outcomes.packaged and entry.get("record", PACKAGED) != PACKAGED:
        return Outcome(None, "counted in a record: give it with --record")
    start, end = entry["window"]
    return outcomes.find(target, entry["country"], start, end)


def _row(chances: Sequence[float]) -> Vector:
    row = np.zeros(MOST + 1)
    row[: len(chances)] = chances[: MOST + 1]
    row[-1] += max(0.0, 1 - row.sum())
    return row
