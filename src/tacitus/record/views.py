"""The tables of one commit of a record as views of DuckDB, for reading only.

A connection of its own sees `documents`, `events`, `statements`, `quarantine`, `links` and `runs`, each the data files
of that commit. Files of an older version of the columns give null for what they lack. Nothing outside the record's
folder can be read, nothing at all can be written: one SELECT (or DESCRIBE, SUMMARIZE) at a time is run, in a transaction
that only reads. EXPLAIN is refused, since EXPLAIN ANALYZE runs what it explains.
"""

from __future__ import annotations

import contextlib
import tempfile
import uuid
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tacitus.errors import IntegrityError, UsageError, shorten
from tacitus.record.columns import TABLES, arrow_table
from tacitus.record.store import State, Store
from tacitus.sources.optional import load

_OF_QUERIES = frozenset(
    "ParserException SyntaxException BinderException CatalogException ConversionException OutOfRangeException "
    "TypeMismatchException TransactionException InvalidTypeException PermissionException NotImplementedException".split()
)
_SETTINGS = ("SET enable_external_access = false", "SET lock_configuration = true")


class Views:
    """Views over one commit. Raises ResourceError T302 where DuckDB is not installed, IntegrityError T503."""

    def __init__(self, store: Store, state: State) -> None:
        self._duckdb = load("duckdb", extra="record")
        self._root = str(store.root.resolve())
        self._connection = self._duckdb.connect(
            config={
                "autoinstall_known_extensions": "false",
                "autoload_known_extensions": "false",
                "temp_directory": _own_folder(),
            }
        )
        with self.telling(ours=True):
            for name, files in store.files(state).items():
                groups: dict[int, list[str]] = {}
                for file in files:
                    groups.setdefault(file.columns_version, []).append(
                        str(store.tables[name].folder / file.path)
                    )
                self._make(name, list(groups.values()))
            self._lock_up(str(store.root))

    def relation(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> Any:
        """A relation of one SELECT. Raises UsageError T507 for what is none."""
        try:
            kinds = [s.type.name for s in self._duckdb.extract_statements(sql)]
        except self._duckdb.Error as error:
            raise _not_understood(error) from error
        if len(kinds) != 1 or kinds[0] != "SELECT":
            raise _not_understood("one SELECT is expected")
        cursor = self._connection.cursor()
        with self.telling():
            cursor.execute("BEGIN TRANSACTION READ ONLY")
            return cursor.sql(sql, params=_bound(parameters))

    @contextlib.contextmanager
    def telling(self, *, ours: bool = False) -> Iterator[None]:
        """Turn what DuckDB says into T507 where the query is to blame, T503 where files are (all, with `ours`)."""
        try:
            yield
        except self._duckdb.Error as error:
            if ours or type(error).__name__ not in _OF_QUERIES:
                message = f"{shorten(self._root)} cannot be read: {shorten(error, 200)}."
                hint = "`tacitus record verify` names what is damaged."
                raise IntegrityError("T503", message, hint) from error
            raise _not_understood(error) from error

    def _make(self, name: str, groups: list[list[str]]) -> None:
        """One view: the rows of all groups of files under the columns of this version."""
        connection = self._connection
        connection.register("columns_", arrow_table(name, ()))
        connection.execute(f'CREATE TABLE "{name}_" AS SELECT * FROM columns_')
        connection.unregister("columns_")
        parts = [f'SELECT * FROM "{name}_"']
        for number, paths in enumerate(groups):
            connection.read_parquet(paths).create_view(f"{name}_{number}")
            parts.append(f'SELECT * FROM "{name}_{number}"')
        connection.execute(f'CREATE VIEW "{name}" AS {" UNION ALL BY NAME ".join(parts)}')

    def _lock_up(self, root: str) -> None:
        quoted = root.replace("'", "''")
        self._connection.execute(f"SET allowed_directories = ['{quoted}']")
        for setting in _SETTINGS:
            self._connection.execute(setting)


def _own_folder() -> str:
    """A folder that only DuckDB uses, for what does not fit in memory; it makes and removes it. A query may read it."""
    return str(Path(tempfile.gettempdir()) / f"tacitus-duckdb-{uuid.uuid4().hex}")


def _bound(parameters: Sequence[Any] | Mapping[str, Any]) -> Any:
    return dict(parameters) if isinstance(parameters, Mapping) else list(parameters)


def _not_understood(reason: object) -> UsageError:
    hint = f"Tables: {', '.join(TABLES)}; `DESCRIBE events` names columns. Values are bound: sql(query, [value])."
    return UsageError("T507", f"The query cannot be run: {shorten(reason, 300)}.", hint)
