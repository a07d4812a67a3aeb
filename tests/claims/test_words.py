from __future__ import annotations

import pytest

from tacitus.claims.groups import groups_in
from tacitus.claims.words import terms_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The Kremlin denied it.", "@RUS"),
        ("Paris and the French refused.", "@FRA"),
        ("The Saudis agreed.", "@SAU"),
        ("Burma was warned.", "@MMR"),
    ],
)
def test_a_country_is_found_under_its_other_names(text: str, code: str) -> None:
    assert code in {t.key for t in terms_of(text)}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("half a million people", "=500000"),
        ("three dozen fighters", "=36"),
        ("14,000 soldiers", "=14000"),
        ("four billion euros", "=4e+09"),
        ("twenty-two men", "=22"),
    ],
)
def test_numbers_in_words_and_figures_are_one_value(text: str, key: str) -> None:
    assert key in {t.key for t in terms_of(text)}


def test_us_in_capitals_is_a_country() -> None:
    assert [t.key for t in terms_of("The US Treasury listed him.") if t.kind == "country"] == ["@USA"]
    assert [t.key for t in terms_of("They told us and left.") if t.kind == "country"] == []


def test_days_and_years_are_no_numbers() -> None:
    assert not [t for t in terms_of("On 3 January 2020 he left.") if t.kind == "number"]


def test_terms_keep_their_place_in_the_text() -> None:
    text = "Ecuador's president pardoned three men."
    assert all(text[t.start : t.end] == t.text for t in terms_of(text))


def test_a_refusal_turns_what_follows() -> None:
    said = {(s.group, s.turned) for s in groups_in("The court refuses to extradite the banker.").said}
    assert ("handover", True) in said


def test_phrases_belong_to_their_group() -> None:
    assert "expulsion" in {s.group for s in groups_in("They were told to leave.").said}
