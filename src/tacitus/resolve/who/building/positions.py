"""Titles of offices sorted: the sector, the rank, and the offices that a title names; the patterns are in `positions.yaml`."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_OF_STATE = re.compile(r"(?i)ambassador|permanent representative|governor|minister")
_FIRST_SEAT = re.compile(r"(President|Chair\w*|Marshal|Presiding Officer) of the ")
ABROAD = frozenset(
    {"UNO", "IGO", "EUR"}
)  # their offices have no sector but that of a court, a parliament, a force


@cache
def sorting() -> dict[str, Any]:
    """The content of `positions.yaml`."""
    told: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("positions.yaml").read_text("utf-8"))
    return told


@cache
def pattern(*path: str) -> re.Pattern[str]:
    """The patterns at a place of `positions.yaml` as one."""
    told: Any = sorting()
    for name in path:
        told = told[name]
    return re.compile("|".join(f"(?:{one})" for one in told))


def sector_of(role: str, code: str) -> str:
    """The PLOVER sector of an office, empty for those of bodies of several states that have none."""
    if _OF_STATE.match(role) and "Speaker" not in role:
        return "GOV"
    for sector in sorting()["sectors"]:
        if pattern("sectors", sector).search(role) and not (
            sector == "MIL" and pattern("civil_staff").search(role)
        ):
            return str(sector)
    return "" if code in ABROAD else "GOV"


def rank_of(role: str, place: str) -> int:
    """3: heads of state and government, of the UN and the EU; 2: foreign, defence, interior and finance ministers, speakers,
    chiefs of staff and the like; 1: the rest, and whoever does not head a part of a state."""
    heads = pattern("heads").fullmatch(role) is not None
    part = place in sorting()["parts"]
    if pattern("low").search(role) or (part and not heads):
        return 1
    if heads and not part:
        return 3
    return 2 if pattern("high").search(role) or _heads_chamber(role) else 1


def _heads_chamber(role: str) -> bool:
    """Whether it is the first seat of a parliament: "President of the Storting"."""
    return _FIRST_SEAT.match(role) is not None and "ommittee" not in role and sector_of(role, "") == "LEG"


def plain_roles(role: str) -> tuple[str, ...]:
    """The offices that a title names, as news calls them: the mayor of Mexico City is its head of government, and a deputy
    prime minister with a ministry holds two."""
    for told, put in sorting()["plain"]:
        role = re.sub(told, put, role)
    both = re.match(sorting()["both"], role)
    return (both[1], both[2]) if both else (role,)
