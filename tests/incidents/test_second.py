from itertools import combinations

import pytest

from tacitus.incidents import Report
from tacitus.incidents.grouping import Grouping
from tacitus.incidents.likeness import load_model
from tacitus.incidents.profile import profile_of
from tacitus.incidents.second import Second

from .made import report, reports


def test_a_pair_is_read_again_only_where_it_is_open() -> None:
    model = load_model()
    seen = set()
    for a, b in combinations([profile_of(r) for r in reports()], 2):
        first = model.at_sight(a, b)
        seen.add(model.second.is_open(first))
        if not model.second.is_open(first):
            assert model.probability(a, b) == first
    assert seen == {True, False}


def test_what_both_readings_tell_lies_between_0_and_1_and_rises_with_the_first() -> None:
    a, b = (profile_of(r) for r in reports()[:2])
    told = [load_model().second.probability(first, a, b) for first in (0.1, 0.5, 0.9)]
    assert 0 < told[0] < told[1] < told[2] < 1


def test_a_reader_without_weight_leaves_the_first_answer() -> None:
    a, b = (profile_of(r) for r in reports()[:2])
    assert Second(0.05, 0.97, 0.0, 1.0, 0.0).probability(0.3, a, b) == 0.3


def test_the_same_act_in_other_words_is_linked_by_the_second_reading() -> None:
    model = load_model()
    a, b = (profile_of(r) for r in _strangers())
    assert model.at_sight(a, b) < model.probability(a, b)


def _strangers() -> list[Report]:
    return [
        report("one", "Gunmen burst into the town hall of Qarvelagrad and shot the mayor dead.", "shot"),
        report("two", "The mayor of Qarvelagrad was killed by armed men inside the town hall.", "killed"),
    ]


@pytest.mark.parametrize("number", [20, 60])
def test_few_pairs_of_an_event_are_read_again(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    asked = []

    def note(self: Second, first: float, a: object, b: object) -> float:
        asked.append(first)
        return 0.0

    monkeypatch.setattr(Second, "probability", note)
    grouping = Grouping()
    grouping.add(
        report(
            f"d{n}", f"Gunmen raid the {n}th village near Qarvelagrad and kill {n % 5 + 2} farmers.", "raid"
        )
        for n in range(number)
    )
    assert len(asked) <= 2 * number
