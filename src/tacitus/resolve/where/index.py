"""The index of places: one file of the package, checked and held in memory as columns.

Rows are places; keys are folded names in order, each with the rows that bear it. The file is a line of magic, a line
of JSON (`sections`: name, packed bytes; `countries`) and the sections, each deflated. Numbers are little-endian and
stored byte plane by byte plane. A posting is twice the row, plus one where the name is not the row's first name.
"""

from __future__ import annotations

import hashlib
import json
import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from tacitus.errors import ResourceError
from tacitus.resolve.where.names import PEOPLE, SHORT, SOUND, consonants, fold

MAGIC = b"TACITUS-PLACES-1\n"
KINDS = (
    "country", "admin1", "admin2", "continent", "region", "former", "water", "strait", "border", "mountain",
    "island", "site", "base", "camp", "quarter", "town", "capital", "seat1", "seat2", "city", "section",
)  # fmt: skip
NUMBERS = {"counts": "H", "posts": "I", "ids": "I", "lats": "i", "lons": "i", "people": "I", "country": "B",
           "admin1": "H", "admin2": "H", "kinds": "B"}  # fmt: skip
SCALE = 10_000  # degrees are kept in ten-thousandths
NONE8, NONE16 = 0xFF, 0xFFFF


@dataclass(frozen=True)
class Country:
    """ISO 3166 codes of a country, its row, its area in km2 and the numbers of its land neighbours."""

    alpha3: str
    alpha2: str
    name: str
    area: int
    neighbours: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class PlaceIndex:
    """Places as columns. `country` counts in `countries`, whose rows come first; `admin1`, `admin2` count units."""

    keys: Sequence[bytes]
    starts: Sequence[int]
    posts: Sequence[int]
    names: Sequence[str]
    ids: Sequence[int]
    lats: Sequence[int]
    lons: Sequence[int]
    people: Sequence[int]
    country: Sequence[int]
    admin1: Sequence[int]
    admin2: Sequence[int]
    kinds: Sequence[int]
    countries: tuple[Country, ...]
    first_admin1: int  # row of the first-order unit 0
    first_admin2: int

    def postings(self, key: str) -> Sequence[int]:
        """Postings of a folded name, or of one with the mark `SHORT` or `PEOPLE` in front; empty where there is none."""
        wanted = key.encode("utf-8")
        at = bisect_left(self.keys, wanted)
        if at == len(self.keys) or self.keys[at] != wanted:
            return ()
        return self.posts[self.starts[at] : self.starts[at + 1]]

    def begins(self, word: str) -> bool:
        """Whether a name may begin with this word, which can be cut short ("People" of "People's Republic")."""
        return _begins(self, word)

    def named(self, name: str) -> Sequence[int]:
        """Postings of a name as written."""
        return _named(self, name)

    def short(self, name: str) -> Sequence[int]:
        """Postings of a short form such as "TX", which counts only after a comma."""
        return self.postings(SHORT + fold(name))

    def sounding(self, name: str) -> Sequence[int]:
        """Postings of larger places whose names have the consonants of this one."""
        key = consonants(name)
        return self.postings(SOUND + key) if key else ()

    def of_people(self, word: str) -> int | None:
        """The number of the country that a word such as "Iranian" stands for."""
        return _peoples(self).get(fold(word))


@lru_cache(maxsize=65536)
def _begins(index: PlaceIndex, word: str) -> bool:
    wanted = fold(word).encode("utf-8")
    at = bisect_left(index.keys, wanted)
    return at < len(index.keys) and index.keys[at].startswith(wanted)


@lru_cache(maxsize=65536)
def _named(index: PlaceIndex, name: str) -> Sequence[int]:
    return index.postings(fold(name))


@cache
def _peoples(index: PlaceIndex) -> dict[str, int]:
    mark = PEOPLE.encode("utf-8")
    first = bisect_left(index.keys, mark)
    found: dict[str, int] = {}
    for at in range(first, bisect_left(index.keys, mark + b"\xff", first)):
        found[index.keys[at][1:].decode("utf-8")] = index.posts[index.starts[at]] >> 1
    return found


@cache
def load_index() -> PlaceIndex:
    """The index of the package.

    Raises:
        ResourceError: T301 where the file is missing, cut, or differs from its manifest.
    """
    try:
        folder = resources.files(__package__) / "data"
        manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
        packed = (folder / manifest["file"]).read_bytes()
        return read_index(packed, sha256=manifest["sha256"])
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise _damaged(str(error)) from error


def read_index(packed: bytes, *, sha256: str) -> PlaceIndex:
    """The index in `packed`, whose digest must be `sha256`. Raises ResourceError T301 where it is not."""
    digest = hashlib.sha256(packed).hexdigest()
    if digest != sha256:
        raise _damaged(f"sha256 is {digest[:12]}…, expected {sha256[:12]}…")
    try:
        end = packed.index(b"\n", len(MAGIC))
        header = json.loads(packed[len(MAGIC) : end])
        sections = _unpack(packed, end + 1, header["sections"])
    except (ValueError, KeyError, zlib.error) as error:
        raise _damaged(str(error)) from error
    return _assemble(header, sections)


def _unpack(packed: bytes, at: int, sizes: Sequence[tuple[str, int]]) -> dict[str, bytes]:
    sections: dict[str, bytes] = {}
    for name, size in sizes:
        sections[name] = zlib.decompress(packed[at : at + size])
        at += size
    return sections


def _assemble(header: Mapping[str, Any], sections: Mapping[str, bytes]) -> PlaceIndex:
    columns = {name: _numbers(sections[name], code) for name, code in NUMBERS.items()}
    starts = array("I", [0])
    total = 0
    for count in columns.pop("counts"):
        total += count
        starts.append(total)
    return PlaceIndex(
        keys=sections["keys"].split(b"\n"),
        starts=starts,
        names=sections["names"].decode("utf-8").split("\n"),
        countries=tuple(
            Country(a3, a2, name, area, tuple(near)) for a3, a2, name, area, near in header["countries"]
        ),
        first_admin1=header["first_admin1"],
        first_admin2=header["first_admin2"],
        **columns,
    )


def _numbers(planes: bytes, code: str) -> Any:
    values = array(code)
    width = values.itemsize
    if width == 1:
        values.frombytes(planes)
        return values
    whole = bytearray(len(planes))
    rows = len(planes) // width
    for plane in range(width):
        whole[plane::width] = planes[plane * rows : (plane + 1) * rows]
    values.frombytes(bytes(whole))
    if sys.byteorder == "big":
        values.byteswap()
    return values


def _damaged(what: str) -> ResourceError:
    return ResourceError("T301", f"the index of places cannot be read: {what}.", "Install the package again.")
