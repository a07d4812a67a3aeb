"""Events as rows of GDELT 2.0's event table: 61 columns, tab-separated, no header; one row a pair of parties.

What GDELT knows and we do not is empty, never zero. One report is one mention: the three counts are 1. The
columns and what each loses are told in docs/formats.md.
"""

from __future__ import annotations

from tacitus.export.codes import cameo_actor, cameo_code, cameo_quad, country_name, fips, goldstein, level
from tacitus.export.tabbed import Cell, directed_pairs, is_told_as_done, number_of, tab_line
from tacitus.model import Document, Event, Party, Place

_LEAD = 2  # sentences that stand for the lead paragraph
_ACTOR = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code")
_TYPES = ("Type1Code", "Type2Code", "Type3Code")
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
_ACTION = (
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
)  # fmt: skip

GDELT_COLUMNS: tuple[str, ...] = (
    *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
    *(f"Actor{n}{name}" for n in (1, 2) for name in (*_ACTOR, *_TYPES)),
    *_ACTION,
    *(f"{who}Geo_{name}" for who in ("Actor1", "Actor2", "Action") for name in _GEO),
    *("DATEADDED", "SOURCEURL"),
)


def gdelt_lines(event: Event, document: Document | None = None) -> str:
    """The event as lines of GDELT's table; empty where its status has no place there.

    Args:
        document: the one that the event was read in; without it DATEADDED is empty and SOURCEURL its id.
    """
    if not is_told_as_done(event):
        return ""
    return "".join(tab_line(_row(pair, document)) for pair in directed_pairs(event))


def _row(pair: Event, document: Document | None) -> list[Cell]:
    actor, recipient = next(iter(pair.actor), None), next(iter(pair.recipient), None)
    return [
        number_of(pair.id),
        *_day(pair.when.first),
        *_actor(actor),
        *_actor(recipient),
        *_action(pair),
        *((None,) * len(_GEO) * 2),
        *_place(pair.event_loc),
        _added(document),
        pair.document_id if document is None else document.url or document.source or document.id,
    ]


def _day(day: str | None) -> tuple[Cell, ...]:
    if day is None:
        return (None,) * 4
    year, month, of_month = (int(part) for part in day.split("-"))
    fraction = round(((month - 1) * 30 + of_month) / 365 * 10_000)
    return int(day.replace("-", "")), year * 100 + month, year, f"{year}.{fraction:04d}"


def _actor(party: Party | None) -> tuple[Cell, ...]:
    if party is None:
        return (None,) * (len(_ACTOR) + len(_TYPES))
    coded = cameo_actor(party)
    name = (party.identifier_text or country_name(party.code) or party.text).upper()
    types = (*coded.types, None, None, None)[:3]
    return coded.code, name, coded.country, coded.group, None, None, None, *types


def _action(event: Event) -> tuple[Cell, ...]:
    code = cameo_code(event)
    score = goldstein(code)
    return (
        int(event.sentence < _LEAD),
        code,
        code[:3],
        code[:2],
        cameo_quad(code),
        None if score is None else float(score),
        1,
        1,
        1,
        None,
    )


def _place(place: Place | None) -> tuple[Cell, ...]:
    if place is None or place.name is None:
        return (None,) * len(_GEO)
    of, usa = level(place), place.country == "USA"
    kind = 1 if of == "country" else (2 if usa else 5) if of == "province" else (3 if usa else 4)
    parts = [place.name, place.admin1 if of == "city" else None]
    parts += [country_name(place.country) if of != "country" else None]
    return (
        kind,
        ", ".join(part for part in parts if part),
        fips(place.country),
        None,
        None,
        place.lat,
        place.lon,
        fips(place.country) if of == "country" else None,
    )


def _added(document: Document | None) -> int | None:
    if document is None or document.date is None:
        return None
    return int(document.date.replace("-", "") + "000000")
