"""Names are ranked by words, their rarity and their order."""

from __future__ import annotations

import pytest

from tacitus.resolve.who.likeness import NameIndex

NAMES = (
    "KHAMENEI, Ali", "KHOMEINI, Ruhollah", "SULEIMANI, Qasem", "LUKASHENKA, Alyaksandr", "LUKASHENKO, Viktor", "KIM, Su-gwang",
    "GHAFFARI POUR, Hamid", "MADURO MOROS, Nicolas", "MOROS, Maduro Nicanor",
)  # fmt: skip


@pytest.fixture(scope="module")
def index() -> NameIndex:
    return NameIndex(NAMES)


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ("Ayatollah Khomeini", "KHOMEINI, Ruhollah"),
        ("Khameneii", "KHAMENEI, Ali"),
        ("Qassem Soleymani", "SULEIMANI, Qasem"),
        ("Aleksandr Lukashenko", "LUKASHENKA, Alyaksandr"),
        ("Ghaffaripour", "GHAFFARI POUR, Hamid"),
        ("Nicolás Maduro Moros", "MADURO MOROS, Nicolas"),
        ("Касем Сулеймани", "SULEIMANI, Qasem"),
    ],
)
def test_the_right_name_comes_first(index: NameIndex, sought: str, found: str) -> None:
    assert NAMES[index.search(sought)[0].at] == found


def test_scores_fall_and_lie_between_nought_and_one(index: NameIndex) -> None:
    found = index.search("Ali Khamenei")
    scores = [alike.score for alike in found]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == pytest.approx(1.0)
    assert len(index.search("Ali", limit=2)) == 2


def test_nothing_is_like_nothing(index: NameIndex) -> None:
    assert index.search("") == ()
    assert index.search("—") == ()
    assert NameIndex([]).search("Ali") == ()
