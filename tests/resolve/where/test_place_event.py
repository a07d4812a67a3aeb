"""The place of an act, or none."""

from __future__ import annotations

import pytest

from tacitus.model import Sentence, Span
from tacitus.resolve.where import find_places, place_event


def place_of(text: str, act: str, *parties: str, shift: int = 0) -> str | None:
    from dataclasses import replace

    at = text.index(act) + shift
    spans = [(text.index(party) + shift, text.index(party) + shift + len(party)) for party in parties]
    places = [replace(p, start=p.start + shift, end=p.end + shift) for p in find_places(text)]
    sentence = Sentence(0, shift, shift + len(text), text)
    place = place_event(Span(at, at + len(act), act), sentence, places, parties=spans)
    return None if place is None else place.text


@pytest.mark.parametrize(
    ("text", "act", "parties", "place"),
    [
        (
            "Gunmen killed six soldiers in Kunduz, Afghanistan, on Monday.",
            "killed",
            ("Gunmen", "six soldiers"),
            "Kunduz",
        ),
        ("A car bomb exploded near the port of Latakia.", "exploded", (), "Latakia"),
        ("In Nairobi, police arrested ten opposition members.", "arrested", ("police",), "Nairobi"),
        ("Thousands of people protested across Sudan.", "protested", ("Thousands of people",), "Sudan"),
        ("An airstrike in Syria's second city Aleppo killed four people.", "airstrike", (), "Aleppo"),
        ("KABUL (Agency) - Fighters stormed a prison.", "stormed", ("Fighters",), "KABUL"),
    ],
    ids=["most specific", "near", "opening phrase", "across", "country's city", "dateline"],
)
def test_place_is_what_the_clause_gives(text: str, act: str, parties: tuple[str, ...], place: str) -> None:
    assert place_of(text, act, *parties) == place


@pytest.mark.parametrize(
    ("text", "act", "parties"),
    [
        ("Iran accused Saudi Arabia of a plot.", "accused", ("Iran", "Saudi Arabia")),
        ("The government of Chile rejected the request.", "rejected", ("The government of Chile",)),
        ("France condemned the ruling.", "condemned", ("France",)),
    ],
    ids=["both parties", "inside a party", "actor alone"],
)
def test_party_is_no_place(text: str, act: str, parties: tuple[str, ...]) -> None:
    assert place_of(text, act, *parties) is None


def test_offsets_are_those_of_the_document() -> None:
    assert (
        place_of("Gunmen killed six soldiers in Kunduz.", "killed", "Gunmen", "six soldiers", shift=500)
        == "Kunduz"
    )


def test_sentence_without_places_has_none() -> None:
    assert place_of("Gunmen killed six soldiers.", "killed") is None


@pytest.mark.parametrize(
    ("text", "act", "place"),
    [
        ("Nurses went on strike all over Ghana.", "strike", "Ghana"),
        ("Rioters burned shops in half of Togo.", "burned", "Togo"),
        ("Rebels shelled Goma on Friday.", "shelled", "Goma"),
    ],
    ids=["all over", "half of", "target"],
)
def test_a_place_may_be_wide_or_the_target(text: str, act: str, place: str) -> None:
    assert place_of(text, act) == place


def test_a_target_that_is_a_party_is_still_the_place() -> None:
    assert place_of("Rebels shelled Goma on Friday.", "shelled", "Rebels", "Goma") == "Goma"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The minister, who was born in Cusco, resigned.", "resigned"),
        ("The ministers left the Oslo process.", "left"),
    ],
    ids=["relative clause", "named after a place"],
)
def test_a_place_of_something_else_is_not_the_acts(text: str, act: str) -> None:
    assert place_of(text, act) is None
