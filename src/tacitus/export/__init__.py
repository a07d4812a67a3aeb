"""Events and readings as JSON, Arrow tables, CSV, Parquet, PLOVER records and GeoJSON, written in bounded memory."""

from tacitus.export.cells import CSV_COLUMNS, event_row
from tacitus.export.dyads import expand_dyads
from tacitus.export.geojson import geojson_feature
from tacitus.export.plover import plover_json
from tacitus.export.shapes import (
    actor_json,
    dumps,
    event_json,
    party_json,
    place_json,
    quarantine_json,
    reading_json,
    refusal_json,
    statement_json,
    time_json,
)
from tacitus.export.table import EVENT_SCHEMA, event_table
from tacitus.export.writers import FORMATS, EventWriter, open_writer

__all__ = [
    "CSV_COLUMNS",
    "EVENT_SCHEMA",
    "FORMATS",
    "EventWriter",
    "actor_json",
    "dumps",
    "event_json",
    "event_row",
    "event_table",
    "expand_dyads",
    "geojson_feature",
    "open_writer",
    "party_json",
    "place_json",
    "plover_json",
    "quarantine_json",
    "reading_json",
    "refusal_json",
    "statement_json",
    "time_json",
]
