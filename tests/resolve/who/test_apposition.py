"""Two names of one actor side by side are one party; lists stay lists."""

from __future__ import annotations

import pytest

from tacitus.resolve.who import resolve_actor

DAY = "2018-05-02"


@pytest.mark.parametrize(
    ("mention", "code", "sector"),
    [
        ("the Sicilian mafia, the Cosa Nostra", "ITA", "CRM"),
        ("the Colombian rebel group, the ELN", "COL", "REB"),
        ("Fatah, the largest Palestinian faction", "PSE", "PTY"),
        ("the Popular Union, Senegal's smallest opposition bloc", "SEN", "PTY"),
        ("Kenya's election body, known as IEBC", "KEN", "GOV"),
        ("the army, better known as the FARDC", "COD", "MIL"),
        ("Anna Kowalik, a nurse in Turku, Finland", "FIN", "MED"),
        ("the Chadian colonel Idriss Sougui, wanted by a court in The Hague", "TCD", "MIL"),
        ("Nigerian farmer Musa Bako, 52,", "NGA", "AGR"),
    ],
)
def test_apposition_is_one_party(mention: str, code: str, sector: str) -> None:
    assert [(p.code, p.sector) for p in resolve_actor(mention, date=DAY)] == [(code, sector)]


@pytest.mark.parametrize(
    ("mention", "codes"),
    [
        ("Israel, Hamas", ["ISR", "PSE"]),
        ("Congress, the White House", ["USA", "USA"]),
        ("the Kenyan police, the Ugandan army and the Sudanese rebels", ["KEN", "UGA", "SDN"]),
    ],
)
def test_list_is_no_apposition(mention: str, codes: list[str]) -> None:
    assert [p.code for p in resolve_actor(mention, date=DAY)] == codes
