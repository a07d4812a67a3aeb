"""Data files made anew from others: fewer and larger ones, or without the rows of a document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from tacitus.record.rows import read_batches
from tacitus.record.table import DataFile, StoredTable

TARGET = 64 << 20  # bytes in memory of the rows of one file
Change = Callable[[Any], Any]


def merge(
    table: StoredTable, files: Iterable[DataFile], *, change: Change = lambda batch: batch
) -> list[DataFile]:
    """Write the rows of files to as few files as fit; no commit names them yet.

    Args:
        files: read in the order of their first batch; those of one version of the columns go together.
        change: is given every Arrow batch and gives the rows that are to stay.

    Raises:
        OutputError: T401. IntegrityError: T503, for a file that cannot be read.
    """
    made: list[DataFile] = []
    in_order = sorted(files, key=lambda f: (f.columns_version, _first_batch(table, f), f.path))
    for version, group in groupby(in_order, key=lambda f: f.columns_version):
        batches = (change(b) for f in group for b in read_batches(table.folder / f.path))
        for some in _portions(b for b in batches if b.num_rows):
            from arro3.core import Table

            made.append(table.write(Table.from_batches(some), columns_version=version))
    return made


def _portions(batches: Iterator[Any]) -> Iterator[Sequence[Any]]:
    taken: list[Any] = []
    size = 0
    for batch in batches:
        taken.append(batch)
        size += batch.nbytes
        if size >= TARGET:
            yield taken
            taken, size = [], 0
    if taken:
        yield taken


def _first_batch(table: StoredTable, file: DataFile) -> int:
    batch = next(read_batches(table.folder / file.path), None)
    if batch is None or "batch" not in batch.schema.names:
        return 0
    return int(batch.column("batch")[0].as_py() or 0)
