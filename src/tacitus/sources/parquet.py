"""Rows of a Parquet file, batch by batch, decoded in a process of its own.

The Parquet decoder aborts the whole process on some damaged files, which nothing in Python can catch. So a
child does the decoding and hands rows over as JSON lines; when it dies, the rows before stay and the damage is
reported. The child is `parquet_child.py`.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tacitus.errors import ResourceError, SourceError, shorten

from .columns import BadRow, Row
from .stream import ByteStream

MAGIC = b"PAR1"
_CHILD = Path(__file__).with_name("parquet_child.py")
_DAMAGED = "Write the table again, or convert it to JSONL or CSV."


@dataclass(frozen=True, slots=True)
class ParquetTable:
    """A table with its columns, and its rows, which hold only the columns that were asked for."""

    header: tuple[str, ...]
    rows: Iterator[Row | BadRow]


@contextmanager
def open_parquet(stream: ByteStream, names: Sequence[str]) -> Iterator[ParquetTable]:
    """The table in the stream; columns that are not in `names` are not decoded.

    Raises:
        SourceError: T108, at the opening or between rows, when the file is damaged.
        ResourceError: T302, when there is no Python to start.
    """
    with tempfile.TemporaryFile() as file:
        while chunk := stream.read(1 << 20):
            file.write(chunk)
        if stream.damage is not None:
            raise stream.damage
        file.seek(0)
        child = _start(file, names)
        try:
            assert child.stdout is not None
            answer = child.stdout.readline()
            if not answer:
                raise _damaged(child.wait())
            header = json.loads(answer)
            if "error" in header:
                raise _unreadable(header["error"])
            yield ParquetTable(tuple(header["columns"]), _rows(child))
        finally:
            child.kill()
            child.communicate()


def _start(file: IO[bytes], names: Sequence[str]) -> subprocess.Popen[bytes]:
    if not sys.executable:
        raise ResourceError("T302", "Parquet needs a Python interpreter to start.", "Convert it to JSONL.")
    command = [sys.executable, "-P", str(_CHILD), *names]
    return subprocess.Popen(command, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def _rows(child: subprocess.Popen[bytes]) -> Iterator[Row | BadRow]:
    assert child.stdout is not None
    number, ended = 0, False
    for line in child.stdout:
        answer = json.loads(line) if line.endswith(b"\n") else {}
        if "error" in answer:
            raise _unreadable(answer["error"])
        ended = "end" in answer
        for values in answer.get("rows", ()):
            number += 1
            if values is None:
                reason = "The row has bytes that are not UTF-8."
                yield BadRow(number, f"row {number}", "T103", reason, "Write text columns as strings.")
            else:
                yield Row(number, f"row {number}", values)
    if not ended:
        raise _damaged(child.wait())


def _unreadable(why: str) -> SourceError:
    return SourceError("T108", f"The Parquet file cannot be read: {shorten(why)}.", _DAMAGED)


def _damaged(status: int) -> SourceError:
    return SourceError("T108", f"The Parquet file is damaged: its decoder ended with {status}.", _DAMAGED)
