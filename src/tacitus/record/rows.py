"""Rows of a record's tables read from its data files, for the record's own care."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

from tacitus.errors import IntegrityError, shorten
from tacitus.record.store import State, Store
from tacitus.sources.optional import load

_AT_ONCE = 1 << 13


def read_columns(
    store: Store,
    state: State,
    table: str,
    names: Sequence[str],
    *,
    after: int | None = None,
    ids: Collection[str] | None = None,
) -> Iterator[tuple[Any, ...]]:
    """Tuples of some columns of the rows of a table; null where a file lacks one.

    Args:
        after: only rows of batches after this one.
        ids: only rows that have one of these ids.

    Raises:
        IntegrityError: T503, for a data file that cannot be read.
    """
    stored = store.tables[table]
    paths = [str(stored.folder / file.path) for file in stored.files(state.version_of(table))]
    if not paths or (ids is not None and not ids):
        return
    duckdb = load("duckdb", extra="record")
    try:
        with duckdb.connect() as connection:
            rows = connection.read_parquet(paths, union_by_name=True)
            have = set(rows.columns)
            if after is not None:
                rows = rows.filter(duckdb.ColumnExpression("batch") > duckdb.ConstantExpression(after))
            if ids is not None:
                rows = rows.filter(duckdb.ColumnExpression("id").isin(*map(duckdb.ConstantExpression, ids)))
            picked = rows.select(
                *(n if n in have else duckdb.ConstantExpression(None).alias(n) for n in names)
            )
            yield from picked.iter_rows()
    except duckdb.Error as error:
        message = f"Table {table} of {shorten(store.root)} cannot be read: {shorten(error, 160)}."
        raise IntegrityError("T503", message, "`tacitus record verify` names what is damaged.") from error


def read_batches(path: Path) -> Iterator[Any]:
    """The Arrow batches of a data file. Raises IntegrityError T503."""
    from arro3.io import read_parquet

    try:
        yield from read_parquet(str(path), batch_size=_AT_ONCE)
    except GeneratorExit:
        raise
    except BaseException as error:  # the Rust side panics on some damage
        if isinstance(error, KeyboardInterrupt | MemoryError):
            raise
        message = f"{shorten(path)} cannot be read: {shorten(error, 160)}."
        raise IntegrityError("T503", message, "`tacitus record verify` names what is damaged.") from error
