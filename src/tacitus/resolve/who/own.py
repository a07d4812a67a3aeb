"""Actors of the user: a YAML file that goes before the tables of the package (docs/actors.md shows its shape).

The file is named by the setting `actors`, in the environment TACITUS_ACTORS, which processes started from this one
inherit. It is read on first use; `registry.use_actors` names another one. All problems of a file are told at once.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tacitus.errors import UsageError, shorten
from tacitus.ontology import sectors, special_codes
from tacitus.ontology.countries import countries
from tacitus.resolve.who.bodies import body_sense
from tacitus.resolve.who.senses import Sense
from tacitus.resolve.who.words import keys_of

VARIABLE = "TACITUS_ACTORS"
SOURCE = "your file"
_PERSON = frozenset({"name", "aliases", "qid", "country", "roles"})
_ROLE = frozenset({"role", "country", "sector", "rank", "start", "end", "source"})
_BODY = frozenset({"name", "aliases", "qid", "code", "sector", "other", "kind", "since", "until", "source"})
_KINDS = frozenset(
    "agency armed body company force igo media movement multinational ngo party union generic".split()
)
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class OwnActors:
    """What a file says: persons as lines of `tenures.tsv.gz`, bodies as senses, and names that no longer stand.

    `hidden` are joined keys of names, and QIDs, whose entries of the package are left out.
    """

    lines: tuple[str, ...] = ()
    bodies: tuple[tuple[str, Sense], ...] = ()
    hidden: frozenset[str] = frozenset()
    sources: Mapping[str, str] | None = None


def own_actors() -> OwnActors:
    """The actors of the file that holds now; empty when none is named.

    Raises:
        UsageError: T007, with every problem of the file.
    """
    named = os.environ.get(VARIABLE, "").strip()
    return read_own(named) if named else OwnActors()


@cache
def read_own(path: str) -> OwnActors:
    """Reads a file. Raises UsageError T007, with every problem of it."""
    try:
        told = yaml.load(Path(path).read_text(encoding="utf-8-sig"), Loader=yaml.BaseLoader)
    except (OSError, ValueError, yaml.YAMLError, RecursionError) as error:
        raise _wrong(path, [f"it cannot be read ({shorten(error, 120)})"]) from error
    problems: list[str] = []
    found = _Reader(problems).read({} if told in (None, "") else told)
    if problems:
        raise _wrong(path, problems)
    return found


def _wrong(path: str, problems: Iterable[str]) -> UsageError:
    message = f"actors file {shorten(path)}: {'; '.join(problems)}."
    return UsageError("T007", message, "docs/actors.md shows the shape; correct what is named.")


class _Reader:
    """Turns what YAML gave into tables, and notes each problem with its place."""

    def __init__(self, problems: list[str]) -> None:
        self._problems = problems
        self._codes = set(countries()) | set(special_codes())

    def read(self, told: Any) -> OwnActors:
        top = self._mapping(told, frozenset({"persons", "bodies", "remove"}), "the file")
        persons = [
            self._mapping(p, _PERSON, f"persons {i}") for i, p in enumerate(self._list(top, "persons"), 1)
        ]
        groups = [self._mapping(b, _BODY, f"bodies {i}") for i, b in enumerate(self._list(top, "bodies"), 1)]
        removed = [name for name in self._list(top, "remove") if self._text(name, "remove")]
        lines = [self._person(p, f"persons {i}") for i, p in enumerate(persons, 1)]
        bodies = [pair for i, b in enumerate(groups, 1) for pair in self._body(b, f"bodies {i}")]
        names = [
            *removed, *(str(p.get("name", "")) for p in persons), *(str(p["qid"]) for p in persons if p.get("qid")),
            *(str(b.get("name", "")) for b in groups),
        ]  # fmt: skip
        sources = {str(b.get("name")): str(b["source"]) for b in groups if b.get("source")}
        return OwnActors(tuple(lines), tuple(bodies), frozenset(map(hidden_key, names)), sources)

    def _person(self, told: Mapping[str, Any], place: str) -> str:
        names = self._names(told, place)
        country = self._one_of(told, "country", self._codes, place)
        roles = [
            self._mapping(r, _ROLE, f"{place}, roles {i}") for i, r in enumerate(self._list(told, "roles"), 1)
        ]
        if not roles:
            self._problems.append(f"{place} has no roles")
        cells, highest = [], "1"
        for i, role in enumerate(roles, 1):
            at = f"{place}, roles {i}"
            rank = role.get("rank", "2")
            if rank not in {"1", "2", "3"}:
                self._problems.append(f"{at}: rank {shorten(rank)} is none of 1, 2, 3")
            highest = max(highest, str(rank))
            where = self._one_of(role, "country", self._codes, at) if "country" in role else country
            sector = self._one_of(role, "sector", set(sectors()), at) if "sector" in role else "GOV"
            if not self._text(role.get("role"), f"{at}, role"):
                continue
            source = f"{SOURCE}: {role['source']}" if role.get("source") else SOURCE
            row = (
                where, sector, str(rank), role["role"], self._day(role, "start", at, needed=True),
                self._day(role, "end", at), source,
            )  # fmt: skip
            cells.append(";".join(_cell(part) for part in row))
        keys = dict.fromkeys(" ".join(keys_of(name)) for name in names)
        return "\t".join(
            (
                "|".join(keys),
                highest,
                _cell(told.get("qid", "")),
                _cell(names[0] if names else ""),
                "|".join(cells),
            )
        )

    def _body(self, told: Mapping[str, Any], place: str) -> Iterable[tuple[str, Sense]]:
        names = self._names(told, place)
        code = self._one_of(told, "code", self._codes, place)
        sector = self._one_of(told, "sector", set(sectors()), place) if told.get("sector") else ""
        other = [
            s for s in self._list(told, "other") if self._one_of({"other": s}, "other", set(sectors()), place)
        ]
        kind = self._one_of(told, "kind", set(_KINDS), place) if told.get("kind") else "body"
        since, until = (self._day(told, name, place) for name in ("since", "until"))
        qid = str(told.get("qid") or "")
        for name in names:
            yield (
                name,
                body_sense(
                    name, names[0], code, sector, kind, other=tuple(other), since=since, until=until, qid=qid
                ),
            )

    def _names(self, told: Mapping[str, Any], place: str) -> list[str]:
        given = [told.get("name"), *self._list(told, "aliases")]
        names = [name for name in given if self._text(name, f"{place}, name")]
        return [" ".join(name.split()) for name in names]

    def _mapping(self, told: Any, known: frozenset[str], place: str) -> Mapping[str, Any]:
        if not isinstance(told, Mapping):
            self._problems.append(f"{place} is no mapping")
            return {}
        for name in sorted(set(told) - known, key=str):
            expected = ", ".join(sorted(known))
            self._problems.append(f"{place}: {shorten(name)} is not known, expected one of {expected}")
        return told

    def _list(self, told: Mapping[str, Any], name: str) -> list[Any]:
        value = told.get(name) or []
        if not isinstance(value, list):
            self._problems.append(f"{name} is no list")
            return []
        return value

    def _text(self, value: Any, place: str) -> bool:
        if isinstance(value, str) and keys_of(value):
            return True
        self._problems.append(f"{place}: {shorten(repr(value))} is no name")
        return False

    def _one_of(self, told: Mapping[str, Any], name: str, known: set[str], place: str) -> str:
        value = told.get(name)
        if not isinstance(value, str) or value not in known:
            self._problems.append(f"{place}: {name} {shorten(repr(value))} is no such code")
            return ""
        return value

    def _day(self, told: Mapping[str, Any], name: str, place: str, *, needed: bool = False) -> str:
        value = told.get(name) or ""
        if (value or needed) and not (isinstance(value, str) and _DAY.fullmatch(value)):
            self._problems.append(f"{place}: {name} {shorten(repr(value))} is no day, month or year")
            return ""
        return str(value)


def hidden_key(name: str) -> str:
    """What `hidden` holds for a name: its folded words, joined."""
    return " ".join(keys_of(name))


def _cell(value: Any) -> str:
    return " ".join(str(value).replace(";", ",").replace("|", "/").split())
