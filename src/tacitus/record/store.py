"""The tables of a record together, and which of their versions belong together.

    DIR/record.json    format of the record; written last when it is made
    DIR/seal.json      what the logs must be (`seal`)
    DIR/lock           held by the process that writes
    DIR/documents/ events/ statements/ quarantine/ links/ runs/   Delta tables

One table is the point of commitment: a commit to `documents` names the versions of the other tables that belong to it
(its `State`). What the others hold beyond that is left over from a writer that was ended; readers do not see it, and
the next writer takes it back. `horizon` is the oldest version of `documents` that can still be asked for.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from tacitus.errors import IntegrityError, RecordError, shorten
from tacitus.record.columns import TABLES, VERSION
from tacitus.record.files import LOCK, WORKING, digest_of, settle, telling, write_whole
from tacitus.record.seal import NAME as SEAL
from tacitus.record.seal import Seal, extend, read_seal, rebase, with_checkpoint, write_seal
from tacitus.record.table import DataFile, StoredTable

FORMAT = 1
ABOUT = "record.json"
OTHERS = TABLES[1:]
_OURS = {*TABLES, SEAL, LOCK, ABOUT}
_AS_OF = re.compile(r"([0-9]{1,18})(?:-([0-9a-f]{8,64}))?")
_SHORT = 12
_LONG_LOG = 64  # commits after which a checkpoint spares readers the log


@dataclass(frozen=True, slots=True)
class State:
    """One commit of the record: the version of `documents`, and of the other tables with it."""

    version: int
    tables: Mapping[str, int]
    batch: int = 0
    horizon: int = 0
    kind: str = "made"
    linked: int = 0  # the batch up to which near-duplicates are linked

    def said(self) -> dict[str, Any]:
        """What the commit says, for `read_state`."""
        return {key: value for key, value in asdict(self).items() if key != "version"} | {"columns": VERSION}

    def version_of(self, table: str) -> int:
        """The version of a table."""
        return self.version if table == "documents" else self.tables[table]


@dataclass(slots=True)
class Store:
    """A record on disk. Reading needs no lock; what writes must hold it (`files.locked`)."""

    root: Path
    tables: dict[str, StoredTable] = field(init=False)

    def __post_init__(self) -> None:
        self.tables = {name: StoredTable(self.root, name) for name in TABLES}

    def check(self) -> None:
        """Raises RecordError T501 where there is no record, T506 where it is newer than this version."""
        try:
            data = (self.root / ABOUT).read_bytes()
        except OSError as error:
            hint = "`tacitus ingest INPUT... --record DIR` makes one."
            raise RecordError("T501", f"{shorten(self.root)} is no record.", hint) from error
        told = _about(data)
        if told is None:
            message = f"{shorten(self.root / ABOUT)} is not as it was written."
            raise IntegrityError("T503", message, "Put the record back from a copy.")
        if told > FORMAT:
            message = f"{shorten(self.root)} has format {told}; this version reads up to {FORMAT}."
            raise RecordError("T506", message, "Install a newer version of Tacitus.")

    def refuse_foreign(self) -> None:
        """Raises RecordError T501 where a new record would be made among other files."""
        if (self.root / ABOUT).exists():
            return
        strange = sorted(p.name for p in self.root.iterdir() if p.name.removesuffix(WORKING) not in _OURS)
        if strange:
            message = f"{shorten(self.root)} is no record and holds {shorten(strange[0])}."
            raise RecordError("T501", message, "Name a new or an empty folder.")

    def create(self) -> None:
        """Make what is missing of a new record; a no-op where it is whole. The folder must exist.

        Raises:
            OutputError: T401.
        """
        if (self.root / ABOUT).exists():
            return
        state = State(0, dict.fromkeys(OTHERS, 0))
        for name in reversed(TABLES):
            if not self.tables[name].exists():
                self.tables[name].create(state.said() if name == "documents" else {"kind": "made"})
        self.seal({})
        write_whole(self.root / ABOUT, _about_bytes())

    def state(self, as_of: str | None = None) -> State:
        """The newest state, or the one of a commit such as `12` or `12-0123456789ab`.

        Raises:
            RecordError: T504, when there is no such commit; T505, when it is no longer kept.
            IntegrityError: T503.
        """
        documents = self.tables["documents"]
        newest = self._state(documents.tip())
        if as_of is None:
            return newest
        told = _AS_OF.fullmatch(as_of.strip())
        if told is None or (version := int(told[1])) > newest.version:
            message = (
                f"{shorten(as_of)!r} is no commit of {shorten(self.root)}; the newest is {self.name(newest)}."
            )
            raise RecordError("T504", message, "`tacitus record info` names it.")
        if version < newest.horizon:
            message = f"Commit {shorten(as_of)} is no longer kept; the oldest is {newest.horizon}."
            raise RecordError("T505", message, "Documents were forgotten or old commits dropped after it.")
        state = self._state(version)
        if told[2] and not digest_of(documents.log_path(version)).startswith(told[2]):
            message = f"Commit {version} of {shorten(self.root)} is {self.name(state)}, not {shorten(as_of)}."
            raise RecordError("T504", message, "The answer came from another record.")
        return state

    def name(self, state: State) -> str:
        """How a state is cited: version and the beginning of its commit's sha256."""
        return f"{state.version}-{digest_of(self.tables['documents'].log_path(state.version))[:_SHORT]}"

    def files(self, state: State) -> dict[str, list[DataFile]]:
        """The data files of a state, by table."""
        return {name: table.files(state.version_of(name)) for name, table in self.tables.items()}

    def commit(self, state: State, **changes: Any) -> State:
        """Make a state the newest by its commit to `documents`, and seal it; `changes` go to `StoredTable.commit`."""
        version = self.tables["documents"].commit(state.said(), **changes)
        self.seal(read_seal(self.root))
        return replace(state, version=version)

    def seal(self, seal: Seal) -> None:
        """Extend a seal to the end of all logs, and write it where that is further than before."""
        extended = seal
        for table in self.tables.values():
            extended = extend(extended, table)
        if extended != seal:
            write_seal(self.root, extended)

    def recover(self) -> State:
        """Take back and sweep away what an ended writer left; add columns that this version has; the newest state."""
        self.check()
        self.seal(read_seal(self.root))
        state = self.state()
        for name in OTHERS:
            table, kept = self.tables[name], state.tables[name]
            if table.tip() > kept and table.files(table.tip()) != table.files(kept):
                table.take_back(kept, {"kind": "taken back"})
        state = self._widen(state)
        if state.horizon > read_seal(self.root)["documents"].base:
            self.truncate(state)
        self.seal(read_seal(self.root))
        self.sweep(state)
        return state

    def needed(self, state: State) -> dict[str, dict[str, DataFile]]:
        """By table, the data files of all states from the horizon on, as path -> file."""
        states = [self._state(v) for v in range(state.horizon, state.version + 1)]
        return {name: _needed(self.tables[name], [s.version_of(name) for s in states]) for name in TABLES}

    def leftovers(self, state: State) -> list[Path]:
        """Files that no state from the horizon on needs, sorted."""
        needed, seal = self.needed(state), read_seal(self.root)
        found = [p for p in self.root.iterdir() if p.name.endswith(WORKING)]
        for name, table in self.tables.items():
            found += [p for p in table.folder.iterdir() if p.is_file() and p.name not in needed[name]]
            kept = {table.log_path(v).name for v in table.versions() if v >= seal[name].base}
            kept |= set(seal[name].checkpoints)
            found += [p for p in table.log.iterdir() if p.is_file() and p.name not in kept]
        return sorted(found)

    def sweep(self, state: State) -> None:
        """Delete leftovers. Raises OutputError T401."""
        folders = set()
        for path in self.leftovers(state):
            with telling(path):
                path.unlink()
            folders.add(path.parent)
        for folder in sorted(folders):
            settle(folder)

    def truncate(self, state: State) -> None:
        """Let all logs begin at the horizon of a state; `sweep` then deletes what was before."""
        seal, oldest = read_seal(self.root), self._state(state.horizon)
        for name, table in self.tables.items():
            base = oldest.version_of(name)
            if base > seal[name].base:
                table.checkpoint(base)
                seal = rebase(seal, table, base)
        write_seal(self.root, seal)

    def shorten_logs(self, state: State) -> None:
        """Make checkpoints where logs have grown long, so that opening stays quick."""
        seal = read_seal(self.root)
        for name, table in self.tables.items():
            version, last = state.version_of(name), max(map(_version, seal[name].checkpoints), default=0)
            if version - max(last, seal[name].base) >= _LONG_LOG:
                table.checkpoint(version)
                seal = with_checkpoint(seal, table, version)
                write_seal(self.root, seal)

    def _widen(self, state: State) -> State:
        """The state after the columns that tables lack were added; `documents` comes last, since it commits."""
        widened = [n for n in OTHERS if self.tables[n].widen({"kind": "columns added"})]
        tables = {**state.tables, **{name: self.tables[name].tip() for name in widened}}
        wider = replace(state, tables=tables, kind="columns added")
        if self.tables["documents"].widen(wider.said()):
            self.seal(read_seal(self.root))
            return self.state()
        return self.commit(wider) if widened else state

    def _state(self, version: int) -> State:
        commit = self.tables["documents"].read_commit(version)
        try:
            said = commit.said
            tables = {name: int(said["tables"][name]) for name in OTHERS}
            return State(version, tables, said["batch"], said["horizon"], said["kind"], said["linked"])
        except (KeyError, TypeError, ValueError) as error:
            message = f"Commit {version} of documents in {shorten(self.root)} does not say what it is."
            raise IntegrityError("T503", message, "Put the record back from a copy.") from error


