"""Numbers of the same things."""

from __future__ import annotations

import pytest

from tacitus.claims.counted import counts_otherwise
from tacitus.claims.words import terms_of


@pytest.mark.parametrize(
    ("claim", "item", "otherwise"),
    [
        ("Three mass graves came to light.", "Eight mass graves are found near the town.", True),
        ("A dozen soldiers died in a fight.", "At least 20 soldiers have been killed in a clash.", True),
        ("Police arrested some 200 miners.", "Police arrest nearly 1,000 miners.", True),
        ("More than three thousand soldiers moved in.", "The kingdom deploys 3,300 soldiers.", False),
        ("At least 12 soldiers were killed.", "A raid kills 15 soldiers.", False),
        ("About forty houses burnt.", "Forty-two houses burn.", False),
        ("They took nine prisoners.", "Three boats with 61 crew are seized.", False),
    ],
)
def test_a_number_for_the_same_things(claim: str, item: str, otherwise: bool) -> None:
    theirs = {term.value for term in terms_of(item)}
    numbers = [t for t in terms_of(claim) if t.kind == "number" and t.value not in theirs]
    assert counts_otherwise(claim, numbers, item) is otherwise
