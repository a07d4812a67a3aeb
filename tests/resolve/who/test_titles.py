"""The role by which a text calls a person."""

from __future__ import annotations

import pytest

from tacitus.resolve.who import resolve_actor


def test_a_title_does_not_reach_over_the_end_of_a_sentence() -> None:
    text = "NATO planes flew along the border of Kosovo. Solana warned Belgrade."
    (party,) = resolve_actor("Solana", date="1998-06-16", context=text)
    assert (party.code, party.identifier_text) == ("IGO", "Javier Solana")


def test_an_abbreviated_rank_belongs_to_the_name() -> None:
    text = "Peru's army was called out. Its commander, Gen. Abel Xyzzy, agreed."
    (party,) = resolve_actor("Abel Xyzzy", date="1998-06-16", context=text)
    assert party.role is not None


def test_a_minister_in_no_table_is_of_the_state_that_the_text_is_about() -> None:
    text = "Austria recognised Slovenia. Foreign Minister Abel Xyzzy signed the paper in Ljubljana."
    for mention in ("Abel Xyzzy", "Foreign Minister Abel Xyzzy"):
        (party,) = resolve_actor(mention, date="1992-05-05", context=text)
        assert (party.code, party.sector, party.role) == ("AUT", "GOV", "foreign minister")


def test_a_surname_at_the_beginning_of_a_sentence_is_not_of_the_place_before_it() -> None:
    text = "Germany spoke for the twelve at the talks on Bosnia. Xyzzy asked for calm."
    assert resolve_actor("Xyzzy", date="1994-06-14", context=text)[0].code == "DEU"


@pytest.mark.parametrize(
    ("mention", "day", "code", "role"),
    [
        ("Sheikh Mohammed bin Rashid", "2010-05-10", "ARE", "prime minister"),
        ("Prince Rainier", "1998-06-10", "MCO", "prince"),
        ("Cardinal Pietro Parolin", "2020-06-10", "VAT", "secretary of state"),
        ("former crown prince Mohammed bin Nayef", "2020-03-15", "SAU", "former crown prince"),
        ("former rebel leader Rodrigo Londono", "2020-06-10", "COL", "former leader of the FARC"),
        ("former law minister Moudud Ahmed", "2010-12-08", "BGD", "former minister of law"),
        ("Abed Rabbo Mansour Hadi", "2009-10-10", "YEM", "vice president"),
    ],
)
def test_a_style_hides_no_office_and_words_before_a_former_holder_tell_which(
    mention: str, day: str, code: str, role: str
) -> None:
    (party,) = resolve_actor(mention, date=day)
    assert (party.code, (party.role or "").startswith(role)) == (code, True)
