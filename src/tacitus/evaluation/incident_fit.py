"""Fits what `tacitus.incidents` compares pairs by: the weights and trees, and the table of words.

    python -m tacitus.evaluation.incident_fit weights [--data DIR]
    python -m tacitus.evaluation.incident_fit words [--data DIR]

Weights: logistic regression with a ridge, and gradient boosting (scikit-learn), on the `look` half of
`benchmarks/sheets/event_pairs.jsonl` and, with less weight, on `benchmarks/incidents/training_pairs.jsonl` (candidates
as they come, so that easy ones count too, and hard ones drawn like the sheet's), their events read afresh, with given
triggers where the coder finds none (`pointed.py`). Pairs of which a reader was not sure count half. What the second reading
(`reading.together`) weighs is fitted to the pairs that its network did not learn from (the `look` half, the development split, those
added later) beside the first reading's answers under ten-fold cross-validation, repeated with two seeds. The threshold is that
with the best F1 (the mean of neighbouring cuts) on the `look` half and the hard pairs that the network did not learn from; different hard pairs are weighed down
until as many are same as in the `look` half. Words: in how many items of the long scraping each stem stands. All write into the
package's `data`.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from tacitus.evaluation.boosting import boost, written
from tacitus.evaluation.gold import ROOT, data_root, is_look, iterate_rows, read_rows
from tacitus.evaluation.incidents import SCRAPINGS, SheetPair, find_items, match_pairs, read_unfound
from tacitus.incidents.likeness import features
from tacitus.incidents.profile import Profile, profile_of
from tacitus.incidents.values import Report
from tacitus.incidents.words import LEAST, stems
from tacitus.model import Event, Reading
from tacitus.reading.together import load_together
from tacitus.training.split import is_development

DATA = ROOT / "src" / "tacitus" / "incidents" / "data"
SHEET = ROOT / "benchmarks" / "sheets" / "event_pairs.jsonl"
TRAINING = ROOT / "benchmarks" / "incidents" / "training_pairs.jsonl"
SPAN = 21
RIDGE = 2.0
SHARE = 0.7  # what a training pair weighs beside one of the sheet
UNSURE = 0.5  # what a pair weighs that another careful reader might decide otherwise
_FOLDS, _SEEDS, _PASSES = 10, 2, 40
_LEAF = 8  # pairs in a leaf of a tree, at least
_OPEN = (0.05, 0.97)  # probabilities by the first reading at which a second is worth its time
Array = Any


def main(argv: Sequence[str] | None = None) -> int:
    """Writes the file that was asked for."""
    parser = argparse.ArgumentParser(description="Fit the weights or count the words.")
    parser.add_argument("what", choices=("weights", "words"))
    parser.add_argument("--data")
    options = parser.parse_args(argv)
    data = data_root(options.data)
    if options.what == "words":
        count_words(data / SCRAPINGS[0], DATA / "words.tsv")
    else:
        fit_weights(*read_pairs(data), DATA)
    return 0


def read_pairs(data: Path) -> tuple[list[SheetPair], list[SheetPair]]:
    """The `look` pairs of the sheet and the training pairs, with freshly read events."""
    from tacitus.engine import code_documents

    sheet = [row for row in read_rows(SHEET) if is_look(row["id"])]
    training = read_rows(TRAINING)
    items = find_items(data, (row[side]["document"] for row in (*sheet, *training) for side in "ab"))
    outcomes = code_documents(items[name] for name in sorted(items))
    readings = {r.document.id: r for r in outcomes if isinstance(r, Reading)}
    pointed = read_unfound([*sheet, *training], items, readings)
    return match_pairs(sheet, readings, pointed), match_pairs(training, readings, pointed)


def fit_weights(pairs: Sequence[SheetPair], training: Sequence[SheetPair], target: Path) -> None:
    """Fit weights, trees and threshold and write `weights.yaml` and `trees.json` into a folder.

    Hard training pairs help to choose the threshold.
    """
    found = [
        (p, a, b) for p in (*pairs, *training) if (a := p.first) is not None and (b := p.second) is not None
    ]
    profiles = [(profile_at(a, p.days[0]), profile_at(b, p.days[1])) for p, a, b in found]
    told = [features(a, b) for a, b in profiles]
    names = sorted({name for one in told for name in one})
    x = np.array([[one.get(name, 0.0) for name in names] for one in told])
    y = np.array([p.same for p, _, _ in found], float)
    of_sheet = np.array([p.kind != "training" for p, _, _ in found])
    of_hard = np.array([p.hard for p, _, _ in found])
    weight = np.where(of_sheet, 1.0, SHARE) * np.array([1.0 if p.sure else UNSURE for p, _, _ in found])
    fresh = of_sheet | np.array([p.later or is_development(p.id) for p, _, _ in found])
    counted = np.where(of_sheet, 1.0, 0.0) + np.where(of_hard, _balance(y, of_sheet, of_hard & fresh), 0.0)
    unseen = [_held_out(x, y, weight, seed) for seed in range(_SEEDS)]
    second, unseen = _second(unseen, profiles, y, weight, fresh)
    cuts = [round(0.2 + 0.02 * step, 2) for step in range(26)]
    scores = {
        cut: float(np.mean([_f1(y, p >= cut, np.where(fresh, counted, 0.0)) for p in unseen])) for cut in cuts
    }
    threshold = max(cuts, key=lambda cut: (_smooth(scores, cut), cut))
    told_f1 = [
        float(np.mean([_f1(y, p >= threshold, np.where(of & fresh, 1.0, 0.0)) for p in unseen]))
        for of in (of_sheet, of_hard)
    ]
    fitted = _fit(x, y, weight)
    trees = boost(x, y, weight, leaf=_LEAF)
    body = {
        "bias": round(float(fitted[0]), 4),
        "threshold": threshold,
        "span": SPAN,
        "second": second,
        "weights": {name: round(float(w), 4) for name, w in zip(names, fitted[1:], strict=True)},
    }
    counts = f"{of_sheet.sum()} pairs of the look half and {(~of_sheet).sum()} training pairs, {of_hard.sum()} hard"
    head = (
        "# Written by `python -m tacitus.evaluation.incident_fit weights`, as is trees.json; do not edit.\n"
        f"# {counts}, ridge {RIDGE}; F1 in cross-validation: look {told_f1[0]:.3f}, hard {told_f1[1]:.3f}.\n"
    )
    (target / "weights.yaml").write_text(head + yaml.safe_dump(body, sort_keys=False), encoding="utf-8")
    (target / "trees.json").write_text(written(trees, names) + "\n", encoding="utf-8")
    print(head, end="")


def _second(
    unseen: Sequence[Array],
    profiles: Sequence[tuple[Profile, Profile]],
    y: Array,
    weight: Array,
    fresh: Array,
) -> tuple[dict[str, float], list[Array]]:
    """What the second reading weighs, and the probabilities by both readings; pairs that are not fresh, or not open, keep those of the first."""
    told = [
        load_together().same(a.passage, b.passage) if new else 0.5
        for (a, b), new in zip(profiles, fresh, strict=True)
    ]
    network, both = _logits(np.array(told)), []
    open_to = [fresh & (p >= _OPEN[0]) & (p <= _OPEN[1]) for p in unseen]
    fits = [
        _fit(np.c_[_logits(p), network][of], y[of], weight[of]) for p, of in zip(unseen, open_to, strict=True)
    ]
    bias, own, other = (round(float(w), 2) for w in np.mean(fits, axis=0))
    for p, of in zip(unseen, open_to, strict=True):
        total = bias + own * _logits(p) + other * network
        both.append(np.where(of, 1 / (1 + np.exp(-total)), p))
    return {"first": _OPEN[0], "last": _OPEN[1], "bias": bias, "own": own, "network": other}, both


def _logits(p: Array) -> Array:
    cut = np.clip(p, 1e-4, 1 - 1e-4)
    return np.log(cut / (1 - cut))


def profile_at(event: Event, day: str) -> Profile:
    """The profile of an event in a document of a day."""
    return profile_of(Report(event, None, day))


def count_words(source: Path, target: Path) -> None:
    """Count in how many items each stem stands and write the table."""
    counted: Counter[str] = Counter()
    items = 0
    for row in iterate_rows(source):
        items += 1
        counted.update({stem for stem, _ in stems(row["text"])})
    rows = sorted((-n, stem) for stem, n in counted.items() if n >= LEAST)
    head = (
        f"# Stem and number of items (of {items:,}) that hold it; stems of {LEAST} items and more. Written by\n"
        "# `python -m tacitus.evaluation.incident_fit words` from Wikipedia's Portal:Current events 2002-2026\n"
        "# (github.com/ianrastall/current-events-context at 4ff6f7d; Wikipedia contributors, CC BY-SA 4.0).\n"
    )
    lines = (f"{stem}\t{-n}\n" for n, stem in rows)
    target.write_text(head + "".join(lines), encoding="utf-8")


def _fit(x: Array, y: Array, weight: Array) -> Array:
    """Newton steps of logistic regression; the ridge spares the bias."""
    x1 = np.c_[np.ones(len(x)), x]
    ridge = np.eye(x1.shape[1]) * RIDGE
    ridge[0, 0] = 1e-3
    w = np.zeros(x1.shape[1])
    for _ in range(_PASSES):
        p = 1 / (1 + np.exp(-x1 @ w))
        slope = x1.T @ (weight * (y - p)) - ridge @ w
        w = w + np.linalg.solve((x1 * (weight * (p * (1 - p) + 1e-9))[:, None]).T @ x1 + ridge, slope)
    return w


def _held_out(x: Array, y: Array, weight: Array, seed: int) -> Array:
    order = np.random.default_rng(seed).permutation(len(y))
    p = np.zeros(len(y))
    for fold in range(_FOLDS):
        test = order[fold::_FOLDS]
        others = [np.delete(of, test, axis=0) for of in (x, y, weight)]
        linear = np.c_[np.ones(len(test)), x[test]] @ _fit(*others)
        p[test] = 1 / (1 + np.exp(-(linear + boost(*others, leaf=_LEAF).decision_function(x[test])) / 2))
    return p


def _balance(y: Array, of_sheet: Array, of_hard: Array) -> Array:
    """Weights that leave same pairs as they are and give hard pairs the share of same ones that the sheet has."""
    same, different = (of_hard & (y == 1)).sum(), (of_hard & (y == 0)).sum()
    asked = (of_sheet & (y == 0)).sum() / max(1, (of_sheet & (y == 1)).sum())
    return np.where(y == 1, 1.0, min(1.0, asked * same / max(1, different)))


def _f1(y: Array, said: Array, counted: Array) -> float:
    """F1 of same pairs, each counted by its weight."""
    hit, all_said, there = (float(counted[of].sum()) for of in (said & (y == 1), said, y == 1))
    return 2 * hit / max(1e-9, all_said + there)


def _smooth(scores: dict[float, float], cut: float) -> float:
    near = [score for other, score in scores.items() if abs(other - cut) < 0.05]
    return sum(near) / len(near)


if __name__ == "__main__":
    raise SystemExit(main())
