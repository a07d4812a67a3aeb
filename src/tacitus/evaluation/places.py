"""Scores of places on annotated names: all of them counted, a refused one as wrong.

strict: the answer is at most 161 km (100 miles) from the annotated point. area: the same, but an answer that
is a whole country is right when the annotated point lies inside that country, since a country's one point is
a convention. Inside is told without borders: the populated place of GeoNames next to the point belongs to the
country.
"""

from __future__ import annotations

import gzip
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tacitus.evaluation.geovirus import Toponym
from tacitus.evaluation.gold import need
from tacitus.model import Place

MILES_100 = 161.0
_EARTH_KM = 6371.0

CountryAt = Callable[[float, float], str | None]


@dataclass(frozen=True, slots=True)
class PlaceJudgement:
    """An annotated name, the answer, and whether it is right; `km` is None where there is no answer."""

    gold: Toponym
    answer: Place | None
    km: float | None
    strict: bool
    area: bool


def judge_place(
    gold: Toponym, answer: Place | None, *, is_country: bool, country_at: CountryAt
) -> PlaceJudgement:
    """One answer judged.

    Args:
        gold: the annotated name.
        answer: what was found for it; None, or without coordinates, is a refusal.
        is_country: the answer is a whole country.
        country_at: country of a point, in any code.
    """
    if answer is None or answer.lat is None or answer.lon is None:
        return PlaceJudgement(gold, None, None, False, False)
    km = distance(gold.lat, gold.lon, answer.lat, answer.lon)
    strict = km <= MILES_100
    area = strict
    if is_country and not strict:
        inside = country_at(gold.lat, gold.lon)
        area = inside is not None and inside == country_at(answer.lat, answer.lon)
    return PlaceJudgement(gold, answer, km, strict, area)


def score_places(judged: Sequence[PlaceJudgement]) -> dict[str, float | int | None]:
    """`strict` and `area` over all, share `answered`, `strict_answered` over those, `median_km`, `n`."""
    n = max(1, len(judged))
    km = sorted(j.km for j in judged if j.km is not None)
    return {
        "strict": round(sum(j.strict for j in judged) / n, 3),
        "area": round(sum(j.area for j in judged) / n, 3),
        "answered": round(len(km) / n, 3),
        "strict_answered": round(sum(j.strict for j in judged) / max(1, len(km)), 3),
        "median_km": round(km[len(km) // 2], 1) if km else None,
        "n": len(judged),
    }


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres along the great circle between two points given in degrees."""
    a, b = math.radians(lat), math.radians(other_lat)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


class NearestCity:
    """Country of a point: that of the populated place next to it, within about 1,100 km; else None."""

    def __init__(self, cities: Iterable[tuple[float, float, str]]) -> None:
        """`cities` are (latitude, longitude, country)."""
        self._cells: dict[tuple[int, int], list[tuple[float, float, str]]] = {}
        for city in cities:
            self._cells.setdefault((math.floor(city[0]), math.floor(city[1])), []).append(city)

    def __call__(self, lat: float, lon: float) -> str | None:
        best: tuple[float, str] | None = None
        for ring in range(11):
            for cell in self._ring(math.floor(lat), math.floor(lon), ring):
                for city in self._cells.get(cell, ()):
                    km = distance(lat, lon, city[0], city[1])
                    if best is None or (km, city[2]) < best:
                        best = (km, city[2])
            if best is not None and best[0] <= ring * 111.0 * max(0.2, math.cos(math.radians(lat))):
                break
        return None if best is None else best[1]

    @staticmethod
    def _ring(lat: int, lon: int, ring: int) -> Iterable[tuple[int, int]]:
        for north in range(-ring, ring + 1):
            inner = abs(north) < ring
            for east in (-ring, ring) if inner and ring else range(-ring, ring + 1):
                yield lat + north, (lon + east + 180) % 360 - 180


def read_cities(path: Path) -> list[tuple[float, float, str]]:
    """Latitude, longitude and country of each row of a GeoNames table."""
    with gzip.open(need(path), "rt", encoding="utf-8") as lines:
        rows = (line.split("\t") for line in lines)
        return [(float(row[4]), float(row[5]), row[8]) for row in rows if len(row) > 8]
