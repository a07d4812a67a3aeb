"""Which of a person's offices counts on a day."""

from __future__ import annotations

from tacitus.resolve.who.standing import Tenure, standing_on


def _office(role: str, sector: str, rank: int, start: str, end: str) -> Tenure:
    return Tenure("", "Ann Bell", "GBR", sector, rank, role, start, end, "own")


def test_a_former_head_who_leads_a_party_is_a_former_head() -> None:
    head = _office("Prime Minister", "GOV", 3, "2000-01-01", "2004-01-01")
    party = _office("leader of the Orchard Party", "PTY", 2, "1999-01-01", "")
    opposition = _office("Leader of the Opposition", "OPP", 2, "2004-01-02", "2008-01-01")
    held = standing_on([head, party], "2006-05-05")
    assert (held.tenure.role, held.standing) == ("Prime Minister", "former")
    assert standing_on([head, party, opposition], "2006-05-05").tenure.role == "Leader of the Opposition"
    assert standing_on([head, party], "1999-05-05").tenure.role == "leader of the Orchard Party"


def test_a_portfolio_goes_before_the_deputys_post() -> None:
    deputy = _office("Deputy Prime Minister", "GOV", 2, "2001-01-01", "2004-01-01")
    foreign = _office("Minister of Foreign Affairs", "GOV", 2, "2000-01-01", "2004-01-01")
    assert standing_on([deputy, foreign], "2002-05-05").tenure.role == "Minister of Foreign Affairs"


def test_the_state_goes_before_a_party_and_a_party_before_a_seat_or_a_small_town() -> None:
    party = _office("leader of the Orchard Party", "OPP", 2, "2000-01-01", "")
    minister = _office("Minister of Health", "GOV", 1, "1999-01-01", "2004-01-01")
    seat = _office("Member of Parliament", "LEG", 1, "2001-01-01", "2005-01-01")
    town = _office("Mayor of Oldham", "GOV", 1, "2001-01-01", "2004-01-01")
    capital = _office("Mayor of London", "GOV", 1, "2001-01-01", "2004-01-01")
    for held, told in (
        ([party, minister], minister), ([party, seat], party), ([party, town], party), ([party, capital], capital)
    ):  # fmt: skip
        assert standing_on(held, "2002-05-05").tenure == told


def test_a_vice_president_goes_before_ministers_and_they_before_a_stopgap_and_a_soldier() -> None:
    vice = _office("Vice President", "GOV", 2, "2000-01-01", "2004-01-01")
    minister = _office("Minister of Defence", "GOV", 2, "2001-01-01", "2004-01-01")
    stopgap = _office("acting Minister of Finance", "GOV", 2, "2002-01-01", "2004-01-01")
    soldier = _office("commander of the armed forces", "MIL", 2, "2002-02-01", "2004-01-01")
    assert standing_on([minister, vice], "2002-05-05").tenure == vice
    assert standing_on([minister, stopgap, soldier], "2002-05-05").tenure == minister


def test_a_member_of_parliament_who_headed_the_government_is_a_former_head() -> None:
    head = _office("Prime Minister", "GOV", 3, "2000-01-01", "2004-01-01")
    seat = _office("Member of Parliament", "LEG", 1, "1990-01-01", "2010-01-01")
    held = standing_on([head, seat], "2006-05-05")
    assert (held.tenure, held.standing) == (head, "former")


def test_a_year_that_may_not_have_begun_yields_to_days() -> None:
    opposition = _office("Leader of the Opposition", "OPP", 2, "1996", "1999-01-01")
    minister = _office("Minister of Health", "GOV", 2, "1995-11-22", "1996-06-18")
    assert standing_on([opposition, minister], "1996-02-10").tenure == minister
    assert standing_on([opposition, minister], "1996-09-10").tenure == opposition


def test_a_candidacy_is_not_what_somebody_was() -> None:
    rebel = _office("leader of the Hill Front", "REB", 2, "1990-01-01", "2004-01-01")
    candidate = _office("presidential candidate", "PTY", 2, "2005-01-01", "2006-01-01")
    assert standing_on([rebel, candidate], "2008-05-05").tenure == rebel
