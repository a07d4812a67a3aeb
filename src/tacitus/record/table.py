"""One Delta table of a record: its commits, its data files, its log.

A data file is called `v<columns version>-<sha256 of its bytes>.parquet`: its name says what it must hold. A commit
carries no statistics of any column, only how many rows a file has, and what Tacitus says of it (`Commit.said`).
Versions of a table count from 0, when it was made.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tacitus.errors import IntegrityError, shorten
from tacitus.record.columns import VERSION, arrow_table, schema
from tacitus.record.files import put, settle, telling, unwritable
from tacitus.sources.optional import load

if TYPE_CHECKING:
    import arro3.core
    import deltalake

KEY = "tacitus"  # of what Tacitus says in a commit
ROW_GROUP = 1 << 15
_LOG_NAME = re.compile(r"(\d{20})\.json")
_CONFIGURATION = {
    "delta.dataSkippingNumIndexedCols": "0",
    "delta.enableExpiredLogCleanup": "false",
    "delta.checkpointInterval": "1000000000",  # checkpoints are made when the record says so
}
_ABSENT = {"create_checkpoint": False, "cleanup_expired_logs": False}


@dataclass(frozen=True, slots=True)
class DataFile:
    """A data file of a table; `path` counts from the table's folder."""

    path: str
    size: int
    rows: int

    @property
    def columns_version(self) -> int:
        """The version of the columns it was written with."""
        return int(self.path[1:].partition("-")[0])


@dataclass(frozen=True, slots=True)
class Commit:
    """What one commit of the log did."""

    version: int
    said: Mapping[str, Any]
    added: tuple[DataFile, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(slots=True)
class StoredTable:
    """A table by its folder; opened when it is needed and kept open."""

    root: Path
    name: str
    _open: Any = field(default=None, repr=False)

    @property
    def folder(self) -> Path:
        """Where its data files lie."""
        return self.root / self.name

    @property
    def log(self) -> Path:
        """Where its commits lie."""
        return self.folder / "_delta_log"

    def exists(self) -> bool:
        """Whether its first commit was made."""
        return bool(self.versions())

    def create(self, said: Mapping[str, Any]) -> None:
        """Make the table, without rows."""
        with self._committing():
            self.folder.mkdir(parents=True, exist_ok=True)
            load("deltalake", extra="record").DeltaTable.create(
                str(self.folder),
                self._schema(),
                name=self.name,
                configuration=_CONFIGURATION,
                commit_properties=_properties(said),
                post_commithook_properties=_hooks(),
            )

    def versions(self) -> list[int]:
        """Versions whose commit is in the log, ascending; the first may be a checkpoint's."""
        with contextlib.suppress(FileNotFoundError):
            names = (_LOG_NAME.fullmatch(p.name) for p in self.log.iterdir())
            return sorted(int(found[1]) for found in names if found)
        return []

    def tip(self) -> int:
        """The newest version.

        Raises:
            IntegrityError: T503, when there is none.
        """
        versions = self.versions()
        if not versions:
            message = f"Table {self.name} of {shorten(self.root)} has no log."
            raise IntegrityError("T503", message, "Put the folder back from a copy.")
        return versions[-1]

    def files(self, version: int) -> list[DataFile]:
        """The data files that make up a version, in the order of their names.

        Raises:
            IntegrityError: T503, when the log cannot be read up to there.
        """
        try:
            table = load("deltalake", extra="record").DeltaTable(str(self.folder), version=version)
            told = table.get_add_actions(flatten=True)
            columns = [told.column(name).to_pylist() for name in ("path", "size_bytes", "num_records")]
            return sorted((DataFile(*row) for row in zip(*columns, strict=True)), key=lambda f: f.path)
        except Exception as error:
            raise self._damaged(error) from error

    def log_path(self, version: int) -> Path:
        """The file of a commit."""
        return self.log / f"{version:020}.json"

    def checkpoint_path(self, version: int) -> Path:
        """The file of the checkpoint at a version."""
        return self.log / f"{version:020}.checkpoint.parquet"

    def read_commit(self, version: int) -> Commit:
        """What a commit did.

        Raises:
            IntegrityError: T503, when it cannot be read.
        """
        try:
            return _commit(version, self.log_path(version).read_text(encoding="utf-8"))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise self._damaged(error) from error

    def write(self, rows: arro3.core.Table, *, columns_version: int = VERSION) -> DataFile:
        """Write rows to a data file that no commit names yet.

        Raises:
            OutputError: T401.
        """
        from arro3.io import write_parquet

        made = io.BytesIO()
        write_parquet(rows, made, compression="zstd(3)", max_row_group_size=ROW_GROUP)
        data = made.getvalue()
        path = self.folder / f"v{columns_version}-{hashlib.sha256(data).hexdigest()}.parquet"
        working = path.with_name(f".{path.name}.part")
        with telling(path):
            with working.open("wb") as file:
                put(file, data)
            working.replace(path)
            settle(self.folder)
        return DataFile(path.name, len(data), rows.num_rows)

    def commit(
        self,
        said: Mapping[str, Any],
        *,
        add: Sequence[DataFile] = (),
        remove: Sequence[str] = (),
        run: tuple[str, int] | None = None,
        rearranged: bool = False,
    ) -> int:
        """Commit data files that `write` made, and leave out others; returns the version.

        Args:
            said: what Tacitus says of the commit; JSON.
            run: application and its transaction's number, for readers of Delta logs.
            rearranged: the rows are the same as before.

        Raises:
            OutputError: T401; then the commit is not there.
        """
        with self._committing():
            transaction = load("deltalake.transaction", extra="record")
            changed = not rearranged
            actions = [
                transaction.AddAction(f.path, f.size, {}, 0, changed, json.dumps({"numRecords": f.rows}))
                for f in add
            ]
            actions += [transaction.RemoveAction(path, changed, 0, None, {}) for path in remove]
            table = self._table()
            said = {**said, "digest": digest_of_commit(Commit(0, said, tuple(add), tuple(remove)))}
            properties = _properties(said, [transaction.Transaction(*run)] if run else None)
            table.create_write_transaction(
                actions, "append", table.schema(), commit_properties=properties,
                post_commithook_properties=_hooks(),
            )  # fmt: skip
        return self._committed()

    def take_back(self, version: int, said: Mapping[str, Any]) -> int:
        """Commit that the table is again what it was at an earlier version; returns the new version."""
        with self._committing():
            self._table().restore(version, commit_properties=_properties(said))
        return self._committed()

    def widen(self, said: Mapping[str, Any]) -> bool:
        """Add the columns that the table lacks; returns whether it lacked any."""
        ours, theirs = (json.loads(s.to_json()) for s in (self._schema(), self._table().schema()))
        if _holds(theirs, ours):
            return False
        with self._committing():
            load("deltalake", extra="record").write_deltalake(
                self._table(), arrow_table(self.name, ()), mode="append", schema_mode="merge",
                commit_properties=_properties(said), post_commithook_properties=_hooks(),
            )  # fmt: skip
        self._committed()
        return True

    def checkpoint(self, version: int) -> Path:
        """Make the checkpoint of a version, from which readers can begin."""
        with self._committing():
            table = load("deltalake", extra="record").DeltaTable(str(self.folder), version=version)
            table.create_checkpoint()
            (self.log / "_last_checkpoint").unlink(missing_ok=True)  # a hint that readers do without
        return self.checkpoint_path(version)

    def _table(self) -> deltalake.DeltaTable:
        if self._open is None:
            self._open = load("deltalake", extra="record").DeltaTable(str(self.folder))
        return self._open  # type: ignore[no-any-return]

    def _committed(self) -> int:
        self._table().update_incremental()
        version: int = self._table().version()
        with telling(self.log_path(version)), self.log_path(version).open("rb+") as file:
            put(file, b"")
        settle(self.log)
        return version

    def _schema(self) -> deltalake.Schema:
        return load("deltalake", extra="record").Schema.from_arrow(schema(self.name))  # type: ignore[no-any-return]

    @contextlib.contextmanager
    def _committing(self) -> Iterator[None]:
        try:
            yield
        except (KeyboardInterrupt, MemoryError):
            raise
        except BaseException as error:  # the Rust side may also panic
            self._open = None
            if type(error).__module__.startswith("tacitus"):
                raise
            raise unwritable(self.folder, error) from error

    def _damaged(self, error: Exception) -> IntegrityError:
        message = (
            f"The log of table {self.name} in {shorten(self.root)} cannot be read: {shorten(error, 160)}."
        )
        return IntegrityError(
            "T503", message, "`tacitus record verify` names the files; put them back from a copy."
        )


def digest_of_commit(commit: Commit) -> str:
    """sha256 of what a commit says and does, its own `digest` and its version left out."""
    said = {key: value for key, value in commit.said.items() if key != "digest"}
    body = [said, [[f.path, f.size, f.rows] for f in commit.added], sorted(commit.removed)]
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode("utf-8")).hexdigest()


