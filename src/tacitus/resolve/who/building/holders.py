"""The sources of the office table, each read into rows: Wikidata's office-holders, the congress files, our own `offices.yaml`."""

from __future__ import annotations

import csv
import gzip
import re
from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from tacitus.resolve.who.building.positions import ABROAD, rank_of, sector_of, sorting
from tacitus.resolve.who.building.rows import WRONG, Row
from tacitus.resolve.who.countries import country_of

_CROWN = {"Q9682", "Q43274"}  # one crown of many realms: the United Kingdom stands for it
_NOT_HIGH = {"LEG", "JUD", "COP", "ELI"}  # sectors whose offices have at most rank 2
_LIVING = "1960"  # presidents of the United States who left before are not in the news


def from_wikidata(path: str) -> Iterator[Row]:
    """Rows of a gzipped CSV of office-holders; left out are persons without a name of two words, and ends before the start.

    Raises:
        SystemExit: a country or body has no code.
    """
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for told in csv.DictReader(file):
            place, role, person = told["country_or_body"], told["position"].strip(), told["person"].strip()
            start, end = told["start"][:10].rstrip("s"), told["end"]
            if " " not in person or (end and end < start[: len(end)]):
                continue
            code = sorting()["places"].get(place) or country_of(place)
            if code is None:
                raise SystemExit(f"no code for {place}")
            if (code == "IGO" and "United Nations" in role) or "International Court of Justice" in role:
                code = "UNO"
            if told["person_qid"] in _CROWN and code != "GBR":
                continue
            territory = sorting()["breakaway"].get(place)
            sector, rank = "PRE" if territory else sector_of(role, code), rank_of(role, place)
            if sector in _NOT_HIGH:
                rank = min(rank, 2)
            if territory and place not in role:
                role = _named(role, territory)
            plain = re.sub(r"\s*\([^)]*\)", "", person).replace("\t", " ").strip()
            yield Row(
                told["person_qid"],
                plain,
                _reigning(plain, code),
                code,
                sector,
                str(rank),
                role,
                start,
                end,
                "wikidata",
            )


def _reigning(person: str, code: str) -> str:
    """What a monarch is called beside the name with the state: "Felipe VI" of Felipe VI of Spain; one name alone is not enough."""
    name, of, state = person.rpartition(" of ")
    return name if of and " " in name and country_of(state.removeprefix("the ")) == code else ""


def _named(role: str, territory: str) -> str:
    """The office of a breakaway territory with its name: "President of the Republic", "Foreign Minister"."""
    if "the Republic" in role:
        return role.replace("the Republic", f"the {territory}")
    return f"{role} of {territory}"


def from_congress(path: str) -> Iterator[Row]:
    """Senators and representatives of the congress-legislators file; terms that follow each other are one."""
    for person in load(path):
        called = _full(person["name"])
        for term in _joined(person["terms"]):
            senate = term["type"] == "sen"
            yield Row(
                person["id"].get("wikidata", ""), person["name"].get("official_full") or called, called, "USA", "LEG",
                "2" if senate else "1", f"{'Senator' if senate else 'Representative'} for {term['state']}",
                term["start"], term["end"], "congress",
            )  # fmt: skip


def from_executive(path: str) -> Iterator[Row]:
    """Presidents and vice presidents of the congress-legislators' executive file."""
    for person in load(path):
        for term in person["terms"]:
            if term["end"] < _LIVING:
                continue
            role, rank = ("President", "3") if term["type"] == "prez" else ("Vice President", "2")
            yield Row(
                person["id"].get("wikidata", ""), _full(person["name"]), "", "USA", "GOV", rank, role,
                term["start"], term["end"], "congress",
            )  # fmt: skip


def from_own(path: str) -> Iterator[Row]:
    """Hand-made rows: a file of countries, each with its rows (`data/README.md` tells the keys)."""
    for code, people in load(path).items():
        for told in people:
            yield Row(
                told.get("qid", ""), told["name"], "|".join(told.get("aliases", ())), code, _own_sector(told, code),
                str(told.get("rank", 3)), told["role"], str(told["start"]), str(told.get("end", "")), _own_source(told),
            )  # fmt: skip


def load(path: str) -> Any:
    """A YAML file, by the fast reader where there is one."""
    with open(path, encoding="utf-8") as file:
        return yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _own_sector(told: dict[str, Any], code: str) -> str:
    """Offices of a state are GOV unless said otherwise, those of international bodies have no sector."""
    sector: str = told.get("sector", "GOV")
    return "" if sector == "GOV" and code in ABROAD else sector


def _own_source(told: dict[str, Any]) -> str:
    if told.get("wrong"):
        return WRONG
    source = " ".join(str(told.get("source", "")).split())
    return f"own {source.replace(';', '%3B').replace('|', '%7C')}".rstrip()


def _joined(terms: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    joined: list[dict[str, Any]] = []
    for term in terms:
        last = joined[-1] if joined else None
        if (
            last
            and (last["type"], last["state"]) == (term["type"], term["state"])
            and term["start"][:4] <= last["end"][:4]
        ):
            last["end"] = term["end"]
        else:
            joined.append(dict(term))
    return joined


def _full(name: dict[str, str]) -> str:
    return f"{name.get('nickname') or name['first']} {name['last']}"
