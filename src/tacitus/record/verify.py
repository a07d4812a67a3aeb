"""Whether a record is what was written: every byte of its logs and data files, and that its rows fit together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tacitus.errors import IntegrityError, TacitusError, shorten
from tacitus.record.columns import TABLES
from tacitus.record.files import digest_of
from tacitus.record.seal import TableSeal, link, read_seal
from tacitus.record.store import State, Store
from tacitus.record.table import StoredTable, digest_of_commit
from tacitus.record.views import Views

_CHECKS = {
    "documents are there more than once":
        "SELECT count(*) - count(DISTINCT id) FROM documents",
    "events are there more than once":
        "SELECT count(*) - count(DISTINCT id) FROM events",
    "events belong to no document":
        "SELECT count(*) FROM events WHERE document_id NOT IN (SELECT id FROM documents)",
    "statements belong to no document":
        "SELECT count(*) FROM statements WHERE document_id NOT IN (SELECT id FROM documents)",
    "events are missing or too many":
        "SELECT abs((SELECT coalesce(sum(events), 0) FROM documents) - (SELECT count(*) FROM events))",
    "statements are missing or too many":
        "SELECT abs((SELECT coalesce(sum(statements), 0) FROM documents) - (SELECT count(*) FROM statements))",
    "documents come from no run":
        "SELECT count(*) FROM documents WHERE run NOT IN (SELECT run FROM runs)",
}  # fmt: skip


@dataclass(slots=True)
class Verified:
    """What was found. `problems` is empty for a sound record.

    `leftovers` are files that no commit needs, and `unsealed` commits after the last seal: both are what an ended writer
    leaves, do no harm, and are gone after the next `ingest`.
    """

    as_of: str = ""
    files: int = 0
    bytes: int = 0
    problems: list[str] = field(default_factory=list)
    leftovers: int = 0
    unsealed: int = 0

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def verify(store: Store) -> Verified:
    """Read the whole record and compare. Nothing is changed.

    Raises:
        RecordError: T501, where there is no record; T506.
    """
    found = Verified()
    try:
        store.check()
        seal = read_seal(store.root)
    except IntegrityError as error:
        found.problems.append(error.message)
        return found
    for name in TABLES:
        found.problems += _check_log(store.tables[name], seal.get(name, TableSeal()), found)
    try:
        state = store.state()
        found.as_of = store.name(state)
        found.problems += _check_files(store, state, found)
        if found.sound:
            found.leftovers = len(store.leftovers(state))
            found.problems += _check_rows(store, state)
    except (TacitusError, OSError) as error:
        found.problems.append(error.message if isinstance(error, TacitusError) else shorten(error, 200))
    return found


def _check_log(table: StoredTable, sealed: TableSeal, found: Verified) -> Iterator[str]:
    chain = sealed.before
    for version in range(sealed.base, sealed.version + 1):
        path = table.log_path(version)
        if not path.is_file():
            yield f"{_named(path)} is missing"
            return
        chain = link(chain, path)
        _count(path, found)
    if chain != sealed.chain:
        yield f"{table.name}/_delta_log: a commit from {sealed.base} to {sealed.version} is not as it was written"
    for name, digest in sealed.checkpoints.items():
        path = table.log / name
        if not path.is_file() or digest_of(path) != digest:
            yield f"{_named(path)} is not as it was written"
        else:
            _count(path, found)
    for version in table.versions():
        if version > sealed.version:
            found.unsealed += 1
            try:
                commit = table.read_commit(version)
            except IntegrityError as error:
                yield error.message
                continue
            if commit.said.get("digest", digest_of_commit(commit)) != digest_of_commit(commit):
                yield f"{_named(table.log_path(version))} is not as it was written"


def _check_files(store: Store, state: State, found: Verified) -> Iterator[str]:
    for name, files in store.needed(state).items():
        for file in files.values():
            path = store.tables[name].folder / file.path
            if not path.is_file():
                yield f"{_named(path)} is missing"
            elif path.stat().st_size != file.size or digest_of(path) != file.path[:-8].rpartition("-")[2]:
                yield f"{_named(path)} is not as it was written"
            else:
                _count(path, found)


def _check_rows(store: Store, state: State) -> Iterator[str]:
    views = Views(store, state)
    for what, sql in _CHECKS.items():
        ((count,),) = views.relation(sql).fetchall()
        if count:
            yield f"{int(count):,} {what}"
    for name, files in store.files(state).items():
        ((count,),) = views.relation(f'SELECT count(*) FROM "{name}"').fetchall()
        if count != sum(file.rows for file in files):
            yield f"{name} has {count:,} rows, its log says {sum(file.rows for file in files):,}"


def _count(path: Path, found: Verified) -> None:
    found.files += 1
    found.bytes += path.stat().st_size


def _named(path: Path) -> str:
    """The path from the record's folder on."""
    parts = path.parts
    return "/".join(parts[-3:] if path.parent.name == "_delta_log" else parts[-2:])