def _commit(version: int, text: str) -> Commit:
    said: Mapping[str, Any] = {}
    added, removed = [], []
    for line in text.splitlines():
        action = json.loads(line)
        if "commitInfo" in action:
            said = action["commitInfo"].get(KEY, {})
        elif "add" in action:
            told = action["add"]
            added.append(DataFile(told["path"], told["size"], json.loads(told["stats"])["numRecords"]))
        elif "remove" in action:
            removed.append(action["remove"]["path"])
    return Commit(version, said, tuple(added), tuple(removed))


def _holds(theirs: Any, ours: Any) -> bool:
    """Whether a Delta type has all fields of another one, at any depth."""
    if not isinstance(ours, dict) or not isinstance(theirs, dict):
        return bool(theirs == ours)
    if ours.get("type") == "array":
        return theirs.get("type") == "array" and _holds(theirs["elementType"], ours["elementType"])
    if "fields" not in ours:
        return bool(theirs == ours)
    known = {f["name"]: f["type"] for f in theirs.get("fields", ())}
    return all(f["name"] in known and _holds(known[f["name"]], f["type"]) for f in ours["fields"])


def _properties(said: Mapping[str, Any], transactions: Any = None) -> Any:
    return load("deltalake", extra="record").CommitProperties(
        custom_metadata={KEY: dict(said)}, app_transactions=transactions
    )


def _hooks() -> Any:
    return load("deltalake", extra="record").PostCommitHookProperties(**_ABSENT)
