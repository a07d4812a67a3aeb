import pytest

from tacitus.claims.words import in_names_of, terms_of


def _bodies(text: str) -> set[str]:
    return {t.key for t in terms_of(text) if t.key.startswith("+")}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ISIS fled.", "The Islamic State fled."),
        ("Daesh fled.", "ISIL fled."),
        ("The IRGC fired.", "Iran's Islamic Revolutionary Guards Corps fired."),
        ("It left the JCPOA.", "It left the Iran nuclear deal."),
        ("The WHO warned.", "The World Health Organization warned."),
    ],
)
def test_names_of_one_body_are_one_term(one: str, other: str) -> None:
    assert _bodies(one) == _bodies(other) != set()


@pytest.mark.parametrize("text", ["Those who fled.", "A fact is a fact.", "The congress met.", ""])
def test_common_words_are_no_bodies(text: str) -> None:
    assert _bodies(text) == set()


def test_the_words_of_a_name_stand_beside_it() -> None:
    keys = [t.key for t in terms_of("The Islamic State fled.")]
    assert {"islamic", "stat"} <= {*keys}


def test_a_claim_is_told_in_the_names_of_the_item() -> None:
    item = "The US leaves the Iranian nuclear deal and fights Daesh."
    claim = "It left the JCPOA, and ISIS fled from the WHO."
    assert in_names_of(item, claim) == "It left the Iranian nuclear deal, and Daesh fled from the WHO."
