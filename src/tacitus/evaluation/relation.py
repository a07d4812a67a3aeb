"""Category of what a marked source does to a marked target: macro-F1 over fifteen roots, against published
answers.

The set knows one root YIELD where the codebook has CONCEDE and RETREAT; both answers stand for it. A row
whose marked party is not in its sentence is asked with the party that is there; a row that is refused counts
as wrong.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from tacitus.evaluation.intervals import draw, numpy

ROOTS = (
    "AGREE", "CONSULT", "SUPPORT", "YIELD", "COOPERATE", "AID", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
YIELD = frozenset({"CONCEDE", "RETREAT"})

_MARK = re.compile(r"</?[st]>")


def as_question(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of the set as `inspect relation` reads it: `id`, `text`, `actor`, `recipient`, spans or None.

    The first marked stretch of each kind is taken, without spaces at its ends; where none is marked, the
    first place where the party's own text stands, whatever its case.
    """
    text: str = row["sentence"]
    spans = _marked(str(row["marked"]))
    return {
        "id": row["id"],
        "text": text,
        "actor": spans.get("s") or _search(text, row.get("source")),
        "recipient": spans.get("t") or _search(text, row.get("target")),
    }


def as_root(event: str | None) -> str | None:
    """The set's name of a category."""
    return "YIELD" if event in YIELD else event


def macro_f1(pairs: Sequence[tuple[str, str | None]]) -> float:
    """Unweighted mean of the F1 of the annotated roots; `pairs` are (gold, answer), None a refusal."""
    gold, answers = Counter(g for g, _ in pairs), Counter(a for _, a in pairs)
    hits = Counter(g for g, a in pairs if g == a)
    return sum(2 * hits[root] / (gold[root] + answers[root]) for root in gold) / max(1, len(gold))


def score_roots(pairs: Sequence[tuple[str, str | None]]) -> dict[str, Any]:
    """Macro-F1, accuracy, share refused, and F1, precision, recall, number of each root."""
    gold, answers = Counter(g for g, _ in pairs), Counter(a for _, a in pairs)
    hits = Counter(g for g, a in pairs if g == a)
    roots = {
        root: {
            "p": round(hits[root] / max(1, answers[root]), 3),
            "r": round(hits[root] / max(1, gold[root]), 3),
            "f1": round(2 * hits[root] / max(1, gold[root] + answers[root]), 3),
            "gold": gold[root],
        }
        for root in ROOTS
    }
    n = max(1, len(pairs))
    return {
        "macro_f1": round(macro_f1(pairs), 3),
        "accuracy": round(hits.total() / n, 3),
        "refused": round(answers[None] / n, 3),
        "n": len(pairs),
        "roots": roots,
    }


def compare(
    gold: Sequence[str],
    ours: Sequence[str | None],
    theirs: Sequence[str | None],
    *,
    resamples: int,
    seed: int = 0,
) -> dict[str, Any]:
    """Paired bootstrap of macro-F1, ours less theirs, over rows.

    Returns:
        `difference`; `ci95` of it; `ci95_ours`; `above`: share of resamples in which ours is the higher one.
    """
    np = numpy()
    roots = sorted(set(gold))
    truth = _indicator(gold, roots)
    tables = [(_indicator(answers, roots), _indicator(answers, roots) * truth) for answers in (ours, theirs)]
    scores = []
    for weights in draw(len(gold), resamples, random.Random(seed)):
        expected = weights @ truth
        present = np.maximum(1, (expected > 0).sum())
        values = [2 * (weights @ hit) / np.maximum(1, expected + weights @ said) for said, hit in tables]
        scores.append([float(value[expected > 0].sum() / present) for value in values])
    differences = sorted(a - b for a, b in scores)
    plain = macro_f1(list(zip(gold, ours, strict=True))) - macro_f1(list(zip(gold, theirs, strict=True)))
    return {
        "difference": round(plain, 3),
        "ci95": _middle95(differences),
        "ci95_ours": _middle95(sorted(a for a, _ in scores)),
        "above": round(sum(d > 0 for d in differences) / max(1, len(differences)), 4),
    }


def _marked(marked: str) -> dict[str, list[int]]:
    """First stretch of each mark, counted in the text without marks."""
    spans: dict[str, list[int]] = {}
    opened: dict[str, int] = {}
    plain = ""
    at = 0
    for mark in _MARK.finditer(marked):
        plain += marked[at : mark.start()]
        at = mark.end()
        kind = mark.group()[-2]
        if "/" not in mark.group():
            opened.setdefault(kind, len(plain))
        elif kind in opened and kind not in spans:
            start, end = opened[kind], len(plain)
            stretch = plain[start:end]
            spans[kind] = [
                start + len(stretch) - len(stretch.lstrip()),
                end - len(stretch) + len(stretch.rstrip()),
            ]
    return {kind: span for kind, span in spans.items() if span[0] < span[1]}


def _search(text: str, party: str | None) -> list[int] | None:
    hit = re.search(re.escape(party.strip()), text, re.IGNORECASE) if party and party.strip() else None
    return None if hit is None else [hit.start(), hit.end()]


def _indicator(answers: Sequence[str | None], roots: Sequence[str]) -> Any:
    return numpy().array([[answer == root for root in roots] for answer in answers], dtype="int64")


def _middle95(ordered: Sequence[float]) -> list[float]:
    if not ordered:
        return []
    low, high = int(0.025 * len(ordered)), max(0, int(0.975 * len(ordered)) - 1)
    return [round(ordered[low], 3), round(ordered[high], 3)]
