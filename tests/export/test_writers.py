import errno
import io
import json
import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest
from arro3.io import read_parquet

from tacitus.errors import OutputError, UsageError
from tacitus.export import FORMATS, event_json, event_table, open_writer
from tacitus.model import Event


def written(format: str, batches: list[list[Event]], *, dyads: bool = False) -> bytes:
    stream = io.BytesIO()
    with open_writer(format, stream, dyads=dyads) as writer:
        for batch in batches:
            writer.write(batch)
    return stream.getvalue()


class Full(io.RawIOBase):
    """A stream that takes `room` bytes and then fails with `error`."""

    def __init__(self, room: int, error: OSError) -> None:
        self.room, self.error = room, error

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        size = len(bytes(data))  # type: ignore[call-overload]
        self.room -= size
        if self.room < 0:
            raise self.error
        return int(size)


def test_the_formats_are_frozen() -> None:
    assert (
        *("jsonl", "csv", "parquet", "plover", "geojson"),
        *("polecat", "gdelt", "icews", "ftm"),
    ) == FORMATS


@pytest.mark.parametrize("format", ["xml", "JSONL", ""])
def test_an_unknown_format_is_told_with_those_there_are(format: str) -> None:
    with pytest.raises(UsageError, match=r"T005.*jsonl, csv, parquet, plover, geojson, polecat, gdelt"):
        open_writer(format, io.BytesIO())


@pytest.mark.parametrize("format", FORMATS)
def test_bytes_depend_on_the_events_alone(format: str, expulsion: Event, meeting: Event) -> None:
    once = written(format, [[expulsion, meeting]])
    assert once == written(format, [[expulsion], [], [meeting]])
    assert once != written(format, [[meeting], [expulsion]])


def test_json_lines_hold_one_event_each(expulsion: Event, meeting: Event) -> None:
    lines = written("jsonl", [[expulsion, meeting]]).decode("utf-8").split("\n")
    assert [json.loads(line) for line in lines[:-1]] == [event_json(expulsion), event_json(meeting)]
    assert lines[-1] == ""


def test_parquet_reads_back(expulsion: Event, meeting: Event) -> None:
    data = written("parquet", [[expulsion, meeting]])
    table = read_parquet(io.BytesIO(data)).read_all()
    assert table == event_table([expulsion, meeting])


def test_no_events_still_make_a_readable_file() -> None:
    assert written("jsonl", []) == b""
    assert written("csv", []).startswith(b"id,document_id,date,")
    assert read_parquet(io.BytesIO(written("parquet", []))).read_all().num_rows == 0


def test_dyads_give_a_row_a_pair(meeting: Event) -> None:
    assert written("jsonl", [[meeting]], dyads=True).count(b"\n") == 3


def test_a_path_is_written_and_closed(tmp_path: Path, expulsion: Event) -> None:
    path = tmp_path / "events.jsonl"
    path.write_text("old and longer than what comes" * 1000)
    with open_writer("jsonl", str(path)) as writer:
        writer.write([expulsion])
    assert json.loads(path.read_text("utf-8")) == event_json(expulsion)


def test_a_stream_stays_open() -> None:
    stream = io.BytesIO()
    open_writer("csv", stream).close()
    assert not stream.closed


@pytest.mark.parametrize("format", FORMATS)
def test_what_was_given_is_complete_after_an_error_elsewhere(format: str, expulsion: Event) -> None:
    stream = io.BytesIO()
    writer = open_writer(format, stream)
    writer.write([expulsion])
    stop = KeyboardInterrupt()
    writer.__exit__(type(stop), stop, None)
    assert stream.getvalue() == written(format, [[expulsion]])


@pytest.mark.parametrize("format", FORMATS)
def test_a_full_disk_is_told(format: str, expulsion: Event) -> None:
    full = Full(100, OSError(errno.ENOSPC, "No space left on device"))
    with pytest.raises(OutputError, match=r"T401.*No space left"), open_writer(format, full) as writer:  # type: ignore[arg-type]
        writer.write([expulsion])


@pytest.mark.parametrize("format", FORMATS)
def test_a_broken_pipe_stays_one(format: str, expulsion: Event) -> None:
    gone = Full(100, BrokenPipeError(errno.EPIPE, "Broken pipe"))
    with pytest.raises(BrokenPipeError), open_writer(format, gone) as writer:  # type: ignore[arg-type]
        writer.write([expulsion])


@pytest.mark.parametrize("format", FORMATS)
def test_a_path_that_cannot_be_opened_is_told(format: str, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="T401"):
        open_writer(format, str(tmp_path / "missing" / "out"))


def test_a_directory_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="T401"):
        open_writer("jsonl", str(tmp_path))


@pytest.mark.parametrize("format", FORMATS)
def test_memory_does_not_grow_with_the_events(format: str, tmp_path: Path, expulsion: Event) -> None:
    long = replace(expulsion, text="word " * 2000)
    with open_writer(format, str(tmp_path / "out")) as writer:
        tracemalloc.start()
        for _ in range(40):
            writer.write([long] * 10)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peak < 2_000_000
