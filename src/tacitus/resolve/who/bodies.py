"""Bodies and groups by name: organs, ministries, forces, parties, armed groups, firms, media.

Two tables: `data/bodies.yaml`, our own, read from `data/bodies.tsv`, which `building/bodies.py` makes of it, goes before
`data/groups.tsv`, which is derived from UCDP's list of armed groups by `building/groups.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tacitus.resolve.who.senses import Sense
from tacitus.resolve.who.tables import is_made_from, read_rows, read_yaml

COLUMNS = ("code", "sector", "other", "kind", "since", "until", "names", "source")

_PAIRS = (
    ("Organization", "Organisation"), ("Cooperation", "Co-operation"), ("Defense", "Defence"), ("Labor", "Labour"),
    ("Center", "Centre"), ("Program", "Programme"),
)  # fmt: skip
_DEFENDING = re.compile(
    r"self-?defen|autod[eé]fens|vigilance|vigilante committee", re.I
)  # groups of those who guard their own
_SPELLED = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])}


def body_senses() -> Iterator[tuple[str, Sense]]:
    """Every name of every body with its sense; the first name of a body is its canonical one."""
    for code, sector, other, kind, since, until, names, _ in body_rows():
        others = tuple(other.split("|")) if other else ()
        lemma, *_ = told = names.split("|")
        for name in (spelling for own in told for spelling in _spellings(own)):
            yield name, body_sense(name, lemma, code, sector, kind, other=others, since=since, until=until)
    groups = read_rows("groups.tsv", 3)
    defending = {name for _, name, alias in groups if _DEFENDING.search(f"{name} {alias}")}
    for code, name, alias in groups:
        sector = "CRM" if "Cartel" in name or "Gang" in name else "PRM" if name in defending else "REB"
        yield name, body_sense(name, name, code, sector, "armed")
        if alias:
            yield alias, body_sense(alias, name, code, sector, "armed")


def _spellings(name: str) -> Iterator[str]:
    """The name, and the name with every word in its other English spelling."""
    yield name
    words = [_SPELLED.get(word, word) for word in name.split(" ")]
    if words != name.split(" "):
        yield " ".join(words)


def body_rows() -> list[list[str]]:
    """The rows of our own table, with `COLUMNS`; several values in a cell are parted by bars."""
    if is_made_from("bodies.tsv", "bodies.yaml"):
        return read_rows("bodies.tsv", len(COLUMNS))
    return list(rows_of_yaml())


def rows_of_yaml() -> Iterator[list[str]]:
    """The rows of `bodies.yaml`, one a body."""
    for group in read_yaml("bodies.yaml"):
        for names in group["names"]:
            yield [
                _cell(group.get("code")), _cell(group.get("sector")), _cell(group.get("other")), _cell(group.get("kind")),
                _cell(group.get("since")), _cell(group.get("until")), _cell(names), _cell(group.get("source")),
            ]  # fmt: skip


def body_sense(
    name: str,
    lemma: str,
    code: str,
    sector: str,
    kind: str,
    *,
    other: tuple[str, ...] = (),
    since: str = "",
    until: str = "",
    qid: str = "",
) -> Sense:
    """The sense of one name of a body; empty texts are unknown."""
    letters = name.replace(".", "").replace("-", "").replace(" ", "")
    return Sense(
        "body", lemma.partition(" (")[0], code or None, sector or None, other, qid or None, kind or None, since or None,
        until or None, cased=True, capitals=letters.isupper() and len(letters) <= 5,
    )  # fmt: skip


def _cell(value: object) -> str:
    if value is None:
        return ""
    values = value if isinstance(value, list | tuple) else (value,)
    return "|".join(" ".join(str(part).replace("|", "/").split()) for part in values)
