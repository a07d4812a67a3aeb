"""Fits the models by which `tacitus.claims` judges a passage by its signs, and the bounds of its verdicts.

    TACITUS_RECORD=DIR python -m tacitus.evaluation.claim_fit

On `benchmarks/claims/practice.jsonl`, own claims with the items that decide them, and `corpus/columns-b.jsonl` and `columns-e.jsonl`, whole own columns
on which the network was not trained. The passages found for a claim tell of its act where they are such an item; those of other
claims that are as much alike may, and are left out. Logistic
regression and boosted trees (scikit-learn; the mean of their logits) answer five questions: does a passage tell of the act (`search` before it was read together with the
claim, `bears` after), does one that does tell all of it, tell it otherwise, or only have it as said. Bounds: the best macro-F1
of the verdicts by predictions on held-out fifths, less what the share of wrong firm verdicts is above `WRONG`.
Writes `claims/data/questions.json` and `bounds.yaml`.
"""

from __future__ import annotations

import hashlib
import json
import math
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from tacitus.claims import Checker, Report
from tacitus.claims.asked import Asked
from tacitus.claims.beside import HARDLY, READ, Found, all_signs
from tacitus.claims.judge import Candidate, is_sure, judge
from tacitus.claims.signs import Search
from tacitus.claims.trained import QUESTIONS, trained
from tacitus.claims.window import iso
from tacitus.evaluation.boosting import boost, written
from tacitus.evaluation.claims import RECORD, Outcome, choose_statement, reference, score_claims
from tacitus.evaluation.gold import ROOT, Row, read_rows
from tacitus.model import Document
from tacitus.record import Record

PRACTICE = ROOT / "benchmarks" / "claims" / "practice.jsonl"
COLUMNS = tuple(ROOT / "corpus" / f"columns-{part}.jsonl" for part in "be")
TARGET = ROOT / "src" / "tacitus" / "claims" / "data"
LEAF = 20  # passages in a leaf of a tree, at least
STRENGTH = {
    "search": 1.0,
    "bears": 1.0,
}  # of the logistic model, the inverse of its ridge; of the other questions `_WEAK`
_WEAK = 0.3
WRONG = 0.05  # share of firm verdicts that may be wrong
PRICE = 1.0  # in macro-F1 of what is above it
GAIN = 0.004  # in macro-F1, what a bound must bring to be changed: about one claim of each verdict
FOLDS = 5
SEEN = 6  # passages of each search that are read for the fit
_NEAR = 0.1  # of the share by which a passage that decides nothing may be another report of the act
_TELLS = {
    "supported": "supports", "date_shifted": "supports", "partly_supported": "partly",
    "contradicted": "contradicts", "attribution_only": "says",
}  # fmt: skip
_CALLED = {"reports_saying": "says"}
GRID: Mapping[str, Sequence[float]] = {
    "bears": (0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5),
    "bears_outside": (0.2, 0.3, 0.4, 0.5, 0.6, 0.7),
    "supports": (4.0, 5.0, 6.0, 7.0, 7.5, 8.0, 8.25, 8.5, 8.75, 9.0, 9.25, 9.5, 10.0),
    "whole": (0.0, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9),
    "contradicts": (0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8),
    "says": (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6),
    "firm": (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9),
    "sure": (0.5, 0.6, 0.7, 0.8, 0.9, 0.95),
}
Array = Any


@dataclass(frozen=True, slots=True)
class Seen:
    """A passage of a case: what it is to the claim ("" where that is not known), and all its signs (None where it was not read)."""

    found: Found
    name: str
    relation: str
    signs: Mapping[str, float] | None


@dataclass(frozen=True, slots=True)
class Case:
    """A claim of the practice file as it was asked, with the passages in its window and out of it.

    `one` is None where no passage is sought for it; `verdict` is what is then said.
    """

    row: Row
    one: Asked | None
    verdict: str
    inside: tuple[Seen, ...] = ()
    outside: tuple[Seen, ...] = ()

    def seen(self) -> tuple[Seen, ...]:
        """All passages that were read."""
        return tuple(s for s in (*self.inside, *self.outside) if s.signs is not None)


