"""Verdicts of an own sheet of claims against the record of the current-events portal.

A claim is a stretch of a short text. Its verdict is that of the statement that holds most of it, checked as an article of
its day. Evidence is right when an item cited is one that decides the claim, or a text of the same words and day.
"""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tacitus.claims import VERDICTS, Checked, Report
from tacitus.errors import SourceError
from tacitus.evaluation.gold import Row
from tacitus.model import Document

Check = Callable[[Document], Report]
FIRM = ("supported", "contradicted")
RECORD = "TACITUS_RECORD"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A claim of the sheet and what was said of it; `cited` are references as the sheet writes them."""

    id: str
    gold: str
    verdict: str
    evidence: tuple[str, ...]
    cited: tuple[str, ...]


def open_check(environment: Mapping[str, str] = os.environ) -> Check:
    """What checks a document against the record of the portal, which `TACITUS_RECORD` names.

    Raises:
        SourceError: T101, when it names none.
    """
    from tacitus.claims import Checker
    from tacitus.record import Record

    path = environment.get(RECORD)
    if not path:
        hint = "Make it from the items of the portal with `Record.ingest(read_items(...))` and name it."
        raise SourceError("T101", f"{RECORD} names no record of the current-events portal.", hint)
    return Checker(Record(path)).check


def judge_claims(rows: Sequence[Row], check: Check) -> list[Outcome]:
    """The outcome of every claim, in the order of the sheet."""
    return [_outcome(row, check(Document(row["id"], row["text"], row["date"]))) for row in rows]


def score_claims(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """Macro-F1 of the verdicts, share of firm verdicts that are wrong, and share of right evidence.

    `evidence` counts claims for which an item exists: right when one cited decides it (none cited is wrong);
    `evidence_first` asks that of the first one cited, `evidence_cited` of those where something was cited.
    """
    table = score_verdicts(outcomes)
    firm = [o for o in outcomes if o.verdict in FIRM]
    held = [o for o in outcomes if o.evidence]
    right = [o for o in held if set(o.cited) & set(o.evidence)]
    cited = [o for o in held if o.cited]
    first = [o for o in held if o.cited[:1] and o.cited[0] in o.evidence]
    return {
        "n": len(outcomes),
        "macro_f1": round(sum(row["f1"] for row in table.values()) / max(1, len(table)), 4),
        "accuracy": _share(sum(o.gold == o.verdict for o in outcomes), len(outcomes)),
        "firm": len(firm),
        "firm_wrong": _share(sum(o.gold != o.verdict for o in firm), len(firm)),
        "evidence": _share(len(right), len(held)),
        "evidence_first": _share(len(first), len(held)),
        "evidence_cited": _share(len(right), len(cited)),
    }


def score_verdicts(outcomes: Sequence[Outcome]) -> dict[str, dict[str, Any]]:
    """Precision, recall and F1 of each verdict that the sheet or the answers have."""
    found: dict[str, dict[str, Any]] = {}
    for verdict in VERDICTS:
        hit = sum(o.gold == o.verdict == verdict for o in outcomes)
        said = sum(o.verdict == verdict for o in outcomes)
        gold = sum(o.gold == verdict for o in outcomes)
        if said or gold:
            f1 = 2 * hit / (said + gold)
            found[verdict] = {
                "p": _share(hit, said),
                "r": _share(hit, gold),
                "f1": round(f1, 4),
                "gold": gold,
                "said": said,
            }
    return found


def verdict_table(outcomes: Sequence[Outcome]) -> list[tuple[Any, ...]]:
    """`score_verdicts` as rows, header first."""
    rows = [
        (name, c["p"], c["r"], c["f1"], c["gold"], c["said"]) for name, c in score_verdicts(outcomes).items()
    ]
    return [("verdict", "precision", "recall", "F1", "in the sheet", "given"), *rows]


def confusions(outcomes: Sequence[Outcome]) -> Mapping[tuple[str, str], int]:
    """(verdict of the sheet, verdict given) -> how often, where they differ, the most frequent first."""
    counted = Counter((o.gold, o.verdict) for o in outcomes if o.gold != o.verdict)
    return dict(sorted(counted.items(), key=lambda one: (-one[1], one[0])))


def reference(date: str | None, text: str) -> str:
    """How the sheet names an item."""
    return f"ce:{date}:{hashlib.sha256(f'{date}|{text}'.encode()).hexdigest()[:16]}"


def choose_statement(report: Report, start: int, end: int) -> Checked | None:
    """The checked statement that holds most of a stretch, the first of equals; None where none touches it."""
    best = max(report.checked, key=lambda one: _overlap(one, start, end), default=None)
    return best if best is not None and _overlap(best, start, end) > 0 else None


def _outcome(row: Row, report: Report) -> Outcome:
    one = choose_statement(report, *row["claim"])
    verdict = "not_checkable" if one is None else one.verdict
    cited = () if one is None else tuple(reference(e.date, e.text) for e in one.evidence)
    return Outcome(row["id"], row["verdict"], verdict, tuple(row["evidence"]), cited)


def _overlap(one: Checked, start: int, end: int) -> int:
    return min(one.statement.end, end) - max(one.statement.start, start)


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
