"""What a mention takes from the text around it."""

from __future__ import annotations

import pytest

from tacitus.model import Party
from tacitus.resolve.who import resolve_actor, why_refused

DAY = "2019-06-15"


def one(mention: str, context: str) -> Party:
    (party,) = resolve_actor(mention, date=DAY, context=context)
    return party


@pytest.mark.parametrize(
    ("mention", "context", "code"),
    [
        ("Police", "Police fire tear gas at a crowd in Nairobi, the capital of Kenya.", "KEN"),
        ("protesters", "Ecuador's president talks to protesters after a week of strikes.", "ECU"),
        (
            "the embassy",
            "Norway expels a man of the Russian embassy. He worked for the embassy for two years.",
            "RUS",
        ),
        ("soldiers", "In Bamako soldiers arrest the prime minister.", "MLI"),
    ],
)
def test_unnamed_people_get_the_country_of_the_text(mention: str, context: str, code: str) -> None:
    party = one(mention, context)
    assert party.code == code
    assert "text" in (party.why or "")
    assert party.score <= 0.6


def test_country_stays_null_when_the_text_names_two_alike() -> None:
    party = one("gunmen", "The border of Chad and Sudan was closed after gunmen fired on cars.")
    assert party.code is None or "text" in (party.why or "")


def test_region_forbids_the_country_of_the_text() -> None:
    assert one("Arab leaders", "Arab leaders meet in Tunis, Tunisia.").code is None


@pytest.mark.parametrize(
    ("context", "sector"),
    [
        ("Kenyan opposition leader Wafula Otieno calls for a boycott.", "OPP"),
        ("Wafula Otieno, a Kenyan judge, dismisses the case.", "JUD"),
        ("Kenyan journalists Ann Achieng and Wafula Otieno are arrested.", "JRN"),
        ("Kenya's health minister, Wafula Otieno, resigns.", "GOV"),
    ],
)
def test_person_in_no_table_gets_the_role_that_the_text_gives(context: str, sector: str) -> None:
    party = one("Wafula Otieno", context)
    assert (party.code, party.sector, party.identifier_text) == ("KEN", sector, "Wafula Otieno")


def test_surname_takes_the_role_of_the_full_name() -> None:
    text = "Peruvian lawmaker Rosa Quispe was fined. Quispe said she would appeal."
    assert (one("Quispe", text).code, one("Quispe", text).sector) == ("PER", "LEG")


def test_firm_abroad_is_multinational() -> None:
    assert one("Gazprom", "Gazprom cuts supplies to Poland.").code == "MNC"
    assert one("Gazprom", "Russia's Gazprom raises its prices.").code == "RUS"


def test_bare_adjective_takes_the_noun_it_shares() -> None:
    party = one("Israeli", "Israeli and Palestinian protesters blocked the road.")
    assert (party.code, party.sector) == ("ISR", "CVL")


def test_georgia_is_told_apart() -> None:
    assert one("Georgia", "Georgia and other states of the United States sue the government.").code == "USA"
    assert one("Georgia", "Georgia recalls its ambassador from Moscow.").code == "GEO"


def test_unknown_name_without_any_hint_is_refused() -> None:
    assert resolve_actor("Wafula Otieno", date=DAY, context="Wafula Otieno sings.") == ()
    assert "in no table" in why_refused("Wafula Otieno", date=DAY, context="Wafula Otieno sings.")


def test_only_the_neighbourhood_of_a_long_text_is_read() -> None:
    far = "Mexico. " + "word " * 200_000 + "police in Iran " + "word " * 200_000
    assert one("police", far).code == "IRN"


def test_country_that_a_long_text_is_about_outweighs_a_single_near_one() -> None:
    text = (
        "Iran tests a missile. " * 12
        + "The US ministers met. The regime answered. "
        + "Iran is silent. " * 12
    )
    assert one("the regime", text.replace("The regime", "the regime")).code == "IRN"


@pytest.mark.parametrize(
    ("context", "code"),
    [
        ("In Rosario, Argentina, the CGT blocked the port.", "ARG"),
        ("In Lyon the CGT blocked the depots; France braced for more.", "FRA"),
        ("The CGT blocked the port.", "FRA"),
    ],
)
def test_bodies_of_one_name_by_the_state_that_the_text_names(context: str, code: str) -> None:
    assert one("the CGT", context).code == code
