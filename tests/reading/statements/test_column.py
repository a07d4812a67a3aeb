"""The founding column, where the folder of the examples lies beside the repository; none of its text is here."""

from pathlib import Path

import pytest

from tacitus.evaluation.gold import data_root
from tacitus.model import Document, Statement
from tacitus.reader import read_document
from tacitus.reading import split_sentences

COLUMN = data_root() / "examples" / "op_ed_iran_2020.txt"
pytestmark = pytest.mark.skipif(
    not Path(COLUMN).exists(), reason="the examples are not beside the repository"
)


@pytest.fixture(scope="module")
def text() -> str:
    return COLUMN.read_text("utf-8")


@pytest.fixture(scope="module")
def statements(text: str) -> tuple[Statement, ...]:
    return read_document(Document("column", text, "2020-02-10")).statements


def kinds_at(statements: tuple[Statement, ...], phrase: str) -> set[str]:
    return {s.kind for s in statements if phrase in s.text}


def test_every_sentence_has_a_kind(text: str, statements: tuple[Statement, ...]) -> None:
    for sentence in split_sentences(text):
        if sentence.kind != "heading":
            assert any(s.start <= sentence.start < s.end for s in statements), sentence.index


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        pytest.param("imminent", "prediction", id="the prediction"),
        pytest.param("considerably", "trend", id="the trend of isolation"),
        pytest.param("lost a lot", "trend", id="the trend of influence"),
        pytest.param("dramatically", "trend", id="the trend of unrest"),
        pytest.param("must stop", "call_to_action", id="the call"),
        pytest.param("could mean", "possibility", id="the possibility"),
        pytest.param("could have given", "counterfactual", id="the counterfactual"),
        pytest.param("void", "quotation", id="the slogan"),
    ],
)
def test_kind(statements: tuple[Statement, ...], phrase: str, kind: str) -> None:
    assert kinds_at(statements, phrase) == {kind}


def test_the_people_speak_the_slogan(statements: tuple[Statement, ...]) -> None:
    (slogan,) = (s for s in statements if "void" in s.text)
    assert slogan.speaker is not None
    assert "people" in slogan.speaker
