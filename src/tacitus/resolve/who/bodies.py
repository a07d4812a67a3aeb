"""Bodies and groups by name: organs, ministries, forces, parties, armed groups, firms, media.

Two tables: `data/bodies.yaml`, our own, goes before `data/groups.tsv`, which is derived from UCDP's list of
armed groups by `building/groups.py`.
"""

from __future__ import annotations

from collections.abc import Iterator

from tacitus.resolve.who.senses import Sense
from tacitus.resolve.who.tables import read_rows, read_yaml


def body_senses() -> Iterator[tuple[str, Sense]]:
    """Every name of every body with its sense; the first name of a body is its canonical one."""
    for group in read_yaml("bodies.yaml"):
        for names in group["names"]:
            for name in names:
                yield name, _sense(group, names[0], name)
    for code, name, alias in read_rows("groups.tsv", 3):
        crime = "Cartel" in name or "Gang" in name
        group = {"code": code, "sector": "CRM" if crime else "REB", "kind": "armed"}
        yield name, _sense(group, name, name)
        if alias:
            yield alias, _sense(group, name, alias)


def _sense(group: dict[str, object], lemma: str, name: str) -> Sense:
    other = group.get("other", ())
    assert isinstance(other, (list, tuple))
    letters = name.replace(".", "").replace("-", "").replace(" ", "")
    return Sense(
        "body",
        lemma.partition(" (")[0],
        _text(group.get("code")),
        _text(group.get("sector")),
        tuple(str(code) for code in other),
        kind_of=_text(group.get("kind")),
        since=_text(group.get("since")),
        until=_text(group.get("until")),
        cased=True,
        capitals=letters.isupper() and len(letters) <= 5,
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)
