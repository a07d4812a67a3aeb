"""Writers: events to a file or stream in one of `FORMATS`, in memory that does not grow with their number.

JSON Lines, CSV, PLOVER and GeoJSON go out as they come. Parquet is written whole on closing, in row groups; until then
its rows wait in a temporary file. Whatever was given is a readable file when the writer closes, also after an
error elsewhere. The bytes depend on the events alone, not on how they were handed over.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from types import TracebackType
from typing import IO, BinaryIO, Protocol

from arro3.io import write_parquet

from tacitus.errors import OutputError, UsageError, shorten
from tacitus.export.cells import csv_lines
from tacitus.export.dyads import expand_dyads
from tacitus.export.geojson import BETWEEN, HEAD, TAIL, geojson_feature
from tacitus.export.plover import plover_json
from tacitus.export.shapes import dumps, event_json
from tacitus.export.table import event_line, read_events
from tacitus.model import Event

ROW_GROUP = 16_384
_AT_ONCE = 256


class EventWriter(Protocol):
    """Takes events, batch by batch; a context manager that closes what it opened."""

    def write(self, events: Sequence[Event]) -> None:
        """Writes the events in their order.

        Raises:
            OutputError: T401, when the output does not take them. A broken pipe stays a BrokenPipeError.
        """

    def close(self) -> None:
        """Completes the output; closes a file that the writer opened, flushes one that it was given."""

    def __enter__(self) -> EventWriter: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def open_writer(format: str, target: BinaryIO | str, *, dyads: bool = False) -> EventWriter:
    """A writer of `format` to `target`: a path, `-` for standard output, or a binary stream.

    Args:
        format: one of `FORMATS`.
        target: an existing file of that path is overwritten.
        dyads: one row for every actor and recipient, as `expand_dyads` tells.

    Raises:
        UsageError: T005, when there is no such format.
        OutputError: T401, when the path cannot be opened for writing.
    """
    if format not in _WRITERS:
        message = f"{shorten(format)!r} is no format. Expected one of {', '.join(FORMATS)}."
        raise UsageError("T005", message, "Choose with --format.")
    return _WRITERS[format](target, dyads)


class _LineWriter:
    def __init__(
        self,
        target: BinaryIO | str,
        dyads: bool,
        encode: Callable[[Event], str],
        *,
        head: str = "",
        between: str = "",
        tail: str = "",
    ) -> None:
        self._dyads, self._encode, self._head, self._tail = dyads, encode, head, tail
        self._between, self._begun = between, False
        self._name, self._stream, self._own = _open(target)
        self._closed = False

    def write(self, events: Sequence[Event]) -> None:
        rows = _rows(events, self._dyads)
        while some := list(islice(rows, _AT_ONCE)):
            lines = self._between.join(self._encode(event) for event in some)
            self._put(self._between + lines if self._begun else lines)
            self._begun = True

    def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        with _telling(self._name):
            try:
                self._put(self._tail)
                self._stream.flush()
            finally:
                if self._own:
                    self._stream.close()

    def __enter__(self) -> _LineWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        _close_after(self, error)

    def _put(self, lines: str) -> None:
        head, self._head = self._head, ""
        with _telling(self._name):
            self._stream.write((head + lines).encode("utf-8"))


class _ParquetWriter:
    def __init__(self, target: BinaryIO | str, dyads: bool) -> None:
        self._dyads = dyads
        self._name, self._stream, self._own = _open(target)
        self._waiting = tempfile.TemporaryFile(prefix="tacitus-")  # noqa: SIM115
        self._closed = False

    def write(self, events: Sequence[Event]) -> None:
        with _telling("temporary file"):
            self._waiting.writelines(event_line(event) for event in _rows(events, self._dyads))

    def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        try:
            with self._waiting, tempfile.TemporaryFile(prefix="tacitus-") as made:
                with _telling("temporary file"):
                    self._waiting.seek(0)
                    _make_parquet(self._waiting, made)
                    made.seek(0)
                with _telling(self._name):
                    shutil.copyfileobj(made, self._stream, 1 << 20)
                    self._stream.flush()
        finally:
            if self._own:
                with _telling(self._name):
                    self._stream.close()

    def __enter__(self) -> _ParquetWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        _close_after(self, error)


def _jsonl(target: BinaryIO | str, dyads: bool) -> EventWriter:
    return _LineWriter(target, dyads, lambda event: dumps(event_json(event)) + "\n")


def _csv(target: BinaryIO | str, dyads: bool) -> EventWriter:
    return _LineWriter(target, dyads, lambda event: csv_lines([event]), head=csv_lines([], header=True))


def _plover(target: BinaryIO | str, dyads: bool) -> EventWriter:
    return _LineWriter(target, dyads, lambda event: dumps(plover_json(event)) + "\n")


def _geojson(target: BinaryIO | str, dyads: bool) -> EventWriter:
    return _LineWriter(
        target, dyads, lambda event: dumps(geojson_feature(event)), head=HEAD, between=BETWEEN, tail=TAIL
    )


_WRITERS: dict[str, Callable[[BinaryIO | str, bool], EventWriter]] = {
    "jsonl": _jsonl,
    "csv": _csv,
    "parquet": _ParquetWriter,
    "plover": _plover,
    "geojson": _geojson,
}

FORMATS: tuple[str, ...] = tuple(_WRITERS)


def _rows(events: Iterable[Event], dyads: bool) -> Iterator[Event]:
    return expand_dyads(events) if dyads else iter(events)


def _open(target: BinaryIO | str) -> tuple[str, IO[bytes], bool]:
    if not isinstance(target, str):
        return "output", target, False
    if target == "-":
        return "standard output", sys.stdout.buffer, False
    with _telling(target):
        return target, open(target, "wb"), True


def _close_after(writer: _LineWriter | _ParquetWriter, error: BaseException | None) -> None:
    try:
        writer.close()
    except (OutputError, BrokenPipeError):
        if error is None:  # else the first error is the one to tell
            raise


def _make_parquet(lines: IO[bytes], made: IO[bytes]) -> None:
    try:
        write_parquet(read_events(lines), made, compression="zstd(3)", max_row_group_size=ROW_GROUP)
    except (OSError, KeyboardInterrupt, MemoryError):
        raise
    except BaseException as error:  # the Rust side panics where a write fails
        raise OSError(f"Parquet: {shorten(error, 200)}") from error


@contextmanager
def _telling(name: str) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        message = f"{shorten(name)}: {shorten(reason, 160)}. Expected a writable place with room."
        raise OutputError("T401", message, "Free space, or choose another path with -o.") from error