class _Recording(Checker):
    """A checker that keeps what it compares."""

    def __init__(self, record: Record) -> None:
        super().__init__(record)
        self.kept: dict[tuple[int, int], dict[bool, list[Found]]] = {}
        self.asked: dict[tuple[int, int], Asked] = {}

    def _found(
        self, one: Asked, passages: Iterable[int], search: Search, texts: Mapping[int, tuple[str | None, str]]
    ) -> list[Found]:
        found = super()._found(one, passages, search, texts)
        key = (one.statement.start, one.statement.end)
        self.asked.setdefault(key, one)
        self.kept.setdefault(key, {}).setdefault(search.inside, found)
        return found

    def cases(self, document: Document, rows: Iterable[Row]) -> list[Case]:
        """The claims of a document as they are asked, in the order of the rows."""
        self.kept, self.asked = {}, {}
        report = self.check(document)
        return [self._case(report, row) for row in rows]

    def _case(self, report: Report, row: Row) -> Case:
        chosen = choose_statement(report, *row["claim"])
        verdict = "not_checkable" if chosen is None else chosen.verdict
        if chosen is None or (key := (chosen.statement.start, chosen.statement.end)) not in self.asked:
            return Case(row, None, verdict)
        one, kept = self.asked[key], self.kept[key]
        inside, outside = (self._seen(row, one, kept.get(side, ())) for side in (True, False))
        return Case(row, one, verdict, inside, outside)

    def _seen(self, row: Row, one: Asked, found: Sequence[Found]) -> tuple[Seen, ...]:
        names = [reference(iso(f.day) if f.day > 0 else None, f.text) for f in found]
        told = [f.signs["share"] for f, name in zip(found, names, strict=True) if name in row["evidence"]]
        sure = trained().search.answers([f.signs for f in found])
        read = sorted(range(len(found)), key=lambda at: -sure[at])[:SEEN]
        kept = []
        for at, (f, name) in enumerate(zip(found, names, strict=True)):
            relation = row["evidence"].get(name, "neither")
            if relation == "neither" and (
                (told and f.signs["share"] >= max(told) - _NEAR)
                or row["verdict"] in ("forecast", "not_checkable")
            ):
                relation = ""
            signs = all_signs(one.plain, f, self._together) if at in read else None
            kept.append(Seen(f, name, relation, signs))
        return tuple(kept)


@dataclass(slots=True)
class Fitted:
    """Models by question as JSON, fitted on all cases, and for each case's passages the probabilities of held-out fifths."""

    models: dict[str, str] = field(default_factory=dict)
    held: dict[str, dict[tuple[str, int], float]] = field(default_factory=dict)


def claims_of(row: Row) -> list[Row]:
    """The claims of a line, each with `id`, `of` (the line's), `claim` (a span of its text), `verdict` and `evidence` (item -> what it
    says to the claim): one of the practice file, or the statements of a column."""
    if "statements" not in row:
        told = _TELLS.get(row["verdict"], "neither")
        return [{**row, "of": row["id"], "evidence": dict.fromkeys(row["evidence"], told)}]
    return [
        {
            "id": f"{row['id']}#{at}", "of": row["id"], "claim": (one["start"], one["end"]), "verdict": one["verdict"],
            "evidence": {item: _CALLED.get(relation, relation) for item, relation in one["evidence"]},
        }
        for at, one in enumerate(row["statements"])
    ]  # fmt: skip


def fit(cases: Sequence[Case]) -> Fitted:
    """The five questions."""
    fitted = Fitted()
    for name in QUESTIONS:
        rows = [
            (c, s) for c in cases for s in (*c.inside, *c.outside) if name == "search" or s.signs is not None
        ]
        signs = sorted({sign for _, s in rows for sign in _signs(s, name)})
        x = np.array([[_signs(s, name)[sign] for sign in signs] for _, s in rows])
        if name in ("search", "bears"):
            known = np.array([s.relation != "" for _, s in rows])
            y = np.array([s.relation not in ("", "neither") for _, s in rows])
        else:
            known = np.array([s.relation not in ("", "neither") for _, s in rows])
            y = np.array([s.relation == name for _, s in rows])
        folds = np.array([_fold(c.row["of"]) for c, _ in rows])
        told = np.zeros(len(rows))
        for fold in range(FOLDS):
            others = known & (folds != fold)
            linear, trees = _linear(x[others], y[others], name), boost(x[others], y[others], leaf=LEAF)
            here = x[folds == fold]
            told[folds == fold] = (linear.decision_function(here) + trees.decision_function(here)) / 2
        fitted.held[name] = {
            (c.row["id"], s.found.passage): 1 / (1 + math.exp(-float(logit)))
            for (c, s), logit in zip(rows, told, strict=True)
        }
        linear = _linear(x[known], y[known], name)
        weights = {"bias": round(float(linear.intercept_[0]), 3)} | {
            sign: round(float(w), 3) for sign, w in zip(signs, linear.coef_[0], strict=True)
        }
        trees = written(boost(x[known], y[known], leaf=LEAF), signs)
        fitted.models[name] = f'{{"weights":{json.dumps(weights)},\n{trees[1:]}'
    return fitted


