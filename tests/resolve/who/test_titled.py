"""Who is called by an office in a sentence."""

from __future__ import annotations

import pytest

from tacitus.resolve.who.building.seats import is_single, rank_of_seat, seat_of
from tacitus.resolve.who.building.titled import find_titled


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norwegian Foreign Minister Xavo Brintel flies to Oslo.", ("Xavo Brintel", "foreign minister", "NOR", "GOV")),
        ("Peru's army chief, Xavo Brintel, resigns.", ("Xavo Brintel", "army chief", "PER", "MIL")),
        ("The President of Chad Xavo Brintel speaks.", ("Xavo Brintel", "president", "TCD", "GOV")),
        ("Xavo Brintel, the speaker of the parliament of Ghana, speaks.", ("Xavo Brintel", "speaker of the parliament", "GHA", "LEG")),
        ("Xavo Brintel is sworn in as the Prime Minister of Tonga.", ("Xavo Brintel", "prime minister", "TON", "GOV")),
        ("Zambian opposition leader Xavo van Brintel is held.", ("Xavo van Brintel", "opposition leader", "ZMB", "OPP")),
    ],
    ids=["adjective first", "name after a comma", "of a state", "apposition", "sworn in", "opposition"],
)  # fmt: skip
def test_person_is_found_with_office_and_state(text: str, expected: tuple[str, ...]) -> None:
    (found,) = find_titled(text, "2012-05-05")
    assert (found.name, found.office, found.code, found.sector) == expected
    assert not found.former


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister-elect Xavo Brintel of Norway waits.",
        "A bid for president Xavo Brintel gave up.",
        "The senior adviser to the Chilean President Xavo Brintel travels.",
        "He met the second president of Zambia Xavo Brintel.",
        "The Norwegian Foreign Minister Brintel speaks.",
        "Norwegian foreign ministers Xavo Brintel and Yolan Trask meet.",
        "New Mexican Governor Xavo Brintel speaks.",
    ],
    ids=["elect", "candidate", "of another", "long ago", "surname only", "plural", "part of a name"],
)
def test_nobody_is_taken_where_it_is_not_his_office(text: str) -> None:
    assert list(find_titled(text, "2012-05-05")) == []


def test_office_that_is_over_is_said_to_be() -> None:
    (found,) = find_titled("Former Fijian police chief Xavo Brintel is heard.", "2012-05-05")
    assert found.former


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Minister of Foreign Affairs", "foreign secretary"), ("Chief of the General Staff", "army chief"), ("taoiseach", "Prime Minister"),
        ("IAEA chief", "Director General of the IAEA"), ("Texas governor", "governor of Texas"),
    ],
)  # fmt: skip
def test_names_of_one_office_have_one_form(one: str, other: str) -> None:
    assert seat_of(one) == seat_of(other)


def test_an_office_attested_once_is_of_low_rank() -> None:
    assert rank_of_seat("president", 1, local=False, national=True) == "1"
    assert rank_of_seat("president", 3, local=False, national=True) == "3"
    assert rank_of_seat("president", 3, local=True, national=True) == "1"
    assert is_single("foreign minister")
    assert not is_single("senator")
