"""Names and nouns that news keeps in another language."""

from __future__ import annotations

import pytest

from tacitus.resolve.who import resolve_actor


@pytest.mark.parametrize(
    ("mention", "code", "sector"),
    [
        ("Central Obrera Paraguaya", "PRY", "LAB"),
        ("Universidad Nacional de Colombia", "COL", "EDU"),
        ("estudiantes chilenos", "CHL", "EDU"),
        ("los maestros de Oaxaca", "MEX", "EDU"),
        ("Armée nationale tchadienne", "TCD", "MIL"),
        ("syndicats tunisiens", "TUN", "LAB"),
        ("Bundeskriminalamt", "DEU", "COP"),
        ("Landtag von Sachsen", "DEU", "LEG"),
        ("Kementerian Kehutanan", "IDN", "GOV"),
        ("Fiscalía General de la Nación", None, "JUD"),
        ("Bank Negara Malaysia", "MYS", "GOV"),
    ],
)
def test_name_in_another_language(mention: str, code: str | None, sector: str) -> None:
    (party,) = resolve_actor(mention, date="2018-05-02")
    assert (party.code, party.sector) == (code, sector)


def test_text_around_gives_the_state_of_a_name_without_one() -> None:
    (party,) = resolve_actor("Fiscalía General", context="The Fiscalía General in Quito opened an inquiry.")
    assert (party.code, party.sector) == ("ECU", "JUD")
