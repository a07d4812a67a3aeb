"""The page of a checked article as one HTML file, to be read, printed and handed on.

The article stands with every statement marked by its verdict; a number ties it to what the record says about it. The page
needs no script and no other file. Verdicts are told in words everywhere; colours only repeat them.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from tacitus.claims.values import VERDICTS, Checked, Evidence, Report, Verdict
from tacitus.report.html import _link, _style, _templates
from tacitus.report.marks import Mark, MarkedText
from tacitus.report.wording import KINDS, day_words, document_date, heading, line

WORDS: dict[Verdict, tuple[str, str]] = {
    "supported": ("supported", "an item of the record reports it, as it is told here"),
    "contradicted": ("contradicted", "an item reports another outcome of the same act"),
    "date_shifted": ("date shifted", "the record has the act, at another time"),
    "attribution_only": ("attribution only", "the record has that somebody says so, not that it is so"),
    "partly_supported": ("partly supported", "a part or a party of it is in the record, another is not"),
    "not_covered": ("not covered", "the record does not have it, which does not make it false"),
    "not_checkable": ("not checkable", "a judgement, a call, a feeling or somebody's words"),
    "forecast": ("forecast", "about what is still to come"),
}
QUOTED = 420  # code points of an item that the page shows


@dataclass(frozen=True, slots=True)
class Row:
    """One statement as the page lists it."""

    number: int
    one: Checked
    verdict: str
    kind: str
    evidence: tuple[tuple[Evidence, str, str, str], ...]
    parts: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the article as HTML."""

    kind: str
    html: Markup


def check_html(report: Report) -> str:
    """One self-contained page: the article with its verdicts, the evidence, and what could not be checked and why."""
    document = report.reading.document
    rows = [_row(number, one) for number, one in enumerate(report.checked, 1)]
    sought = [row for row in rows if row.one.looked_up]
    rest = [row for row in rows if not row.one.looked_up]
    style = _style("page.css", [row.number for row in rows][:200]) + "\n" + _style("check.css", ())
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    counts = report.counts()
    return (
        _templates()
        .get_template("check.html")
        .render(
            style=Markup(style),
            digest=digest,
            lang=document.language,
            title=heading(report.reading),
            document=document,
            link=_link(document.url),
            date=document_date(document),
            report=report,
            record=report.record,
            span=_span(report),
            counts=[(verdict, counts[verdict], *WORDS[verdict]) for verdict in VERDICTS],
            paragraphs=list(_paragraphs(report)),
            sought=sought,
            rest=rest,
            reasons=Counter(row.one.why for row in rest).most_common(),
        )
    )


def _row(number: int, one: Checked) -> Row:
    evidence = tuple(
        (
            e,
            day_words(e.date) if e.date else "undated",
            line("; ".join(e.outlets), 160),
            line(e.text, QUOTED),
        )
        for e in one.evidence
    )
    parts = tuple(_row(number, part) for part in one.parts)
    return Row(number, one, WORDS[one.verdict][0], KINDS[one.statement.kind][0], evidence, parts)


def _span(report: Report) -> str:
    first, last = report.record.get("first"), report.record.get("last")
    return f"{day_words(str(first))} to {day_words(str(last))}" if first and last else "nothing yet"


def _paragraphs(report: Report) -> Iterator[Paragraph]:
    """The text line by line, blank ones left out, with the marks of statements and loaded words."""
    reading = report.reading
    text = reading.document.text
    marked = MarkedText(text, _marks(report))
    kinds: dict[int, Any] = {s.start: s.kind for s in reading.sentences}
    at = 0
    for part in text.splitlines(keepends=True):
        if part.strip():
            start = at + len(part) - len(part.lstrip())
            yield Paragraph(str(kinds.get(start, "prose")), marked.html(at, at + len(part.rstrip())))
        at += len(part)


def _marks(report: Report) -> Iterator[Mark]:
    for number, one in enumerate(report.checked, 1):
        statement = one.statement
        title = f"{WORDS[one.verdict][0]}: {line(one.why, 200)}"
        yield Mark(statement.start, statement.end, f"claim v-{one.verdict}", title, (number,))
        for start, end in statement.loaded:
            yield Mark(start, end, "loaded", "loaded wording")
