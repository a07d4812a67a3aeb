"""Rows of the index: countries first, then first- and second-order units, our own regions, then towns."""

from __future__ import annotations

import gzip
import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

TOWNS = {"PPLC": "capital", "PPLA": "seat1", "PPLA2": "seat2", "PPLX": "section", "PPLL": "section"}
TOWN_KINDS = ("capital", "seat1", "seat2", "section", "city")
_GENERIC = (
    r"Province|Governorate|Region|Oblast'?|oblast|State|Prefecture|Department|District|County|county|Krai|Kray|Republic|"
    r"Municipality|Division|Regency|Parish|Voivodeship|Canton|City|Autonomous Region|Autonomous Oblast|Special Region"
)
_ENDS = re.compile(rf"\s(?:{_GENERIC})$")
_BEGINS = re.compile(
    r"^(?:Provincia (?:de |di |del? )?|Departamento (?:de |del )?|Région (?:de |du |des )?|Judeţul |Județ(?:ul)? |"
    r"Kabupaten |Kota |Mu[hḩ]āfaz̧at |Muhafazat |Region of |Province of |County of |State of |Estado de |Wilaya de |"
    r"Distrito de |Kreis |Landkreis |Powiat |Arrondissement de |Arrondissement d[’'])"
)
_LATIN = re.compile(r"(?:[A-ZÀ-ÖØ-ÞĀ-ſƏḀ-ỿ]|[ae]l[- ]|['‘’ʻ`])[\wÀ-ɏḀ-ỿ' .’‘ʻ`-]{1,48}")
_CODE = re.compile(r"[A-Z]{2,4}")
TOO_SMALL = 3  # shortest other name, in letters


@dataclass
class Row:
    """One place; `names` begins with the name shown. `code1`, `code2` are GeoNames codes of the units that hold it."""

    kind: str
    names: list[str]
    lat: float
    lon: float
    alpha2: str = ""
    code1: str = ""
    code2: str = ""
    geonames: int = 0
    people: int = 0
    short: list[str] = field(default_factory=list)
    demonyms: list[str] = field(default_factory=list)


def read_rows(source: Path, tables: Path) -> dict[str, list[Row]]:
    """All rows by group: `countries`, `admin1`, `admin2`, `regions`, `towns`, each in a fixed order."""
    countries = read_table(tables / "countries.yaml")
    shown = {row["iso2"]: alpha3 for alpha3, row in countries.items()}
    known_as = read_table(tables / "other_names.yaml")
    towns = [town for town in _towns(source / "cities500.txt.gz") if town.alpha2 in shown]
    for town in towns:
        town.names += known_as.get(town.geonames, ())
    units1 = json.loads((source / "admin1.json").read_text("utf-8"))
    with gzip.open(source / "admin2.json.gz", "rt", encoding="utf-8") as file:
        units2 = json.load(file)
    own = read_table(tables / "admin1.yaml")
    regions = read_table(tables / "regions.yaml")
    return {
        "countries": [_country(row) for row in countries.values()],
        "admin1": _units("admin1", units1, towns, own),
        "admin2": _units("admin2", units2, towns, {}),
        "regions": [_region(row, countries) for row in regions],
        "towns": towns,
    }


