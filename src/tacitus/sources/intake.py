"""Takes documents in before any is read: exact repeats counted, ids made unique, the rest kept on disk.

Which of several documents with one id stays does not depend on the order of the input: the one of the earliest
day (no day comes last), then of the least content hash. Memory holds hashes and offsets, never texts; those lie
in the spool. Content is date and text, which is all that is coded; of repeats that differ in source, address, title
or language, the one with the least hash over all fields stays.
"""

from __future__ import annotations

import hashlib
import json
import struct
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from io import SEEK_END
from typing import Any, BinaryIO

from tacitus.errors import shorten
from tacitus.model import Document, Quarantined

from .columns import document_id

_SIZE = struct.Struct("<Q")
_HASH = 16  # bytes kept of a hash
_DAY = 10
_FIELDS = tuple(field.name for field in fields(Document))
_REFUSED = tuple(field.name for field in fields(Quarantined))


@dataclass(slots=True)
class _Held:
    """One content under an id. `rank`: day, content hash, hash of all fields; the least of an id stays."""

    rank: bytes
    at: int  # in the spool
    others: list[_Held] | None = None  # other contents under the same id

    @property
    def content(self) -> bytes:
        return self.rank[_DAY : _DAY + _HASH]


class Intake:
    """What was taken in. The spool must stay open while documents are read from it.

    Attributes:
        count: documents that stay.
        repeats: exact repeats that were dropped.
        refused: `Quarantined` in all, those of the input and those with T205.
    """

    def __init__(self, spool: BinaryIO, stays: array[int], refused: array[int], repeats: int) -> None:
        self._spool, self._stays, self._refused = spool, stays, refused
        self.count, self.repeats, self.refused = len(stays), repeats, len(refused)

    def documents(self) -> Iterator[Document]:
        """The documents that stay, in the order of the input; may be called again."""
        for at in self._stays:
            yield _document(_load(self._spool, at))

    def quarantined(self) -> Iterator[Quarantined]:
        """Everything that was refused: what came so from the input in its order, then those with T205."""
        for at in self._refused:
            yield Quarantined(*_load(self._spool, at))


def take_in(items: Iterable[Document | Quarantined], *, spool: BinaryIO) -> Intake:
    """Reads all items once and keeps the documents that are to be read.

    Args:
        items: what `read_inputs` gives.
        spool: an empty binary file, open for writing and reading, such as `tempfile.TemporaryFile()`.
    """
    held: dict[bytes, _Held] = {}
    refused = array("Q")
    repeats = taken = 0
    spool.seek(0)
    for item in items:
        if isinstance(item, Quarantined):
            refused.append(_store(spool, [getattr(item, name) for name in _REFUSED]))
            continue
        taken += 1
        new = _Held(_rank(item), _store(spool, [taken, *(getattr(item, name) for name in _FIELDS)]))
        first = held.setdefault(_digest(item.id), new)
        if first is not new:
            repeats += _add(first, new)
    for best in held.values():
        _put_least_first(best)
    clashes = sorted((other.at, best.at) for best in held.values() for other in best.others or ())
    for at, kept in clashes:
        refusal = _clash(_load(spool, at), _load(spool, kept))
        spool.seek(0, SEEK_END)
        refused.append(_store(spool, refusal))
    return Intake(spool, array("Q", sorted(best.at for best in held.values())), refused, repeats)


def _rank(document: Document) -> bytes:
    content = document_id(document.date, None, None, document.text)
    others = (document.source, document.url, document.title, document.language, document.date_inferred)
    rest = json.dumps(others)
    day = (document.date or "9999-99-99").encode("utf-8", "surrogatepass")[:_DAY].ljust(_DAY)
    return day + bytes.fromhex(content)[:_HASH] + _digest(rest)


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:_HASH]


def _add(first: _Held, new: _Held) -> bool:
    """Adds a document to those of its id; whether it repeats one of them."""
    for known in (first, *(first.others or ())):
        if known.content == new.content:
            if new.rank < known.rank:
                known.rank, known.at = new.rank, new.at
            return True
    first.others = [*(first.others or ()), new]
    return False


def _put_least_first(first: _Held) -> None:
    for other in first.others or ():
        if other.rank < first.rank:
            first.rank, first.at, other.rank, other.at = other.rank, other.at, first.rank, first.at


def _clash(lost: list[Any], kept: list[Any]) -> list[str]:
    document, stays = _document(lost), _document(kept)
    reason = (
        f"Its id is also that of document {kept[0]} ({stays.date or 'no date'}), which stays; this one"
        f" ({document.date or 'no date'}) begins {shorten(document.text[:200])!r}."
    )
    return [document.id, f"document {lost[0]} of the input", "T205", reason, "Give each document its own id."]


def _document(record: list[Any]) -> Document:
    return Document(*record[1:])


def _store(spool: BinaryIO, record: list[Any]) -> int:
    data = json.dumps(record, ensure_ascii=False).encode("utf-8", "surrogatepass")
    at = spool.tell()
    spool.write(_SIZE.pack(len(data)))
    spool.write(data)
    return at


def _load(spool: BinaryIO, at: int) -> list[Any]:
    spool.seek(at)
    (size,) = _SIZE.unpack(spool.read(_SIZE.size))
    record: list[Any] = json.loads(spool.read(size).decode("utf-8", "surrogatepass"))
    return record