def _needed(table: StoredTable, pins: list[int]) -> dict[str, DataFile]:
    """The data files of a table at any of the versions, which ascend."""
    fresh = {file.path: file for file in table.files(pins[0])}
    needed = dict(fresh)
    wanted = set(pins)
    for version in range(pins[0] + 1, pins[-1] + 1):
        commit = table.read_commit(version)
        fresh.update((file.path, file) for file in commit.added)
        for path in commit.removed:
            fresh.pop(path, None)
        if version in wanted:
            needed |= fresh
            fresh.clear()
    return needed


def _version(checkpoint: str) -> int:
    return int(checkpoint.partition(".")[0])


def _about_bytes() -> bytes:
    return _with_digest({"format": FORMAT, "kind": "tacitus record", "tables": list(TABLES)})


def _with_digest(told: dict[str, Any]) -> bytes:
    digest = hashlib.sha256(json.dumps(told, sort_keys=True).encode("ascii")).hexdigest()
    return (json.dumps({**told, "sha256": digest}) + "\n").encode("ascii")


def _about(data: bytes) -> int | None:
    """The format of a record.json; None where it is not as it was written."""
    try:
        told = json.loads(data)
        del told["sha256"]
        return int(told["format"]) if data == _with_digest(told) else None
    except (ValueError, KeyError, TypeError):
        return None
