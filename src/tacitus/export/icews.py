"""Events as rows of ICEWS's coded event data: twenty tab-separated columns under a header, one row a pair of parties.

The columns and what each loses are told in docs/formats.md.
"""

from __future__ import annotations

from hashlib import sha256

from tacitus.export.codes import cameo_code, cameo_label, goldstein, icews_country, icews_sectors, level
from tacitus.export.tabbed import Cell, directed_pairs, is_told_as_done, number_of, tab_line
from tacitus.model import Document, Event, Party, Place

ICEWS_COLUMNS: tuple[str, ...] = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
    "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher",
    "City", "District", "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip

ICEWS_HEAD = tab_line(ICEWS_COLUMNS)


def icews_lines(event: Event, document: Document | None = None) -> str:
    """The event as lines of ICEWS's table; empty where its status has no place there.

    Args:
        document: the one that the event was read in; without it Publisher is empty.
    """
    if not is_told_as_done(event):
        return ""
    return "".join(tab_line(_row(pair, document)) for pair in directed_pairs(event))


def _row(pair: Event, document: Document | None) -> list[Cell]:
    actor, recipient = next(iter(pair.actor), None), next(iter(pair.recipient), None)
    code = cameo_code(pair)
    return [
        number_of(pair.id),
        pair.when.first,
        *_party(actor),
        cameo_label(code),
        code,
        goldstein(code),
        *_party(recipient),
        number_of(sha256(pair.document_id.encode("utf-8", "replace")).hexdigest()),
        pair.sentence + 1,
        None if document is None else document.source,
        *_place(pair.event_loc),
    ]


def _party(party: Party | None) -> tuple[Cell, ...]:
    if party is None:
        return None, None, None
    name = party.identifier_text or party.text
    return name, ",".join(icews_sectors(party)), icews_country(party.code)


def _place(place: Place | None) -> tuple[Cell, ...]:
    if place is None:
        return (None,) * 6
    city = place.name if level(place) == "city" else None
    return city, None, place.admin1, icews_country(place.country), place.lat, place.lon
