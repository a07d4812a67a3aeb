"""What the tests of the record share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tacitus.record import Record

from .made import documents, options

TABLES = ("documents", "events", "statements", "quarantine", "links", "runs")


@pytest.fixture
def record(tmp_path: Path) -> Record:
    """A record of 40 documents in five batches."""
    record = Record(tmp_path / "record")
    record.ingest(documents(40), options=options())
    return record


def rows(record: Record, as_of: str | None = None) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables, sorted."""
    return {name: sorted(record.sql(f"SELECT * FROM {name}", as_of=as_of), key=repr) for name in TABLES}
