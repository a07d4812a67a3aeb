"""Claims made of an item's sentence."""

from __future__ import annotations

import random

import pytest

from tacitus.training.constructed import construct, with_names_exchanged, with_other_number

SENTENCE = "Peru expels seven envoys of Chile on 4 May 2004 after talks in Quito."
TEXT = f"{SENTENCE} The government in Santiago calls the step unfriendly."
ALONE = "Police in Ghana arrest a minister for taking money."


@pytest.mark.parametrize("seed", range(20))
def test_another_number_is_neither_the_year_nor_the_day(seed: int) -> None:
    told = with_other_number(SENTENCE, random.Random(seed))
    assert told is not None
    before, _, after = SENTENCE.partition("seven")
    assert told.startswith(before)
    assert told.endswith(after)
    assert told != SENTENCE


@pytest.mark.parametrize(
    "sentence",
    ["Peru expels envoys of Chile.", "Peru spends 35,000 or 2.5 million.", "It was so on May 4 in 1999."],
    ids=["none", "parts of a figure", "a date"],
)
def test_there_is_no_other_number_where_none_stands_alone(sentence: str) -> None:
    assert with_other_number(sentence, random.Random(1)) is None


def test_names_exchange_their_places() -> None:
    told = with_names_exchanged("Envoys of Chile leave Quito.", random.Random(1))
    assert told == "Envoys of Quito leave Chile."


def test_a_first_word_and_a_name_within_the_other_are_not_exchanged() -> None:
    assert with_names_exchanged("Chile expels envoys of Peru.", random.Random(1)) is None
    assert with_names_exchanged("Troops of Sudan enter South Sudan.", random.Random(1)) is None


def test_each_label_follows_from_how_the_claim_was_made() -> None:
    told: dict[str, set[tuple[str, str, float]]] = {}
    for seed in range(300):
        row = construct(TEXT, lambda: ALONE, random.Random(seed))
        if row is not None:
            (claim,) = row["claims"]
            told.setdefault(claim["relation"], set()).add((claim["text"], row["text"], claim["weight"]))
    assert (SENTENCE, TEXT, 1.0) in told["supports"]
    assert {weight for *_, weight in told["contradicts"]} == {0.5, 1.0}
    assert all(claim not in TEXT and text == TEXT for claim, text, _ in told["contradicts"] | told["partly"])
    assert any(claim.endswith(f", and {ALONE}") for claim, *_ in told["partly"])
    assert all(claim in TEXT and claim not in text for claim, text, _ in told["neither"])


def test_an_item_without_a_sentence_of_some_words_gives_none() -> None:
    assert construct("Floods in Chad.", lambda: ALONE, random.Random(1)) is None
