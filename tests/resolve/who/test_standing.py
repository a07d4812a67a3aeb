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
