import pytest

from tacitus.model import Sentence, SentenceKind, Span
from tacitus.resolve.when.background import is_background


def judge(text: str, trigger: str, kind: SentenceKind = "prose") -> bool:
    at = text.index(trigger)
    return is_background(Span(at, at + len(trigger), trigger), Sentence(0, 0, len(text), text, kind))


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        pytest.param("Laos accuses Ruritania of shelling a village.", "shelling", id="accused of"),
        pytest.param(
            "A court sentences two men for the bombing of a bridge.", "bombing", id="ground of a sentence"
        ),
        pytest.param("Laos recalls its envoy after the shelling of a village.", "shelling", id="after the"),
        pytest.param(
            "The bus carries the men captured by rebels.", "captured", id="participle behind its noun"
        ),
        pytest.param("The council condemns the killing of two monks.", "killing", id="object of a reaction"),
        pytest.param("Laos rejects a proposal by Ruritania.", "proposal", id="what is rejected"),
        pytest.param("Laos has recently deployed ten tanks.", "deployed", id="recently"),
        pytest.param("Add to this the misery from the Laotian crackdown.", "crackdown", id="taken as known"),
        pytest.param("A man dies two weeks after being shot in Kule.", "shot", id="long before the harm"),
    ],
)
def test_the_ground_of_another_act_is_background(text: str, trigger: str) -> None:
    assert judge(text, trigger)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        pytest.param("Rebels shell a village in Laos.", "shell", id="present"),
        pytest.param("Police detained ten men in Kule.", "detained", id="past"),
        pytest.param("Ten people are killed in a bombing in Kule.", "bombing", id="harm and its cause"),
        pytest.param("Ten people are killed after a bombing in Kule.", "bombing", id="harm after its cause"),
        pytest.param("Laos announces the withdrawal of its troops.", "withdrawal", id="announced"),
        pytest.param("The raid leads to the arrest of ten men.", "arrest", id="led to"),
        pytest.param("The king arrives in Laos for a state visit.", "state visit", id="purpose"),
        pytest.param("The attack on a camp kills ten.", "attack", id="subject of the sentence"),
        pytest.param("A man is sentenced to ten years in Kule.", "sentenced", id="passive"),
    ],
)
def test_what_the_sentence_reports_is_no_background(text: str, trigger: str) -> None:
    assert not judge(text, trigger)


def test_an_item_of_a_list_without_a_verb_is_background() -> None:
    assert judge("The expulsion of Laotian diplomats in Kule", "expulsion", "bullet")


def test_an_item_of_a_list_with_a_verb_is_a_report() -> None:
    assert not judge("The attack on a camp has killed ten", "attack", "bullet")
