"""Titles of the sources of the office table as offices."""

from __future__ import annotations

import pytest

from tacitus.resolve.who.building.tenures import plain_roles
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
