"""The office in the words of a mention."""

from __future__ import annotations

import pytest

from tacitus.resolve.who import resolve_actor


@pytest.mark.parametrize(
    ("mention", "role"),
    [
        ("Kenya's Deputy President Xavo Brintel", "deputy president"),
        (
            "Indian Minister of State for External Affairs Xavo Brintel",
            "minister of state for external affairs",
        ),
        (
            "Egyptian Minister of Water Resources and Irrigation Xavo Brintel",
            "minister of water resources and irrigation",
        ),
        ("Israeli army spokesman Xavo Brintel", "army spokesman"),
        ("CIA director Xavo Brintel", "director of CIA"),
        ("Managing Director of the IMF Xavo Brintel", "managing director of IMF"),
        ("former Chadian prime minister Xavo Brintel", "former prime minister"),
        ("Pakistani army chief General Xavo Brintel", "army chief"),
        ("Governor of Kano State Xavo Brintel", "governor"),
        ("Turkish protester Xavo Brintel", "protester"),
    ],
)
def test_office_says_what_stands_beside_the_noun(mention: str, role: str) -> None:
    (party,) = resolve_actor(mention, date="2012-05-05")
    assert party.role == role
