from __future__ import annotations

import pytest

from tacitus.claims.stems import fold, stem


@pytest.mark.parametrize("forms", [("expel", "expels", "expelled", "expelling"), ("pass", "passes", "passed"), ("sign", "signs", "signed", "signing")])  # fmt: skip
def test_forms_of_a_word_share_their_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


def test_an_election_is_not_the_act_of_electing() -> None:
    assert stem("election") != stem("elect")


def test_folding_takes_accents_off() -> None:
    assert fold("Ağrı’s Élysée") == "agrı's elysee"
