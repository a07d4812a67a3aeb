"""Events and readings as JSON, Arrow tables, and in the formats that the field uses, written in bounded memory."""

from tacitus.export.back import LOSSLESS, event_from_json, read_back
from tacitus.export.cells import CSV_COLUMNS, event_row
from tacitus.export.dyads import expand_dyads
from tacitus.export.ftm import ftm_entities
from tacitus.export.gdelt import GDELT_COLUMNS, gdelt_lines
from tacitus.export.geojson import geojson_feature
from tacitus.export.icews import ICEWS_COLUMNS, icews_lines
from tacitus.export.plover import plover_json
from tacitus.export.polecat import POLECAT_COLUMNS, polecat_line
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
from tacitus.export.table import EVENT_SCHEMA, event_table, to_pandas
from tacitus.export.writers import FORMATS, EventWriter, open_writer

__all__ = [
    "CSV_COLUMNS",
    "EVENT_SCHEMA",
    "FORMATS",
    "GDELT_COLUMNS",
    "ICEWS_COLUMNS",
    "LOSSLESS",
    "POLECAT_COLUMNS",
    "EventWriter",
    "actor_json",
    "dumps",
    "event_from_json",
    "event_json",
    "event_row",
    "event_table",
    "expand_dyads",
    "ftm_entities",
    "gdelt_lines",
    "geojson_feature",
    "icews_lines",
    "open_writer",
    "party_json",
    "place_json",
    "plover_json",
    "polecat_line",
    "quarantine_json",
    "read_back",
    "reading_json",
    "refusal_json",
    "statement_json",
    "time_json",
    "to_pandas",
]
