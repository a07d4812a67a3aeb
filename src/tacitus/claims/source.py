"""A record as the checker reads it: its index, built once for a commit and kept beside the record, and texts on request."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tacitus.claims.index import Act, Index, Told, build_index, load_index, save_index
from tacitus.record import Record

# all documents in the order of the index; one without a text has the sentences of its events
_IN_ORDER = """
FROM documents d LEFT JOIN (
SELECT document_id, string_agg(text, ' ' ORDER BY sentence) FROM (SELECT DISTINCT document_id, sentence, text FROM events)
GROUP BY document_id) s(id, text) ON s.id = d.id ORDER BY d.date NULLS LAST, d.id
"""
_DOCUMENTS = (
    f"SELECT d.id, CAST(d.date AS VARCHAR), d.source, coalesce(d.text, s.text, ''), d.title {_IN_ORDER}"
)
_TEXTS = f"SELECT d.title AS title, coalesce(d.text, s.text, '') AS text {_IN_ORDER}"
_ACTS = """
SELECT e.document_id, e.event, e.status, CAST(e.date AS VARCHAR), CAST(e.enddate AS VARCHAR), e.trigger.start, e.actor_codes, e.recipient_codes
FROM events e ORDER BY e.document_id, e.trigger.start, e.id
"""


def index_path(record: Record) -> Path:
    """Where the index of a record is kept: beside its folder, which holds nothing but the record."""
    folder = record.path.resolve()
    return folder.with_name(folder.name + ".check-index.npz")


def open_index(record: Record, *, as_of: str | None = None) -> tuple[Index, str]:
    """The index of a commit and the commit; built and kept where there is none yet.

    A place that cannot be written costs only time: the index is then built again.

    Raises:
        RecordError: T501, T504, T505. ResourceError: T302.
    """
    answer = record.sql("SELECT 1", as_of=as_of)
    path = index_path(record)
    index = load_index(path, commit=answer.as_of)
    if index is None:
        index = build_index(_documents(record, answer.as_of), _acts(record, answer.as_of))
        with contextlib.suppress(OSError):
            save_index(index, path, commit=answer.as_of)
    return index, answer.as_of


@dataclass(frozen=True, slots=True)
class Texts:
    """Titles and texts of all documents of a commit, in the order of its index."""

    titles: Any
    texts: Any

    def __getitem__(self, row: int) -> tuple[str | None, str]:
        """Title and text of a row of the index."""
        return self.titles[row].as_py(), self.texts[row].as_py()


def read_texts(record: Record, *, as_of: str) -> Texts:
    """The texts of a commit, held in memory; of documents without texts the sentences of their events."""
    table = record.sql(_TEXTS, as_of=as_of).to_arrow()
    return Texts(table.column("title"), table.column("text"))


def _documents(record: Record, commit: str) -> Iterator[Told]:
    for row in record.sql(_DOCUMENTS, as_of=commit):
        yield Told(*row)


def _acts(record: Record, commit: str) -> Iterator[Act]:
    for document, event, status, first, last, at, actors, recipients in record.sql(_ACTS, as_of=commit):
        yield Act(document, event, status, first, last, at, tuple(actors or ()), tuple(recipients or ()))
