"""The columns of a record's tables, and rows for them.

`VERSION` counts the changes of these columns. It stands in the name of every data file, so that a file of an
older version is known by its name and gets nulls for the columns that it lacks. Columns are only ever added.
Unpaired surrogates, which Arrow cannot hold, become U+FFFD. Rows are a function of what they describe: no clock.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

from arro3.core import DataType, Field, Schema, Table
from arro3.io import read_json

from tacitus.export import EVENT_SCHEMA, event_json, quarantine_json, statement_json
from tacitus.model import Document, Event, Party, Quarantined, Statement
from tacitus.sources.current_events import licence_of
from tacitus.sources.encoding import without_surrogates

VERSION = 1
_TEXT, _INT, _REAL, _DAY, _YES = (
    DataType.utf8(), DataType.int64(), DataType.float64(), DataType.date32(), DataType.bool()
)  # fmt: skip


def _list(of: Any) -> Any:
    return DataType.list(Field("element", of, nullable=True))


def _named(kind: Any) -> Any:
    """The type with its list items called `element`, as Delta and Parquet name them."""
    if DataType.is_list(kind):
        return _list(_named(kind.value_type))
    if DataType.is_struct(kind):
        return DataType.struct([Field(f.name, _named(f.type), nullable=True) for f in kind.fields])
    return kind


_MADE_BY = {"run": _TEXT, "batch": _INT}
COLUMNS: dict[str, dict[str, Any]] = {
    "documents": {
        "id": _TEXT,
        "source": _TEXT,
        "url": _TEXT,
        "title": _TEXT,
        "date": _DAY,
        "date_inferred": _YES,
        "language": _TEXT,
        "licence": _TEXT,
        "state": _TEXT,
        "characters": _INT,
        "events": _INT,
        "statements": _INT,
        "content": _TEXT,
        "text": _TEXT,
        **_MADE_BY,
    },
    "events": {
        **{name: _named(EVENT_SCHEMA.field(name).type) for name in EVENT_SCHEMA.names},
        "actor_codes": _list(_TEXT),
        "recipient_codes": _list(_TEXT),
        **_MADE_BY,
    },
    "statements": {
        "id": _TEXT,
        "document_id": _TEXT,
        "date": _DAY,
        "start": _INT,
        "end": _INT,
        "text": _TEXT,
        "kind": _TEXT,
        "speaker": _TEXT,
        "lens": _TEXT,
        "direction": _TEXT,
        "horizon": _TEXT,
        "certainty": _REAL,
        "loaded": _list(_list(_INT)),
        **_MADE_BY,
    },
    "quarantine": {
        "document": _TEXT,
        "origin": _TEXT,
        "code": _TEXT,
        "reason": _TEXT,
        "hint": _TEXT,
        **_MADE_BY,
    },
    "links": {"first": _TEXT, "second": _TEXT, "similarity": _REAL},
    "runs": {"run": _TEXT, "tacitus": _TEXT, "coder": _TEXT, "data": _TEXT, "text": _YES},
}
TABLES = tuple(COLUMNS)  # documents first
# Columns that name documents; a row goes when one of them is forgotten.
OF_A_DOCUMENT = {
    "documents": ("id",),
    "events": ("document_id",),
    "statements": ("document_id",),
    "quarantine": ("document",),
    "links": ("first", "second"),
}


def schema(table: str) -> Schema:
    """The Arrow schema of a table."""
    return Schema([Field(name, kind, nullable=True) for name, kind in COLUMNS[table].items()])


def arrow_table(table: str, rows: Iterable[Mapping[str, Any]]) -> Table:
    """The rows as an Arrow table with all columns; a column that a row lacks is null."""
    lines = (without_surrogates(json.dumps(row, ensure_ascii=False, allow_nan=False)) for row in rows)
    data = "\n".join(lines).encode("utf-8")
    return read_json(io.BytesIO(data), schema(table), batch_size=1 << 14).read_all()


def document_row(document: Document, *, content: str, state: str, keep_text: bool) -> dict[str, Any]:
    """A row of `documents`; counts of events and statements are the caller's to add."""
    return {
        "id": document.id,
        "source": document.source,
        "url": document.url,
        "title": document.title,
        "date": document.date,
        "date_inferred": document.date_inferred,
        "language": document.language,
        "licence": licence_of(document),
        "state": state,
        "characters": len(document.text),
        "content": content,
        "text": document.text if keep_text else None,
    }


def event_row(event: Event) -> dict[str, Any]:
    """A row of `events`: the JSON shape, and the codes of both sides each once in their order."""
    codes = {"actor_codes": _codes(event.actor), "recipient_codes": _codes(event.recipient)}
    return {**event_json(event), **codes}


def statement_row(document: Document, statement: Statement, *, keep_text: bool) -> dict[str, Any]:
    """A row of `statements`; `id` is the sha256 of document and span, `date` the document's."""
    key = f"{document.id}\x1f{statement.start}:{statement.end}".encode("utf-8", "surrogatepass")
    shape = statement_json(statement)
    known = {"id": hashlib.sha256(key).hexdigest(), "document_id": document.id, "date": document.date}
    return {**known, **shape, "text": shape["text"] if keep_text else None}


def quarantine_row(refused: Quarantined) -> dict[str, Any]:
    """A row of `quarantine`."""
    return quarantine_json(refused)


def _codes(parties: Iterable[Party]) -> list[str]:
    return list(dict.fromkeys(party.code for party in parties if party.code is not None))