def read_table(path: Path) -> Any:
    """One of our YAML tables."""
    return yaml.load(path.read_text("utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _towns(path: Path) -> list[Row]:
    rows: list[Row] = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            cells = line.rstrip("\n").split("\t")
            if len(cells) < 15 or not cells[0].isdigit() or cells[7] in ("PPLH", "PPLQ", "PPLW"):
                continue
            code1 = f"{cells[8]}.{cells[10]}" if cells[10] else ""
            rows.append(
                Row(
                    kind=TOWNS.get(cells[7], "city"),
                    names=[cells[1], cells[2], *_other_names(cells[3])],
                    lat=float(cells[4]),
                    lon=float(cells[5]),
                    alpha2=cells[8],
                    code1=code1,
                    code2=f"{code1}.{cells[11]}" if code1 and cells[11] else "",
                    geonames=int(cells[0]),
                    people=int(cells[14] or 0),
                )
            )
    rows.sort(key=lambda row: (row.alpha2, row.code1, row.code2, row.geonames))
    return rows


def _other_names(cell: str) -> list[str]:
    """Names in Latin letters with a capital; airport codes and transliterations without capitals are left out."""
    names = (name.strip() for name in cell.split(","))
    return [n for n in names if _LATIN.fullmatch(n) and not _CODE.fullmatch(n) and len(n) >= TOO_SMALL]


def _country(row: Mapping[str, Any]) -> Row:
    return Row(
        kind="country",
        names=[row["name"], *row.get("also", ())],
        lat=row["lat"],
        lon=row["lon"],
        alpha2=row["iso2"],
        geonames=row["geonames"],
        people=row["population"],
        demonyms=row.get("demonyms", []),
    )


def _region(row: Mapping[str, Any], countries: Mapping[str, Any]) -> Row:
    inside = row.get("in", ())
    alpha2 = countries[inside[0]]["iso2"] if len(inside) == 1 else ""
    return Row(
        kind=row["kind"],
        names=[row["name"], *row.get("also", ())],
        lat=row["lat"],
        lon=row["lon"],
        alpha2=alpha2,
    )


def _units(
    kind: str, units: Iterable[Mapping[str, str]], towns: Sequence[Row], own: Mapping[str, Mapping[str, Any]]
) -> list[Row]:
    """Units that hold towns or stand in our own table, with the middle of their towns where that gives none."""
    inside: dict[str, list[Row]] = defaultdict(list)
    for town in towns:
        inside[town.code1 if kind == "admin1" else town.code2].append(town)
    rows: list[Row] = []
    shown = {unit["code"]: unit["name"] for unit in units} | {
        c: f["name"] for c, f in own.items() if "name" in f
    }
    for code, name in sorted(shown.items()):
        facts = own.get(code, {})
        if code not in inside and "lat" not in facts:
            continue
        lat, lon = (
            (facts["lat"], facts["lon"]) if "lat" in facts else middle([(t.lat, t.lon) for t in inside[code]])
        )
        names = [
            *_unit_names(name, american=code.startswith("US.")),
            *facts.get("also", ()),
        ]
        rows.append(
            Row(
                kind=kind,
                names=names,
                lat=lat,
                lon=lon,
                alpha2=code.split(".")[0],
                code1=".".join(code.split(".")[:2]),
                code2=code if kind == "admin2" else "",
                people=facts.get("people")
                or sum(town.people for town in inside[code] if town.kind != "section"),
                short=list(facts.get("short", ())),
            )
        )
    return rows


def _unit_names(name: str, *, american: bool) -> list[str]:
    """The name, and the name without its generic word; American units keep theirs."""
    names = [name]
    if american:
        return names
    bare = _BEGINS.sub("", _ENDS.sub("", name))
    if bare != name and len(bare) >= TOO_SMALL:
        names.append(bare)
    names += [
        f"{bare} {word}" for word in ("Province", "Region", "District", "Governorate", "State", "County")
    ]
    return names


def middle(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The centroid of the hull of the points (degrees); their mean where the hull has no area."""
    hull = _hull(sorted(set(points)))
    area = x = y = 0.0
    for (a, b), (c, d) in zip(hull, [*hull[1:], *hull[:1]], strict=True):
        cross = a * d - c * b
        area += cross
        x += (a + c) * cross
        y += (b + d) * cross
    if abs(area) < 1e-6:
        return math.fsum(p[0] for p in points) / len(points), math.fsum(p[1] for p in points) / len(points)
    return x / (3 * area), y / (3 * area)


def _hull(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Corners of the convex hull of sorted points, counter-clockwise (monotone chain)."""
    if len(points) < 3:
        return list(points)
    chains: list[list[tuple[float, float]]] = []
    for order in (points, list(reversed(points))):
        chain: list[tuple[float, float]] = []
        for p in order:
            while len(chain) > 1 and _turn(chain[-2], chain[-1], p) <= 0:
                chain.pop()
            chain.append(p)
        chains.append(chain[:-1])
    return chains[0] + chains[1]


def _turn(o: tuple[float, float], a: tuple[float, float], b: tuple[float, float]) -> float:
    return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])
