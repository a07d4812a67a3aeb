"""The bytes of one input: a file or standard input, unpacked when they are gzip.

Nothing is read before it is asked for, and nothing is raised while reading: what breaks on the way (a damaged
gzip member, a disk error) ends the stream and is kept as `damage`, so that what came before it can be used.
"""

from __future__ import annotations

import io
import os
import sys
import zlib
from collections.abc import Iterator
from stat import S_ISDIR
from typing import BinaryIO

from tacitus.errors import SourceError, shorten

HEAD = 1 << 20  # bytes that are looked at to tell kind and encoding
_CHUNK = 1 << 16
_GZIP = b"\x1f\x8b\x08"
_LAYERS = 3


class ByteStream(io.RawIOBase):
    """A stream over chunks of bytes whose beginning can be looked at first; `damage` tells why it ended early."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        super().__init__()
        self.damage: SourceError | None = None
        self._chunks, self._held = chunks, b""

    def head(self, size: int = HEAD) -> bytes:
        """Up to `size` bytes from the beginning, which stay to be read; fewer only where the stream is shorter."""
        pieces, length = [self._held], len(self._held)
        while length < size and (chunk := self._next()):
            pieces.append(chunk)
            length += len(chunk)
        self._held = b"".join(pieces)
        return self._held[:size]

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if not self._held:
            self._held = self._next()
        taken = min(len(self._held), len(buffer))
        buffer[:taken] = self._held[:taken]
        self._held = self._held[taken:]
        return taken

    def _next(self) -> bytes:
        if self.damage is not None:
            return b""
        try:
            return next(self._chunks, b"")
        except SourceError as error:
            self.damage = error
        except OSError as error:
            self.damage = SourceError(
                "T101", f"Reading failed: {shorten(error)}.", "Copy the file and try again."
            )
        return b""


def open_stream(name: str, *, stdin: BinaryIO | None = None) -> ByteStream:
    """The bytes of the file `name`, or of standard input for "-"; gzip is told by its first bytes and unpacked.

    Args:
        name: a path or "-".
        stdin: what "-" reads; the standard input of the process when it is not given.

    Raises:
        SourceError: T101 for a directory or an unreadable path, T107 for an address of the web.
    """
    return unpacked(ByteStream(_chunks(_open(name, stdin))))


def unpacked(stream: ByteStream) -> ByteStream:
    """The stream, or what it holds where it is gzip, also several times over."""
    for _ in range(_LAYERS):
        if stream.head(len(_GZIP)) != _GZIP:
            break
        stream = ByteStream(_inflate(stream))
    return stream


def _open(name: str, stdin: BinaryIO | None) -> BinaryIO:
    if name == "-":
        return stdin if stdin is not None else sys.stdin.buffer
    if "://" in name[:12]:
        hint = (
            "Only http and https are fetched, where fetching is asked for; save the page and give the file."
        )
        raise SourceError("T107", f"{shorten(name)!r} is a web address. Expected a file or -.", hint)
    try:
        if S_ISDIR(os.stat(name).st_mode):
            hint = "Name the files in it, such as folder/*.jsonl."
            raise SourceError("T101", f"{shorten(name)!r} is a directory. Expected a file or -.", hint)
        return open(name, "rb", buffering=0)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        message = f"{shorten(name)!r} cannot be opened: {shorten(why)}. Expected a readable file or -."
        raise SourceError("T101", message, "Check the name and the permissions.") from error


def _chunks(raw: BinaryIO) -> Iterator[bytes]:
    owned = raw if isinstance(raw, io.FileIO) else None
    try:
        while chunk := raw.read(_CHUNK):
            yield chunk
    finally:
        if owned is not None:
            owned.close()


def _inflate(packed: ByteStream) -> Iterator[bytes]:
    decoder = zlib.decompressobj(31)
    while chunk := packed.read(_CHUNK):
        while chunk:
            if decoder.eof:  # one more member, after padding
                if chunk := chunk.lstrip(b"\0"):
                    decoder = zlib.decompressobj(31)
                continue
            before = decoder.copy()
            try:
                unpacked = decoder.decompress(chunk, 1 << 20)
            except zlib.error as error:
                yield from filter(None, _until_damage(before, chunk))
                raise SourceError("T104", f"The gzip data is damaged: {shorten(error)}.", _DAMAGED) from error
            if unpacked:  # an empty chunk would end the stream
                yield unpacked
            chunk = decoder.unused_data if decoder.eof else decoder.unconsumed_tail
    if packed.damage is not None:
        raise packed.damage
    if not decoder.eof:
        raise SourceError("T104", "The gzip data ends before its end.", _DAMAGED)


_DAMAGED = "Fetch or pack the file again; what came before the damage was read."


def _until_damage(decoder: zlib._Decompress, chunk: bytes) -> Iterator[bytes]:
    try:
        for at in range(len(chunk)):
            yield decoder.decompress(chunk[at : at + 1])
    except zlib.error:
        return
