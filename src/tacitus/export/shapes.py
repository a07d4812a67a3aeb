"""Values as JSON: the shapes of CONTRACT and of `tacitus.schema`, keys always in the same order.

Nothing is left out and nothing is added: an unknown field is null, an empty list is empty. A party's `why` is
written where its code is null. Sentences go out without their text, which is the document's own.
"""

from __future__ import annotations

import json
import re
from typing import Any

from tacitus.model import (
    Attribution,
    Event,
    Party,
    Place,
    Quantity,
    Quarantined,
    Reading,
    Refusal,
    Sentence,
    Span,
    Statement,
    TimeExpression,
)

# Legal inside JSON strings, yet they end lines for some readers, steer terminals or have no UTF-8 form.
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def dumps(obj: Any) -> str:
    """One compact JSON line without its line end: keys in the order given, letters beyond ASCII as they are.

    Line separators, the control characters after ASCII and unpaired surrogates are written as `\\uXXXX`.

    Raises:
        ValueError: for a number that is not finite, which JSON cannot hold.
    """
    line = json.dumps(obj, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def event_json(event: Event) -> dict[str, Any]:
    """The event in the shape of schema `event`."""
    when, place, said = event.when, event.event_loc, event.attribution
    return {
        "id": event.id,
        "document_id": event.document_id,
        "event": event.event,
        "mode": list(event.mode),
        "context": list(event.context),
        "quad_code": event.quad_code,
        "event_scale": event.event_scale,
        "status": event.status,
        "trigger": _span(event.trigger),
        "actor": [party_json(party) for party in event.actor],
        "recipient": [party_json(party) for party in event.recipient],
        "date": when.first,
        "enddate": None if when.ongoing else when.last,
        "date_precision": when.precision,
        "date_text": when.text,
        "ongoing": when.ongoing,
        "event_loc": None if place is None else _location(place),
        "attribution": None if said is None else _attribution(said),
        "sentence": event.sentence,
        "text": event.text,
        "confidence": event.confidence,
        "coder": event.coder,
        "dead": _quantity(event.dead),
        "injured": _quantity(event.injured),
        "size": _quantity(event.size),
        "demand": event.demand,
    }


def party_json(party: Party) -> dict[str, Any]:
    """An actor or recipient as an event holds it; `why` only where the code is null."""
    shape = {
        **_span(party),
        "code": party.code,
        "sector": party.sector,
        "other_sectors": list(party.other_sectors),
        "identifier_id": party.identifier_id,
        "identifier_text": party.identifier_text,
        "role": party.role,
    }
    return shape if party.code is not None else {**shape, "why": party.why or "not resolved"}


def actor_json(party: Party) -> dict[str, Any]:
    """A resolved mention as `inspect actors` writes it: without offsets, with score and rule."""
    shape = {key: value for key, value in party_json(party).items() if key not in ("start", "end", "why")}
    return {**shape, "score": party.score, "why": party.why}


def place_json(place: Place) -> dict[str, Any]:
    """A place as `inspect places` writes it; all but span and text null where it was refused."""
    return {
        "start": place.start,
        "end": place.end,
        "text": place.text,
        "name": place.name,
        "lat": place.lat,
        "lon": place.lon,
        "country": place.country,
        "admin1": place.admin1,
        "geonames_id": place.geonames_id,
        "score": place.score,
    }


def time_json(time: TimeExpression) -> dict[str, Any]:
    """A time expression as `inspect times` writes it; `from` and `to` are inclusive days."""
    return {
        "start": time.start,
        "end": time.end,
        "text": time.text,
        "type": time.type,
        "value": time.value,
        "from": time.first,
        "to": time.last,
        "precision": time.precision,
    }


def statement_json(statement: Statement) -> dict[str, Any]:
    """A statement in the shape of schema `statement`."""
    return {
        "start": statement.start,
        "end": statement.end,
        "text": statement.text,
        "kind": statement.kind,
        "speaker": statement.speaker,
        "lens": statement.lens,
        "direction": statement.direction,
        "horizon": statement.horizon,
        "certainty": statement.certainty,
        "loaded": [[start, end] for start, end in statement.loaded],
    }


def reading_json(reading: Reading) -> dict[str, Any]:
    """The reading in the shape of schema `reading`; `timeline` holds ids of its events."""
    document = reading.document
    return {
        "document": {
            "id": document.id,
            "date": document.date,
            "date_inferred": document.date_inferred,
            "title": document.title,
            "url": document.url,
            "source": document.source,
            "language": document.language,
        },
        "sentences": [_sentence(sentence) for sentence in reading.sentences],
        "events": [event_json(event) for event in reading.events],
        "statements": [statement_json(statement) for statement in reading.statements],
        "timeline": [event.id for event in reading.timeline()],
        "refused": [refusal_json(refusal) for refusal in reading.refused],
    }


def refusal_json(refusal: Refusal) -> dict[str, Any]:
    """What was not coded and why, as a reading holds it."""
    return {
        "stage": refusal.stage,
        "start": refusal.start,
        "end": refusal.end,
        "text": refusal.text,
        "why": refusal.why,
    }


def quarantine_json(quarantined: Quarantined) -> dict[str, Any]:
    """An input or document that was not read, in the shape of schema `quarantine`."""
    return {
        "document": quarantined.document,
        "origin": quarantined.origin,
        "code": quarantined.code,
        "reason": quarantined.reason,
        "hint": quarantined.hint,
    }


def _span(span: Span | Party) -> dict[str, Any]:
    return {"text": span.text, "start": span.start, "end": span.end}


def _location(place: Place) -> dict[str, Any]:
    return {
        "text": place.text,
        "start": place.start,
        "end": place.end,
        "name": place.name,
        "country": place.country,
        "admin1": place.admin1,
        "lat": place.lat,
        "lon": place.lon,
        "geonames_id": place.geonames_id,
    }


def _attribution(said: Attribution) -> dict[str, Any]:
    return {
        "text": said.text,
        "start": said.start,
        "end": said.end,
        "speaker": said.speaker,
        "code": said.code,
        "sector": said.sector,
    }


def _quantity(quantity: Quantity | None) -> dict[str, Any] | None:
    return None if quantity is None else {"text": quantity.text, "low": quantity.low, "high": quantity.high}


def _sentence(sentence: Sentence) -> dict[str, Any]:
    return {
        "index": sentence.index,
        "start": sentence.start,
        "end": sentence.end,
        "kind": sentence.kind,
    }
