"""Names of offices."""

from __future__ import annotations

import pytest

from tacitus.resolve.who import resolve_actor
from tacitus.resolve.who.naming import in_news, is_office, is_rank


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Minister of Foreign Affairs", "minister of foreign affairs"),
        ("Minister of the Interior", "minister of the interior"),
        ("Director of the Central Intelligence Agency", "director of the Central Intelligence Agency"),
        ("Permanent Representative to the United Nations", "ambassador to the United Nations"),
        ("High Representative for Foreign Affairs", "foreign policy chief"),
        ("European Commissioner for Trade", "trade commissioner"),
        ("Chairman of the Cabinet of Ministers (Prime Minister)", "prime minister"),
        ("Marshal of the Sejm", "speaker of the Sejm"),
        ("Mayor of Moscow", "mayor of Moscow"),
        ("United Nations Special Envoy for Syria", "United Nations special envoy for Syria"),
    ],
)
def test_a_title_in_the_words_of_news(title: str, told: str) -> None:
    assert in_news(title) == told


def test_whether_a_noun_names_an_office() -> None:
    assert is_office("foreign minister", "Minister of Foreign Affairs")
    assert not is_office("deputy foreign minister", "Minister of Foreign Affairs")
    assert is_rank("brigadier general")
    assert not is_rank("attorney")


@pytest.mark.parametrize(
    ("mention", "day", "code", "sector", "role"),
    [
        ("General Augusto Pinochet", "2003-11-26", "CHL", "ELI", "former president"),
        ("General David Petraeus", "2007-09-11", "USA", "MIL", "commander of the Multi-National Force in Iraq"),
        ("Daniel arap Moi", "2012-03-08", "KEN", "ELI", "former president"),
        ("Foreign Minister Papandreou", "2001-06-20", "GRC", "GOV", "minister for foreign affairs"),
        ("Mayor Luzhkov", "2005-03-17", "RUS", "GOV", "mayor of Moscow"),
        ("Mugabe", "2018-07-30", "ZWE", "ELI", "former president"),
        ("Bank of Uganda governor Emmanuel Tumusiime-Mutebile", "2007-08-01", "UGA", "GOV", "governor of the Bank of Uganda"),
        ("Chief of Defence Forces General Aronda Nyakairima", "2010-07-20", "UGA", "MIL", "chief of defence forces"),
    ],
)  # fmt: skip
def test_who_is_meant_by_rank_surname_and_body(
    mention: str, day: str, code: str, sector: str, role: str
) -> None:
    (party,) = resolve_actor(mention, date=day)
    assert (party.code, party.sector, party.role) == (code, sector, role)


def test_a_surname_long_after_the_office_names_nobody() -> None:
    assert resolve_actor("Mugabe", date="2029-07-30") == ()
