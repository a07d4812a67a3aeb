"""Reads GeoVirus: short news texts with place names and the coordinates of their Wikipedia pages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from tacitus.evaluation.gold import need


@dataclass(frozen=True, slots=True)
class Toponym:
    """An annotated place name; `page` is the address of its Wikipedia page."""

    start: int
    end: int
    text: str
    lat: float
    lon: float
    page: str


@dataclass(frozen=True, slots=True)
class Snippet:
    """One text of the set; `id` is `geovirus-N`, N its place in the file, from 0."""

    id: str
    text: str
    toponyms: tuple[Toponym, ...]


def read_geovirus(path: Path) -> list[Snippet]:
    """All texts in the order of the file. The file counts offsets from 1; here they count from 0."""
    root = ElementTree.parse(need(path)).getroot()
    return [_snippet(number, article) for number, article in enumerate(root.iter("article"))]


def _snippet(number: int, article: ElementTree.Element) -> Snippet:
    text = article.findtext("text") or ""
    return Snippet(
        f"geovirus-{number}", text, tuple(_toponym(part, text) for part in article.iter("location"))
    )


def _toponym(part: ElementTree.Element, text: str) -> Toponym:
    start, end = int(part.findtext("start") or 0) - 1, int(part.findtext("end") or 0) - 1
    lat, lon = float(part.findtext("lat") or 0), float(part.findtext("lon") or 0)
    return Toponym(start, end, text[start:end], lat, lon, part.findtext("page") or "")
