"""Codes of the older event sets."""

import pytest

from tacitus.export.codes import _codes, cameo_label, cow, fips, goldstein, icews_country, iso2
from tacitus.ontology import CATEGORIES, category, sectors, special_codes, to_cameo
from tacitus.ontology.countries import countries

EMITTED = sorted(
    {to_cameo(event, [mode] if mode else []) for event in CATEGORIES for mode in ("", *category(event).mode_names)}
)  # fmt: skip


def test_every_country_has_a_fips_an_alpha_2_and_an_icews_name() -> None:
    assert set(_codes()["countries"]) == set(countries())
    for code in countries():
        assert len(fips(code) or "") == len(iso2(code) or "") == 2
        assert icews_country(code)


def test_codes_stand_for_one_country_each() -> None:
    for of in (fips, iso2, icews_country, cow):
        told = [of(code) for code in countries() if of(code) is not None]
        assert len(told) == len(set(told))


def test_only_territories_off_the_list_have_no_correlates_of_war_number() -> None:
    assert {code for code in countries() if cow(code) is None} == {"HKG", "PSE", "VAT"}


@pytest.mark.parametrize(
    ("code", "told"),
    [("CHE", ("SZ", 225)), ("CHN", ("CH", 710)), ("AUS", ("AS", 900)), ("AUT", ("AU", 305)), ("NOR", ("NO", 385))],
)  # fmt: skip
def test_codes_that_look_like_another_country(code: str, told: tuple[str, int]) -> None:
    assert (fips(code), cow(code)) == told


def test_every_sector_and_body_is_listed() -> None:
    assert set(_codes()["sectors"]) == set(sectors())
    assert set(_codes()["bodies"]) == set(special_codes()) - set(countries())


@pytest.mark.parametrize("code", EMITTED)
def test_every_code_that_events_get_has_a_score_and_a_name(code: str) -> None:
    assert goldstein(code) is not None
    assert cameo_label(code)


@pytest.mark.parametrize(
    ("code", "score"), [("042", 1.9), ("0871", 9.0), ("0874", 10.0), ("130", -4.4), ("1822", -9.0), ("195", -10.0)]
)  # fmt: skip
def test_goldsteins_scores_are_those_that_gdelt_publishes(code: str, score: float) -> None:
    assert goldstein(code) == score


def test_statements_and_appeals_have_no_score_here() -> None:
    assert goldstein("010") is None
