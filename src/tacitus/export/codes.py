"""Codes of the older event sets: FIPS, ISO alpha-2, Correlates of War, CAMEO and ICEWS, and Goldstein's scale.

All of it is data: `data/codes.yaml` is read once, on first use. What has no code there has None here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from tacitus.errors import ResourceError, shorten
from tacitus.model import Event, Party, Place
from tacitus.ontology import to_cameo
from tacitus.ontology.countries import countries
from tacitus.ontology.plover import read_data


@dataclass(frozen=True, slots=True)
class CameoActor:
    """A party in CAMEO's codes: country, known group, and up to three roles."""

    country: str | None
    group: str | None
    types: tuple[str, ...]

    @property
    def code(self) -> str:
        """The whole code: roles of international bodies stand first (IGOUNO), others last (FRAGOV)."""
        parts = [self.country or "", self.group or ""]
        first, rest = self.types[:1], self.types[1:]
        if self.group or (self.types and self.country is None):
            return "".join([*first, *parts, *rest])
        return "".join([*parts, *self.types])


def cameo_code(event: Event) -> str:
    """The CAMEO event code of category and modes, by the crosswalk of the ontology."""
    return to_cameo(event.event, event.mode)


def cameo_label(code: str) -> str:
    """The name of a CAMEO event code; empty where the crosswalk has none."""
    return str(read_data("crosswalk.yaml")["to_plover"].get(code, {}).get("label", ""))


def goldstein(code: str) -> float | None:
    """Score of a CAMEO code on Goldstein's scale, -10 to +10; None for 01.. and 02.., which nothing is coded as."""
    scores: dict[str, float] = _codes()["goldstein"]
    return next((scores[code[:n]] for n in range(len(code), 1, -1) if code[:n] in scores), None)


def cameo_quad(code: str) -> int:
    """1 verbal, 2 material cooperation, 3 verbal, 4 material conflict: that of the code's CAMEO root."""
    root = int(code[:2])
    return 1 if root <= 5 else 2 if root <= 8 else 3 if root <= 13 else 4


def cameo_actor(party: Party) -> CameoActor:
    """The party in CAMEO's codes."""
    body = _codes()["bodies"].get(party.code, {}) if party.code else {}
    country = body.get("country") if body else _country(party.code).get("cameo", party.code)
    sectors = [party.sector, *party.other_sectors]
    told = [body.get("type"), *(_codes()["sectors"].get(sector, {}).get("cameo") for sector in sectors)]
    return CameoActor(country, body.get("group"), tuple(dict.fromkeys(t for t in told if t))[:3])


def icews_sectors(party: Party) -> tuple[str, ...]:
    """Names of the party's sectors as ICEWS writes them, main sector first."""
    body = _codes()["bodies"].get(party.code, {}) if party.code else {}
    sectors = [party.sector, *party.other_sectors]
    told = [body.get("icews"), *(_codes()["sectors"].get(sector, {}).get("icews") for sector in sectors)]
    return tuple(dict.fromkeys(name for name in told if name))


def country_name(code: str | None) -> str | None:
    """Our name of a country; None for bodies and unknown codes."""
    country = countries().get(code or "")
    return None if country is None else country.name


def icews_country(code: str | None) -> str | None:
    """Name of a country as ICEWS writes it; None for bodies and unknown codes."""
    return _country(code).get("icews", country_name(code))


def fips(code: str | None) -> str | None:
    """FIPS 10-4 code of a country, such as RS for Russia."""
    return _country(code).get("fips")


def iso2(code: str | None) -> str | None:
    """ISO 3166 alpha-2 code of a country."""
    return _country(code).get("iso2")


def cow(code: str | None) -> int | None:
    """Number of a country in the Correlates of War list of states."""
    return _country(code).get("cow")


def level(place: Place) -> str | None:
    """`country`, `province` or `city` (anything smaller); None where it was not resolved.

    A province bears its own name as province and has no GeoNames id; a city of the same name has one.
    """
    if place.name is None:
        return None
    country = countries().get(place.country or "")
    if country is not None and place.name in country.names:
        return "country"
    return "province" if place.name == place.admin1 and place.geonames_id is None else "city"


def _country(code: str | None) -> dict[str, Any]:
    found: dict[str, Any] = _codes()["countries"].get(code, {})
    return found


@cache
def _codes() -> dict[str, Any]:
    try:
        text = resources.files("tacitus.export").joinpath("data", "codes.yaml").read_text(encoding="utf-8")
        loaded: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, yaml.YAMLError) as error:
        raise ResourceError("T301", f"Export codes: {shorten(error)}.", "Install Tacitus again.") from error
    return loaded
