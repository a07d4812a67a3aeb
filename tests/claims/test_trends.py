"""Trends answered by the series of a lens, else by counts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest

from tacitus.claims import Checked, Checker

from .made import Item, make_record, reading


def quiet_and_loud() -> list[Item]:
    """Two years of meetings in Kenya and marches in Norway: one march a month in the first year, nine in the second."""
    items = []
    for month in range(24):
        stem = f"{2018 + month // 12}-{month % 12 + 1:02d}"
        for n in range(9 if month >= 12 else 1):
            text = f"Students march in Oslo in group {n} of {stem} against the ministry."
            items.append((f"{stem}-{n + 1:02d}", "PROTEST", text, "march", "NOR", "NOR"))
        for n in range(8):
            text = f"Ministers of Kenya and Ghana meet in round {n} of {stem}."
            items.append((f"{stem}-{n + 11:02d}", "CONSULT", text, "meet", "KEN", "GHA"))
    return items


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Checker:
    return Checker(make_record(tmp_path_factory.mktemp("trends") / "record", quiet_and_loud()))


def checked(checker: Checker, text: str, lens: str | None, direction: Literal["up", "down"]) -> Checked:
    given = reading(text, "trend", date="2019-12-31")
    (told,) = given.statements
    told = replace(told, lens=lens, direction=direction)
    (one,) = checker.check_reading(replace(given, statements=(told,))).checked
    return one


def test_the_series_of_the_lens_answers(checker: Checker) -> None:
    one = checked(checker, "Unrest in Norway has grown over the last year.", "unrest", "up")
    assert one.verdict == "supported"
    assert one.trend is not None
    assert one.trend.lens == "unrest"
    assert one.trend.now > one.trend.before
    assert one.trend.rise is not None
    assert one.trend.rise > 0.95
    assert "higher with probability" in one.trend.words


def test_the_other_way_contradicts_nothing_alone(checker: Checker) -> None:
    one = checked(checker, "Unrest in Norway has fallen over the last year.", "unrest", "down")
    assert one.verdict == "not_covered"
    assert one.why.startswith("The series of the record moves the other way")


def test_what_does_not_move_decides_nothing(checker: Checker) -> None:
    one = checked(checker, "The isolation of Ghana has grown.", "isolation", "up")
    assert one.verdict == "not_covered"


def test_a_record_that_reaches_no_window_back_is_counted(tmp_path: Path) -> None:
    short = Checker(make_record(tmp_path / "record"))
    one = checked(short, "Norway's isolation has grown.", "isolation", "up")
    assert one.trend is not None
    assert one.trend.lens is None
    assert one.trend.words.endswith("too few to say.")
    assert one.verdict == "not_covered"
