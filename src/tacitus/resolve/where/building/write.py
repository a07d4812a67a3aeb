"""The rows as the packed file that `tacitus.resolve.where.index` reads."""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tacitus.resolve.where.building.rows import TOWN_KINDS, Row, read_rows, read_table
from tacitus.resolve.where.index import KINDS, MAGIC, NONE8, NONE16, NUMBERS, SCALE
from tacitus.resolve.where.names import PEOPLE, SHORT, SOUND, consonants, fold

HEARD = (
    "country",
    "admin1",
    "admin2",
    "region",
    "former",
    "capital",
    "seat1",
    "seat2",
)  # known again by consonants
HEARD_OVER = 50_000  # people, for other kinds


def pack(source: Path, tables: Path) -> bytes:
    """The packed index of GeoNames files in `source` and our tables in `tables`."""
    groups = read_rows(source, tables)
    rows = [row for group in ("countries", "admin1", "admin2", "regions", "towns") for row in groups[group]]
    facts = read_table(tables / "countries.yaml")
    numbers = {row["iso2"]: number for number, row in enumerate(facts.values())}
    units1 = {row.code1: number for number, row in enumerate(groups["admin1"])}
    units2 = {row.code2: number for number, row in enumerate(groups["admin2"])}
    columns: dict[str, list[int]] = {
        "ids": [row.geonames for row in rows],
        "lats": [round(row.lat * SCALE) for row in rows],
        "lons": [round(row.lon * SCALE) for row in rows],
        "people": [row.people for row in rows],
        "country": [numbers.get(row.alpha2, NONE8) for row in rows],
        "admin1": [units1.get(row.code1, NONE16) for row in rows],
        "admin2": [units2.get(row.code2, NONE16) for row in rows],
        "kinds": [KINDS.index(row.kind) for row in rows],
    }
    postings = _postings(rows)
    keys = sorted(postings, key=lambda key: key.encode("utf-8"))
    columns["counts"] = [len(postings[key]) for key in keys]
    columns["posts"] = [posting for key in keys for posting in postings[key]]
    sections = {
        "keys": "\n".join(keys).encode("utf-8"),
        "names": "\n".join(row.names[0] for row in rows).encode("utf-8"),
    }
    sections |= {name: _planes(columns[name], code) for name, code in NUMBERS.items()}
    first = len(groups["countries"])
    header = {
        "countries": [
            (
                alpha3,
                f["iso2"],
                f["name"],
                f["area"],
                [numbers[n] for n in f.get("neighbours", ()) if n in numbers],
            )
            for alpha3, f in facts.items()
        ],
        "first_admin1": first,
        "first_admin2": first + len(groups["admin1"]),
    }
    return _joined(header, sections)


def _postings(rows: Iterable[Row]) -> dict[str, list[int]]:
    """Folded name to postings in the order of rows, each row once; the first name wins over other ones."""
    found: dict[str, dict[int, int]] = {}
    for number, row in enumerate(rows):
        for place, name in enumerate(row.names):
            key = fold(name)
            if key:
                other = place > 0 and row.kind in ("admin2", *TOWN_KINDS)
                found.setdefault(key, {}).setdefault(number, 2 * number + other)
        if row.kind in HEARD or row.people >= HEARD_OVER:
            for key in {consonants(name) for name in row.names[:2]} - {""}:
                found.setdefault(SOUND + key, {})[number] = 2 * number + 1
        for mark, words in ((SHORT, row.short), (PEOPLE, row.demonyms)):
            for word in words:
                found.setdefault(mark + fold(word), {})[number] = 2 * number
    return {key: [postings[number] for number in sorted(postings)] for key, postings in found.items()}


def _planes(values: list[int], code: str) -> bytes:
    whole = array(code, values)
    if sys.byteorder == "big":
        whole.byteswap()
    data, width = whole.tobytes(), whole.itemsize
    return b"".join(data[plane::width] for plane in range(width))


def _joined(header: Mapping[str, Any], sections: Mapping[str, bytes]) -> bytes:
    packed = {name: zlib.compress(data, 9) for name, data in sections.items()}
    head = {**header, "sections": [(name, len(data)) for name, data in packed.items()]}
    line = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    return MAGIC + line + b"\n" + b"".join(packed.values())
