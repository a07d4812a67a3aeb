"""Writers: events to a file or stream in one of `FORMATS`, in memory that does not grow with their number.

All but Parquet go out as they come. Parquet is written whole on closing, in row groups; until then its rows
wait in a temporary file. Whatever was given is a readable file when the writer closes, also after an error
elsewhere. The bytes depend on the events and documents alone, not on how they were handed over. GDELT, ICEWS and
POLECAT have no place for acts that were not done: such events are left out and counted.
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
from tacitus.export.ftm import FtmEncoder
from tacitus.export.gdelt import gdelt_lines
from tacitus.export.geojson import BETWEEN, HEAD, TAIL, geojson_feature
from tacitus.export.icews import ICEWS_HEAD, icews_lines
from tacitus.export.plover import plover_json
from tacitus.export.polecat import POLECAT_HEAD, polecat_line
from tacitus.export.shapes import dumps, event_json
from tacitus.export.table import event_line, read_events
from tacitus.model import Document, Event

ROW_GROUP = 16_384
_AT_ONCE = 256

# From an event, and the document it was read in where it is at hand, to its lines; "" leaves it out.
Encode = Callable[[Event, Document | None], str]


class EventWriter(Protocol):
    """Takes events, batch by batch; a context manager that closes what it opened."""

    @property
    def left_out(self) -> int:
        """Number of events so far that the format has no place for."""

    def write(self, events: Sequence[Event], *, document: Document | None = None) -> None:
        """Writes the events in their order.

        Args:
            document: the one all of them were read in, where it is at hand: source, day and address for the
                formats that have columns for them.

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
        encode: Encode,
        *,
        head: str = "",
        between: str = "",
        tail: str = "",
    ) -> None:
        self._dyads, self._encode, self._head, self._tail = dyads, encode, head, tail
        self._between, self._begun = between, False
        self._name, self._stream, self._own = _open(target)
        self._closed = False
        self.left_out = 0

    def write(self, events: Sequence[Event], *, document: Document | None = None) -> None:
        rows = _rows(events, self._dyads)
        while some := list(islice(rows, _AT_ONCE)):
            made = [self._encode(event, document) for event in some]
            self.left_out += made.count("")
            lines = self._between.join(made)
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
    left_out = 0

    def __init__(self, target: BinaryIO | str, dyads: bool) -> None:
        self._dyads = dyads
        self._name, self._stream, self._own = _open(target)
        self._waiting = tempfile.TemporaryFile(prefix="tacitus-")  # noqa: SIM115
        self._closed = False

    def write(self, events: Sequence[Event], *, document: Document | None = None) -> None:
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
    return _LineWriter(target, dyads, lambda event, _: dumps(event_json(event)) + "\n")


def _csv(target: BinaryIO | str, dyads: bool) -> EventWriter:
    return _LineWriter(target, dyads, lambda event, _: csv_lines([event]), head=csv_lines([], header=True))


def _plover(target: BinaryIO | str, dyads: bool) -> EventWriter:
    return _LineWriter(target, dyads, lambda event, _: dumps(plover_json(event)) + "\n")


def _geojson(target: BinaryIO | str, dyads: bool) -> EventWriter:
    return _LineWriter(
        target, dyads, lambda event, _: dumps(geojson_feature(event)), head=HEAD, between=BETWEEN, tail=TAIL
    )


def _polecat(target: BinaryIO | str, dyads: bool) -> EventWriter:
    return _LineWriter(target, dyads, polecat_line, head=POLECAT_HEAD)


def _gdelt(target: BinaryIO | str, dyads: bool) -> EventWriter:
    return _LineWriter(target, False, gdelt_lines)  # rows are pairs in any case


def _icews(target: BinaryIO | str, dyads: bool) -> EventWriter:
    return _LineWriter(target, False, icews_lines, head=ICEWS_HEAD)


def _ftm(target: BinaryIO | str, dyads: bool) -> EventWriter:
    return _LineWriter(target, dyads, FtmEncoder().lines)


_WRITERS: dict[str, Callable[[BinaryIO | str, bool], EventWriter]] = {
    "jsonl": _jsonl,
    "csv": _csv,
    "parquet": _ParquetWriter,
    "plover": _plover,
    "geojson": _geojson,
    "polecat": _polecat,
    "gdelt": _gdelt,
    "icews": _icews,
    "ftm": _ftm,
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
