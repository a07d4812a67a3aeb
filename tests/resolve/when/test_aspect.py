import pytest

from tacitus.model import Sentence, Span
from tacitus.resolve.when.aspect import is_ahead, is_habit, is_perfect, is_repeated


def read(text: str, trigger: str) -> tuple[Span, Sentence]:
    at = text.index(trigger)
    return Span(at, at + len(trigger), trigger), Sentence(0, 0, len(text), text)


@pytest.mark.parametrize(
    ("text", "trigger", "perfect"),
    [
        ("Nurses have been striking.", "striking", True),
        ("Nurses have for weeks refused to work.", "refused", True),
        ("The strike has lasted.", "strike", True),
        ("Chile's nurses walked out.", "walked out", False),
    ],
)
def test_the_perfect_is_seen(text: str, trigger: str, perfect: bool) -> None:
    assert is_perfect(*read(text, trigger)) is perfect


@pytest.mark.parametrize(
    ("text", "trigger", "repeated"),
    [
        ("Since 3 May police have detained 53 men.", "detained", True),
        ("Since 3 May police have raided mosques.", "raided", True),
        ("Since 3 May rebels have held two towns.", "held", False),
        ("Since 3 May two mayors have been marching.", "marching", False),
        ("Since 3 May the mayor has been detained.", "detained", False),
    ],
)
def test_what_is_done_over_and_over_is_no_state(text: str, trigger: str, repeated: bool) -> None:
    assert is_repeated(*read(text, trigger), (0, 11)) is repeated


@pytest.mark.parametrize(
    "text", ["They often raid farms.", "Whenever it rains, they raid farms.", "They never raid farms."]
)
def test_a_habit_is_seen(text: str) -> None:
    assert is_habit(*read(text, "raid"))


def test_what_will_not_be_lies_ahead() -> None:
    assert is_ahead(*read("The king will not attend the vote.", "attend"))
