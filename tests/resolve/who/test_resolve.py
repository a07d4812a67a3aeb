"""Mentions as news has them -> country, sector, identity."""

from __future__ import annotations

import pytest

from tacitus.resolve.who import resolve_actor, why_refused

DAY = "2020-02-10"


@pytest.mark.parametrize(
    ("mention", "code", "sector"),
    [
        ("Albania", "ALB", "GOV"),
        ("two Iranian diplomats", "IRN", "GOV"),
        ("Iranian foreign minister Javad Zarif", "IRN", "GOV"),
        ("the US Treasury", "USA", "GOV"),
        ("Hungarian officials", "HUN", "GOV"),
        ("Tehran", "IRN", "GOV"),
        ("the Kremlin", "RUS", "GOV"),
        ("protesters", None, "CVL"),
        ("gunmen", None, "UAF"),
        ("Islamic State militants", "IMG", "REB"),
        ("NATO", "IGO", None),
        ("the European Parliament", "EUR", "LEG"),
        ("UN Security Council", "UNO", None),
        ("opposition leader Juan Guaidó", "VEN", "OPP"),
        ("former president Barack Obama", "USA", "ELI"),
        ("President of the United States Donald Trump", "USA", "GOV"),
        ("court in Faisalabad", "PAK", "JUD"),
        ("pro-Russian separatists", None, "REB"),
        ("Arab leaders", None, "GOV"),
        ("Bosnia and Herzegovina", "BIH", "GOV"),
    ],
)
def test_mention_gets_country_and_sector(mention: str, code: str | None, sector: str | None) -> None:
    (party,) = resolve_actor(mention, date=DAY)
    assert (party.code, party.sector) == (code, sector)
    assert party.why


@pytest.mark.parametrize(
    ("mention", "parties"),
    [
        (
            "Russian and Belarusian soldiers",
            [("Russian", "RUS", "MIL"), ("Belarusian soldiers", "BLR", "MIL")],
        ),
        (
            "foreign ministers of France and Germany",
            [("foreign ministers of France", "FRA", "GOV"), ("Germany", "DEU", "GOV")],
        ),
    ],
)
def test_list_is_split_and_shares_its_noun(mention: str, parties: list[tuple[str, str, str]]) -> None:
    found = resolve_actor(mention, date=DAY)
    assert [(p.text, p.code, p.sector) for p in found] == parties
    assert all(mention[p.start : p.end] == p.text for p in found)


@pytest.mark.parametrize(
    "mention", ["the report", "a storm", "inflation", "the city's stadium", "us", "", "1998"]
)
def test_what_is_no_actor_is_refused_with_a_reason(mention: str) -> None:
    assert resolve_actor(mention) == ()
    assert why_refused(mention)
