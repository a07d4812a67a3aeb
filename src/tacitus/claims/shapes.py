"""A checked article as JSON: the shape that `tacitus check --json` prints."""

from __future__ import annotations

from typing import Any

from tacitus.claims.values import Checked, Coverage, Evidence, Question, Report, Trend
from tacitus.export import statement_json


def report_json(report: Report) -> dict[str, Any]:
    """The whole report, keys in a fixed order."""
    document = report.reading.document
    return {
        "id": document.id,
        "date": document.date,
        "date_inferred": document.date_inferred,
        "title": document.title,
        "record": {"as_of": report.as_of, **report.record},
        "counts": report.counts(),
        "notes": list(report.notes),
        "statements": [checked_json(one) for one in report.checked],
    }


def checked_json(one: Checked) -> dict[str, Any]:
    """One statement with its verdict."""
    return {
        **statement_json(one.statement),
        "verdict": one.verdict,
        "why": one.why,
        "query": None if one.question is None else _question(one.question),
        "evidence": [_evidence(e) for e in one.evidence],
        "coverage": None if one.coverage is None else _coverage(one.coverage),
        "trend": None if one.trend is None else _trend(one.trend),
        "notes": list(one.notes),
        "parts": [_part(part) for part in one.parts],
    }


def _part(part: Checked) -> dict[str, Any]:
    return {
        "start": part.statement.start,
        "end": part.statement.end,
        "text": part.statement.text,
        "verdict": part.verdict,
        "why": part.why,
        "evidence": [_evidence(e) for e in part.evidence],
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "words": question.words,
        "parties": list(question.parties),
        "categories": list(question.categories),
        "from": question.first,
        "to": question.last,
        "dated": question.dated,
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "document_id": evidence.document_id,
        "date": evidence.date,
        "outlets": list(evidence.outlets),
        "says": evidence.says,
        "likeness": evidence.likeness,
        "text": evidence.text,
    }


def _coverage(coverage: Coverage) -> dict[str, Any]:
    return {
        "kind": coverage.kind,
        "parties": coverage.parties,
        "items": coverage.items,
        "outlets": coverage.outlets,
        "years": {str(year): count for year, count in coverage.years.items()},
        "words": coverage.words,
    }


def _trend(trend: Trend) -> dict[str, Any]:
    return {
        "now": trend.now,
        "before": trend.before,
        "ratio": trend.ratio,
        "low": trend.low,
        "high": trend.high,
        "words": trend.words,
        "lens": trend.lens,
        "rise": trend.rise,
    }
