"""Events as PLOVER records: field names, lists and types of the codebook's JSON chapter.

What Tacitus knows and PLOVER has no field for goes where the codebook leaves room: the status among the
modes as an auxiliary mode, the first of the other sectors as the second half of a six-letter sector, the
words of the act as `event_text`; attribution, precision of the date and size of a crowd as a `comment`.
`start` and `end` of `text_info` are the sentence's, null where it holds the act's words more than once.
"""

from __future__ import annotations

from typing import Any

from tacitus.model import Event, Party, Place, Quantity
from tacitus.ontology import auxiliary_mode

CODEBOOK = "PLOVER 2.0"


def plover_json(event: Event) -> dict[str, Any]:
    """The event in the shape of schema `plover`; keys in the order of the codebook's table."""
    when, auxiliary = event.when, auxiliary_mode(event.status)
    start = _sentence_start(event)
    return {
        "id": event.id,
        "date": when.first,
        "enddate": None if when.ongoing else when.last,
        "actor": [_entity(party) for party in event.actor],
        "recipient": [_entity(party) for party in event.recipient],
        "event": [event.event],
        "event_loc": None if event.event_loc is None else _location(event.event_loc),
        "event_text": [event.trigger.text],
        "quad_code": event.quad_code,
        "event_scale": event.event_scale,
        "mode": [*event.mode, *([auxiliary] if auxiliary else [])],
        "context": list(event.context),
        "text": event.text,
        "text_info": {
            "sequence": event.sentence,
            "start": start,
            "end": None if start is None else start + len(event.text),
        },
        "cite_info": {"citation": event.document_id, "codebook": CODEBOOK},
        "size": {"dead": _number(event.dead), "injured": _number(event.injured)},
        "coder": event.coder,
        "comment": _comment(event),
    }


def _entity(party: Party) -> dict[str, Any]:
    second = [sector for sector in party.other_sectors if sector != party.sector][:1]
    return {
        "code": party.code,
        "sector": None if party.sector is None else "".join([party.sector, *second]),
        "entity_text": party.text,
        "identifier_id": party.identifier_id,
        "identifier_text": party.identifier_text,
        "office": party.role,
    }


def _location(place: Place) -> dict[str, Any]:
    return {
        "extracted_place": place.text,
        "resolved_place": place.name,
        "geonameid": place.geonames_id,
        "lat": place.lat,
        "lon": place.lon,
        "province": place.admin1,
        "country_code": place.country,
    }


def _number(quantity: Quantity | None) -> int | str | None:
    if quantity is None:
        return None
    return quantity.low if quantity.low is not None and quantity.low == quantity.high else quantity.text


def _comment(event: Event) -> str | None:
    said, when = event.attribution, event.when
    notes = [
        f"according to: {said.text}" if said else "",
        f"date precision: {when.precision}" if when.precision not in (None, "day") else "",
        "ongoing" if when.ongoing else "",
        f"size: {event.size.text}" if event.size else "",
        f"demand: {event.demand}" if event.demand else "",
    ]
    return "; ".join(note for note in notes if note) or None


def _sentence_start(event: Event) -> int | None:
    at = event.text.find(event.trigger.text)
    if at < 0 or event.text.find(event.trigger.text, at + 1) >= 0:
        return None
    return event.trigger.start - at if event.trigger.start >= at else None
