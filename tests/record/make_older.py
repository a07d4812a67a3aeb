"""Makes `data/older`: a record as a version before this one wrote it, with fewer columns.

    python -m tests.record.make_older

Run it once for a version and keep what it made: the test must read the stored files, not new ones.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any
from unittest import mock

from arro3.core import DataType, Field

from tacitus.record import Record, columns, store, table

from .made import documents, options

FOLDER = Path(__file__).parent / "data" / "older"
GONE = {"documents": {"licence"}, "events": {"demand"}, "statements": {"loaded"}}
COUNT = 6


def older_columns() -> dict[str, dict[str, Any]]:
    """The columns before licence, demand and loaded, and before parties had a `why`."""
    older = {t: {n: k for n, k in c.items() if n not in GONE.get(t, ())} for t, c in columns.COLUMNS.items()}
    party = older["events"]["actor"].value_type
    fields = [Field(f.name, f.type, nullable=True) for f in party.fields if f.name != "why"]
    for side in ("actor", "recipient"):
        older["events"][side] = DataType.list(Field("element", DataType.struct(fields), nullable=True))
    return older


def make(folder: Path) -> None:
    """Make the older record."""
    shutil.rmtree(folder, ignore_errors=True)
    with (
        mock.patch.object(columns, "COLUMNS", older_columns()),
        mock.patch.object(table, "VERSION", 0),
        mock.patch.object(store, "VERSION", 0),
        mock.patch.object(table.StoredTable.write, "__kwdefaults__", {"columns_version": 0}),
    ):
        Record(folder).ingest(documents(COUNT), options=options(3))
    (folder / "lock").unlink()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as elsewhere:  # Delta notes where a table was made
        make(Path(elsewhere) / "older")
        shutil.rmtree(FOLDER, ignore_errors=True)
        shutil.copytree(Path(elsewhere) / "older", FOLDER)
