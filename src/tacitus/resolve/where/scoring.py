"""How likely a row of the index is meant by a name, before and after the other places of the document are known.

All weights are in one unit: the decimal logarithm of people. A country counts as more than its people, a quarter of a
town as less; waters, mountains and sites, which have none, have a weight by kind.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tacitus.resolve.where.index import KINDS, NONE8, NONE16, SCALE, PlaceIndex

KIND_WEIGHT = {
    "country": 3.0, "admin1": 1.0, "admin2": -0.3, "capital": 1.5, "seat1": 0.7, "seat2": 0.2, "city": 0.0, "section": -0.7,
}  # fmt: skip
FIXED = {
    "continent": 9.0, "region": 6.6, "former": 5.6, "water": 6.6, "strait": 6.6, "border": 5.5, "mountain": 6.0,
    "island": 6.6, "site": 5.6, "base": 5.6, "camp": 5.6, "quarter": 6.2,
}  # fmt: skip
FEWEST = 200  # people taken where the index gives none
OTHER_NAME = 1.0  # what a name that is not the first one costs, less for a large place
NEAR_KM = 150.0
_COUNTRY_VOTE, _ADMIN1_VOTE, _NEAR_VOTE = 1.9, 1.3, 0.8
_EARTH_KM = 6371.0
_NEAR_DEGREES = NEAR_KM / 111.0


@dataclass
class Votes:
    """What the rest of the document speaks for: weight by country, by first-order unit, and the points it names."""

    country: dict[int, float] = field(default_factory=dict)
    admin1: dict[int, float] = field(default_factory=dict)
    points: list[tuple[float, float]] = field(default_factory=list)

    def add(self, index: PlaceIndex, row: int, weight: float) -> None:
        """Let one place speak for its country, its unit and its surroundings."""
        country, admin1 = index.country[row], index.admin1[row]
        if country != NONE8:
            self.country[country] = self.country.get(country, 0.0) + weight
        if admin1 != NONE16:
            self.admin1[admin1] = self.admin1.get(admin1, 0.0) + weight
        if KINDS[index.kinds[row]] not in ("country", "continent"):
            self.points.append((index.lats[row] / SCALE, index.lons[row] / SCALE))


def prior(index: PlaceIndex, posting: int) -> float:
    """The weight of a place by itself; lower where the name is one of its other names."""
    row = posting >> 1
    kind = KINDS[index.kinds[row]]
    if kind in FIXED:
        return FIXED[kind]
    people = math.log10(max(index.people[row], FEWEST))
    cost = OTHER_NAME * max(0.2, min(1.0, (6.5 - people) / 2)) if posting & 1 else 0.0
    return people + KIND_WEIGHT[kind] - cost


def support(index: PlaceIndex, row: int, votes: Votes) -> float:
    """What the votes of the document add to a place."""
    total = 0.0
    country, admin1 = index.country[row], index.admin1[row]
    if votes.country and country != NONE8:
        total += _COUNTRY_VOTE * _share(votes.country, country)
    if votes.admin1 and admin1 != NONE16 and KINDS[index.kinds[row]] != "country":
        total += _ADMIN1_VOTE * _share(votes.admin1, admin1)
    if votes.points:
        lat = index.lats[row] / SCALE
        close = [point for point in votes.points if abs(point[0] - lat) < _NEAR_DEGREES]
        nearest = min((distance_km(index, row, point) for point in close), default=NEAR_KM)
        total += _NEAR_VOTE * max(0.0, 1.0 - nearest / NEAR_KM)
    return total


def holds(index: PlaceIndex, outer: int, inner: int) -> bool:
    """Whether the place of row `outer` holds that of row `inner`, as far as the index tells."""
    if outer == inner:
        return False
    kind, inner_kind = KINDS[index.kinds[outer]], KINDS[index.kinds[inner]]
    if inner_kind in ("country", "continent"):
        return False
    if kind == "country":
        return index.country[outer] == index.country[inner]
    if kind == "admin1":
        inside = index.admin1[outer] == index.admin1[inner]
        same = index.country[outer] == index.country[inner]
        return inner_kind != "admin1" and (inside or (same and index.admin1[inner] == NONE16 and _km(index, outer, inner) < 250))
    if kind == "admin2":
        return inner_kind not in ("admin1", "admin2") and index.admin2[outer] == index.admin2[inner] != NONE16
    if inner_kind in ("admin1", "admin2"):
        return False
    reach = {"region": 350.0, "former": 250.0, "island": 350.0, "continent": 3000.0, "water": 300.0}.get(kind, 45.0)
    return _km(index, outer, inner) < reach


def distance_km(index: PlaceIndex, row: int, point: tuple[float, float]) -> float:
    """Great-circle distance from a place to a point in degrees."""
    return great_circle(index.lats[row] / SCALE, index.lons[row] / SCALE, *point)


def great_circle(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Kilometres between two points in degrees."""
    a, b = math.radians(lat1), math.radians(lat2)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def best_of(index: PlaceIndex, postings: Iterable[int], limit: int = 40) -> Sequence[int]:
    """The postings with the highest prior, highest first, ties by row."""
    return sorted(postings, key=lambda posting: (-prior(index, posting), posting))[:limit]


def _share(votes: dict[int, float], number: int) -> float:
    weight = votes.get(number, 0.0)
    return weight / (max(votes.values()) + 0.5) if weight else 0.0


def _km(index: PlaceIndex, one: int, other: int) -> float:
    return distance_km(index, one, (index.lats[other] / SCALE, index.lons[other] / SCALE))
