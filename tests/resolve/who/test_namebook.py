"""Who is called what, in which spelling and order."""

from __future__ import annotations

import pytest

from tacitus.resolve.who.namebook import (
    by_parts,
    is_full_name,
    names,
    respelt,
    short_of,
    spelt_like,
    surname_spelt_like,
    turned,
    without_patronymic,
)


def _shown(people: list[int]) -> set[str]:
    return {names().lines[person].split("\t")[3] for person in people}


def test_a_mongolian_patronymic_is_read_with_and_without_its_ending() -> None:
    assert "Tsakhiagiin Elbegdorj" in _shown(spelt_like("tsakhia elbegdorj"))


def test_the_family_name_stands_on_either_side_where_both_are_written() -> None:
    assert "Wen Jiabao" in _shown(turned(["jiabao", "wen"]))
    assert turned(["blair", "tony"]) == []


def test_a_patronymic_is_left_out() -> None:
    assert without_patronymic(["saparmurat", "atayevich", "niyazov"]) == ["saparmurat", "niyazov"]
    assert without_patronymic(["petrovich"]) == ["petrovich"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("eduard shevarnadze", "Eduard Shevardnadze"),
        ("shavkat mirziyaev", "Shavkat Mirziyoyev"),
        ("boris yeltzin", "Boris Yeltsin"),
    ],
)
def test_a_name_that_shares_a_word_may_be_a_letter_off_in_the_other(name: str, shown: str) -> None:
    assert shown in _shown(respelt(name.split()))


def test_a_surname_in_another_romanisation_has_its_bearers() -> None:
    assert "Robert Kocharyan" in _shown(surname_spelt_like("kocharian"))
    assert "Ali Khamenei" not in _shown(surname_spelt_like("khomeini"))
    assert surname_spelt_like("lee") == []


def test_given_names_and_surnames_are_known_apart() -> None:
    assert is_full_name("george", "bush")
    assert not is_full_name("bush", "minister")


def test_a_name_that_begins_with_the_words_goes_before_one_that_holds_them() -> None:
    assert _shown(by_parts(["mohammed", "bin", "rashid"])) == {"Mohammed bin Rashid Al Maktoum"}


def test_a_longer_name_is_no_persons_whose_first_name_differs() -> None:
    assert "Mohamed Atta" not in _shown(by_parts(["karim", "mohamed", "atta"]))
    assert any("Zarif" in name for name in _shown(by_parts(["mohammad", "javad", "zarif"])))


def test_initials_middle_names_and_second_surnames_may_be_left_out() -> None:
    assert "James R. Clapper" in _shown(short_of(["james", "clapper"]))
    assert "Luisa Ortega Díaz" in _shown(short_of(["luisa", "ortega"]))
    assert short_of(["james", "alexander", "clapper"]) == []


def test_a_given_name_alone_is_no_name_where_the_family_name_stands_first() -> None:
    assert "Chung Won-shik" not in _shown(respelt(["bae", "won", "shik"]))
