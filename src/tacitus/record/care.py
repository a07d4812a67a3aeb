"""Care of a record: compaction, forgetting, and what it holds in numbers. What writes needs the lock."""

from __future__ import annotations

import glob
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from typing import Any

from tacitus.errors import RecordError, shorten
from tacitus.record.columns import OF_A_DOCUMENT, TABLES
from tacitus.record.files import telling, write_whole
from tacitus.record.rewrite import TARGET, Change, merge
from tacitus.record.store import OTHERS, State, Store
from tacitus.record.table import DataFile
from tacitus.record.views import Views
from tacitus.sources.encoding import without_surrogates
from tacitus.sources.optional import load

_SMALL = TARGET // 8  # bytes on disk


def compact(store: Store, *, drop_history: bool = False) -> State:
    """Merge small data files; with `drop_history`, let the record begin at this commit.

    Commits before it stay as they are otherwise, and so do their files.

    Raises:
        OutputError: T401; the record is as before.
    """
    before = store.state()
    changes: dict[str, tuple[list[DataFile], list[DataFile]]] = {}
    for name, files in store.files(before).items():
        small = [f for f in files if f.size < _SMALL]
        if len(small) > len({f.columns_version for f in small}):
            changes[name] = (small, merge(store.tables[name], small))
    changes = {name: (old, new) for name, (old, new) in changes.items() if len(new) < len(old)}
    if not changes and not (drop_history and before.version > before.horizon):
        return before
    return _commit(store, before, changes, kind="compact", cut=drop_history, rearranged=True)


def forget(store: Store, ids: Sequence[str]) -> State:
    """Remove documents and every row that came from them alone, all earlier commits, indexes beside the record, and
    judgements of their events. Without an id nothing is done.

    Raises:
        RecordError: T508, when the record holds one of them in no form; then nothing is removed.
        OutputError: T401; the record is as before, or forgetting is completed by the next writer.
    """
    before = store.state()
    wanted = sorted(set(map(without_surrogates, ids)))
    if not wanted:
        return before
    unknown = sorted(set(wanted) - _held(store, before, wanted))
    if unknown:
        message = f"{shorten(store.root)} holds no document {shorten(unknown[0])!r}."
        raise RecordError("T508", message, "Give the id of a document, as in its events.")
    changes = {}
    for name, columns in OF_A_DOCUMENT.items():
        table = store.tables[name]
        old = [f for f in store.files(before)[name] if _mentions(str(table.folder / f.path), columns, wanted)]
        if old:
            changes[name] = (old, merge(table, old, change=_without(columns, frozenset(wanted))))
    _forget_beside(store, before, wanted)
    return _commit(store, before, changes, kind="forget", cut=True)


def info(store: Store, state: State) -> dict[str, Any]:
    """What a record holds, in numbers; JSON."""
    views, files, name = Views(store, state), store.files(state), store.name(state)

    def column(sql: str) -> dict[str, Any]:
        return {str(key): value for key, value in views.relation(sql).fetchall()}

    ((first, last, undated, without),) = views.relation(
        "SELECT min(date)::VARCHAR, max(date)::VARCHAR, count(*) FILTER (date IS NULL), "
        "count(*) FILTER (text IS NULL) FROM documents"
    ).fetchall()
    tables = {
        table: {
            "rows": sum(f.rows for f in files[table]),
            "files": len(files[table]),
            "bytes": sum(f.size for f in files[table]),
        }
        for table in TABLES
    }
    runs = views.relation('SELECT run, tacitus, coder, data, "text" FROM runs ORDER BY run')
    return {
        "as_of": name,
        "oldest": state.horizon,
        "tables": tables,
        "bytes": sum(p.stat().st_size for p in store.root.rglob("*") if p.is_file()),
        "days": {"first": first, "last": last, "undated": undated},
        "without_text": without,
        "states": column("SELECT state, count(*) FROM documents GROUP BY 1 ORDER BY 1"),
        "languages": column("SELECT coalesce(language, 'not given'), count(*) FROM documents GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 20"),
        "sources": column("SELECT coalesce(source, 'not given'), count(*) FROM documents GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 20"),
        "events": column("SELECT event, count(*) FROM events GROUP BY 1 ORDER BY 1"),
        "quarantine": column("SELECT code, count(*) FROM quarantine GROUP BY 1 ORDER BY 1"),
        "runs": [dict(zip(runs.columns, row, strict=True)) for row in runs.fetchall()],
    }  # fmt: skip


def _commit(
    store: Store,
    before: State,
    changes: dict[str, tuple[list[DataFile], list[DataFile]]],
    *,
    kind: str,
    cut: bool,
    rearranged: bool = False,
) -> State:
    """Replace data files by others, all at once; with `cut`, everything before is no longer kept."""
    tables = dict(before.tables)
    for name in OTHERS:
        if name in changes:
            old, new = changes[name]
            tables[name] = store.tables[name].commit(
                {"kind": kind}, add=new, remove=[f.path for f in old], rearranged=rearranged
            )
    horizon = before.version + 1 if cut else before.horizon
    old, new = changes.get("documents", ([], []))
    linked = before.linked if kind == "compact" else -1  # copies of what is gone are linked anew
    state = store.commit(
        replace(before, tables=tables, horizon=horizon, kind=kind, linked=linked),
        add=new,
        remove=[f.path for f in old],
        rearranged=rearranged,
    )
    if cut:
        store.truncate(state)
        store.sweep(state)
    return state


def _held(store: Store, state: State, ids: Sequence[str]) -> set[str]:
    sql = (
        "SELECT id FROM documents WHERE list_contains($1::VARCHAR[], id) "
        "UNION SELECT document FROM quarantine WHERE list_contains($1::VARCHAR[], document)"
    )
    return {row[0] for row in Views(store, state).relation(sql, [list(ids)]).fetchall()}


def _forget_beside(store: Store, state: State, ids: Sequence[str]) -> None:
    """Delete indexes, which are made from texts and made again, and lines of judgements that name an event of `ids`."""
    folder = store.root.resolve()
    for index in folder.parent.glob(f"{glob.escape(folder.name)}.*-index.npz*"):
        with telling(index):
            index.unlink(missing_ok=True)
    path = folder / import_module("tacitus.incidents.judgements").FILE  # a later stage, found by name
    if not path.is_file():
        return
    sql = "SELECT id FROM events WHERE list_contains($1::VARCHAR[], document_id)"
    events = [name.encode() for (name,) in Views(store, state).relation(sql, [list(ids)]).fetchall()]
    with telling(path):
        lines = path.read_bytes().splitlines(keepends=True)
    kept = [line for line in lines if not any(name in line for name in events)]
    if len(kept) < len(lines):
        write_whole(path, b"".join(kept))


def _mentions(path: str, columns: Sequence[str], ids: Sequence[str]) -> bool:
    duckdb = load("duckdb", extra="record")
    with duckdb.connect() as connection:
        rows = connection.read_parquet([path])
        for column in columns:
            if column in rows.columns:
                found = rows.filter(
                    duckdb.ColumnExpression(column).isin(*map(duckdb.ConstantExpression, ids))
                )
                if found.limit(1).fetchall():
                    return True
    return False


def _without(columns: Sequence[str], ids: frozenset[str]) -> Change:
    from arro3.core import Array, DataType

    def change(batch: Any) -> Any:
        named = zip(*(batch.column(column).to_pylist() for column in columns), strict=True)
        stay = [i for i, names in enumerate(named) if ids.isdisjoint(names)]
        return batch if len(stay) == batch.num_rows else batch.take(Array(stay, DataType.int64()))

    return change
