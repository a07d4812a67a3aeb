"""What a record already holds: ids of documents with the digest of their content, and refusals.

Kept as sorted arrays of eight-byte keys with sixteen-byte digests beside them, 32 bytes a document, so that a record of
ten million documents needs some 300 MB while it takes in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Literal

import numpy as np

from tacitus.model import Quarantined
from tacitus.sources.encoding import without_surrogates

Standing = Literal["new", "same", "other"]
_DIGEST = 16


class Known:
    """The documents of a record. `standing` says what a document is to it."""

    def __init__(self, rows: Iterable[tuple[str, str]]) -> None:
        """Takes (id, content) of all documents; content is a hex digest."""
        data = bytearray()
        for name, content in rows:
            data += _digest(name) + bytes.fromhex(content)[:_DIGEST]
        table = np.frombuffer(bytes(data), dtype=[("key", ">u8"), ("rest", "V8"), ("content", f"V{_DIGEST}")])
        self._table = table[np.argsort(table["key"], kind="stable")]
        self._keys = np.ascontiguousarray(self._table["key"]).astype(np.uint64)

    def __len__(self) -> int:
        return len(self._table)

    def standing(self, name: str, *contents: str) -> Standing:
        """`new` for an id the record lacks, `same` for a document it has, `other` for another one of the same id.

        Args:
            contents: digests by which the record may know this document's content.
        """
        digest = _digest(name)
        key = np.uint64(int.from_bytes(digest[:8], "big"))
        first, past = (int(np.searchsorted(self._keys, key, side=side)) for side in ("left", "right"))
        for row in self._table[first:past]:
            if bytes(row["rest"]) == digest[8:]:
                known = {bytes.fromhex(content)[:_DIGEST] for content in contents}
                return "same" if bytes(row["content"]) in known else "other"
        return "new"


class KnownRefusals:
    """The refusals of a record, so that the same one is told once."""

    def __init__(self, rows: Iterable[Quarantined]) -> None:
        self._keys = {_refusal(row) for row in rows}

    def add(self, refused: Quarantined) -> bool:
        """Remember a refusal; whether it was new."""
        key = _refusal(refused)
        new = key not in self._keys
        self._keys.add(key)
        return new


def _refusal(refused: Quarantined) -> bytes:
    """One key for all documents that want the id of another, whatever file they came in."""
    parts = [refused.document, refused.code]
    if refused.code != "T205":
        parts += [refused.origin, refused.reason]
    return _digest("\x1f".join(parts))


def _digest(text: str) -> bytes:
    return hashlib.sha256(without_surrogates(text).encode("utf-8")).digest()[:_DIGEST]
