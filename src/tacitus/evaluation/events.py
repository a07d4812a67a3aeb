"""Scores of coded events against annotated ones, over a set of documents.

An unsure annotated event never costs recall, and a coded event paired with one is excused from precision when
category or parties agree. `party` counts single countries by side within pairs of the same category. `mode`,
`status` and dates are scored on pairs whose triple agrees; an annotated YYYY or YYYY-MM stands for that whole
interval (months end on 31). `false_alarm` is the share of documents without annotated events for which
something was coded.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from tacitus.evaluation.intervals import resample_counts
from tacitus.evaluation.pairing import LEVELS, Judged, Pair, judge, pair_events, without_negated
from tacitus.ontology.plover import CATEGORIES

Counts = Counter[tuple[str, str]]
Day = tuple[int, ...]
EventRows = Sequence[Mapping[str, Any]]

_RATES = {  # figure: (numerator, denominator) of counts
    "status": (("status", "ok"), ("status", "n")),
    "date_exact": (("date", "exact"), ("date", "n")),
    "date_overlap": (("date", "overlap"), ("date", "n")),
    "false_alarm": (("doc", "fa"), ("doc", "neg")),
}


def score_events(
    coded: Mapping[str, EventRows], gold: Mapping[str, EventRows], *, resamples: int = 0, seed: int = 0
) -> dict[str, Any]:
    """All figures of a set of documents.

    Args:
        coded: document id -> events; a document left out has none.
        gold: document id -> annotated events, empty where there is nothing to code.
        resamples: number of bootstrap resamples over documents for 95 % intervals; 0 for none.
        seed: of the resampling.

    Returns:
        For each of `LEVELS`, `party` and `mode` a dict `p`, `r`, `f1`; `status`, `date_exact`,
        `date_overlap`, `false_alarm`; `n` with the sizes. With resamples, `ci95`: figure -> [low, high].
    """
    counts = {key: count_document(coded.get(key, ()), events) for key, events in sorted(gold.items())}
    total: Counts = Counter()
    for part in counts.values():
        total.update(part)
    figures = summarise(total)
    if resamples and counts:
        samples = [
            summarise(c) for c in resample_counts(list(counts.values()), resamples, random.Random(seed))
        ]
        figures["ci95"] = {name: _middle95(samples, name) for name in (*LEVELS, "party", "mode", *_RATES)}
    return figures


def score_categories(
    coded: Mapping[str, EventRows], gold: Mapping[str, EventRows]
) -> dict[str, dict[str, Any]]:
    """Precision, recall, F1 of each category; `gold` and `coded` count sure and not excused events."""
    counts: Counts = Counter()
    for key, events in gold.items():
        ours, theirs, pairs = _pair_document(coded.get(key, ()), events)
        counts.update((event.root or "", "g") for event in theirs if event.sure)
        counts.update((event.root or "", "p") for event in ours)
        for pair in pairs:
            if pair.agrees("root"):
                counts[pair.gold.root or "", "tp_p"] += 1
                counts[pair.gold.root or "", "tp_r"] += pair.gold.sure
            elif pair.excused:
                counts[pair.coded.root or "", "p"] -= 1
    return {
        name: _f1(counts, name) | {"gold": counts[name, "g"], "coded": counts[name, "p"]}
        for name in CATEGORIES
    }


def confidence_outcomes(
    coded: Mapping[str, EventRows], gold: Mapping[str, EventRows], *, level: str = "root"
) -> list[tuple[float, bool]]:
    """Confidence of each coded event and whether its pair agrees at `level`; excused ones are left out."""
    outcomes: list[tuple[float, bool]] = []
    for key, events in sorted(gold.items()):
        ours, _, pairs = _pair_document(coded.get(key, ()), events)
        paired = {pair.coded_at: pair for pair in pairs}
        for at, event in enumerate(ours):
            pair = paired.get(at)
            right = pair is not None and pair.agrees(level)
            if event.confidence is None or (pair is not None and not right and pair.excused):
                continue
            outcomes.append((event.confidence, right))
    return outcomes


def count_document(coded: EventRows, gold: EventRows) -> Counts:
    """The hits of one document, to be added up."""
    ours, theirs, pairs = _pair_document(coded, gold)
    n: Counts = Counter()
    for level in LEVELS:
        hits = [pair for pair in pairs if pair.agrees(level)]
        excused = sum(pair.excused and not pair.agrees(level) for pair in pairs)
        n[level, "tp_p"] = len(hits)
        n[level, "tp_r"] = sum(pair.gold.sure for pair in hits)
        n[level, "p"] = len(ours) - excused
        n[level, "g"] = sum(event.sure for event in theirs)
    for pair in pairs:
        if pair.agrees("root"):
            _count_sets(n, "party", pair.coded.actor, pair.gold.actor)
            _count_sets(n, "party", pair.coded.recipient, pair.gold.recipient)
        if pair.agrees("triple"):
            _count_details(n, pair)
    n["doc", "fa"], n["doc", "neg"] = int(bool(ours) and not theirs), int(not theirs)
    return n


def summarise(n: Counts) -> dict[str, Any]:
    """Figures from added-up counts, rounded to three places; a rate without cases is 0."""
    figures: dict[str, Any] = {name: _f1(n, name) for name in (*LEVELS, "party", "mode")}
    for name, (hits, cases) in _RATES.items():
        figures[name] = round(n[hits] / max(1, n[cases]), 3)
    sizes = {"sure_gold": ("root", "g"), "coded": ("root", "p"), "empty_documents": ("doc", "neg")}
    figures["n"] = {name: int(n[key]) for name, key in (sizes | {"matched": ("status", "n")}).items()}
    return figures


def days_of(start: str | None, end: str | None = None) -> tuple[Day | None, Day | None]:
    """First and last (year, month, day) of an interval given as days, months or years, or `start..end`."""
    if start and ".." in start:
        start, end = start.split("..")[:2]
    return _edge(start, (1, 1)), _edge(end or start, (12, 31))


def _pair_document(coded: EventRows, gold: EventRows) -> tuple[list[Judged], list[Judged], list[Pair]]:
    theirs = [judge(event) for event in gold]
    ours = without_negated([judge(event) for event in coded], theirs)
    return ours, theirs, pair_events(ours, theirs)


def _count_sets(n: Counts, name: str, coded: frozenset[str], gold: frozenset[str]) -> None:
    for key, size in (
        ("tp_p", len(coded & gold)),
        ("tp_r", len(coded & gold)),
        ("p", len(coded)),
        ("g", len(gold)),
    ):
        n[name, key] += size


def _count_details(n: Counts, pair: Pair) -> None:
    coded, gold = pair.coded, pair.gold
    _count_sets(n, "mode", coded.modes, gold.modes)
    if gold.status:
        n["status", "n"] += 1
        n["status", "ok"] += coded.status == gold.status
    if gold.first:
        theirs, ours = days_of(gold.first), days_of(coded.first, coded.last)
        n["date", "n"] += 1
        n["date", "exact"] += theirs == ours
        n["date", "overlap"] += overlap(theirs, ours)


def overlap(a: tuple[Day | None, Day | None], b: tuple[Day | None, Day | None]) -> bool:
    """Whether two closed intervals share a day; False where an end is unknown."""
    if a[0] is None or a[1] is None or b[0] is None or b[1] is None:
        return False
    return b[0] <= a[1] and a[0] <= b[1]


def _edge(day: str | None, rest: tuple[int, int]) -> Day | None:
    if not day:
        return None
    parts = tuple(int(part) for part in day[:10].split("-"))
    return parts + rest[len(parts) - 1 :] if len(parts) < 3 else parts


def _f1(n: Counts, name: str) -> dict[str, float]:
    precision, recall = n[name, "tp_p"] / max(1, n[name, "p"]), n[name, "tp_r"] / max(1, n[name, "g"])
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {"p": round(precision, 3), "r": round(recall, 3), "f1": round(f1, 3)}


def _middle95(samples: Sequence[Mapping[str, Any]], name: str) -> list[float]:
    values = sorted(s[name]["f1"] if isinstance(s[name], dict) else s[name] for s in samples)
    return [values[int(0.025 * len(values))], values[int(0.975 * len(values)) - 1]]
