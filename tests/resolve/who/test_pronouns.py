import pytest

from tacitus.model import Party
from tacitus.resolve.who.pronouns import OPEN, resolve_possessive, resolve_pronoun

STATE = Party(0, 5, "Ghana", "GHA", "GOV", score=0.9)
MINISTER = Party(
    10, 30, "minister Ama Badu", "GHA", "GOV", identifier_text="Ama Badu", role="minister", score=0.9
)
REBELS = Party(40, 46, "rebels", "MLI", "REB", role="rebel", score=0.8)
UNKNOWN = Party(50, 55, "envoy", None, None)


@pytest.mark.parametrize(
    ("word", "code", "why"),
    [
        ("it", "GHA", "Ghana"),
        ("she", "GHA", "minister Ama Badu"),
        ("They", "MLI", "rebels"),
    ],
)
def test_nearest_party_that_fits(word: str, code: str, why: str) -> None:
    found = resolve_pronoun(Party(60, 64, word), [STATE, MINISTER, REBELS, UNKNOWN])
    assert found.code == code
    assert why in (found.why or "")
    assert (found.start, found.end, found.text) == (60, 64, word)


def test_nothing_fits() -> None:
    assert resolve_pronoun(Party(60, 62, "he"), [STATE, REBELS]).why == OPEN
    assert resolve_pronoun(Party(2, 4, "it"), [REBELS]).code is None


def test_possessive_gives_the_country_where_the_words_give_none() -> None:
    soldiers = Party(60, 72, "its soldiers", "MLI", "MIL", why="role noun; country from the text around")
    assert resolve_possessive(soldiers, [STATE]).code == "GHA"
    named = Party(60, 78, "its Malian soldiers", "MLI", "MIL", why="demonym + role noun")
    assert resolve_possessive(named, [STATE]) == named
    assert resolve_possessive(soldiers, []) == soldiers
