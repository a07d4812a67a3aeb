"""One name in many spellings; vowels and consonants decide, not keys."""

from __future__ import annotations

import pytest

from tacitus.resolve.who.spellings import (
    agree,
    block_key,
    block_keys,
    canonical,
    foreign_keys,
    is_foreign,
    name_words,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("qassim suleymani", "qasem soleimani"),
        ("mahmud abas", "mahmoud abbas"),
        ("xi jin ping", "xi jinping"),
        ("sergey lavrov", "sergei lavrov"),
        ("husayn amir", "hossein amir"),
    ],
)
def test_romanisations_of_one_name_agree(one: str, other: str) -> None:
    assert block_key(one) == block_key(other)
    assert agree(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ali khamenei", "ali khomeini"),
        ("andrew marr", "andrea mayer"),
        ("omar hassan", "amir hassan"),
        ("maria silva", "mario silva"),
        ("li cheng he", "li cheng yu"),
        ("boris johnson", "boris jansen"),
    ],
)
def test_different_names_do_not_agree_whatever_their_key(one: str, other: str) -> None:
    assert not agree(one, other)
    assert not agree(other, one)


@pytest.mark.parametrize(
    ("written", "name", "same"),
    [
        ("علي خامنئي", "ali khamenei", True),
        ("علی خمینی", "ali khamenei", False),
        ("محمود عباس", "mahmoud abbas", True),
        ("محمد جواد ظریف", "mohammad javad zarif", True),
    ],
    ids=["Khamenei", "Khomeini", "Abbas", "Zarif"],
)
def test_a_script_without_short_vowels_is_read_by_its_long_ones(written: str, name: str, same: bool) -> None:
    assert agree(" ".join(foreign_keys(written)), name, unvowelled=True) is same


def test_words_of_a_name_are_given_name_first_without_articles() -> None:
    assert name_words("AL-TIKRITI, Abd al-Rahman") == ("abdrahman", "tikriti")
    assert name_words("Abdurrahman el-Tikriti") == ("abdrahman", "tikriti")
    assert name_words("Al") == ("al",)
    assert name_words("") == ()


def test_belarusian_and_russian_forms_come_together() -> None:
    assert canonical("kubrakou") == canonical("kubrakov")


def test_latin_letters_with_marks_are_no_other_script() -> None:
    assert [is_foreign(name) for name in ("Erdoğan", "Nguyễn", "Зеленский", "习近平")] == [
        False,
        False,
        True,
        True,
    ]


def test_keys_of_many_names_are_those_of_each() -> None:
    names = ["qasem soleimani", "ali", "", "abd el"]
    assert block_keys(names) == [block_key(name) for name in names]
