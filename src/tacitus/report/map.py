"""Geometry of the map of a reading: the places of its events on outlines of countries, one spot a place.

The part of the globe that holds the places is shown, at least `LEAST` degrees of it, degrees east narrowed as at its
middle (equirectangular). Spots and labels are in per cent of the map, so that they keep their size on any page; the outlines
are a path in units of `UNITS` across. Spots that would lie on each other are one. An event whose place is a whole country
tints the country and has a hollow spot.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tacitus.model import Event, Place
from tacitus.report.outlines import View, load_outlines, rings_in
from tacitus.report.wording import line
from tacitus.resolve.where import country_name

ASPECT = 2.3  # width by height
UNITS = 1600
LEAST = 24.0  # degrees of latitude-like width
_TOP, _BOTTOM = 84.0, -58.0
_NEAR_X, _NEAR_Y = 1.5, 1.5 * ASPECT  # spots nearer to each other than this are one
_LETTER, _LINE = 0.68, 4.4  # room of a letter across and of a line up, per cent
_NUMBERS = 4  # of events that a label tells


@dataclass(frozen=True, slots=True)
class Label:
    """Words beside a spot; `anchor` is where x lies in them: "start", "end" or "middle"."""

    x: float
    y: float
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A place and the numbers of its events; `arcs` are (quad, from, length) in per cent of the circle."""

    x: float
    y: float
    radius: float
    names: tuple[str, ...]
    numbers: tuple[int, ...]
    arcs: tuple[tuple[int, float, float], ...]
    whole: bool
    label: Label | None


@dataclass(frozen=True, slots=True)
class WorldMap:
    """What is drawn; `land` and `tinted` are SVG paths, `placed` counts events with a place."""

    height: int
    land: str
    tinted: str
    spots: tuple[Spot, ...]
    placed: int


@dataclass(slots=True)
class _Group:
    x: float
    y: float
    names: list[str]
    whole: bool
    events: list[tuple[int, Event]] = field(default_factory=list)


def draw_map(events: Sequence[Event]) -> WorldMap | None:
    """The map of the events, numbered from 1 in the order given; None where none has a point."""
    told = [(number, event, place) for number, event in enumerate(events, 1) if (place := _place(event))]
    if not told:
        return None
    view = view_of([(place.lat or 0.0, place.lon or 0.0) for _, _, place in told])
    whole = {place.country for _, _, place in told if is_country(place)}
    land: list[str] = []
    tinted: list[str] = []
    for code, ring in rings_in(_wider(view), load_outlines()):
        (tinted if code in whole else land).append(_path(ring, view))
    return WorldMap(
        height=round(UNITS / ASPECT),
        land="".join(land),
        tinted="".join(tinted),
        spots=_labelled(_groups(told, view)),
        placed=len(told),
    )


def view_of(points: Sequence[tuple[float, float]]) -> View:
    """The stretch of the globe that holds points (latitude, longitude), with room around them."""
    west, width = _stretch([lon for _, lon in points])
    south, north = min(lat for lat, _ in points), max(lat for lat, _ in points)
    squeeze = math.cos(math.radians(max(-60.0, min(65.0, (south + north) / 2))))
    tall = max(1.5 * (north - south), LEAST / ASPECT)
    wide = min(360.0, max(1.35 * width, LEAST / squeeze, tall * ASPECT / squeeze))
    tall = min(_TOP - _BOTTOM, max(1.15 * (north - south), wide * squeeze / ASPECT))
    top = max(min((south + north) / 2 + tall / 2, _TOP), _BOTTOM + tall)
    return View(west + width / 2 - wide / 2, top, wide, tall)


def is_country(place: Place) -> bool:
    """Whether a place is a whole country."""
    return place.country is not None and place.name == country_name(place.country)


def _wider(view: View) -> View:
    """A little more than the view, so that cut edges are out of sight."""
    return View(
        view.west - view.width / 50, view.north + view.height / 50, view.width * 1.04, view.height * 1.04
    )


def _place(event: Event) -> Place | None:
    place = event.event_loc
    return None if place is None or place.lat is None or place.lon is None else place


def _stretch(longitudes: Sequence[float]) -> tuple[float, float]:
    """West end and width of the shortest stretch that holds all longitudes."""
    ordered = sorted({round(lon, 4) for lon in longitudes})
    gaps = [(((ordered[n] - ordered[n - 1] - 1e-9) % 360), ordered[n]) for n in range(len(ordered))]
    gap, west = max(gaps)
    return west, 360.0 - gap if len(ordered) > 1 else 0.0


