"""Web archives: the pages that servers answered with are documents.

A record is read where it is the answer 200 of a server to a request and its media type is that of a page or of
plain text; requests, revisits, pictures and the like hold no article and are passed over. The day is what the page
states; when it was archived is not when it was published. FastWARC finds the records; what an answer is packed in
is unpacked here, so that one bad answer does not end the archive. Where the frame of records breaks, nothing
after it can be read, and that is told.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

from tacitus.errors import SourceError, TacitusError, shorten
from tacitus.model import Document, Quarantined

from .optional import load
from .packing import join_chunks, unpack
from .stream import ByteStream

MAGIC = (b"WARC/1.", b"WARC/0.")
_DAMAGED = "Fetch the archive again; the records before the damage were read."
_MEDIA = re.compile(r"(?:text/html|application/xhtml\+xml|text/plain)\b", re.I)

Article = Callable[[bytes, str, str | None], Document | Quarantined]


def read_archive(
    stream: ByteStream, name: str, article: Article, *, cap: int
) -> Iterator[Document | Quarantined]:
    """The pages of an archive in its order.

    Args:
        stream: its bytes, unpacked.
        name: of the input, for messages.
        article: makes a document of the bytes of a page, its address and the encoding that its server declared.
        cap: bytes a page may have.

    Raises:
        SourceError: T104, where the archive is damaged; after what came before it.
        ResourceError: T302 where FastWARC is missing.
    """
    warc = load("fastwarc.warc")
    records = iter(
        warc.ArchiveIterator(_Tape(stream), record_types=warc.WarcRecordType.response, auto_decode="none")
    )
    number = 0
    while True:
        try:
            record = next(records, None)
            if record is None:
                break
            number += 1
            found = _read(record, name, number, article, cap)
        except (OSError, ValueError, EOFError) as error:
            message = f"The archive is damaged after record {number}: {shorten(error)}."
            raise stream.damage or SourceError("T104", message, _DAMAGED) from error
        if found is not None:
            yield found
    if stream.damage is not None:
        raise stream.damage


def _read(record: Any, name: str, number: int, article: Article, cap: int) -> Document | Quarantined | None:
    """The document of one record; None where it holds no article."""
    url = record.headers.get("WARC-Target-URI") or f"record {number} of {name}"
    url = url.strip("<>")
    origin = f"{name}, record {number}"
    if not record.is_http or record.http_headers is None:
        return Quarantined(url, origin, "T104", "The record holds no answer of a server.", _DAMAGED)
    status, media = record.http_headers.status_code, record.http_content_type
    if status != 200 or (media is not None and not _MEDIA.match(media)):
        return None
    length = record.content_length
    data = record.reader.read(min(cap, length) + 1)
    try:
        if len(data) < min(cap, length):
            raise SourceError("T104", "The record ends before its end.", _DAMAGED)
        if len(data) > cap:
            raise SourceError(
                "T204", f"The answer has more than {cap:,} bytes.", "Split it into its articles."
            )
        if "chunked" in (record.http_headers.get("Transfer-Encoding") or "").lower():
            data = join_chunks(data)
        data = unpack(data, record.http_headers.get("Content-Encoding"), cap=cap)
        return article(data, url, record.http_charset)
    except TacitusError as error:
        return Quarantined(url, origin, error.code, error.message, error.hint)


class _Tape:
    """The file that FastWARC expects: it reads on, and asks where it stands."""

    def __init__(self, stream: ByteStream) -> None:
        self._stream = io.BufferedReader(stream, 1 << 16)
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._at += len(data)
        return data

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        if (whence, offset) != (1, 0) and (whence, offset) != (0, self._at):
            raise io.UnsupportedOperation("seek")
        return self._at

    def close(self) -> None:
        """Left to whoever opened the stream."""
