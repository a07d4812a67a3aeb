"""The user's file goes before the tables of the package."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tacitus.errors import UsageError
from tacitus.resolve.who import resolve_actor, use_actors
from tacitus.resolve.who.lookup import look_up
from tacitus.resolve.who.own import VARIABLE

DOCS = Path(__file__).parents[3] / "docs" / "actors.md"


@pytest.fixture(autouse=True)
def _package_alone() -> Iterator[None]:
    use_actors(None)
    yield
    use_actors(None)


def write(path: Path, text: str) -> Path:
    file = path / "actors.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_the_example_of_the_docs_works(tmp_path: Path) -> None:
    found = re.search(r"```yaml\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None

    use_actors(write(tmp_path, found[1]))

    (then,) = resolve_actor("A. Example", date="2024-05-01")
    assert (then.code, then.sector, then.role, then.identifier_id) == (
        "NOR",
        "GOV",
        "minister of defence",
        "Q42",
    )
    (later,) = resolve_actor("Ada Example", date="2025-09-01")
    assert (later.code, later.sector) == ("NOR", "PTY")
    (front,) = resolve_actor("EXF fighters", date="2020-01-01")
    assert (front.code, front.sector) == ("COL", "REB")
    (entry,) = look_up("Example Front")
    assert entry.source == "your file: https://example.org/front"
    assert look_up("Ada Example")[0].offices[0].source == "your file: https://example.org/cabinet"


def test_a_person_of_the_package_is_replaced(tmp_path: Path) -> None:
    text = (
        "persons:\n  - {name: Sergey Lavrov, country: NOR, roles: [{role: Mayor, start: 2001}]}\n"
        "remove: [Hezbollah, Emmanuel Macron]\n"
    )
    use_actors(write(tmp_path, text))

    (party,) = resolve_actor("Sergey Lavrov", date="2019-01-01")
    assert (party.code, party.role) == ("NOR", "mayor")
    assert [entry.kind for entry in look_up("Hezbollah")] == []
    assert not [entry for entry in look_up("Emmanuel Macron") if entry.kind == "person"]

    use_actors(None)
    assert resolve_actor("Sergey Lavrov", date="2019-01-01")[0].code == "RUS"
    assert look_up("Hezbollah")


def test_a_body_of_the_package_is_overridden(tmp_path: Path) -> None:
    use_actors(write(tmp_path, "bodies:\n  - {name: Hamas, code: PSE, sector: PTY, kind: party}\n"))
    assert resolve_actor("Hamas", date="2024-01-01")[0].sector == "PTY"


def test_processes_started_from_this_one_have_it_too(tmp_path: Path) -> None:
    file = write(tmp_path, "remove: [Nobody At All]\n")
    use_actors(file)
    assert os.environ[VARIABLE] == str(file)


def test_all_problems_are_told_at_once_and_nothing_is_changed(tmp_path: Path) -> None:
    text = (
        "people: []\npersons:\n  - {name: '12', country: NOWHERE, roles: []}\n"
        "  - {name: Jo Doe, country: NOR, roles: [{role: Mayor, start: soon, sector: XXX, rank: 9}]}\n"
        "bodies:\n  - {name: Front, code: COL, kind: gang, since: 20-1-1}\n  - Front\nremove: Front\n"
    )
    with pytest.raises(UsageError) as caught:
        use_actors(write(tmp_path, text))
    assert caught.value.code == "T007"
    for part in (
        "people",
        "persons 1",
        "NOWHERE",
        "no roles",
        "soon",
        "XXX",
        "rank 9",
        "gang",
        "20-1-1",
        "bodies 2",
        "remove",
    ):
        assert part in caught.value.message, part
    assert VARIABLE not in os.environ


@pytest.mark.parametrize("text", ["persons: [", "- a", "\x00"], ids=["broken", "a list", "binary"])
def test_a_file_that_is_no_mapping_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageError, match="T007"):
        use_actors(write(tmp_path, text))


def test_an_absent_file_is_refused_and_an_empty_one_says_nothing(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="T007"):
        use_actors(tmp_path / "none.yaml")
    use_actors(write(tmp_path, ""))
    assert resolve_actor("Sergey Lavrov", date="2019-01-01")[0].code == "RUS"
