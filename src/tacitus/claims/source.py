"""A record as the checker reads it: its index, built once for a commit and kept beside the record, and texts on request."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tacitus.claims.index import Act, Index, Told, build_index, load_index, save_index
from tacitus.record import Record

_DOCUMENTS = (
    "SELECT id, CAST(date AS VARCHAR), source, title, text FROM documents ORDER BY date NULLS LAST, id"
)
_SENTENCES = """
SELECT document_id, string_agg(text, ' ' ORDER BY sentence) FROM (SELECT DISTINCT document_id, sentence, text FROM events)
GROUP BY document_id
"""
_ACTS = """
SELECT e.document_id, e.event, e.status, CAST(e.date AS VARCHAR), CAST(e.enddate AS VARCHAR), e.trigger.start, e.actor_codes, e.recipient_codes
FROM events e ORDER BY e.document_id, e.trigger.start, e.id
"""
_TEXTS = (
    "SELECT d.id, d.title, d.text FROM documents d JOIN (SELECT unnest(?::VARCHAR[]) AS id) asked USING (id)"
)
_ONLY_SENTENCES = """
SELECT document_id, string_agg(text, ' ' ORDER BY sentence) FROM (SELECT DISTINCT e.document_id, e.sentence, e.text FROM events e
JOIN (SELECT unnest(?::VARCHAR[]) AS id) asked ON asked.id = e.document_id) GROUP BY document_id
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


def read_texts(record: Record, ids: Sequence[str], *, as_of: str) -> Mapping[str, tuple[str | None, str]]:
    """Id -> title and text; of a record without texts the sentences of its events."""
    if not ids:
        return {}
    found: dict[str, tuple[str | None, str]] = {}
    bare: dict[str, str | None] = {}
    for id, title, text in record.sql(_TEXTS, [list(ids)], as_of=as_of):
        if text is None:
            bare[id] = title
        else:
            found[id] = (title, text)
    if bare:
        for id, text in record.sql(_ONLY_SENTENCES, [list(bare)], as_of=as_of):
            found[id] = (bare[id], text or "")
    return found


def _documents(record: Record, commit: str) -> Iterator[Told]:
    sentences: dict[str, str] | None = None
    for id, date, source, title, text in record.sql(_DOCUMENTS, as_of=commit):
        if text is None:
            if sentences is None:
                sentences = dict(record.sql(_SENTENCES, as_of=commit).rows())
            text = sentences.get(id) or ""
        yield Told(id, date, source, text, title)


def _acts(record: Record, commit: str) -> Iterator[Act]:
    for document, event, status, first, last, at, actors, recipients in record.sql(_ACTS, as_of=commit):
        yield Act(document, event, status, first, last, at, tuple(actors or ()), tuple(recipients or ()))
