"""Who held which office on a day."""

from __future__ import annotations

import pytest

from tacitus.resolve.who.officers import find_officer


@pytest.mark.parametrize(
    ("name", "date", "country", "role", "standing"),
    [
        ("Mohammad Javad Zarif", "2020-02-10", "IRN", "Minister of Foreign Affairs", "in office"),
        ("Javad Zarif", "2020-02-10", "IRN", "Minister of Foreign Affairs", "in office"),
        ("Zarif", "2020-02-10", "IRN", "Minister of Foreign Affairs", "in office"),
        ("Donald Trump", "2018-05-01", "USA", "President", "in office"),
        ("Donald Trump", "2022-05-01", "USA", "President", "former"),
        ("Donald Trump", "2025-05-01", "USA", "President", "in office"),
        ("Angela Merkel", "2010-01-01", "DEU", "Federal Chancellor", "in office"),
        ("Xi", "2015-06-01", "CHN", "President", "in office"),
        ("Tony Blair", "2009-01-01", "GBR", "Prime Minister", "former"),
    ],
)
def test_office_depends_on_the_day(name: str, date: str, country: str, role: str, standing: str) -> None:
    held = find_officer(name.lower().split(), date=date)
    assert held is not None
    assert (held.tenure.country, held.tenure.role, held.standing) == (country, role, standing)


def test_surname_shared_by_high_offices_is_not_resolved() -> None:
    assert find_officer(["khan"], date="2015-01-01") is None


def test_country_tells_bearers_of_a_surname_apart() -> None:
    held = find_officer(["erdogan"], date="2019-01-01", country="TUR")
    assert held is not None
    assert held.tenure.qid == "Q39259"
    assert find_officer(["erdogan"], date="2019-01-01", country="GRC") is None
