from __future__ import annotations

import pytest

from tacitus.claims.beside import Found, all_signs
from tacitus.claims.compare import compare, is_spelling, read_passage
from tacitus.claims.groups import groups_in
from tacitus.claims.search import Weighed
from tacitus.claims.sides import Kin
from tacitus.claims.signs import Search, signs_of
from tacitus.claims.trained import QUESTIONS, trained
from tacitus.claims.window import Window
from tacitus.claims.words import terms_of
from tacitus.reading.together import load_together

READING = {"read_supports", "read_partly", "read_contradicts", "read_reports_saying", "read_neither", "said"}
DAY = Window(100, 100, 98, 105, True, "Monday", "day")
ACTED = Kin(True, False, True)


def signs(claim: str, item: str, kin: Kin = ACTED, day: int = 100) -> dict[str, float]:
    """The signs of an item for a claim, every term of the claim weighing the same."""
    weighed = [
        Weighed(term, 5.0, ((term.key, 1.0),)) for term in {t.key: t for t in terms_of(claim)}.values()
    ]
    groups = groups_in(claim)
    compared = compare(weighed, groups.said, read_passage(item), scope=groups.turned, claim=claim)
    search = Search(200, 0.2, True)
    told = signs_of(
        claim, item, compared, kin, 0, search=search, found=compared.share, beside=0.0, window=DAY, day=day
    )
    return all_signs(claim, Found(0, day, item, compared, told), load_together())


def supports(claim: str, item: str) -> float:
    return trained().supports.answers([signs(claim, item)])[0]


def contradicts(claim: str, item: str) -> float:
    return trained().contradicts.answers([signs(claim, item)])[0]


def bears(claim: str, item: str, day: int = 100) -> float:
    return trained().bears.answers([signs(claim, item, day=day)])[0]


def test_an_item_that_lacks_a_second_act_supports_a_claim_less() -> None:
    item = "Peru expels two envoys of Chile."
    one = "Peru has thrown out two Chilean envoys."
    two = "Peru has thrown out two Chilean envoys, and Bolivia closed its consulate in Arica."
    assert supports(one, item) > supports(two, item)


def test_a_word_that_an_item_does_not_mention_does_not_decide() -> None:
    item = "Peru expels two envoys of Chile over a spying affair."
    plain, adorned = (
        "Peru expelled two Chilean envoys for spying.",
        "Peru abruptly expelled two Chilean envoys for spying.",
    )
    assert supports(adorned, item) > 0.8 * supports(plain, item)


@pytest.mark.parametrize(
    ("claim", "item"),
    [
        pytest.param("Quispe was acquitted in Lima.", "Quispe is convicted in Lima.", id="the other outcome"),
        pytest.param("The strike in Lima injured nobody.", "A strike in Lima injures several people.", id="a denial"),
        pytest.param("Peru's parliament approved the loan.", "The parliament of Peru rejects the loan.", id="the other vote"),
    ],
)  # fmt: skip
def test_an_item_that_tells_it_otherwise_contradicts_more_than_one_that_agrees(claim: str, item: str) -> None:
    assert contradicts(claim, item) > contradicts(claim, claim)
    assert supports(claim, item) < supports(claim, claim)


def test_an_item_of_another_day_bears_less_on_a_claim() -> None:
    claim, item = "Peru expelled two Chilean envoys.", "Peru expels two envoys of Chile."
    assert bears(claim, item) > bears(claim, item, day=106)
    assert bears(claim, item) > bears(claim, "Peru buys two frigates in Chile.")


def test_another_number_is_told_from_one_that_lacks() -> None:
    claim = "Forty miners were arrested in Peru."
    assert signs(claim, "Police arrest sixty miners in Peru.")["number_other"] == 1
    assert signs(claim, "Police arrest miners in Peru.")["number_other"] == 0


def test_a_name_and_its_letters_in_brackets_are_one() -> None:
    claim = "The Board of Maritime Trade (BMT) closed the port of Callao."
    assert signs(claim, "The Board of Maritime Trade closes the port of Callao.")["names"] >= 0.8


def test_models_ask_for_known_signs_and_the_search_for_none_of_the_reading() -> None:
    known = set(signs("Peru rejects a loan.", "Peru rejects a loan."))
    told = trained()
    for name in QUESTIONS:
        one = getattr(told, name)
        assert known >= set(one.trees.names)
        assert known == set(one.weights) - {"bias"} | (READING if name == "search" else set())


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("mehd", "mahd", True), ("qassem", "qasem", True), ("afric", "african", True), ("hassan", "hussein", False), ("rojas", "reyes", False)],
)  # fmt: skip
def test_spellings_of_one_name(one: str, other: str, same: bool) -> None:
    assert is_spelling(one, other) == same
