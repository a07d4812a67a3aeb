from dataclasses import replace

import pytest

from tacitus.incidents.focus import clause_of, focus_on
from tacitus.incidents.likeness import features
from tacitus.incidents.profile import Profile, profile_of

from .made import report


def profile(text: str, trigger: str, document: str = "d1", **given: object) -> Profile:
    return profile_of(report(document, text, trigger, **given))  # type: ignore[arg-type]


def test_words_near_the_trigger_weigh_more_than_far_ones() -> None:
    text = "Velmark bombed the harbour while envoys of Ostrin dined in the palace."
    at = text.index("bombed")
    close = focus_on(text, at, at + len("bombed")).close
    assert close["harbour"] > close["palac"]
    assert sum(w * w for w in close.values()) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("trigger", "clause"),
    [
        ("shelled", "Troops of Velmark shelled the old port of Ostrin "),
        ("resigned", "after the minister of defence resigned."),
    ],
)
def test_a_clause_ends_where_another_begins(trigger: str, clause: str) -> None:
    text = "Troops of Velmark shelled the old port of Ostrin after the minister of defence resigned."
    at = text.index(trigger)
    assert clause_of(text, at, at + len(trigger)) == clause


def test_a_short_clause_takes_in_the_one_before() -> None:
    text = "The union called a strike of dockers, a walkout, and the mayor gave in."
    at = text.index("walkout")
    assert clause_of(text, at, at + len("walkout")).startswith("The union")


def test_nearest_names_are_whole_runs_on_each_side() -> None:
    text = "In the capital Anna Brelund accused Karl Ostby of fraud."
    at = text.index("accused")
    focus = focus_on(text, at, at + len("accused"))
    assert focus.name_before == {"anna", "brelund"}
    assert focus.name_after == {"karl", "ostby"}


def test_two_resignations_are_told_apart_by_the_names_next_to_them() -> None:
    text = "After Brelund's resignation the chair went to Ostermann."
    other = "Brelund becomes leader following Karl Ostermann's resignation."
    found = features(profile(text, "resignation"), profile(other, "resignation", "d2"))
    assert "other_name_before" in found
    assert "same_name_before" not in found


def test_sides_that_change_places_are_crossed() -> None:
    one = profile("The army of Velmark attacked Ostrin.", "attacked")
    other = profile("The army of Ostrin attacked Velmark.", "attacked", "d2")
    assert features(one, other)["names_crossed"] == 1.0


def test_numbers_of_the_clause_alone_are_compared() -> None:
    one = profile("Police arrested 40 farmers, after a fire at 7 barns.", "arrested")
    other = profile("Police arrested 12 farmers, after a fire at 7 barns.", "arrested", "d2")
    found = features(one, other)
    assert found["other_clause_number"] == 1.0
    assert found["same_number"] == 1.0


def test_tolls_that_lie_near_each_other_have_a_high_ratio() -> None:
    one = profile("A bomb killed nine.", "bomb", dead=(9, 9))
    other = replace(one, id="x", document="d2", dead=(19, 19))
    assert features(one, other)["toll_ratio"] == 0.5


def test_a_shared_family_is_more_than_two_that_may_be_one() -> None:
    convicted = profile("A court convicted Karl Ostermann of fraud.", "convicted")
    guilty = profile("Karl Ostermann is found guilty of fraud.", "guilty", "d2")
    sentenced = profile("Karl Ostermann is sentenced for fraud.", "sentenced", "d3")
    assert "one_family" in features(convicted, guilty)
    assert "one_family" not in features(convicted, sentenced)
    assert "same_family" in features(convicted, sentenced)
