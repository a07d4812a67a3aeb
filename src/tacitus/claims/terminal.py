"""The terminal page of a checked article: counts, each statement with its verdict and evidence, and what was not checked."""

from __future__ import annotations

from itertools import groupby

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from tacitus.claims.page import WORDS
from tacitus.claims.values import Checked, Report, Verdict
from tacitus.report.terminal import _encodable
from tacitus.report.wording import KINDS, day_words, document_date, heading, line

_STYLES: dict[Verdict, str] = {
    "supported": "bold green",
    "contradicted": "bold red",
    "date_shifted": "bold yellow",
    "attribution_only": "bold magenta",
    "partly_supported": "bold blue",
    "not_covered": "bold",
    "not_checkable": "dim",
    "forecast": "bold cyan",
}


def print_check(report: Report, console: Console) -> None:
    """Prints the page of one checked article to the console."""
    parts: list[RenderableType] = [_head(report)]
    looked_up = [one for one in report.checked if one.looked_up]
    if looked_up:
        table = Table.grid(padding=(0, 2), pad_edge=False, expand=True)
        table.add_column(width=16)
        table.add_column(ratio=1)
        for one in looked_up:
            table.add_row(Text(WORDS[one.verdict][0], style=_STYLES[one.verdict]), _told(one))
        parts += [Text("\nWhat the record shows", style="bold"), table]
    rest = [one for one in report.checked if not one.looked_up]
    if rest:
        parts.append(Text("\nNot looked up, and why", style="bold"))
        for why, group in groupby(sorted(rest, key=lambda one: one.why), key=lambda one: one.why):
            parts.append(Text(why, style="dim"))
            parts += [Text(f"  “{line(one.statement.text, 160)}”") for one in group]
    with console.capture() as page:
        console.print(Group(*parts))
    console.file.write(_encodable(page.get(), console.encoding))
    console.file.flush()


def _head(report: Report) -> RenderableType:
    record = report.record
    span = (
        f"{day_words(str(record['first']))} to {day_words(str(record['last']))}"
        if record["first"]
        else "empty"
    )
    counts = ", ".join(f"{n} {WORDS[v][0]}" for v, n in report.counts().items() if n) or "no statements"
    lines = [
        Text(heading(report.reading), style="bold"),
        Text(
            f"{document_date(report.reading.document)} · record of {record['documents']:,} items ({span}), commit {report.as_of}",
            style="dim",
        ),
        Text(counts),
    ]
    return Group(*lines, *(Text(note, style="yellow") for note in report.notes))


def _told(one: Checked) -> Text:
    text = Text(overflow="fold")
    text.append(f"“{line(one.statement.text, 220)}”\n")
    said = f", said by {line(one.statement.speaker, 60)}" if one.statement.speaker else ""
    text.append(f"{KINDS[one.statement.kind][0]}{said}. {one.why}\n", style="dim")
    if one.trend is not None:
        text.append(one.trend.words + "\n")
    _add_evidence(text, one)
    for part in one.parts:
        text.append(f"“{line(part.statement.text, 160)}”: ")
        text.append(f"{WORDS[part.verdict][0]}\n", style=_STYLES[part.verdict])
        if not one.evidence or part.evidence[:1] != one.evidence[:1]:
            _add_evidence(text, part)
    for note in one.notes:
        text.append(note + "\n", style="dim")
    if one.verdict in ("not_covered", "date_shifted") and one.coverage is not None:
        text.append(one.coverage.words + "\n", style="dim")
    return text


def _add_evidence(text: Text, one: Checked) -> None:
    for item in one.evidence:
        day = day_words(item.date) if item.date else "undated"
        outlets = line("; ".join(item.outlets), 80)
        text.append(f"{day} {item.says}: ", style="bold")
        text.append(f"“{line(item.text, 240)}”")
        text.append(f" {outlets}\n" if outlets else "\n", style="dim")
