"""Events as an Arrow table: the JSON shape with types, parties as lists of structs, days as dates.

The table is read from the JSON lines of `shapes`, so the two cannot drift apart; a field that the schema here
lacks would be dropped, and a test forbids it. Unpaired surrogates, which Arrow cannot hold, become U+FFFD.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from typing import Any

from arro3.core import DataType, Field, Schema, Table
from arro3.io import read_json

from tacitus.export.shapes import event_json
from tacitus.model import Event
from tacitus.sources.encoding import without_surrogates
from tacitus.sources.optional import load

_TEXT, _INT, _REAL = DataType.utf8(), DataType.int64(), DataType.float64()


def _list(of: Any) -> Any:
    return DataType.list(Field("item", of, nullable=True))


def _struct(**fields: Any) -> Any:
    return DataType.struct([Field(name, kind, nullable=True) for name, kind in fields.items()])


_SPAN = {"text": _TEXT, "start": _INT, "end": _INT}
_QUANTITY = _struct(text=_TEXT, low=_INT, high=_INT)
_PARTY = _struct(
    **_SPAN,
    code=_TEXT,
    sector=_TEXT,
    other_sectors=_list(_TEXT),
    identifier_id=_TEXT,
    identifier_text=_TEXT,
    role=_TEXT,
    why=_TEXT,
)
_PLACE = _struct(
    **_SPAN, name=_TEXT, country=_TEXT, admin1=_TEXT, lat=_REAL, lon=_REAL, geonames_id=_INT
)  # fmt: skip
_COLUMNS: dict[str, Any] = {
    "id": _TEXT,
    "document_id": _TEXT,
    "event": _TEXT,
    "mode": _list(_TEXT),
    "context": _list(_TEXT),
    "quad_code": DataType.int8(),
    "event_scale": _REAL,
    "status": _TEXT,
    "trigger": _struct(**_SPAN),
    "actor": _list(_PARTY),
    "recipient": _list(_PARTY),
    "date": DataType.date32(),
    "enddate": DataType.date32(),
    "date_precision": _TEXT,
    "date_text": _TEXT,
    "ongoing": DataType.bool(),
    "event_loc": _PLACE,
    "attribution": _struct(**_SPAN, speaker=_TEXT, code=_TEXT, sector=_TEXT),
    "sentence": _INT,
    "text": _TEXT,
    "confidence": _REAL,
    "coder": _TEXT,
    "dead": _QUANTITY,
    "injured": _QUANTITY,
    "size": _QUANTITY,
    "demand": _TEXT,
}

EVENT_SCHEMA: Schema = Schema([Field(name, kind, nullable=True) for name, kind in _COLUMNS.items()])


def event_table(events: Iterable[Event]) -> Table:
    """All events as one Arrow table with `EVENT_SCHEMA`; no events, no rows, the same columns."""
    lines = io.BytesIO(b"".join(event_line(event) for event in events))
    table: Table = read_events(lines).read_all()
    return table


def to_pandas(table: Table) -> Any:
    """An Arrow table as a pandas.DataFrame. Raises ResourceError T302 where pandas or pyarrow is not installed."""
    load("pandas", extra=None)
    return load("pyarrow", extra=None).table(table).to_pandas()


def event_line(event: Event) -> bytes:
    """The event as a JSON line that Arrow can read, with its line end."""
    line = json.dumps(event_json(event), ensure_ascii=False, allow_nan=False)
    return without_surrogates(line).encode("utf-8") + b"\n"


def read_events(lines: Any, *, batch: int = 4096) -> Any:
    """A record batch reader over lines of `event_line`, which reads on as it is asked to."""
    return read_json(lines, EVENT_SCHEMA, batch_size=batch)
