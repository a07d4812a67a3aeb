"""Place names in running text, and spans resolved."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacitus.errors import DocumentError
from tacitus.resolve.where import alpha2_of, alpha3_of, country_name, find_places


def found(text: str) -> list[tuple[str, str | None]]:
    return [(place.text, place.country) for place in find_places(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen attacked a checkpoint in Maiduguri on Friday.", [("Maiduguri", "NGA")]),
        (
            "Police clashed with strikers in Springfield, Illinois.",
            [("Springfield", "USA"), ("Illinois", "USA")],
        ),
        ("Shelling hit the town of Bakhmut in the Donbas.", [("Bakhmut", "UKR"), ("Donbas", "UKR")]),
        ("Tankers were seized in the Strait of Hormuz.", [("Strait of Hormuz", None)]),
        ("Rockets fell near the Green Zone in Baghdad.", [("Green Zone", "IRQ"), ("Baghdad", "IRQ")]),
        ("The talks were held in Washington, D.C.", [("Washington", "USA")]),
        ("Inspectors went to Natanz.", [("Natanz", "IRN")]),
        ("A curfew was imposed in Nice after the riot.", [("Nice", "FRA")]),
        ("Fighting spread across Côte d'Ivoire.", [("Côte d'Ivoire", "CIV")]),
    ],
)
def test_places_are_found_and_resolved(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Paris Hilton spoke to reporters.",
        "President Washington was the first to hold the office.",
        "Jack London wrote novels.",
        "The Boston Globe reported the resignation.",
        "The Chicago Bulls lost again.",
        "Washington said it would answer the threat.",
        "Moscow accused its neighbour of a provocation.",
        "The University condemned the decision in March.",
        "Reading the report took hours.",
        "He called for calm and asked for order.",
    ],
)
def test_persons_bodies_and_common_words_are_no_places(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "span", "country"),
    [
        ("Voters in Georgia, Alabama and Tennessee went to the polls.", "Georgia", "USA"),
        ("Russian troops left Georgia after talks in Tbilisi.", "Georgia", "GEO"),
        ("Protesters marched in Tripoli as Lebanon's cabinet met in Beirut.", "Tripoli", "LBN"),
        ("Militias fought over Tripoli while Libya's parliament met in Tobruk.", "Tripoli", "LBY"),
        ("A bomb exploded in Hyderabad, Pakistan.", "Hyderabad", "PAK"),
        ("The strike began in London, Ontario.", "London", "CAN"),
        ("Israel bombed Gaza overnight.", "Gaza", "PSE"),
        ("Fighting raged in the town of Baga in Borno.", "Baga", "NGA"),
    ],
    ids=[
        "states in a list",
        "Caucasus",
        "Lebanon",
        "Libya",
        "after a comma",
        "Ontario",
        "Gaza",
        "held by a state",
    ],
)
def test_other_places_decide_what_a_name_means(text: str, span: str, country: str) -> None:
    start = text.index(span)
    (place,) = find_places(text, spans=[(start, start + len(span))])
    assert place.country == country


@pytest.mark.parametrize(
    ("text", "admin1"),
    [
        ("Finance ministers met in Washington with bankers.", "District of Columbia"),
        ("Fires burned in the US state of Washington.", "Washington"),
        ("Ferries left Oregon, Washington and Alaska.", "Washington"),
    ],
    ids=["bare", "called a state", "in a list of states"],
)
def test_capital_and_state_of_one_name_are_told_apart(text: str, admin1: str) -> None:
    (place,) = [p for p in find_places(text) if p.text == "Washington"]
    assert place.admin1 == admin1


def test_spans_come_back_exactly_and_in_their_order() -> None:
    text = "From Lagos to Qwzrtyx and back to Abuja."
    spans = [(34, 39), (5, 10), (14, 21), (5, 10)]
    places = find_places(text, spans=spans)
    assert [(p.start, p.end) for p in places] == spans
    assert [p.country for p in places] == ["NGA", "NGA", None, "NGA"]


def test_unknown_span_is_refused_with_nothing_but_its_span() -> None:
    (place,) = find_places("Nobody has heard of Qwzrtyx.", spans=[(20, 27)])
    assert (place.text, place.name, place.country, place.lat, place.lon, place.geonames_id, place.score) == (
        "Qwzrtyx", None, None, None, None, None, None,
    )  # fmt: skip


@pytest.mark.parametrize(
    "span", [(0, 99), (-1, 2), (3, 3), (4, 2)], ids=["beyond", "negative", "empty", "reversed"]
)
def test_span_outside_the_text_is_an_error(span: tuple[int, int]) -> None:
    with pytest.raises(DocumentError) as caught:
        find_places("In Rome.", spans=[span])
    assert caught.value.code == "T206"


def test_no_spans_give_no_places() -> None:
    assert find_places("In Rome.", spans=[]) == ()


def test_kosovo_and_palestine_have_the_codes_of_events() -> None:
    assert found("Clashes were reported in Pristina.") == [("Pristina", "KOS")]
    assert found("Clashes were reported in Ramallah.") == [("Ramallah", "PSE")]


def test_other_transcription_is_known_where_the_country_is_named() -> None:
    text = "Officials in Egypt said the farm lay in Menoufiya, north of Cairo."
    start = text.index("Menoufiya")
    (place,) = find_places(text, spans=[(start, start + 9)])
    assert place.country == "EGY"


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from(" .,'’-()\nABINParis Lagosde0éع中"), max_size=80))
def test_offsets_fit_any_text_and_answers_repeat(text: str) -> None:
    places = find_places(text)
    assert all(text[p.start : p.end] == p.text for p in places)
    assert list(places) == sorted(places, key=lambda p: p.start)
    assert places == find_places(text)


@pytest.mark.parametrize("piece", ["Paris ", "A", "in ", "Al-", "Springfield, ", "'"], ids=repr)
def test_long_line_takes_linear_time(piece: str) -> None:
    started = time.process_time()
    find_places(piece * (200_000 // len(piece)))
    assert time.process_time() - started < 4


def test_codes_of_countries_turn_into_one_another() -> None:
    assert (alpha3_of("de"), alpha2_of("DEU"), country_name("DEU")) == ("DEU", "DE", "Germany")
    assert (alpha3_of("XK"), alpha2_of("KOS"), alpha3_of("ZZ"), alpha2_of("ZZZ")) == ("KOS", "XK", None, None)


def test_a_dateline_is_a_place_where_the_word_also_means_something_else() -> None:
    assert found("MALE - Policemen took over the broadcaster.") == [("MALE", "MDV")]


@pytest.mark.parametrize(
    ("text", "span", "kilometre_of"),
    [
        ("A bomb went off in Agadez.", "Agadez", (16.97, 7.99)),
        ("Officials in Taiwan and its city of Taoyuan met.", "Taiwan", (23.5, 121.0)),
        ("Ducks died in Crawford County located in Pennsylvania.", "Crawford County", (41.7, -80.1)),
    ],
    ids=["seat before its unit", "country before its unit", "located in"],
)
def test_of_places_of_one_name_the_likelier_is_taken(
    text: str, span: str, kilometre_of: tuple[float, float]
) -> None:
    from tacitus.resolve.where.scoring import great_circle

    start = text.index(span)
    (place,) = find_places(text, spans=[(start, start + len(span))])
    assert place.lat is not None
    assert place.lon is not None
    assert great_circle(place.lat, place.lon, *kilometre_of) < 60


def test_an_airport_is_where_its_city_is() -> None:
    assert found("Protesters blocked Hong Kong International Airport.") == [("Hong Kong", "HKG")]


def test_beside_the_city_of_its_name_the_shorter_name_is_the_unit() -> None:
    text = "Schools closed in New York City, in Long Island, New York, and in New Jersey."
    places = {place.text: place.name for place in find_places(text)}
    assert (places["New York City"], places["New York"]) == ("New York City", "New York")
