import json
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator

from tacitus import schema
from tacitus.export import dumps, event_json, reading_json
from tacitus.model import Document
from tacitus.reader import code_document, read_document

TEXT = (
    "ACCRA, May 4, 2011 (Wire) - Ghana expelled two Libyan diplomats on Tuesday, the foreign ministry said.\n\n"
    "A storm hit the coast. In April Togo and Benin condemned the killing of a Ghanaian envoy in Tripoli."
)
DOCUMENT = Document("d1", TEXT, "2011-05-04")


def test_reading_and_events_have_the_shape_of_their_schemas() -> None:
    reading = read_document(DOCUMENT)
    Draft202012Validator(schema.load("reading")).validate(json.loads(dumps(reading_json(reading))))
    assert reading.events
    for event in reading.events:
        Draft202012Validator(schema.load("event")).validate(json.loads(dumps(event_json(event))))


def test_every_span_is_the_text() -> None:
    reading = read_document(DOCUMENT)
    for event in reading.events:
        spans = [event.trigger, *event.actor, *event.recipient]
        spans += [s for s in (event.attribution, event.event_loc) if s is not None]
        assert all(TEXT[s.start : s.end] == s.text for s in spans)
    assert all(TEXT[r.start : r.end] == r.text for r in reading.refused)


def test_expulsion_is_read_with_parties_day_and_place() -> None:
    event = next(e for e in read_document(DOCUMENT).events if e.event == "SANCTION")
    assert [p.code for p in event.actor] == ["GHA"]
    assert [p.code for p in event.recipient] == ["LBY"]
    assert (event.when.first, event.when.last, event.quad_code) == ("2011-05-03", "2011-05-03", 4)


def test_what_an_authority_reports_of_its_own_act_is_established() -> None:
    event = next(e for e in read_document(DOCUMENT).events if e.event == "SANCTION")
    assert event.attribution is not None
    assert event.attribution.code == "GHA"
    assert event.status == "actual"


def test_ids_are_stable_and_differ() -> None:
    first, second = read_document(DOCUMENT), read_document(replace(DOCUMENT, id="d2"))
    assert [e.id for e in first.events] == [e.id for e in read_document(DOCUMENT).events]
    assert len({e.id for e in (*first.events, *second.events)}) == len(first.events) + len(second.events)


def test_a_missing_date_is_inferred_from_the_dateline_and_said_to_be() -> None:
    document = read_document(replace(DOCUMENT, date=None)).document
    assert (document.date, document.date_inferred) == ("2011-05-04", True)


def test_without_any_date_relative_times_stay_open() -> None:
    reading = read_document(Document("d", "Ghana expelled two Libyan diplomats on Tuesday."))
    assert reading.document.date is None
    assert all(e.when.first is None for e in reading.events)


def test_timeline_is_by_day_with_undated_last() -> None:
    days = [e.when.first or "9999" for e in read_document(DOCUMENT).timeline()]
    assert days == sorted(days)


@pytest.mark.parametrize(
    "text",
    [
        "12 34",
        "🙂" * 50,
        "\u200b\u200b",
        "A" * 4000,
        "عربي نص قصير",
        "中国外交部发言人",
        "<b>Ghana</b> <i>expelled</i> <p>envoys",
        "GHANA EXPELS ENVOYS",
    ],
)
def test_odd_texts_are_read_without_failure(text: str) -> None:
    assert read_document(Document("d", text, "2011-05-04")).document.text == text


def test_events_are_the_same_without_statements() -> None:
    document = Document(
        "a", "Ghana expelled two Libyan diplomats on Tuesday, the ministry said.", "2011-05-04"
    )
    whole, alone = read_document(document), code_document(document)
    assert (alone.events, alone.refused, alone.statements) == (whole.events, whole.refused, ())


def test_unnamed_victims_have_the_country_of_the_place_and_not_their_attackers() -> None:
    text = "Four people were killed and seven others injured in a Russian missile strike in Odesa."
    (event,) = read_document(Document("d", text, "2023-01-15")).events
    assert [p.code for p in event.actor] == ["RUS"]
    assert {p.code for p in event.recipient} == {"UKR"}
    assert all(p.why is not None and p.why.endswith("country of the place") for p in event.recipient)
