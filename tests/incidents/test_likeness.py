from itertools import combinations

import pytest

from tacitus.incidents.acts import families_of, may_be_one
from tacitus.incidents.by_sides import kilometres
from tacitus.incidents.cues import cues_of
from tacitus.incidents.likeness import features, load_model
from tacitus.incidents.profile import profile_of
from tacitus.incidents.words import rarity, stem_of, stems

from .made import reports


def test_a_pair_scores_the_same_both_ways() -> None:
    model = load_model()
    for a, b in combinations([profile_of(r) for r in reports()[:8]], 2):
        assert model.probability(a, b) == model.probability(b, a)


def test_every_weight_is_of_a_feature_that_can_occur() -> None:
    profiles = [profile_of(r) for r in reports()]
    seen = {name for a, b in combinations(profiles, 2) for name in features(a, b)}
    assert seen <= set(load_model().weights) | {"other_country"}


@pytest.mark.parametrize(
    ("sentence", "trigger", "cue"),
    [
        ("The mayor was buried after the attack on the bridge.", "attack", "recalled"),
        ("The union plans to strike in June.", "strike", "intended"),
        ("Speculation grows that Brelund may resign.", "resign", "intended"),
        ("Papers carried the outcry for his resignation.", "resignation", "intended"),
        ("The army shells the port.", "shells", "news"),
        ("The toll of the bombing rises to nine.", "bombing", "grown"),
        ("The strike enters its third day.", "strike", "going_on"),
    ],
)
def test_small_words_around_a_trigger_are_read(sentence: str, trigger: str, cue: str) -> None:
    assert getattr(cues_of(sentence, sentence.index(trigger), trigger), cue)


def test_acts_of_two_families_are_not_one() -> None:
    assert may_be_one(families_of("arrested"), families_of("arrest")) is True
    assert may_be_one(families_of("arrested"), families_of("convicted")) is False
    assert may_be_one(families_of("xyzzy"), families_of("arrest")) is None


def test_words_lose_their_endings_and_rare_ones_weigh_more() -> None:
    assert {stem_of(word) for word in ("bombing", "bombed", "bombs", "Bomb's")} == {"bomb"}
    assert rarity(stem_of("government")) < rarity("qarvelagrad")
    assert stems("The ministers met in Oslo.") == [("minister", False), ("meet", False), ("oslo", True)]


@pytest.mark.parametrize(
    ("form", "plain"),
    [
        ("met", "meet"),
        ("withdrew", "withdraw"),
        ("apologised", "apologizes"),
        ("bombings", "bombing"),
        ("shootings", "shot"),
    ],
)
def test_forms_that_endings_do_not_tell_are_one_stem(form: str, plain: str) -> None:
    assert stem_of(form) == stem_of(plain)


def test_short_words_keep_their_ings() -> None:
    assert stem_of("kings") == stem_of("king")


def test_kilometres_across_the_date_line() -> None:
    assert kilometres((0.0, 179.5), (0.0, -179.5)) == pytest.approx(111.2, abs=1)
