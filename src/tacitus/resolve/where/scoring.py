"""How likely a row of the index is meant by a name, before and after the other places of the document are known.

All weights are in one unit: the decimal logarithm of people. A country counts as more than its people, a quarter of a
town as less; waters, mountains and sites, which have none, have a weight by kind.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tacitus.resolve.where.index import KINDS, NONE8, NONE16, SCALE, PlaceIndex

KIND_WEIGHT = {
    "country": 3.0, "admin1": 1.0, "admin2": -0.3, "capital": 1.2, "seat1": 0.7, "seat2": 0.2, "city": 0.0, "section": -0.7,
}  # fmt: skip
FIXED = {
    "continent": 9.0, "region": 6.6, "former": 5.6, "water": 6.6, "strait": 6.6, "border": 5.5, "mountain": 6.0,
    "island": 6.6, "site": 5.6, "base": 5.6, "camp": 5.6, "quarter": 6.2, "town": 5.3,
}  # fmt: skip
FEWEST = 200  # people taken where the index gives none
OTHER_NAME = 1.0  # what a name that is not the first one costs, less for a large place
_CAPITAL_GAIN = 0.4  # what a capital gains from the weight of its country
CUE = 1.5  # what a place gains from a word that tells its kind
NEAR_KM = 150.0
_COUNTRY_VOTE, _ADMIN1_VOTE, _NEAR_VOTE, _UNITS_VOTE = 2.4, 1.6, 1.3, 1.0
_EARTH_KM = 6371.0
_CROWD = 12  # points of one cell that are looked at


@dataclass(frozen=True)
class Ballot:
    """The vote of one name: the row it is taken for, and how much that counts."""

    row: int
    weight: float


class Votes:
    """What a document speaks for: weight by country and by first-order unit, and the points it names."""

    def __init__(
        self, index: PlaceIndex, ballots: Mapping[str, Ballot], peoples: Mapping[int, float]
    ) -> None:
        """Count the ballots by key of the name, and the weight of countries that are spoken for otherwise."""
        self.index = index
        self.ballots = ballots
        self.country: dict[int, float] = dict(peoples)
        self.admin1: dict[int, float] = {}
        self.units: dict[int, set[str]] = defaultdict(set)  # keys of names of first-order units, by country
        self.cells: dict[tuple[int, int], list[tuple[float, float, str]]] = defaultdict(list)
        for key, ballot in ballots.items():
            country, admin1 = index.country[ballot.row], index.admin1[ballot.row]
            if country != NONE8:
                self.country[country] = self.country.get(country, 0.0) + ballot.weight
            if admin1 != NONE16:
                self.admin1[admin1] = self.admin1.get(admin1, 0.0) + ballot.weight
            kind = KINDS[index.kinds[ballot.row]]
            if kind == "admin1":
                self.units[country].add(key)
            if kind not in ("country", "continent"):
                lat, lon = index.lats[ballot.row] / SCALE, index.lons[ballot.row] / SCALE
                self.cells[_cell(lat, lon)].append((lat, lon, key))
        self.total = math.fsum(self.country.values())
        self._tops = [sorted(votes.values(), reverse=True)[:2] for votes in (self.country, self.admin1)]

    def for_country(self, country: int, key: str) -> float:
        """Weight for a country without the ballot of `key`."""
        own = self.ballots.get(key)
        mine = own.weight if own is not None and self.index.country[own.row] == country else 0.0
        return self.country.get(country, 0.0) - mine if country != NONE8 else 0.0

    def country_share(self, country: int, key: str) -> float:
        """Weight for a country, 0 to 1 of that of the strongest one, without the ballot of `key`."""
        own = self.ballots.get(key)
        return _share(
            self.country, self._tops[0], country, own, None if own is None else self.index.country[own.row]
        )

    def admin1_share(self, admin1: int, key: str) -> float:
        """The same for a first-order unit."""
        own = self.ballots.get(key)
        return _share(
            self.admin1, self._tops[1], admin1, own, None if own is None else self.index.admin1[own.row]
        )

    def units_share(self, country: int, key: str) -> float:
        """0 to 1: how much the document speaks of first-order units of a country, without `key`; three are enough."""
        units = self.units.get(country, ())
        return min(3, len(units) - (key in units)) / 3

    def nearest_km(self, row: int, key: str) -> float:
        """Distance from a place to the nearest point named by another key, at most `NEAR_KM`."""
        lat, lon = self.index.lats[row] / SCALE, self.index.lons[row] / SCALE
        north, east = _cell(lat, lon)
        nearest = NEAR_KM
        for cell in ((north + i, east + j) for i in (-1, 0, 1) for j in (-1, 0, 1)):
            for other_lat, other_lon, other in self.cells.get(cell, ())[:_CROWD]:
                if other != key:
                    nearest = min(nearest, great_circle(lat, lon, other_lat, other_lon))
        return nearest


@lru_cache(maxsize=65536)
def prior(index: PlaceIndex, posting: int) -> float:
    """The weight of a place by itself; lower where the name is one of its other names."""
    row = posting >> 1
    kind = KINDS[index.kinds[row]]
    if kind in FIXED:
        return FIXED[kind]
    people = math.log10(max(index.people[row], FEWEST))
    if kind == "capital":
        people += _CAPITAL_GAIN * math.log10(max(index.people[index.country[row]], 1e5) / 1e6)
    cost = OTHER_NAME * max(0.2, min(1.0, (6.5 - people) / 2)) if posting & 1 else 0.0
    return people + KIND_WEIGHT[kind] - cost


UNITS = frozenset(("admin1", "admin2", "region", "former", "island"))
TOWNS = frozenset(("capital", "seat1", "seat2", "city", "section", "town"))


def cued(index: PlaceIndex, row: int, cue: str | None) -> float:
    """What a place gains where the text calls it a unit ("the state of") or a town ("the city of") and it is one."""
    kind = KINDS[index.kinds[row]]
    return CUE if (cue == "unit" and kind in UNITS) or (cue == "town" and kind in TOWNS) else 0.0


def support(index: PlaceIndex, row: int, key: str, votes: Votes) -> float:
    """What the rest of the document adds to a place that the name `key` may stand for."""
    total = 0.0
    country, admin1 = index.country[row], index.admin1[row]
    if country != NONE8:
        total += _COUNTRY_VOTE * votes.country_share(country, key)
    if admin1 != NONE16:
        total += _ADMIN1_VOTE * votes.admin1_share(admin1, key)
    kind = KINDS[index.kinds[row]]
    if kind == "admin1":
        total += _UNITS_VOTE * votes.units_share(country, key)
    if votes.cells and kind not in ("country", "continent"):
        total += _NEAR_VOTE * (1.0 - votes.nearest_km(row, key) / NEAR_KM)
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
        return inner_kind != "admin1" and (
            inside or (same and index.admin1[inner] == NONE16 and _km(index, outer, inner) < 250)
        )
    if kind == "admin2":
        return inner_kind not in ("admin1", "admin2") and index.admin2[outer] == index.admin2[inner] != NONE16
    if inner_kind in ("admin1", "admin2"):
        return False
    reach = {"region": 350.0, "former": 250.0, "island": 350.0, "continent": 3000.0, "water": 300.0}.get(
        kind, 45.0
    )
    return _km(index, outer, inner) < reach


def distance_km(index: PlaceIndex, row: int, point: tuple[float, float]) -> float:
    """Great-circle distance from a place to a point in degrees."""
    return great_circle(index.lats[row] / SCALE, index.lons[row] / SCALE, *point)


def great_circle(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Kilometres between two points in degrees."""
    a, b = math.radians(lat1), math.radians(lat2)
    half = (
        math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def best_of(index: PlaceIndex, postings: Iterable[int], limit: int = 40) -> Sequence[int]:
    """The postings with the highest prior, highest first, ties by row."""
    return sorted(postings, key=lambda posting: (-prior(index, posting), posting))[:limit]


def _share(
    votes: Mapping[int, float], tops: Sequence[float], number: int, own: Ballot | None, own_number: int | None
) -> float:
    weight = votes.get(number, 0.0)
    if not weight:
        return 0.0
    top = tops[0]
    if own is not None and own_number is not None and own_number in votes:
        if votes[own_number] == top:
            top = max(top - own.weight, tops[1] if len(tops) > 1 else 0.0)
        if own_number == number:
            weight -= own.weight
    return max(0.0, weight) / (top + 0.5)


def _cell(lat: float, lon: float) -> tuple[int, int]:
    """The cell of two degrees that holds a point."""
    return math.floor(lat / 2), math.floor(lon / 2)


def _km(index: PlaceIndex, one: int, other: int) -> float:
    return distance_km(index, one, (index.lats[other] / SCALE, index.lons[other] / SCALE))
