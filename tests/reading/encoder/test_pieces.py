import pytest

from tacitus.reading.encoder.pieces import WordPieces

PIECES = WordPieces(
    ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "un", "##fold", "##ing", "fold", "-", "eu", "中", "'", "s"]
)


@pytest.mark.parametrize(
    ("words", "ids", "first"),
    [
        pytest.param(["unfolding"], [2, 4, 5, 6, 3], [1], id="longest-piece-first"),
        pytest.param(["EU", "fold"], [2, 9, 7, 3], [1, 2], id="lower-cased"),
        pytest.param(["ün"], [2, 4, 3], [1], id="accents-stripped"),
        pytest.param(["un-fold"], [2, 4, 8, 7, 3], [1], id="split-at-marks"),
        pytest.param(["中中"], [2, 10, 10, 3], [1], id="chinese-alone"),
        pytest.param(["xyz", "fold"], [2, 1, 7, 3], [1, 2], id="unknown"),
        pytest.param(["\u200b", "fold"], [2, 1, 7, 3], [1, 2], id="nothing-left"),
        pytest.param(["u" * 101], [2, 1, 3], [1], id="too-long"),
        pytest.param([], [2, 3], [], id="no-words"),
    ],
)
def test_ids_and_first_pieces(words: list[str], ids: list[int], first: list[int]) -> None:
    assert PIECES.encode(words) == (ids, first)


def test_ends_of_mpnet() -> None:
    pieces = WordPieces(["<s>", "<pad>", "</s>", "[UNK]", "fold"])
    assert pieces.encode(["fold"]) == ([0, 4, 2], [1])
