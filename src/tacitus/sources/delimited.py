"""Rows of CSV and TSV, read strictly, so that a stray quote costs one row and not the rest of the table.

A quote that is opened and never closed would swallow every row after it. Such a row is reported by its first
line, and reading goes on at the line after that. Every line is read at most twice.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from tacitus.errors import SourceError, shorten

from .columns import BadRow, Row
from .lines import LongLine, TextStream, is_undecoded

DELIMITERS = ",\t;|"
_LONGEST_NAME = 60
_QUOTES = (
    'Put a cell that holds a quote, a delimiter or a line break in "quotes", and double the quotes in it.'
)


@dataclass(frozen=True, slots=True)
class DelimitedTable:
    """A table with its header, and the rows after it."""

    header: tuple[str, ...]
    rows: Iterator[Row | BadRow]


def open_delimited(text: TextStream, delimiter: str, *, cap: int) -> DelimitedTable:
    """The table whose first row names its columns.

    Args:
        text: the stream.
        delimiter: what separates cells.
        cap: the longest row, in code points.

    Raises:
        SourceError: T105 without any row, T108 for a header that cannot be read.
    """
    csv.field_size_limit(max(csv.field_size_limit(), cap + 1))
    cells = _cells(_without_preamble(text.lines(cap)), delimiter, cap)
    first = next(cells, None)
    if first is None:
        raise SourceError("T105", "The table has no rows.", "Check that it was written to its end.")
    if isinstance(first.cells, BadRow) or any(map(is_undecoded, first.cells)):
        raise SourceError("T108", "The first line, which names the columns, cannot be read.", _QUOTES)
    header = tuple(name.strip() for name in first.cells)
    return DelimitedTable(header, _rows(cells, header))


def guess_delimiter(line: str, names: Collection[str]) -> str | None:
    """What separates the cells of a header: it must uncover a column of `names`; None when nothing does."""
    best: tuple[int, int, str] | None = None
    for rank, delimiter in enumerate(DELIMITERS):
        try:
            cells = [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), [])]
        except csv.Error:
            continue
        known = sum(cell in names for cell in cells)
        named = all(len(cell) <= _LONGEST_NAME and not cell.endswith(".") for cell in cells)
        if len(cells) > 1 and known and named and (best is None or (known, -rank) > best[:2]):
            best = (known, -rank, delimiter)
    return None if best is None else best[2]


@dataclass(frozen=True, slots=True)
class _Cells:
    line: int
    cells: Sequence[str] | BadRow


class _LongRow(Exception):
    pass


def _without_preamble(lines: Iterator[str]) -> Iterator[str]:
    """Drops the `sep=;` with which spreadsheets open some tables, and blank lines before the header."""
    for line in lines:
        if not line.isspace() and not line.lower().startswith("sep="):
            yield line
            break
        yield "\n"
    yield from lines


def _cells(lines: Iterator[str], delimiter: str, cap: int) -> Iterator[_Cells]:
    held: deque[str] = deque()  # lines to read again
    taken: list[str] = []  # lines of the row that is being read

    def feed() -> Iterator[str]:
        size = 0
        while (line := held.popleft() if held else next(lines, None)) is not None:
            size = len(line) + (size if taken else 0)
            taken.append(line)
            if size > cap or isinstance(line, LongLine):
                raise _LongRow
            yield line

    line = 1
    while True:
        fault = None
        try:
            for cells in csv.reader(feed(), delimiter=delimiter, strict=True):
                if any(cells):
                    yield _Cells(line, cells)
                line += len(taken)
                taken.clear()
        except csv.Error as error:
            reason = f"The row cannot be split into cells: {shorten(error)}; it begins {_begin(taken)}."
            fault = BadRow(0, f"line {line}", "T209", reason, _QUOTES)
        except _LongRow:
            reason = f"The row is longer than a document may be; it begins {_begin(taken)}."
            fault = BadRow(
                0, f"line {line}", "T204", reason, "Split it into its articles, or close its quotes."
            )
        if fault is None:
            return
        yield _Cells(line, fault)
        held.extendleft(reversed(taken[1:]))
        taken.clear()
        line += 1


def _begin(lines: Sequence[str]) -> str:
    return repr(shorten(lines[0][:200].encode("utf-8", "replace").decode("utf-8"))) if lines else "nowhere"


def _rows(found: Iterator[_Cells], header: tuple[str, ...]) -> Iterator[Row | BadRow]:
    for number, row in enumerate(found, start=1):
        place, cells = f"line {row.line}", row.cells
        if isinstance(cells, BadRow):
            yield BadRow(number, place, cells.code, cells.reason, cells.hint)
        elif any(map(is_undecoded, cells)):
            reason = "The row has bytes that are not in the encoding of the table."
            yield BadRow(number, place, "T103", reason, "Save the table as UTF-8.")
        elif any(cells[len(header) :]):
            reason = f"The row has {len(cells)} cells. Expected {len(header)}, as the header has."
            yield BadRow(number, place, "T209", reason, _QUOTES)
        else:
            yield Row(number, place, dict(zip(header, cells, strict=False)))
