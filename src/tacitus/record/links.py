"""Links between near-duplicate documents: worked out over all documents of a record, as one table that is replaced.

Both documents stay. A record without texts has no links. Sketches of a large record are kept beside it, so that only
texts of new documents, and of those that may be alike, are looked at again; the links are the same without them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

from tacitus.model import Document
from tacitus.record.columns import arrow_table
from tacitus.record.rows import read_columns
from tacitus.record.sketches import read_sketches, write_sketches
from tacitus.record.store import State, Store
from tacitus.sources.near import link_sketches, shingle_sets, sketch_documents


def link(store: Store, *, held: Callable[[], AbstractContextManager[Any]]) -> State:
    """Commit the links of the newest state, unless they are there.

    Raises:
        ResourceError: T302 where rensa is missing. OutputError: T401.
    """
    before = store.state()
    if before.linked == before.batch:
        return before
    batch, sketches = read_sketches(store)
    sketches += sketch_documents(_texts(store, before, after=batch))
    found = link_sketches(sketches, lambda ids: shingle_sets(_texts(store, before, ids=ids)))
    rows = [{"first": n.first, "second": n.second, "similarity": n.similarity} for n in found]
    table, tables = store.tables["links"], dict(before.tables)
    old = [file.path for file in table.files(tables["links"])]
    with held():
        write_sketches(store, before, sketches)
        new = [table.write(arrow_table("links", rows))] if rows else []
        if [file.path for file in new] != old:
            tables["links"] = table.commit({"kind": "links"}, add=new, remove=old)
        return store.commit(replace(before, tables=tables, linked=before.batch, kind="links"))


def _texts(store: Store, state: State, **chosen: Any) -> Iterator[Document]:
    for name, text, day in read_columns(store, state, "documents", ("id", "text", "date"), **chosen):
        if text is not None:
            yield Document(name, text, None if day is None else day.isoformat())
