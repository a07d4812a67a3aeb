import pytest

from tacitus.model import Sentence
from tacitus.reading.encoder.marks import marked
from tacitus.reading.encoder.pieces import WordPieces
from tacitus.reading.encoder.windows import Window, windows_of

PIECES = WordPieces(["[PAD]", "[UNK]", "[CLS]", "[SEP]"])


def window(text: str) -> Window:
    return windows_of([Sentence(0, 0, len(text), text)], PIECES)[0]


@pytest.mark.parametrize(
    ("actor", "recipient", "read"),
    [
        pytest.param([0], [2, 3], "@ rebels @ freed # two monks #", id="apart"),
        pytest.param([0], [1], "@ rebels @ # freed # two monks", id="side-by-side"),
        pytest.param([3], [0], "# rebels # freed two @ monks @", id="recipient-first"),
        pytest.param([0], [], "@ rebels @ freed two monks # #", id="no-recipient"),
        pytest.param([2, 3], [3], "rebels freed @ two # monks # @", id="one-inside-the-other"),
    ],
)
def test_marks_stand_around_the_parties(actor: list[int], recipient: list[int], read: str) -> None:
    told, acts, gets = marked(window("rebels freed two monks"), actor, recipient, PIECES)
    assert " ".join(told.surfaces) == read
    assert [told.surfaces[i] for i in (*acts, *gets)] == ["@", "@", "#", "#"]
    assert len(told.first) == len(told.surfaces) == len(told.words) == len(told.sentence_of)


def test_signs_of_the_text_are_no_marks() -> None:
    told, acts, gets = marked(window("# Rebels freed @ two"), [1], [4], PIECES)
    assert " ".join(told.surfaces) == "# @ Rebels @ freed @ # two #"
    assert (acts, gets) == ((1, 3), (6, 8))