def _at(view: View, lat: float, lon: float) -> tuple[float, float]:
    """Per cent across and down."""
    across = (lon - view.west) % 360
    return round(100 * across / view.width, 2), round(100 * (view.north - lat) / view.height, 2)


def _path(ring: Sequence[tuple[float, float]], view: View) -> str:
    """The ring as a closed path of whole steps."""
    tall = UNITS / ASPECT
    points: list[tuple[int, int]] = []
    for lon, lat in ring:
        point = (
            round(UNITS * (lon - view.west) / view.width),
            round(tall * (view.north - lat) / view.height),
        )
        if not points or points[-1] != point:
            points.append(point)
    if len(points) < 3:
        return ""
    steps = [f"{x - a} {y - b}" for (a, b), (x, y) in pairwise(points)]
    return f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}z"


def _groups(told: Sequence[tuple[int, Event, Place]], view: View) -> list[_Group]:
    """Events by spot, in the order of the first of each."""
    groups: list[_Group] = []
    for number, event, place in told:
        x, y = _at(view, place.lat or 0.0, place.lon or 0.0)
        name, whole = _name(place), is_country(place)
        group = next((g for g in groups if abs(g.x - x) < _NEAR_X and abs(g.y - y) < _NEAR_Y), None)
        if group is None:
            group = _Group(x, y, [], whole)
            groups.append(group)
        if name not in group.names:
            group.names.append(name)
        group.whole = group.whole and whole
        group.events.append((number, event))
    return groups


def _name(place: Place) -> str:
    """The place as the text names it; a dateline in capitals as the index does."""
    return line(place.name or place.text if place.text.isupper() else place.text, 40)


def _labelled(groups: Sequence[_Group]) -> tuple[Spot, ...]:
    """The spots, with a label each where there is room: the spots with most events first."""
    taken = [(g.x - 1, g.y - 2, g.x + 1, g.y + 2) for g in groups]
    labels: dict[int, Label] = {}
    for number in sorted(range(len(groups)), key=lambda n: (-len(groups[n].events), n)):
        group = groups[number]
        for label, box in _labels(group):
            others = [b for n, b in enumerate(taken) if n != number]
            inside = box[0] >= 0 and box[1] >= 0 and box[2] <= 100 and box[3] <= 100
            if inside and not any(_overlap(box, other) for other in others):
                taken.append(box)
                labels[number] = label
                break
    return tuple(_spot(group, labels.get(number)) for number, group in enumerate(groups))


def _spot(group: _Group, label: Label | None) -> Spot:
    counted = Counter(event.quad_code for _, event in group.events)
    arcs, begin = [], 0.0
    for quad, times in sorted(counted.items()):
        length = round(100 * times / len(group.events), 2)
        arcs.append((quad, round(begin, 2), length))
        begin += length
    radius = round(5 + 1.6 * math.sqrt(len(group.events) - 1), 1)
    numbers = tuple(number for number, _ in group.events)
    return Spot(
        group.x, group.y, min(14.0, radius), tuple(group.names), numbers, tuple(arcs), group.whole, label
    )


def _labels(group: _Group) -> Iterator[tuple[Label, tuple[float, float, float, float]]]:
    """Labels right, left, below and above of a spot, each with the room it takes (left, top, right, bottom)."""
    numbers = [str(number) for number, _ in group.events[:_NUMBERS]]
    more = "…" if len(group.events) > _NUMBERS else ""
    others = f" +{len(group.names) - 1}" if len(group.names) > 1 else ""
    text = f"{group.names[0]}{others} {', '.join(numbers)}{more}"
    wide, x, y = _LETTER * len(text), group.x, group.y
    yield Label(x + 1.2, y, "start", text), (x + 1.2, y - _LINE / 2, x + 1.2 + wide, y + _LINE / 2)
    yield Label(x - 1.2, y, "end", text), (x - 1.2 - wide, y - _LINE / 2, x - 1.2, y + _LINE / 2)
    for down in (4.6, -4.6):
        box = (x - wide / 2, y + down - _LINE / 2, x + wide / 2, y + down + _LINE / 2)
        yield Label(x, y + down, "middle", text), box


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
