"""Renders the results of the benchmarks as one page of Markdown.

The page is made anew from `results.json`, `data/sets.yaml` (sets, labels, bars) and `notes.md`, which is
written by hand and taken over as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib import resources
from typing import Any

import yaml

_HEAD = """# Benchmarks

Made by `make bench`, that is `python -m tacitus.evaluation.bench`, which needs the public sets (folder `../shared`
beside the repository, or `--data`, or TACITUS_DATA) and the extra `dev`. Do not edit this page: notes belong into
`notes.md`, sets and bars into `src/tacitus/evaluation/data/sets.yaml`.

`lock`: items that nobody opened, whose errors were never read (sha256 of the id ends in an odd hex digit). `all`: every
item. In brackets the middle 95 % of 1,000 bootstrap resamples. "Best peer" and "asked" are figures from elsewhere or
set beforehand, on the same set unless another is named. Nothing is trained on these sets; errors of items that are not
`lock` may have been read to improve rules, so trust `lock` first.
"""


def describe_sets() -> Mapping[str, Mapping[str, Any]]:
    """Name of each measure -> its set, source, explanation and figures, in the order of the page."""
    text = resources.files("tacitus.evaluation").joinpath("data", "sets.yaml").read_text(encoding="utf-8")
    described: dict[str, Mapping[str, Any]] = yaml.safe_load(text)
    return described


def render_page(results: Mapping[str, Mapping[str, Any]], notes: str) -> str:
    """The whole page; measures without a result are named as not measured."""
    blocks = [_HEAD]
    for name, described in describe_sets().items():
        blocks.append(_section(described, results.get(name)))
    if notes.strip():
        blocks.append(notes.strip() + "\n")
    return "\n".join(blocks)


def render_table(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """A table of Markdown; a cell None is empty."""
    lines = ["| " + " | ".join(header) + " |", "|" + " --- |" * len(header)]
    lines += ["| " + " | ".join(_cell(value) for value in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def find_figure(figures: Mapping[str, Any], key: str) -> Any:
    """The value at a key such as `root.f1`; None where it was not measured."""
    value: Any = figures
    for part in key.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def _section(described: Mapping[str, Any], result: Mapping[str, Any] | None) -> str:
    head = f"## {described['title']}\n\n{described['set']}. Source: {described['source']}.\n\n{described['about'].strip()}\n"
    if result is None:
        return head + "\nNot measured yet.\n"
    figures: Mapping[str, Mapping[str, Any]] = result["figures"]
    columns = list(figures)
    rows = [
        [line["label"]]
        + [_figure(figures[column], line["key"], line.get("form", ".3f")) for column in columns]
        + [line.get("peer"), line.get("must")]
        for line in described["figures"]
    ]
    header = ["figure", *(["measured"] if columns == ["all"] else columns), "best peer", "asked"]
    blocks = [head, render_table(header, rows), _provenance(result)]
    for title, table in result.get("tables", {}).items():
        body = render_table([str(cell) for cell in table[0]], table[1:])
        blocks.append(f"<details><summary>{title}</summary>\n\n{body}\n</details>\n")
    return "\n".join(blocks)


def _figure(figures: Mapping[str, Any], key: str, form: str) -> str | None:
    value = find_figure(figures, key)
    if value is None:
        return None
    shown = format(int(value) if form == "d" else value, form)
    interval = figures.get("ci95", {}).get(key.removesuffix(".f1"))
    return shown if not interval else f"{shown} ({interval[0]:.3f} to {interval[1]:.3f})"


def _provenance(result: Mapping[str, Any]) -> str:
    versions = ", ".join(f"{name} {version}" for name, version in result["versions"].items())
    return (
        f"`{result['command']}` at commit {result['commit']}, {result['measured']}; {versions}; {result['machine']}. "
        f"sha256 of the set: {result['sha256'][:16]}.\n"
    )


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return f"{value:.3f}" if isinstance(value, float) else str(value).replace("|", "\\|")
