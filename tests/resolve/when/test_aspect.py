import pytest

from tacitus.model import Sentence, Span
from tacitus.resolve.when.aspect import head_of, is_ahead, is_never_done, is_perfect, is_repeated


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


def test_what_will_not_be_lies_ahead() -> None:
    assert is_ahead(*read("The king will not attend the vote.", "attend"))


@pytest.mark.parametrize(
    "text",
    ["Laos has not expelled an envoy.", "No envoy has been expelled.", "Laos has never expelled an envoy."],
)
def test_what_has_not_been_done_so_far_has_no_day(text: str) -> None:
    assert is_never_done(*read(text, "expelled"))


@pytest.mark.parametrize(
    ("words", "head"),
    [("had not expelled", "expelled"), ("will be expelled", "expelled"), ("have", "have"), ("expelled", "expelled")],
)  # fmt: skip
def test_the_head_of_an_act_is_without_its_auxiliaries(words: str, head: str) -> None:
    found = head_of(Span(3, 3 + len(words), words))
    assert (found.text, found.end) == (head, 3 + len(words))
