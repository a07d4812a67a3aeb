"""The map of a reading."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from tacitus.model import Event, Place, Reading
from tacitus.report.html import reading_html
from tacitus.report.map import WorldMap, draw_map, view_of

QUITO = Place(0, 5, "Quito", "Quito", "ECU", None, -0.22, -78.51)
LIMA = Place(0, 4, "Lima", "Lima", "PER", None, -12.04, -77.03)
PERU = Place(0, 4, "Peru", "Peru", "PER", None, -10.0, -76.0)


@pytest.fixture
def act(reading: Reading) -> Callable[[Place | None], Event]:
    return lambda place: replace(reading.events[0], event_loc=place)


def drawn(*events: Event) -> WorldMap:
    world = draw_map(events)
    assert world is not None
    return world


def test_events_without_places_have_no_map(act: Callable[[Place | None], Event]) -> None:
    refused = Place(0, 4, "Lima")
    assert draw_map([act(None), act(refused)]) is None


def test_a_place_has_one_spot_for_all_its_events(act: Callable[[Place | None], Event]) -> None:
    world = drawn(act(LIMA), act(None), act(LIMA), act(QUITO))
    assert [spot.numbers for spot in world.spots] == [(1, 3), (4,)]
    assert world.placed == 3
    assert world.spots[0].label is not None
    assert world.spots[0].label.text == "Lima 1, 3"


def test_north_is_up_and_east_is_right(act: Callable[[Place | None], Event]) -> None:
    lima, quito = drawn(act(LIMA), act(QUITO)).spots
    assert quito.y < lima.y
    assert quito.x < lima.x
    assert all(0 < value < 100 for spot in (lima, quito) for value in (spot.x, spot.y))


def test_a_country_is_tinted_and_hollow(act: Callable[[Place | None], Event]) -> None:
    world = drawn(act(PERU))
    assert world.spots[0].whole
    assert world.tinted.startswith("M")
    assert not drawn(act(LIMA)).tinted


def test_shares_of_the_circle_fill_it(act: Callable[[Place | None], Event]) -> None:
    other = replace(act(LIMA), quad_code=1)
    (spot,) = drawn(act(LIMA), other, act(LIMA)).spots
    assert sum(length for _, _, length in spot.arcs) == pytest.approx(100, abs=0.1)


@pytest.mark.parametrize(
    "points",
    [
        [(10.0, 20.0)],
        [(0.0, 0.0), (1.0, 90.0), (2.0, 180.0), (-3.0, -90.0)],
        [(-18.1, 178.4), (-21.1, -175.2)],
        [(78.2, 15.6), (-54.8, -68.3)],
        [(-89.0, 0.0)],
    ],
    ids=["one point", "round the globe", "over the 180th meridian", "north and south", "pole"],
)
def test_a_view_holds_its_points(points: list[tuple[float, float]]) -> None:
    view = view_of(points)
    assert 0 < view.width <= 360
    assert 0 < view.height <= 142
    assert all((lon - view.west) % 360 <= view.width for _, lon in points)


def test_a_view_over_the_180th_meridian_stays_narrow() -> None:
    assert view_of([(-18.1, 178.4), (-21.1, -175.2)]).width < 60


def test_the_page_draws_the_map_without_script_or_other_files(
    reading: Reading, act: Callable[[Place | None], Event]
) -> None:
    page = reading_html(replace(reading, events=(act(LIMA), act(QUITO), act(PERU))))
    assert 'class="map"' in page
    assert re.search(r'<path class="land" d="M', page)
    assert "<script" not in page
    assert " style=" not in page
    assert len(page) < 250_000


def test_a_page_without_places_has_no_map(reading: Reading, act: Callable[[Place | None], Event]) -> None:
    assert 'class="map"' not in reading_html(replace(reading, events=(act(None),)))
