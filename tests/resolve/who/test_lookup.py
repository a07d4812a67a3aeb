"""Everything under a name, with dates and sources."""

from __future__ import annotations

import pytest

from tacitus.resolve.who.lookup import look_up, similar_names


def test_a_person_has_dated_offices_with_sources() -> None:
    entry = look_up("Javad Zarif", date="2020-02-10")[0]
    held = [office for office in entry.offices if office.standing == "held"]
    assert (entry.kind, entry.country, entry.id) == ("person", "IRN", "Q10296812")
    assert [(o.role, o.start, o.end) for o in held] == [
        ("Minister of Foreign Affairs", "2013-08-15", "2021-08-24")
    ]
    assert all(office.source for office in entry.offices)


@pytest.mark.parametrize(
    ("name", "kind", "code"),
    [
        ("Tehran", "seat", "IRN"),
        ("the Kremlin", "seat", "RUS"),
        ("Hamas", "armed", "PSE"),
        ("France", "country", "FRA"),
    ],
)
def test_bodies_and_countries_are_entries(name: str, kind: str, code: str) -> None:
    entry = look_up(name)[0]
    assert (entry.kind, entry.country) == (kind, code)
    assert entry.source


def test_a_surname_has_all_its_bearers_and_another_script_is_read() -> None:
    assert len({entry.name for entry in look_up("Clinton")}) > 1
    assert [entry.name for entry in look_up("Сергей Лавров")] == ["Sergey Lavrov"]


def test_a_name_in_no_table_has_names_like_it() -> None:
    assert look_up("Kasem Sulaymany Khan") == ()
    assert similar_names("Volodimir Zelenski")[0][0] == "Volodymyr Zelenskyy"


@pytest.mark.parametrize("name", ["", "  ", "1234", "a " * 500, "—"])
def test_what_is_no_name_has_no_entry(name: str) -> None:
    assert look_up(name) == ()
    assert similar_names(name) == ()
