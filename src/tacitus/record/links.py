"""Links between near-duplicate documents: worked out over all texts of a record, as one table that is replaced.

Both documents stay. A record without texts has no links.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

from tacitus.model import Document
from tacitus.record.columns import arrow_table
from tacitus.record.rows import read_columns
from tacitus.record.store import State, Store
from tacitus.sources import near_duplicates


def link(store: Store, *, held: Callable[[], AbstractContextManager[Any]]) -> State:
    """Commit the links of the newest state, unless they are there.

    Raises:
        ResourceError: T302 where rensa is missing. OutputError: T401.
    """
    before = store.state()
    if before.linked == before.batch:
        return before
    found = near_duplicates(_texts(store, before))
    rows = [{"first": n.first, "second": n.second, "similarity": n.similarity} for n in found]
    table, tables = store.tables["links"], dict(before.tables)
    old = [file.path for file in table.files(tables["links"])]
    with held():
        new = [table.write(arrow_table("links", rows))] if rows else []
        if [file.path for file in new] != old:
            tables["links"] = table.commit({"kind": "links"}, add=new, remove=old)
        return store.commit(replace(before, tables=tables, linked=before.batch, kind="links"))


def _texts(store: Store, state: State) -> Iterator[Document]:
    for name, text, day in read_columns(store, state, "documents", ("id", "text", "date")):
        if text is not None:
            yield Document(name, text, None if day is None else day.isoformat())
