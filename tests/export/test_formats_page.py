"""docs/formats.md against the formats: every column is told there, and its Python runs."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from tacitus.export import (
    CSV_COLUMNS,
    FORMATS,
    GDELT_COLUMNS,
    ICEWS_COLUMNS,
    LOSSLESS,
    POLECAT_COLUMNS,
    ftm_entities,
    open_writer,
)
from tacitus.export.ftm import SCHEMATA
from tacitus.model import Document, Event, Party

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))


def table(section: str) -> list[list[str]]:
    """Cells of the rows of a section's table, without its head."""
    rows = [line for line in SECTIONS[section].splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def named(cell: str) -> list[str]:
    return re.findall("`([^`]+)`", cell)


@pytest.mark.parametrize(
    ("section", "columns"),
    [
        ("csv", list(CSV_COLUMNS)),
        ("polecat", POLECAT_COLUMNS),
        ("icews", ICEWS_COLUMNS),
        ("gdelt", GDELT_COLUMNS),
    ],
)
def test_every_column_is_told_once_and_none_that_is_not_there(section: str, columns: Sequence[str]) -> None:
    told = [name for row in table(section) for name in named(row[0])]
    assert sorted(told) == sorted(columns)


def test_every_format_has_a_section_and_a_line_of_losses() -> None:
    overview = re.findall(r"^\| \[`(\w+)`\]\(#(\w+)\) \|", PAGE, re.MULTILINE)
    assert sorted(name for name, _ in overview) == sorted(FORMATS)
    assert all(name == link and name in SECTIONS for name, link in overview)


def test_formats_that_are_said_to_read_back_do() -> None:
    assert sorted(re.findall(r"^\| \[`(\w+)`\].*\(#back-to-events\)", PAGE, re.MULTILINE)) == sorted(LOSSLESS)


def test_every_property_of_entities_is_told(expulsion: Event) -> None:
    told = {schema: set(named(row[2])) for row in table("ftm") for schema in named(row[0])}
    assert set(told) == set(SCHEMATA)
    person = Party(0, 4, "Berg", "NOR", "GOV", (), "Q42", "Ada Berg", "minister")
    event = Event(**{**fields(expulsion), "actor": (person, *expulsion.actor)})
    article = Document("doc-1", "", "2021-06-02", "Envoys", "https://a.example", "Wire", "en")
    for entity in ftm_entities(event, article):
        assert set(entity["properties"]) <= told[entity["schema"]], entity["schema"]


def test_the_python_of_the_page_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expulsion: Event, meeting: Event
) -> None:
    pytest.importorskip("duckdb")
    pytest.importorskip("polars")
    monkeypatch.chdir(tmp_path)
    for format in FORMATS:
        with open_writer(format, f"events.{format}") as writer:
            writer.write([expulsion, meeting])
    space: dict[str, object] = {}
    for block in re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL):
        exec(block, space)
    assert space["gdelt"].shape == (7, 61)  # type: ignore[attr-defined]
    assert space["icews"].shape == (7, 20)  # type: ignore[attr-defined]
    assert space["polecat"].shape == (2, 40)  # type: ignore[attr-defined]
    assert space["table"].shape == (2, len(CSV_COLUMNS))  # type: ignore[attr-defined]
    assert space["gdelt"]["EventCode"].to_list() == ["166", *["040"] * 6]  # type: ignore[index]


def fields(event: Event) -> dict[str, object]:
    return {name: getattr(event, name) for name in event.__dataclass_fields__}
