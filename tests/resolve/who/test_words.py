"""Words of a mention and their keys."""

from __future__ import annotations

import pytest

from tacitus.resolve.who.words import keys_of, split_words


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("U.S.", "US"),
        ("al-Shabaab", "Al Shabaab"),
        ("Güler", "Guler"),
        ("Côte d'Ivoire", "Cote d’Ivoire"),
        ("Łukasz", "lukasz"),
    ],
)
def test_spellings_share_keys(left: str, right: str) -> None:
    assert keys_of(left) == keys_of(right)


def test_offsets_are_those_of_the_text() -> None:
    text = "Iran's U.S. envoy, 40,000 protesters"
    words = split_words(text)
    assert [w.text for w in words] == ["Iran", "U.S.", "envoy", ",", "40,000", "protesters"]
    assert all(text[w.start : w.end] == w.text for w in words)
    assert words[0].possessive
