"""What a member of a list takes from its neighbours."""

from __future__ import annotations

import pytest

from tacitus.resolve.who import resolve_actor

DAY = "2018-05-02"


@pytest.mark.parametrize(
    ("mention", "parties"),
    [
        ("Ghana's supreme court and its electoral commission", [("GHA", "JUD"), ("GHA", "GOV")]),
        ("doctors and nurses in Lusaka", [("ZMB", "MED"), ("ZMB", "MED")]),
        ("North and South Korean sailors", [("PRK", "CVL"), ("KOR", "CVL")]),
        ("German and Austria farmers", [("DEU", "AGR"), ("AUT", "AGR")]),
        ("Hamas and Fatah officials", [("PSE", "REB"), ("PSE", "PTY")]),
        ("Egyptian soldiers and policemen", [("EGY", "MIL"), ("EGY", "COP")]),
        ("Russian soldiers and separatists", [("RUS", "MIL"), (None, "REB")]),
        ("Israeli soldiers and Hamas", [("ISR", "MIL"), ("PSE", "REB")]),
    ],
)
def test_member_takes_what_it_lacks(mention: str, parties: list[tuple[str | None, str]]) -> None:
    assert [(p.code, p.sector) for p in resolve_actor(mention, date=DAY)] == parties
