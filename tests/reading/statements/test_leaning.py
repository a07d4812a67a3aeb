import pytest

from tacitus.reading.statements.leaning import is_certain, leaning, said_direction
from tacitus.reading.tokens import tokenize


def lean(text: str) -> str | None:
    words = tokenize(text)
    inside, held = False, []
    for word in words:
        mark = word.text == '"'
        held.append(inside or mark)
        inside = inside != mark
    return leaning(words, held)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("The port will close in May.", "prediction", id="will"),
        pytest.param("A default is unlikely before the summer.", "prediction", id="unlikely"),
        pytest.param("The fall of the cabinet is certain and imminent.", "prediction", id="certain and imminent"),
        pytest.param("The port might close.", "possibility", id="might"),
        pytest.param("The pilots walked out, which could mean a closed port.", "possibility", id="which could"),
        pytest.param("The ships which could leave left.", None, id="which could, of a noun"),
        pytest.param("The port must close.", "call_to_action", id="must"),
        pytest.param("The port would have closed.", "counterfactual", id="would have"),
        pytest.param("Had the pilots stayed, the port would be open.", "counterfactual", id="inversion"),
        pytest.param("Without the pilots the port would be shut.", "counterfactual", id="without"),
        pytest.param("Traffic in the port has fallen over the past year.", "trend", id="trend"),
        pytest.param("Who will close the port?", "other", id="question"),
        pytest.param('"Close the port at once!" they said.', "quotation", id="quotation"),
        pytest.param('Crowds came with banners saying "Close the port now or never", in spite of the rain and the police.', "quotation", id="banner"),
        pytest.param("The man who will close the port is here.", None, id="modal of a relative clause"),
        pytest.param("The port closed in May.", None, id="May is a month"),
    ],
)  # fmt: skip
def test_leaning(text: str, kind: str | None) -> None:
    assert lean(text) == kind


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        pytest.param("The fall of the cabinet is certain and near.", True, id="certain"),
        pytest.param("Its defeat now seems all but inevitable.", True, id="inevitable"),
        pytest.param("Nothing is certain in this war.", False, id="nothing"),
        pytest.param("Victory is far from certain.", False, id="far from"),
        pytest.param("The vote isn't certain.", False, id="contraction"),
        pytest.param("A certain minister will resign.", False, id="attribute"),
    ],
)
def test_what_is_called_certain(text: str, certain: bool) -> None:
    assert is_certain(text) is certain


@pytest.mark.parametrize(
    ("text", "lens", "direction"),
    [
        ("The league has lost much of its influence.", "influence", "down"),
        ("Protests have grown since October.", "unrest", "up"),
        ("It gained friends and lost them.", "influence", None),
        ("The kingdom has lost its friends.", "isolation", None),
        ("The unions are losing heart.", None, None),
    ],
)
def test_plain_words_tell_the_direction(text: str, lens: str | None, direction: str | None) -> None:
    assert said_direction(text, lens) == direction
