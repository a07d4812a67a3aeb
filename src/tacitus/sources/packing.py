"""What the body of a server's answer is packed in: chunks, gzip, deflate; with a cap on what comes out."""

from __future__ import annotations

import zlib

from tacitus.errors import SourceError, shorten

_WIDTHS = {
    "gzip": 31,
    "x-gzip": 31,
    "deflate": 47,
}  # deflate: as zlib or gzip says; bare deflate is tried after
_STEP = 1 << 20
_AGAIN = "Fetch it again."


def unpack(data: bytes, encoding: str | None, *, cap: int) -> bytes:
    """The bytes that an answer with this Content-Encoding stands for.

    Args:
        data: the body.
        encoding: the header; None and `identity` leave the body as it is.
        cap: bytes that may come out.

    Raises:
        SourceError: T116 for more than the cap, T104 for damaged data, T102 for an encoding that is not known.
    """
    for name in reversed([part.strip().lower() for part in (encoding or "").split(",")][:4]):
        if name in ("", "identity"):
            continue
        if name not in _WIDTHS:
            raise SourceError(
                "T102", f"The answer is packed with {shorten(name)!r}, which is not known.", _AGAIN
            )
        data = _inflate(data, _WIDTHS[name], cap)
    return data


def join_chunks(data: bytes) -> bytes:
    """The body of an answer that was sent in chunks.

    Raises:
        SourceError: T104, for chunks that are broken.
    """
    pieces: list[bytes] = []
    at = 0
    while True:
        end = data.find(b"\r\n", at, at + 1000)
        size = data[at:end].partition(b";")[0].strip() if end >= 0 else b""
        if not size or len(size) > 8 or size.strip(b"0123456789abcdefABCDEF"):
            raise SourceError("T104", "The answer was sent in chunks, and they are broken.", _AGAIN)
        length = int(size, 16)
        if length == 0:
            return b"".join(pieces)
        at = end + 2
        if at + length > len(data):
            raise SourceError("T104", "The answer was sent in chunks, and the last is cut off.", _AGAIN)
        pieces.append(data[at : at + length])
        at += length + 2


def _inflate(data: bytes, width: int, cap: int) -> bytes:
    decoder = zlib.decompressobj(width)
    pieces: list[bytes] = []
    size, rest = 0, data
    while rest and not decoder.eof:
        try:
            piece = decoder.decompress(rest, _STEP)
        except zlib.error as error:
            if width == 47 and not pieces:
                return _inflate(data, -15, cap)
            raise SourceError(
                "T104", f"The answer is packed, and damaged: {shorten(error)}.", _AGAIN
            ) from error
        pieces.append(piece)
        size += len(piece)
        if size > cap:
            raise SourceError("T116", f"The answer unpacks to more than {cap:,} bytes.", "Raise the cap.")
        rest = decoder.unconsumed_tail
    if not decoder.eof:
        raise SourceError("T104", "The answer is packed, and ends before its end.", _AGAIN)
    return b"".join(pieces)
