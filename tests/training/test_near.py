"""Texts near another in words."""

from tacitus.training.near import Near

TEXTS = [
    "Peru expels two envoys of Chile",
    "Chile recalls envoys from Peru",
    "Floods cover villages in Chad",
    "Villages of Chad are cut off by floods",
    "Nurses strike",
]


def test_the_nearest_come_first_and_few_are_none() -> None:
    near = Near(TEXTS, most=1.0)
    envoys, nurses = near.beside(["envoys of Peru and Chile, and villages", "nurses on strike"], 2)
    assert set(envoys) == {0, 1}
    assert nurses == []


def test_a_text_is_likest_to_itself() -> None:
    likeness = Near(TEXTS, most=1.0).likeness(2, [0, 2, 3])
    assert likeness.argmax() == 1
    assert likeness[0] == 0.0
    assert 0 < likeness[2] <= 1
