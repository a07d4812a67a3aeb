"""Events as rows of a CSV table: one event a row, every column described in `CSV_COLUMNS`.

Cells of several parties or modes join them with `|`, in the same order in all columns of that side, an
unknown value being empty between the bars; a bar inside a text becomes `¦`. An empty cell is unknown or none.
A text that a spreadsheet would run as a formula gets an apostrophe before it; JSONL has it as it is.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from tacitus.model import Event, Party, Quantity
from tacitus.sources.encoding import without_surrogates

_PARTY = {
    "text": "words of the text",
    "code": "country or special code",
    "sector": "main sector",
    "other_sectors": "further sectors, joined with +",
    "identifier_id": "identifier of the person or body",
    "name": "its canonical name",
    "role": "office or role",
}

CSV_COLUMNS: dict[str, str] = {
    "id": "stable hash of the event",
    "document_id": "document it was read in",
    "date": "first day on which it happened",
    "enddate": "last day, inclusive; empty where unknown or ongoing",
    "date_precision": "day, week, month, quarter, year, decade or interval",
    "date_text": "words that date it",
    "ongoing": "true where it had not ended, else false",
    "event": "PLOVER category",
    "mode": "PLOVER modes",
    "context": "PLOVER contexts",
    "quad_code": "1 verbal, 2 material cooperation; 3 verbal, 4 material conflict",
    "event_scale": "-10 conflict to +10 cooperation",
    "status": "actual, alleged, denied, negated, future, hypothetical or predicted",
    "trigger": "words that name the act",
    "trigger_start": "their first code point in the document's text, from 0",
    "trigger_end": "the one after their last",
    **{
        f"{side}_{key}": f"{side}s: {line}" for side in ("actor", "recipient") for key, line in _PARTY.items()
    },
    "loc_text": "words of the text for the place",
    "loc_name": "place it was resolved to",
    "loc_country": "its country",
    "loc_admin1": "its province",
    "loc_lat": "latitude, degrees",
    "loc_lon": "longitude, degrees",
    "loc_geonames_id": "its GeoNames id",
    "attribution": "words that say who says so",
    "speaker": "who says so",
    "speaker_code": "the speaker's country or special code",
    "speaker_sector": "the speaker's sector",
    "dead_low": "dead, at least",
    "dead_high": "dead, at most",
    "injured_low": "injured, at least",
    "injured_high": "injured, at most",
    "size_low": "people taking part, at least",
    "size_high": "people taking part, at most",
    "demand": "removal or policy, for protests and requests",
    "sentence": "number of the sentence, from 0",
    "text": "the sentence",
    "confidence": "0 to 1",
    "coder": "version of coder and model",
}

_FORMULA = re.compile("[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def csv_lines(events: Iterable[Event], *, header: bool = False) -> str:
    """The events as lines of CSV (RFC 4180 quoting, lines end with a line feed), with a header if wanted."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    if header:
        writer.writerow(CSV_COLUMNS)
    writer.writerows(event_row(event) for event in events)
    return lines.getvalue()


def event_row(event: Event) -> list[str]:
    """The cells of one event, in the order of `CSV_COLUMNS`."""
    when, place, said = event.when, event.event_loc, event.attribution
    cells: list[object] = [
        event.id,
        event.document_id,
        when.first,
        None if when.ongoing else when.last,
        when.precision,
        when.text,
        "true" if when.ongoing else "false",
        event.event,
        _join(event.mode),
        _join(event.context),
        event.quad_code,
        event.event_scale,
        event.status,
        event.trigger.text,
        event.trigger.start,
        event.trigger.end,
        *_party_cells(event.actor),
        *_party_cells(event.recipient),
        *((None,) * 7 if place is None else (place.text, place.name, place.country, place.admin1)),
        *(() if place is None else (place.lat, place.lon, place.geonames_id)),
        *((None,) * 4 if said is None else (said.text, said.speaker, said.code, said.sector)),
        *_bounds(event.dead),
        *_bounds(event.injured),
        *_bounds(event.size),
        event.demand,
        event.sentence,
        event.text,
        event.confidence,
        event.coder,
    ]
    return [_cell(value) for value in cells]


def escape_cell(text: str) -> str:
    """The text with an apostrophe before it where it starts, white space aside, as a formula does."""
    return f"'{text}" if _FORMULA.match(text) or _FORMULA.match(text.lstrip()) else text


def _cell(value: object) -> str:
    if isinstance(value, str):
        return escape_cell(without_surrogates(value))
    return "" if value is None else str(value)


def _party_cells(parties: Sequence[Party]) -> list[str]:
    return [
        _join(party.text for party in parties),
        _join(party.code for party in parties),
        _join(party.sector for party in parties),
        _join("+".join(party.other_sectors) for party in parties),
        _join(party.identifier_id for party in parties),
        _join(party.identifier_text for party in parties),
        _join(party.role for party in parties),
    ]


def _join(values: Iterable[str | None]) -> str:
    return "|".join((value or "").replace("|", "¦") for value in values)


def _bounds(quantity: Quantity | None) -> tuple[int | None, int | None]:
    return (None, None) if quantity is None else (quantity.low, quantity.high)