def _signs(seen: Seen, question: str) -> Mapping[str, float]:
    return seen.found.signs if question == "search" or seen.signs is None else seen.signs


def _linear(x: Array, y: Array, name: str) -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=STRENGTH.get(name, _WEAK), max_iter=5000).fit(x, y)


def _fold(name: str) -> int:
    return int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) % FOLDS


def outcomes(cases: Sequence[Case], fitted: Fitted, bounds: Mapping[str, float]) -> list[Outcome]:
    """Verdicts by held-out probabilities; acts of parts and trends are left aside."""
    told = []
    for case in cases:
        gold, known = case.row["verdict"], tuple(case.row["evidence"])
        if case.one is None:
            told.append(Outcome(case.row["id"], gold, case.verdict, known, ()))
            continue
        sides = []
        for seen in (case.inside, case.outside):
            sure = {id(s): fitted.held["search"][case.row["id"], s.found.passage] for s in seen}
            best = sorted(
                (s for s in seen if s.signs is not None and sure[id(s)] >= HARDLY), key=lambda s: -sure[id(s)]
            )
            sides.append([_candidate(case, s, fitted) for s in best[:READ]])
        near, far = sides
        sort = case.one.sort.verdict
        judged = judge(
            case.one.claim,
            case.one.groups.said,
            near,
            () if sort == "forecast" else far,
            case.one.window,
            bounds,
        )
        verdict = judged.verdict
        if sort != "not_covered" and not (
            is_sure(judged, bounds) and (sort != "forecast" or judged.verdict == "supported")
        ):
            verdict = sort
        names = {s.found.passage: s.name for s in case.seen()}
        cited = tuple(names[c.passage] for c in judged.evidence) if verdict == judged.verdict else ()
        told.append(Outcome(case.row["id"], gold, verdict, known, cited))
    return told


def _candidate(case: Case, seen: Seen, fitted: Fitted) -> Candidate:
    key = (case.row["id"], seen.found.passage)
    f = seen.found
    asked = (fitted.held[q][key] for q in ("bears", "supports", "contradicts", "says"))
    return Candidate(f.passage, f.day, f.text, f.compared, *asked)


def choose_bounds(cases: Sequence[Case], fitted: Fitted) -> tuple[dict[str, float], dict[str, Any]]:
    """Bounds by passes over the grid, one at a time, and the scores that they reach; those of the package stay where another is
    worth no more than `GAIN`."""

    def worth(bounds: Mapping[str, float]) -> float:
        scores = score_claims(outcomes(cases, fitted, bounds))
        return float(scores["macro_f1"]) - PRICE * max(0.0, (scores["firm_wrong"] or 0.0) - WRONG)

    bounds = dict(trained().bounds)
    best = worth(bounds)
    for _ in range(3):
        for name, values in GRID.items():
            for value in values:
                tried = bounds | {name: value}
                if (found := worth(tried)) > best + GAIN:
                    bounds, best = tried, found
    return bounds, score_claims(outcomes(cases, fitted, bounds))


def main() -> None:
    """Fit and write."""
    checker = _Recording(Record(os.environ[RECORD]))
    lines = [row for path in (PRACTICE, *COLUMNS) for row in read_rows(path)]
    cases = [
        case
        for row in lines
        for case in checker.cases(Document(row["id"], row["text"], row["date"]), claims_of(row))
    ]
    fitted = fit(cases)
    bounds, scores = choose_bounds(cases, fitted)
    head = (
        "# Written by `python -m tacitus.evaluation.claim_fit`, as is questions.json; do not edit.\n"
        f"# {len(cases)} practice claims and statements of columns; by held-out fifths macro-F1 {scores['macro_f1']:.3f}, firm verdicts wrong"
        f" {scores['firm_wrong']:.3f} of {scores['firm']}, right evidence {scores['evidence']:.3f}.\n"
    )
    write(fitted, head + yaml.safe_dump(bounds, sort_keys=False), TARGET)
    print(head, scores)


def write(fitted: Fitted, bounds: str, target: Path) -> None:
    """The files of models and bounds in a folder."""
    told = ",\n".join(f'"{name}":{model}' for name, model in fitted.models.items())
    (target / "questions.json").write_text(f"{{{told}}}\n", encoding="utf-8")
    (target / "bounds.yaml").write_text(bounds, encoding="utf-8")


if __name__ == "__main__":
    main()
