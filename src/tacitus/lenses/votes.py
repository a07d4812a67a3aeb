"""Tables of votes of the UN General Assembly, as the user gives them: a folder of Parquet files, or one CSV file.

A folder holds `un_roll_calls.parquet` (rcid, date) and `un_votes.parquet` (rcid, country_code, vote), as the table of
Voeten's data in the package unvotes has them; a CSV file has one vote a row. Other columns are passed over.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Hashable, Sequence
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import Any

from arro3.io import read_parquet

from tacitus.errors import UsageError, shorten
from tacitus.lenses.ballots import Votes, make_votes

ROLL_CALLS, VOTES = "un_roll_calls.parquet", "un_votes.parquet"
COLUMNS = ("rcid", "date", "country_code", "vote")
_HINT = f"Give a folder with {ROLL_CALLS} and {VOTES}, or a CSV file with {', '.join(COLUMNS)}."


def read_votes(path: str | os.PathLike[str]) -> Votes:
    """The votes of a folder or a CSV file, kept for the next question about the same files.

    Raises:
        UsageError: T512, for files that cannot be read, lack a column, or hold no vote that can be used.
    """
    where = Path(path)
    files = (where / ROLL_CALLS, where / VOTES) if where.is_dir() else (where,)
    try:
        states = [(file.resolve(), file.stat()) for file in files]
    except OSError as error:
        raise _refused(path, f"cannot be read: {shorten(error, 160)}") from error
    key = tuple((file, state.st_mtime_ns, state.st_size) for file, state in states)
    if key not in _KEPT:
        try:
            votes = _of_folder(*files) if len(files) > 1 else _of_csv(where)
        except TypeError as error:  # lists in cells
            raise _refused(path, "has cells that are neither words nor numbers nor days") from error
        if not votes.cast:
            raise _refused(path, "holds no vote of a known country on a roll call with a day")
        _KEPT.clear()
        _KEPT[key] = votes
    return _KEPT[key]


_KEPT: dict[Hashable, Votes] = {}


def _of_folder(roll_calls: Path, votes: Path) -> Votes:
    calls, days = _parquet(roll_calls, COLUMNS[:2])
    return make_votes(zip(calls, days, strict=True), *_parquet(votes, (COLUMNS[0], *COLUMNS[2:])))


def _parquet(path: Path, names: Sequence[str]) -> list[list[Any]]:
    """Columns of a Parquet file."""
    try:
        table = read_parquet(str(path)).read_all()
        _need(path, names, table.schema.names)
        return [list(table.column(name).to_pylist()) for name in names]
    except (KeyboardInterrupt, MemoryError, UsageError):
        raise
    except BaseException as error:  # the Rust side has exceptions of its own
        raise _refused(path, f"is no Parquet file: {shorten(error, 160)}") from error


def _of_csv(path: Path) -> Votes:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.reader(file)
            header = [name.strip() for name in next(rows, [])]
            _need(path, COLUMNS, header)
            blank = [""] * len(header)
            whole = (row if len(row) >= len(header) else [*row, *blank] for row in rows if row)
            cells = list(chain.from_iterable(map(itemgetter(*map(header.index, COLUMNS)), whole)))
    except (OSError, UnicodeError, csv.Error) as error:
        raise _refused(path, f"is no CSV file in UTF-8: {shorten(error, 160)}") from error
    calls, days, codes, answers = (cells[at :: len(COLUMNS)] for at in range(len(COLUMNS)))
    return make_votes(zip(calls, days, strict=True), calls, codes, answers)


def _need(path: Path, names: Sequence[str], there: Sequence[str]) -> None:
    missing = [name for name in names if name not in there]
    if missing:
        has = shorten(", ".join(there), 160) or "none"
        raise _refused(path, f"has no column {' or '.join(missing)}; its columns: {has}")


def _refused(path: str | os.PathLike[str], why: str) -> UsageError:
    return UsageError("T512", f"{shorten(path)} {why}.", _HINT)
