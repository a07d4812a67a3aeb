"""Thresholds and calibration of an exported model, from the development split.

    python -m tacitus.training.calibrate --model FOLDER --items FILE... [--out settings.json]

`trigger_bias` and then `cue_bonus` are those of a few with the best category F1, `role_bias` likewise by triple F1 and `mode_logit` by mode F1;
`trigger_bias_several`, for windows of several sentences, is that with the best category F1 on short items joined by threes, since beside other
sentences a trigger stands out less. Then a logistic curve, over the items alone and joined, from the model's share to how often such an event is right (paired as in `evaluation.events`) gives
`confidence_scale` and `confidence_shift`. The settings go into the model's manifest.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from tacitus.evaluation.events import confidence_outcomes, score_events
from tacitus.export import event_json
from tacitus.model import Document
from tacitus.reader import Reader
from tacitus.reading.encoder.coder import NeuralCoder
from tacitus.reading.encoder.session import Model, read_model
from tacitus.reading.statements import NeuralStatements
from tacitus.training.examples import read_items
from tacitus.training.joined import join
from tacitus.training.split import is_development

NEUTRAL = {
    "trigger_bias": 0.0,
    "trigger_bias_several": 0.0,
    "cue_bonus": 0.0,
    "role_bias": 0.0,
    "mode_logit": 0.0,
    "confidence_scale": 1.0,
    "confidence_shift": 0.0,
}
_BIASES = (-4.0, -3.5, -3.0, -2.5, -2.0, -1.5, -1.0)  # taken from the logit of "no trigger"
_BONUSES = (0.0, 2.0, 3.0, 4.0, 5.0)
_ROLE_BIASES = (-0.25, 0.0, 0.25, 0.5)  # taken from the logit of "no role"
_MODE_LOGITS = (-1.0, -0.5, 0.0)

_SHORT, _TEXTS = 260, 200  # characters of items that are joined; texts made of them

Coded = dict[str, list[dict[str, Any]]]


def calibrate(model: Model, items: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """Settings for the model from labelled items that it was not trained on."""
    texts = joined(items)
    gold = {item["id"]: item["events"] for item in [*items, *texts]}

    def coded(settings: Mapping[str, float], some: Sequence[Mapping[str, Any]] = items) -> Coded:
        return code_items(replace(model, settings=settings), some)

    def scored(settings: Mapping[str, float], level: str, some: Sequence[Mapping[str, Any]] = items) -> float:
        answers = coded(settings, some)
        f1: float = score_events(answers, {name: gold[name] for name in answers})[level]["f1"]
        return f1

    def best(name: str, values: Sequence[float], settings: dict[str, float], level: str) -> dict[str, float]:
        some = texts if name.endswith("_several") else items
        return settings | {
            name: max((scored(settings | {name: v}, level, some), -abs(v), v) for v in values)[2]
        }

    settings = best("trigger_bias", _BIASES, NEUTRAL | {"cue_bonus": 3.0}, "root")
    settings = settings | {"trigger_bias_several": settings["trigger_bias"]}
    settings = best("cue_bonus", _BONUSES, settings, "root")
    settings = best("role_bias", _ROLE_BIASES, settings, "triple")
    settings = best("mode_logit", _MODE_LOGITS, settings, "mode")
    settings = best("trigger_bias_several", _BIASES, settings, "root")
    outcomes = confidence_outcomes(coded(settings) | coded(settings, texts), gold, level="root")
    scale, shift = fit_logistic([(math.log(c / (1 - c)), right) for c, right in outcomes if 0 < c < 1])
    return settings | {"confidence_scale": round(scale, 4), "confidence_shift": round(shift, 4)}


def joined(items: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """At most `_TEXTS` texts of three short items each, drawn at random."""
    short = [item for item in items if len(item["text"]) < _SHORT]
    random.Random(5).shuffle(short)
    return [join(short[k : k + 3]) for k in range(0, min(len(short), 3 * _TEXTS) - 2, 3)]


def code_items(model: Model, items: Sequence[Mapping[str, Any]]) -> Coded:
    """Item id -> events as JSON, by the model."""
    reader = Reader(NeuralCoder(model), NeuralStatements(model))
    documents = [Document(item["id"], item["text"], item["date"]) for item in items]
    return {d.id: [event_json(e) for e in reader.read(d).events] for d in documents}


def fit_logistic(points: Sequence[tuple[float, bool]], *, rounds: int = 50) -> tuple[float, float]:
    """Scale and shift of the logistic curve of greatest likelihood through (x, outcome), by Newton's method in bounded steps."""
    a, b = 1.0, 0.0
    for _ in range(rounds):
        gradient, hessian = [0.0, 0.0], [1e-6, 0.0, 1e-6]
        for x, outcome in points:
            p = 1 / (1 + math.exp(-max(-30.0, min(30.0, a * x + b))))
            gradient[0] += (p - outcome) * x
            gradient[1] += p - outcome
            weight = p * (1 - p)
            hessian[0] += weight * x * x
            hessian[1] += weight * x
            hessian[2] += weight
        determinant = hessian[0] * hessian[2] - hessian[1] ** 2
        if determinant < 1e-12:
            break
        step = (hessian[2] * gradient[0] - hessian[1] * gradient[1]) / determinant
        shift = (hessian[0] * gradient[1] - hessian[1] * gradient[0]) / determinant
        a, b = a - max(-0.5, min(0.5, step)), b - max(-0.5, min(0.5, shift))
    return a, b


def main() -> None:
    """Read the arguments, calibrate, write the settings into the manifest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--items", nargs="+", type=Path, required=True)
    options = parser.parse_args()
    model = read_model(lambda name: (options.model / name).read_bytes())
    items = [item for item in read_items(options.items) if is_development(item["id"])]
    settings = calibrate(model, items)
    coded = code_items(replace(model, settings=settings), items)
    print(json.dumps(settings), json.dumps(score_events(coded, {i["id"]: i["events"] for i in items})))
    manifest = json.loads((options.model / "manifest.json").read_text("utf-8"))
    manifest["settings"] = settings
    (options.model / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
