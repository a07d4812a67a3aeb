"""Makes `data/outlines.txt`: `python -m tacitus.report.building countries-110m.json` (npm `world-atlas` 2.0.2).

The source is Natural Earth's 1:110m countries as TopoJSON: arcs of integer steps that countries share. Written are rings by
country, in hundredths of a degree. Antarctica is left out; what the source draws apart inside a country of ISO 3166
counts with that country, and Kosovo and Palestine have codes of their own. No statement about borders is meant.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from tacitus.resolve.where.index import load_index

TABLE = Path(__file__).parent / "data" / "outlines.txt"
HUNDREDTH = 100
_CODES = {
    "W. Sahara": "ESH", "Dem. Rep. Congo": "COD", "Dominican Rep.": "DOM", "Falkland Is.": "FLK", "Fr. S. Antarctic Lands": "ATF",
    "Central African Rep.": "CAF", "Congo": "COG", "Eq. Guinea": "GNQ", "Solomon Is.": "SLB", "N. Cyprus": "CYP",
    "Somaliland": "SOM", "Bosnia and Herz.": "BIH", "Macedonia": "MKD", "S. Sudan": "SSD", "Georgia": "GEO", "Palestine": "PSE",
}  # fmt: skip
_HEAD = """# Outlines of countries, made by `tacitus.report.building` from Natural Earth 1:110m (public domain) by way of
# the npm package world-atlas 2.0.2 (ISC, Michael Bostock). One ring a line: ISO 3166 code, then "east,north" in hundredths
# of a degree, the first from the meridian and the equator, each later one from the point before.
"""

Point = tuple[int, int]


def rings(source: Mapping[str, Any]) -> dict[str, list[list[Point]]]:
    """Rings by country code, in hundredths of a degree, without repeated points."""
    arcs = [_unpacked(arc, source["transform"]) for arc in source["arcs"]]
    found: dict[str, list[list[Point]]] = {}
    for shape in source["objects"]["countries"]["geometries"]:
        code = _code(shape["properties"]["name"])
        if code == "ATA":
            continue
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        for polygon in polygons:
            for ring in polygon:
                corners = _joined(ring, arcs)
                if len(corners) > 2:
                    found.setdefault(code, []).append(corners)
    return dict(sorted(found.items()))


def _unpacked(arc: Sequence[Sequence[int]], transform: Mapping[str, Sequence[float]]) -> list[Point]:
    x = y = 0
    points: list[Point] = []
    for east, north in arc:
        x, y = x + east, y + north
        lon, lat = (
            at * scale + start
            for at, scale, start in zip((x, y), transform["scale"], transform["translate"], strict=True)
        )
        points.append((round(lon * HUNDREDTH), round(lat * HUNDREDTH)))
    return points


def _joined(ring: Sequence[int], arcs: Sequence[list[Point]]) -> list[Point]:
    """A ring from its arcs; ~n is arc n backwards."""
    points: list[Point] = []
    for number in ring:
        for point in arcs[number] if number >= 0 else reversed(arcs[~number]):
            if not points or points[-1] != point:
                points.append(point)
    points = _unwrapped(points)
    return points[:-1] if points[0] == points[-1] else points


def _unwrapped(points: Sequence[Point]) -> list[Point]:
    """The points without jumps at the 180th meridian: going on beyond it, they count on."""
    whole, turn, kept = 360 * HUNDREDTH, 0, list(points[:1])
    for (last, _), (east, north) in pairwise(points):
        turn += whole * ((east - last < -whole // 2) - (east - last > whole // 2))
        point = (east + turn, north)
        if point != kept[-1]:
            kept.append(point)
    return kept


def _code(name: str) -> str:
    if name in _CODES:
        return _CODES[name]
    index = load_index()
    rows = [posting >> 1 for posting in index.named(name)]
    return index.countries[index.country[next(row for row in rows if row < len(index.countries))]].alpha3


def main(path: str) -> None:
    """Write the table."""
    lines = []
    for code, shapes in rings(json.loads(Path(path).read_text("utf-8"))).items():
        for ring in shapes:
            x = y = 0
            steps = []
            for east, north in ring:
                steps.append(f"{east - x},{north - y}")
                x, y = east, north
            lines.append(f"{code} {' '.join(steps)}")
    TABLE.write_text(_HEAD + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
