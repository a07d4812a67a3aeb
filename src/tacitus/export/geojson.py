"""Events as GeoJSON (RFC 7946): one FeatureCollection, one feature an event.

The point is that of the event's place, longitude first; an event without a place, or whose place has no point, has
geometry null and is not left out. A place is a point near its middle, also where it is a country or a sea:
`event_loc.name` in the properties says which. The properties are the event as JSON Lines have it.
"""

from __future__ import annotations

from typing import Any

from tacitus.export.shapes import event_json
from tacitus.model import Event, Place

HEAD = '{"type":"FeatureCollection","features":[\n'
BETWEEN = ",\n"
TAIL = "\n]}\n"


def geojson_feature(event: Event) -> dict[str, Any]:
    """The event as a Feature whose `id` is the event's."""
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": None if event.event_loc is None else _point(event.event_loc),
        "properties": event_json(event),
    }


def _point(place: Place) -> dict[str, Any] | None:
    if place.lat is None or place.lon is None:
        return None
    return {"type": "Point", "coordinates": [place.lon, place.lat]}
