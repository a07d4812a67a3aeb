"""Text cut into pieces."""

from __future__ import annotations

import pytest

from tacitus.resolve.who.phrase import read_pieces


@pytest.mark.parametrize("name", ["Roland Dumas", "George Marshall", "Michael French", "John Bishop"])
def test_a_noun_after_a_given_name_is_a_surname(name: str) -> None:
    (piece,) = read_pieces(name).pieces
    assert piece.kind in {"name", "person"}


@pytest.mark.parametrize("phrase", ["Christian militia", "Abdullah Guard", "Mark Governor"])
def test_a_noun_that_is_nobodys_surname_is_a_noun(phrase: str) -> None:
    assert [p.kind for p in read_pieces(phrase).pieces][-1] in {"role", "weak"}
