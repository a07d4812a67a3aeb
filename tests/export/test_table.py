import datetime
import json
from dataclasses import replace
from typing import Any

from tacitus.export import EVENT_SCHEMA, event_json, event_table
from tacitus.model import Event


def test_columns_are_those_of_the_json_shape(expulsion: Event) -> None:
    assert EVENT_SCHEMA.names == list(event_json(expulsion))


def test_a_row_holds_what_the_json_holds(expulsion: Event, meeting: Event) -> None:
    table = event_table([expulsion, meeting])
    assert table.num_rows == 2
    for place, event in enumerate((expulsion, meeting)):
        row = {name: table[name][place].as_py() for name in EVENT_SCHEMA.names}
        assert plain(row) == without_nulls(event_json(event))


def test_no_events_make_an_empty_table_with_all_columns() -> None:
    table = event_table([])
    assert table.num_rows == 0
    assert table.schema.names == EVENT_SCHEMA.names


def test_texts_that_arrow_cannot_hold_are_mended(expulsion: Event) -> None:
    odd = replace(expulsion, text='a\ud800\udc00b\x00"\\ud800\u2028')
    assert event_table([odd])["text"][0].as_py() == 'a\ufffd\ufffdb\x00"\\ud800\u2028'


def plain(value: Any) -> Any:
    """The value as JSON has it, without the nulls that structs add."""
    text = json.dumps(value, default=lambda day: day.isoformat() if isinstance(day, datetime.date) else day)
    return without_nulls(json.loads(text))


def without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_nulls(part) for key, part in value.items() if part is not None}
    return [without_nulls(part) for part in value] if isinstance(value, list) else value
