"""The lines of a text stream, one after another, none longer than a cap.

Lines keep their ends (LF, CRLF or CR). A line above the cap is read over without being held, and a last line
that a damaged input cut off is dropped: the damage is reported by whoever holds the stream.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from .stream import ByteStream

_UNDECODED = re.compile("[\ud800-\udfff]")


class LongLine(str):
    """Stands for a line above the cap; holds its beginning."""

    __slots__ = ()


class TextStream:
    """Text decoded from a stream of bytes; bytes that mean nothing become surrogates (see `is_undecoded`)."""

    def __init__(self, stream: ByteStream, encoding: str) -> None:
        self._bytes = stream
        errors = "replace" if encoding.startswith(("utf-16", "utf-32")) else "surrogateescape"
        buffered = io.BufferedReader(stream, 1 << 16)
        self._text = io.TextIOWrapper(buffered, encoding=encoding, errors=errors, newline="")

    def read(self, size: int) -> str:
        """Up to `size` code points; empty at the end."""
        return self._text.read(size)

    def lines(self, cap: int) -> Iterator[str]:
        """Lines with their ends; those above `cap` code points as `LongLine`."""
        while line := self._text.readline(cap + 1):
            ended = line[-1] in "\r\n"
            if not ended and len(line) > cap:
                start = line[:200]
                while line and line[-1] not in "\r\n":
                    line = self._text.readline(1 << 20)
                yield LongLine(start)
            elif ended or self._bytes.damage is None:
                yield line


def is_undecoded(text: str) -> bool:
    """Whether the text holds bytes that its encoding could not read."""
    return not text.isascii() and _UNDECODED.search(text) is not None
