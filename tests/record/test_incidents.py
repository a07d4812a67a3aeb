from pathlib import Path

from tacitus.record import Record

from .made import documents, options


def test_every_event_is_in_one_incident(record: Record) -> None:
    found = record.incidents()
    told = [event for incident in found for event in incident.events]
    assert sorted(told) == sorted(event.id for event in record.query())
    assert found.as_of == record.as_of


def test_a_record_that_grew_gives_what_a_new_reader_gives(tmp_path: Path) -> None:
    grown = Record(tmp_path / "record")
    grown.ingest(documents(20), options=options())
    grown.incidents()
    grown.ingest(documents(40), options=options())
    assert list(grown.incidents()) == list(Record(tmp_path / "record").incidents())


def test_what_is_asked_for_gives_whole_incidents(record: Record) -> None:
    everything = {incident.id: incident for incident in record.incidents()}
    first = next(iter(record.query()))
    for incident in record.incidents(event=first.event):
        assert everything[incident.id] == incident


def test_judgements_lie_beside_the_tables_and_are_replayed(record: Record) -> None:
    one, other = [event.id for event in record.query()][:2]
    before = list(record.incidents())
    record.judge(one, other, "same", by="A. Reader", at="2026-01-05")
    joined = next(i for i in Record(record.path).incidents() if one in i.events)
    assert other in joined.events
    record.judge(one, other, None, by="A. Reader", at="2026-01-06")
    assert list(record.incidents()) == before
    assert record.verify().sound
