from __future__ import annotations

import pytest

from tacitus.claims.compare import Compared, compare, is_spelling, read_passage
from tacitus.claims.grounds import Act, act_of, is_same_matter, lacks
from tacitus.claims.groups import groups_in
from tacitus.claims.search import Weighed
from tacitus.claims.sides import Kin
from tacitus.claims.words import terms_of


def held_beside(claim: str, item: str, *triggers: str) -> tuple[Act, Compared]:
    """A claim and an item compared, every term of the claim weighing the same."""
    spans = [(claim.index(word), claim.index(word) + len(word)) for word in triggers]
    weighed = [
        Weighed(term, 5.0, ((term.key, 1.0),)) for term in {t.key: t for t in terms_of(claim)}.values()
    ]
    groups = groups_in(claim)
    compared = compare(weighed, groups.said, read_passage(item), scope=groups.turned, acts=spans, claim=claim)
    return act_of(claim, spans), compared


@pytest.mark.parametrize(
    ("claim", "item", "kin"),
    [
        pytest.param("Peru expelled two Chilean envoys.", "Peru expels two envoys of Chile.", Kin(True, False, True), id="all of it"),
        pytest.param("Peru expelled two Chilean envoys.", "Peru throws two Chilean diplomats out.", Kin(True, False, True), id="in other words"),
        pytest.param("A baker who married in Lima was jailed in Peru.", "A baker is jailed in Lima, Peru.", Kin(True, False, None), id="who he is may lack"),
    ],
)  # fmt: skip
def test_an_item_that_tells_the_act_lacks_nothing(claim: str, item: str, kin: Kin) -> None:
    act, compared = held_beside(claim, item)
    assert lacks(act, compared, kin, item) == ()


@pytest.mark.parametrize(
    ("claim", "item", "kin", "lacking"),
    [
        pytest.param("The court in Lima annulled the election of Quispe.", "The court in Lima hears a complaint about the election of Quispe.", Kin(False, False, None), "“annulled”", id="the verb"),
        pytest.param("A bomb hit a school and a bakery in Lima.", "A bomb hits a school in Lima.", Kin(True, False, True), "“bakery”", id="one of two things"),
        pytest.param("Forty miners were arrested in Peru.", "Miners are arrested in Peru.", Kin(True, False, True), "“Forty”", id="the number"),
        pytest.param("The strike in Lima injured nobody.", "A strike in Lima injured several people.", Kin(True, False, True), "what it denies", id="the denial"),
        pytest.param("Peru rejected the accusations.", "Peru rejects a loan.", Kin(True, False, True), "“accusations”", id="all words of a bare claim"),
        pytest.param("The hostage was freed by a commando in Lima.", "Kidnappers free a hostage in Lima.", Kin(True, False, None), "“by commando”", id="who did it"),
    ],
)  # fmt: skip
def test_what_an_item_lacks_is_named(claim: str, item: str, kin: Kin, lacking: str) -> None:
    act, compared = held_beside(claim, item)
    assert lacking in lacks(act, compared, kin, item)


def test_a_name_and_its_letters_in_brackets_are_one() -> None:
    claim = "The Board of Maritime Trade (BMT) closed the port of Callao."
    _, compared = held_beside(claim, "The Board of Maritime Trade closes the port of Callao.")
    assert all(m.worth >= 0.8 for m in compared.matched)


def test_another_outcome_is_of_the_same_matter_only_with_its_names() -> None:
    act, compared = held_beside("Quispe was acquitted in Peru.", "Quispe is convicted in Peru.")
    assert is_same_matter(act, compared)
    act, compared = held_beside("Quispe was acquitted in Peru.", "Rojas is convicted in Peru.")
    assert not is_same_matter(act, compared)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("mehd", "mahd", True), ("qassem", "qasem", True), ("afric", "african", True), ("hassan", "hussein", False), ("rojas", "reyes", False)],
)  # fmt: skip
def test_spellings_of_one_name(one: str, other: str, same: bool) -> None:
    assert is_spelling(one, other) == same
