"""Two spellings of one name, beyond romanisation."""

from __future__ import annotations

import pytest

from tacitus.resolve.who.respelt import is_respelt


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("slobodan milosevich", "slobodan milosevic"),
        ("shavkat mirziyaev", "shavkat mirziyoyev"),
        ("kasymzhomart tokayev", "kassym jomart tokayev"),
        ("viktor yushenko", "viktor yushchenko"),
        ("serhiy lavrov", "sergey lavrov"),
        ("eduard shevarnadze", "eduard shevardnadze"),
    ],
)
def test_one_word_may_be_a_sound_off(one: str, other: str) -> None:
    assert is_respelt(one.split(), other.split())
    assert is_respelt(other.split(), one.split())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ali khamenei", "ali khomeini"),
        ("roberta kocharyan", "robert kocharyan"),
        ("maria silva", "mario silva"),
        ("boris johnson", "boris johnston"),
        ("peter hansen", "peter hanson"),
        ("george michael", "george mitchell"),
        ("anna ivanova", "anna ivanov"),
        ("tony blair", "tony blair"),
        ("kocharyan", "kocharian"),
    ],
)
def test_other_names_stay_apart(one: str, other: str) -> None:
    assert not is_respelt(one.split(), other.split())
    assert not is_respelt(other.split(), one.split())
