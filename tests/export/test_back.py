"""Round trips: what is written without loss comes back as it was."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tacitus.errors import DocumentError, SourceError, UsageError
from tacitus.export import FORMATS, dumps, event_json, open_writer
from tacitus.export.back import LOSSLESS, event_from_json, read_back
from tacitus.model import Event, Interval, Party


def written(format: str, *events: Event) -> io.BytesIO:
    stream = io.BytesIO()
    with open_writer(format, stream) as writer:
        writer.write(events)
    stream.seek(0)
    return stream


@pytest.mark.parametrize("format", LOSSLESS)
def test_events_come_back_as_they_were_written(format: str, expulsion: Event, meeting: Event) -> None:
    ongoing = replace(expulsion, when=Interval("2020-01-01", None, "day", "since", True), demand="removal")
    events = [expulsion, meeting, ongoing]
    back = list(read_back(format, written(format, *events)))
    assert [event_json(event) for event in back] == [event_json(event) for event in events]
    assert [event.id for event in back] == [event.id for event in events]


@pytest.mark.parametrize("format", LOSSLESS)
def test_what_came_back_is_written_to_the_same_bytes(format: str, expulsion: Event, meeting: Event) -> None:
    first = written(format, expulsion, meeting)
    again = written(format, *read_back(format, first))
    assert again.getvalue() == first.getvalue()


@pytest.mark.parametrize("format", LOSSLESS)
def test_no_events_come_back_as_none(format: str) -> None:
    assert list(read_back(format, written(format))) == []


@pytest.mark.parametrize("format", LOSSLESS)
def test_a_path_is_read(format: str, tmp_path: Path, expulsion: Event) -> None:
    (tmp_path / "out").write_bytes(written(format, expulsion).getvalue())
    (event,) = read_back(format, str(tmp_path / "out"))
    assert event.id == expulsion.id
    with pytest.raises(SourceError, match="T101"):
        list(read_back(format, str(tmp_path / "missing")))


def test_only_scores_and_rules_do_not_come_back(expulsion: Event) -> None:
    def bare(parties: tuple[Party, ...]) -> tuple[Party, ...]:
        return tuple(
            replace(party, score=0.0, why=None if party.code else "not resolved") for party in parties
        )

    assert expulsion.event_loc is not None
    expected = replace(
        expulsion,
        actor=bare(expulsion.actor),
        recipient=bare(expulsion.recipient),
        event_loc=replace(expulsion.event_loc, score=None),
    )
    assert event_from_json(event_json(expulsion)) == expected


@pytest.mark.parametrize("format", [*sorted(set(FORMATS) - set(LOSSLESS)), "xml"])
def test_a_format_with_losses_is_refused(format: str) -> None:
    with pytest.raises(UsageError, match=r"T005.*jsonl, geojson, parquet"):
        list(read_back(format, io.BytesIO()))


@pytest.mark.parametrize(
    ("format", "data", "code"),
    [
        ("jsonl", b"{", "T201 Row 1"),
        ("jsonl", b"[]\n", "T201 Row 1"),
        ("jsonl", b'\n{"id": "x"}\n', "T209 Row 1"),
        ("jsonl", b"\xff\xfe\n", "T201 Row 1"),
        ("geojson", b'{"type": "Point"}', "T108"),
        ("geojson", b"[1]", "T108"),
        ("geojson", b'{"features": [{"properties": null}]}', "T201 Row 1"),
        ("parquet", b"PAR1 not really", "T108"),
        ("parquet", b"", "T108"),
    ],
)
def test_a_file_that_holds_something_else_is_told(format: str, data: bytes, code: str) -> None:
    with pytest.raises((SourceError, DocumentError), match=code):
        list(read_back(format, io.BytesIO(data)))


def test_lines_are_read_as_they_are_asked_for(expulsion: Event) -> None:
    def endless() -> Iterator[bytes]:
        while True:
            yield dumps(event_json(expulsion)).encode("utf-8") + b"\n"

    assert next(read_back("jsonl", endless())).id == expulsion.id  # type: ignore[arg-type]
