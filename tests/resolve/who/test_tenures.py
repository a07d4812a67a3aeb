"""Titles of the sources of the office table as offices."""

from __future__ import annotations

import pytest

from tacitus.resolve.who.building.positions import plain_roles
from tacitus.resolve.who.building.rows import Row
from tacitus.resolve.who.building.tenures import corrected
from tacitus.resolve.who.officers import find_officer


@pytest.mark.parametrize(
    ("title", "offices"),
    [
        ("Head of Government of Mexico City", ("Mayor of Mexico City",)),
        ("Head of Government", ("Head of Government",)),
        (
            "Minister of International Relations and Cooperation",
            ("Minister of Foreign Affairs (International Relations and Cooperation)",),
        ),
        ("First Deputy Prime Minister and Minister of Finance", ("First Deputy Prime Minister", "Minister of Finance")),
        ("Crown Prince and Deputy Prime Minister", ("Crown Prince", "Deputy Prime Minister")),
        ("Minister of Trade and Industry", ("Minister of Trade and Industry",)),
    ],
)  # fmt: skip
def test_a_title_names_its_offices(title: str, offices: tuple[str, ...]) -> None:
    assert plain_roles(title) == offices


def test_the_chair_of_a_parliament_is_of_it() -> None:
    held = find_officer(["nino", "burjanadze"], date="2006-05-23")
    assert held is not None
    assert (held.tenure.sector, held.tenure.rank) == ("LEG", 2)


def test_an_envoy_of_the_united_nations_has_no_sector() -> None:
    held = find_officer(["staffan", "de", "mistura"], date="2016-03-15")
    assert held is not None
    assert (held.tenure.country, held.tenure.sector) == ("UNO", "")


def test_a_hand_made_row_takes_the_place_of_one_of_wikidata() -> None:
    def row(start: str, end: str, source: str, role: str = "Minister of Trade") -> Row:
        return Row("", "Ann Bell", "", "GBR", "GOV", "2", role, start, end, source)

    theirs, ours = row("2001-05-03", "", "wikidata"), row("2001-06", "2003-01-01", "own page")
    again, other = row("2009-05-03", "", "wikidata"), row("2001-05-03", "", "wikidata", "Minister of Health")
    assert corrected([theirs, ours, again, other]) == {ours, again, other}
    assert corrected([theirs, row("2001-05-03", "", "wrong"), again]) == {again}
