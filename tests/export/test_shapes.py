import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from tacitus import schema
from tacitus.export import (
    actor_json,
    dumps,
    event_json,
    place_json,
    quarantine_json,
    reading_json,
    statement_json,
    time_json,
)
from tacitus.model import Event, Party, Place, Quarantined, Reading, TimeExpression


def check(value: dict[str, Any], name: str) -> None:
    jsonschema.Draft202012Validator(schema.load(name)).validate(json.loads(dumps(value)))


def test_an_event_fits_its_schema_and_keeps_the_order_of_its_keys(expulsion: Event, meeting: Event) -> None:
    for event in (expulsion, meeting):
        check(event_json(event), "event")
        assert list(event_json(event)) == schema.load("event")["required"]


def test_why_stands_only_beside_an_unknown_code(expulsion: Event) -> None:
    shape = event_json(expulsion)
    assert "why" not in shape["actor"][0]
    assert shape["recipient"][0]["why"] == "not resolved"


def test_an_ongoing_act_has_no_end(expulsion: Event) -> None:
    ongoing = replace(expulsion, when=replace(expulsion.when, ongoing=True))
    assert event_json(ongoing)["enddate"] is None
    check(event_json(ongoing), "event")


def test_a_reading_fits_its_schema(reading: Reading) -> None:
    shape = reading_json(reading)
    check(shape, "reading")
    assert shape["timeline"] == [reading.events[1].id, reading.events[0].id]  # undated ones last


def test_parts_fit_the_schemas_of_the_stages(reading: Reading, expulsion: Event) -> None:
    time = TimeExpression(36, 42, "in May", "DATE", "2021-05", "2021-05-01", "2021-05-31", "month")
    refused = Place(0, 3, "Foo")
    check({"id": "1", "times": [time_json(time)]}, "stage-times-out")
    check({"id": 1, "statements": [statement_json(s) for s in reading.statements]}, "stage-statements-out")
    check({"id": "1", "actors": [actor_json(expulsion.actor[0])]}, "stage-actors-out")
    check({"id": "1", "actors": [actor_json(Party(0, 3, "Foo"))]}, "stage-actors-out")
    assert expulsion.event_loc is not None
    check({"id": "1", "places": [place_json(expulsion.event_loc), place_json(refused)]}, "stage-places-out")
    check(quarantine_json(Quarantined("d", "a.csv:3", "T202", "no text")), "quarantine")


@pytest.mark.parametrize("bad", ["\ud800", "\u2028", "\u2029", "\x85", "\x9b", "\n", "\x00"])
def test_a_line_of_json_has_one_line_and_an_utf8_form_whatever_its_text(bad: str) -> None:
    line = dumps({"text": f"é{bad}ü"})
    assert len(line.splitlines()) == 1
    assert json.loads(line.encode("utf-8")) == {"text": f"é{bad}ü"}
    assert bad not in line
    assert "é" in line
