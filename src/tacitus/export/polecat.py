"""Events as rows of POLECAT's weekly files: forty tab-separated columns under a header, one row an event.

Several parties, modes or contexts stand in one cell, joined with `; `, in the same order in all cells of a
side; what is unknown is `None`, as POLECAT has it. The columns and what each loses are told in docs/formats.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256

from tacitus.export.codes import cow, level
from tacitus.export.tabbed import Cell, is_told_as_done, tab_line
from tacitus.model import Document, Event, Party, Place

MISSING = "None"

_QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}

POLECAT_COLUMNS: tuple[str, ...] = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID",
    "Raw Placename", "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations",
    "Story Locations", "Language", "Version",
)  # fmt: skip

POLECAT_HEAD = tab_line(POLECAT_COLUMNS)


def polecat_line(event: Event, document: Document | None = None) -> str:
    """The event as a line of POLECAT's table; empty where its status has no place there.

    Args:
        document: the one that the event was read in; without it source, date and language are `None`.
    """
    if not is_told_as_done(event):
        return ""
    cells: list[Cell] = [
        f"{sha256(event.document_id.encode('utf-8', 'replace')).hexdigest()[:12]}_{event.id}",
        event.when.first,
        event.event,
        _join(event.mode),
        event.event_scale,
        _QUADS[event.quad_code],
        _join(event.context),
        *_side(event.actor),
        *_side(event.recipient),
        *_place(event.event_loc),
        *((None,) * 2 if document is None else (document.source, document.date)),
        *((None,) * 3),
        None if document is None else document.language,
        event.coder,
    ]
    return tab_line(cells, missing=MISSING)


def _side(parties: Sequence[Party]) -> list[Cell]:
    def column(of: Callable[[Party], object]) -> str | None:
        told = [of(party) for party in parties]
        return _join(MISSING if value is None else str(value) for value in told)

    return [
        column(lambda party: party.identifier_text or party.text),
        column(lambda party: party.code),
        column(lambda party: cow(party.code)),
        column(lambda party: party.sector),
        column(lambda party: "|".join(filter(None, (party.sector, *party.other_sectors))) or None),
        column(lambda party: party.role),
        column(lambda party: party.text),
        column(lambda party: party.identifier_id),
    ]


def _place(place: Place | None) -> tuple[Cell, ...]:
    if place is None:
        return (None,) * 10
    return (
        place.name,
        place.name if level(place) == "city" else None,
        None,
        place.admin1,
        place.country,
        place.lat,
        place.lon,
        place.geonames_id,
        place.text,
        None,
    )


def _join(values: Iterable[str]) -> str | None:
    return "; ".join(value.replace(";", ",") for value in values) or None
