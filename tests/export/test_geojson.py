"""Events as GeoJSON."""

import io
import json
from dataclasses import replace

from tacitus.export import event_json, geojson_feature, open_writer
from tacitus.model import Event


def collection(*batches: list[Event]) -> dict:  # type: ignore[type-arg]
    stream = io.BytesIO()
    with open_writer("geojson", stream) as writer:
        for batch in batches:
            writer.write(batch)
    return dict(json.loads(stream.getvalue()))


def test_the_point_is_longitude_then_latitude(expulsion: Event) -> None:
    feature = geojson_feature(expulsion)
    assert feature["geometry"] == {"type": "Point", "coordinates": [-3.5, 67.25]}
    assert feature["properties"] == event_json(expulsion)


def test_an_event_without_a_place_has_no_geometry_and_stays(expulsion: Event, meeting: Event) -> None:
    told = collection([expulsion], [], [meeting])
    assert told["type"] == "FeatureCollection"
    assert [feature["id"] for feature in told["features"]] == [expulsion.id, meeting.id]
    assert [feature["geometry"] is None for feature in told["features"]] == [False, True]


def test_a_place_that_was_refused_has_no_geometry(expulsion: Event) -> None:
    assert expulsion.event_loc is not None
    refused = replace(expulsion, event_loc=replace(expulsion.event_loc, lat=None, lon=None))
    assert geojson_feature(refused)["geometry"] is None


def test_no_events_are_an_empty_collection() -> None:
    assert collection() == {"type": "FeatureCollection", "features": []}
