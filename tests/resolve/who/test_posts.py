"""Offices that a phrase names without a name."""

from __future__ import annotations

import pytest

from tacitus.resolve.who import resolve_actor


@pytest.mark.parametrize(
    ("mention", "date", "code", "role", "holder"),
    [
        ("the UN human rights chief", "2020-05-05", "UNO", "high commissioner for human rights", "Michelle Bachelet"),
        ("the managing director of the IMF", "2009-05-05", "IGO", "managing director of imf", "Dominique Strauss-Kahn"),
        ("the IMF chief", "2009-05-05", "IGO", "managing director of the imf", "Dominique Strauss-Kahn"),
        ("the head of the Arab League", "2006-05-05", "IGO", "secretary-general of the arab league", "Amr Moussa"),
        ("the UN secretary-general", "1994-05-05", "UNO", "secretary-general", "Boutros Boutros-Ghali"),
        ("the European Commission president", "2006-05-05", "EUR", "president of the european commission", "José Manuel Barroso"),
        ("the German chancellor", "1995-05-05", "DEU", "chancellor", "Helmut Kohl"),
        ("Iran's foreign minister", "2015-05-05", "IRN", "foreign minister", "Mohammad Javad Zarif"),
    ],
)  # fmt: skip
def test_an_office_has_its_own_name_and_its_holder(
    mention: str, date: str, code: str, role: str, holder: str
) -> None:
    (party,) = resolve_actor(mention, date=date)
    assert (party.code, (party.role or "").lower(), party.identifier_text) == (code, role, holder)
    assert "held by" in (party.why or "")


def test_another_holder_on_another_day() -> None:
    (then,) = resolve_actor("the NATO secretary general", date="1996-05-05")
    (later,) = resolve_actor("the NATO secretary general", date="2012-05-05")
    assert (then.identifier_text, later.identifier_text) == ("Javier Solana", "Anders Fogh Rasmussen")


@pytest.mark.parametrize(
    "mention",
    ["the deputy prime minister of France", "former German chancellors", "the former French president"],
)
def test_deputies_plurals_and_the_past_have_no_holder(mention: str) -> None:
    assert not any(" held by" in (party.why or "") for party in resolve_actor(mention, date="2001-05-05"))


def test_no_holder_without_a_day_or_with_a_country_from_around_only() -> None:
    assert "held by" not in (resolve_actor("the German chancellor")[0].why or "")
    (party,) = resolve_actor("the president", date="2014-05-05", context="The president spoke in France.")
    assert (party.code, party.role) == ("FRA", "president")
    assert "held by" not in (party.why or "")


def test_an_archbishop_and_a_defence_secretary_are_called_by_their_whole_office() -> None:
    (primate,) = resolve_actor("the archbishop of Canterbury", date="2005-05-05")
    assert (primate.code, primate.sector, primate.role) == ("GBR", "REL", "archbishop of Canterbury")
    assert resolve_actor("the US defence secretary", date="2002-05-05")[0].role == "defence secretary"


def test_the_pope_is_of_the_holy_see() -> None:
    assert resolve_actor("the pope", date="2005-01-05")[0].code == "VAT"


def test_a_name_beside_a_body_is_the_one_identified() -> None:
    (party,) = resolve_actor("former CIA director Abel Xyzzy", date="2004-05-05")
    assert (party.code, party.identifier_text, party.role) == ("USA", "Abel Xyzzy", "former director of CIA")


def test_the_former_office_that_the_words_name_goes_before_one_held() -> None:
    (party,) = resolve_actor("former UN secretary-general Kofi Annan", date="2012-05-05")
    assert (party.role or "").casefold() == "former secretary-general of the united nations"
