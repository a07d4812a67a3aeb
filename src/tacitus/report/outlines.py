"""Outlines of countries, and what of them lies in a stretch of the globe: the ground of the map.

The table is Natural Earth's 1:110m countries (`building.py`): rough, and without the smallest states. Degrees east and
north; a ring is its corners in order, the last joined to the first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from tacitus.errors import ResourceError

_HUNDREDTH = 100

Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class View:
    """A stretch of the globe in degrees; `west` may lie beyond -180, and `west + width` beyond 180."""

    west: float
    north: float
    width: float
    height: float


@cache
def load_outlines() -> tuple[tuple[str, Ring], ...]:
    """Rings with the code of their country, by code. Raises ResourceError T301 where the table is damaged."""
    try:
        table = (resources.files(__package__) / "data" / "outlines.txt").read_text("utf-8")
        return tuple(_ring(line) for line in table.splitlines() if line and not line.startswith("#"))
    except (OSError, ValueError) as error:
        raise ResourceError(
            "T301", f"outlines of countries cannot be read: {error}.", "Install the package again."
        ) from error


def rings_in(view: View, outlines: Sequence[tuple[str, Ring]]) -> Iterator[tuple[str, Ring]]:
    """The parts of the rings that lie in the view, also where it crosses the 180th meridian."""
    for code, ring in outlines:
        for turn in (-360.0, 0.0, 360.0):
            east = [lon + turn for lon, _ in ring]
            if max(east) < view.west or min(east) > view.west + view.width:
                continue
            kept = _cut([(lon + turn, lat) for lon, lat in ring], view)
            if len(kept) > 2:
                yield code, tuple(kept)


def _ring(line: str) -> tuple[str, Ring]:
    code, *steps = line.split(" ")
    x = y = 0
    corners = []
    for step in steps:
        east, north = step.split(",")
        x, y = x + int(east), y + int(north)
        corners.append((x / _HUNDREDTH, y / _HUNDREDTH))
    return code, tuple(corners)


def _cut(ring: Sequence[tuple[float, float]], view: View) -> list[tuple[float, float]]:
    """The ring cut at the four sides of the view, one after the other (Sutherland and Hodgman)."""
    sides = (
        (0, 1, view.west),
        (0, -1, view.west + view.width),
        (1, 1, view.north - view.height),
        (1, -1, view.north),
    )
    kept = list(ring)
    for axis, sign, edge in sides:
        before, kept = kept, []
        for number, corner in enumerate(before):
            last = before[number - 1]
            inside, was_inside = sign * (corner[axis] - edge) >= 0, sign * (last[axis] - edge) >= 0
            if inside != was_inside:
                share = (edge - last[axis]) / (corner[axis] - last[axis])
                kept.append(
                    (last[0] + share * (corner[0] - last[0]), last[1] + share * (corner[1] - last[1]))
                )
            if inside:
                kept.append(corner)
    return kept
