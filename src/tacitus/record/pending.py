"""Documents that wait to be read, on disk, handed out in their canonical order: by day (none comes last), then by id.

The order, and with it the batches of a record, is a function of the documents alone. Memory holds 34 bytes a document.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import BinaryIO

import numpy as np

from tacitus.model import Document

_DAY, _DIGEST = 10, 16
_FIELDS = tuple(field.name for field in fields(Document))


class Pending:
    """What waits. The spool must stay open."""

    def __init__(self, documents: Iterable[Document], *, spool: BinaryIO) -> None:
        keys, at = bytearray(), 0
        for document in documents:
            line = json.dumps([getattr(document, name) for name in _FIELDS], ensure_ascii=False)
            data = line.encode("utf-8", "surrogatepass")
            spool.write(data)
            keys += _key(document) + at.to_bytes(8, "big") + len(data).to_bytes(8, "big")
            at += len(data)
        spool.flush()
        width = _DAY + _DIGEST
        rows = np.frombuffer(bytes(keys), dtype=[("key", f"V{width}"), ("at", ">u8"), ("size", ">u8")])
        self._rows, self._spool = rows[_order(rows["key"], width)], spool

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Document]:
        for row in self._rows:
            self._spool.seek(int(row["at"]))
            data = self._spool.read(int(row["size"]))
            yield Document(*json.loads(data.decode("utf-8", "surrogatepass")))


def _key(document: Document) -> bytes:
    day = (document.date or "9999-99-99").encode("utf-8", "replace")[:_DAY].ljust(_DAY)
    return day + hashlib.sha256(document.id.encode("utf-8", "surrogatepass")).digest()[:_DIGEST]


def _order(keys: np.ndarray, width: int) -> np.ndarray:
    """Indices that sort byte strings of one width."""
    columns = np.frombuffer(keys.tobytes(), dtype=np.uint8).reshape(-1, width)
    return np.lexsort(columns.T[::-1])
