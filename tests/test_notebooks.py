"""Notebooks of docs/: every code cell runs, in order, in an empty folder, without Jupyter."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

NOTEBOOKS = Path(__file__).parents[1] / "docs" / "notebooks"
FIRST_CHART = NOTEBOOKS / "first_chart.ipynb"


def code_cells(notebook: Path) -> Iterator[str]:
    told = json.loads(notebook.read_text(encoding="utf-8"))
    assert told["nbformat"] == 4
    for cell in told["cells"]:
        if cell["cell_type"] == "code":
            yield "".join(cell["source"])


def run_cells(notebook: Path) -> tuple[dict[str, Any], list[Any]]:
    """The names at the end, and what each cell shows: the value of its last line, None where that is no expression."""
    names: dict[str, Any] = {"__name__": "__main__"}
    shown: list[Any] = []
    for number, source in enumerate(code_cells(notebook)):
        body = ast.parse(source, f"{notebook.name}, cell {number}").body
        last = body.pop().value if isinstance(body[-1], ast.Expr) else None  # type: ignore[attr-defined]
        exec(compile(ast.Module(body, []), f"{notebook.name}, cell {number}", "exec"), names)
        value = None if last is None else eval(compile(ast.Expression(last), notebook.name, "eval"), names)
        shown.append(value)
    return names, shown


@pytest.mark.parametrize("notebook", sorted(NOTEBOOKS.glob("*.ipynb")), ids=lambda path: path.stem)
def test_notebooks_are_kept_without_outputs(notebook: Path) -> None:
    told = json.loads(notebook.read_text(encoding="utf-8"))
    assert all(not c["outputs"] and c["execution_count"] is None for c in told["cells"] if "outputs" in c)


def test_the_first_chart_is_drawn_from_a_folder_of_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    names, shown = run_cells(FIRST_CHART)
    assert len(list((tmp_path / "articles").iterdir())) == 12
    _, reading, taken, as_of, chart = shown
    assert "<" in reading._repr_html_()
    assert (taken.documents, taken.quarantined) == (12, 0)
    assert as_of == names["record"].as_of
    years = names["years"]
    assert sum(cooperation + conflict for _, cooperation, conflict in years) > 12
    drawn = ElementTree.fromstring(chart._repr_svg_())
    squares = [element for element in drawn.iter() if element.tag.endswith("rect")]
    assert len(squares) == sum(cooperation + conflict for _, cooperation, conflict in years)
    assert (tmp_path / "chart.svg").read_text(encoding="utf-8") == chart.svg
