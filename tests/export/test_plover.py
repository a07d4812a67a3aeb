import json
from dataclasses import replace

import jsonschema
import pytest

from tacitus import schema
from tacitus.export import dumps, plover_json
from tacitus.model import Event, Party, Status


def test_a_record_fits_the_schema(expulsion: Event, meeting: Event) -> None:
    validator = jsonschema.Draft202012Validator(schema.load("plover"))
    for event in (expulsion, meeting):
        validator.validate(json.loads(dumps(plover_json(event))))


@pytest.mark.parametrize(
    ("status", "modes"),
    [
        ("actual", ["expel"]),
        ("alleged", ["expel", "alleged"]),
        ("negated", ["expel", "negation"]),
        ("future", ["expel", "future"]),
    ],
)
def test_the_status_is_an_auxiliary_mode(expulsion: Event, status: Status, modes: list[str]) -> None:
    assert plover_json(replace(expulsion, status=status))["mode"] == modes


def test_a_second_sector_makes_six_letters(expulsion: Event) -> None:
    assert plover_json(expulsion)["recipient"][0]["sector"] == "GOVMIL"
    assert plover_json(expulsion)["actor"][0]["sector"] == "GOV"


def test_numbers_are_numbers_only_where_they_are_sure(expulsion: Event) -> None:
    assert plover_json(expulsion)["size"] == {"dead": 12, "injured": "dozens"}


def test_what_plover_has_no_field_for_stands_in_the_comment(expulsion: Event) -> None:
    comment = plover_json(expulsion)["comment"]
    assert "according to: the foreign ministry in Nordby said" in comment
    assert "date precision: month" in comment


def test_the_sentence_is_located_only_where_that_is_certain(expulsion: Event, meeting: Event) -> None:
    assert plover_json(expulsion)["text_info"]["start"] == 0
    start = plover_json(meeting)["text_info"]["start"]
    assert meeting.trigger.start - start == meeting.text.index("met")
    twice = replace(expulsion, text="They expelled whom they had expelled before.")
    assert plover_json(twice)["text_info"] == {"sequence": 0, "start": None, "end": None}


def test_a_party_without_a_code_keeps_its_words(meeting: Event) -> None:
    unknown = replace(meeting, actor=(Party(0, 4, "They"),))
    assert plover_json(unknown)["actor"][0]["code"] is None
    assert plover_json(unknown)["actor"][0]["entity_text"] == "They"
