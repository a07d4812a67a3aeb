"""From the row of a table to a document: which column is what, days, ids.

A row needs a text; everything else may be missing. Dates are ISO 8601 days or times of which the day is kept as
written; a date that is no day keeps its document out, because a guessed day would date every event wrongly.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tacitus.errors import SourceError, UsageError, shorten
from tacitus.model import Document, Quarantined

from .encoding import without_surrogates

# What a document is made of -> the columns it is taken from when the user names none; the first that holds a value.
DEFAULT_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "event_text"),
    "id": ("id",),
    "date": ("date", "published_at", "pub_date"),
    "title": ("title",),
    "url": ("url",),
    "source": ("source",),
    "language": ("language",),
}
_HELD = 1000  # rows without a text column that are held back until one row has it
_FILL_IN = "Fill in the text or leave the row out."
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[Tt ] ?[0-9]{1,2}(?:[:.,0-9].*)?)?[Zz]?")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:[Tt ]?[0-9]{4,6}[Zz]?)?")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table. `number` counts rows from 1, `place` is where it stands, such as `line 3`."""

    number: int
    place: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that could not be taken apart."""

    number: int
    place: str
    code: str
    reason: str
    hint: str = ""


def parse_columns(text: str) -> dict[str, str]:
    """`text=body,date=published` as a mapping from what a document is made of to the table's column.

    Raises:
        UsageError: T003, for anything else.
    """
    columns: dict[str, str] = {}
    for part in filter(None, (piece.strip() for piece in text.split(","))):
        name, sign, column = (piece.strip() for piece in part.partition("="))
        if not sign or not column or name in columns:
            why = "is given twice" if name in columns else "is no pair NAME=COLUMN"
            raise UsageError(
                "T003", f"{shorten(part)!r} {why}. Expected such as text=body,date=published.", _MAP
            )
        columns[name] = column
    check_columns(columns)
    return columns


_MAP = f"The names are {', '.join(DEFAULT_COLUMNS)}."


def check_columns(columns: Mapping[str, str]) -> None:
    """Refuses a mapping that names something a document has not.

    Raises:
        UsageError: T003.
    """
    for name in columns:
        if name not in DEFAULT_COLUMNS:
            raise UsageError("T003", f"{shorten(name)!r} is nothing that a column can be mapped to.", _MAP)


def document_id(date: str | None, source: str | None, url: str | None, text: str) -> str:
    """The id of a document that has none: sha256 of `[date,source,url,text]` as compact JSON in UTF-8."""
    key = json.dumps([date, source, url, text], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def parse_day(value: object) -> str | None:
    """The ISO day of a date or time as tables give it; None when it is no day of the calendar."""
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    text = str(value).strip()
    found = _DAY.fullmatch(text) or _COMPACT.fullmatch(text)
    try:
        return found and datetime.date(int(found[1]), int(found[2]), int(found[3])).isoformat()
    except ValueError:
        return None


def read_rows(
    rows: Iterable[Row | BadRow],
    name: str,
    *,
    columns: Mapping[str, str],
    header: Sequence[str] | None,
    limit: int,
) -> Iterator[Document | Quarantined]:
    """Documents of a table in its order, with one `Quarantined` for each row that gives none.

    Args:
        rows: the rows.
        name: of the table, for messages.
        columns: what the user mapped; see `parse_columns`.
        header: the table's columns, None where each row names its own.
        limit: code points a text may have.

    Raises:
        SourceError: T106, when the table (not only a row) lacks a column; T105, when it has no rows.
    """
    taken = {
        field: (columns[field],) if field in columns else names for field, names in DEFAULT_COLUMNS.items()
    }
    if header is not None:
        _check_header(header, taken, columns)
    wanted, unseen = taken["text"], dict.fromkeys(columns.values()) if header is None else {}
    held = _Held(name)
    found, empty = header is not None, True
    for row in rows:
        empty = False
        if isinstance(row, BadRow):
            yield Quarantined(
                f"row {row.number} of {name}", f"{name}, {row.place}", row.code, row.reason, row.hint
            )
            continue
        for column in [column for column in unseen if column in row.values]:
            del unseen[column]
        document = _read_row(row, name, taken, limit)
        if not found:
            found = any(column in row.values for column in wanted)
            if not found and isinstance(document, Quarantined):
                held.add(row, document)
                continue
            yield from held.items()
        yield document
    if empty:
        raise SourceError("T105", "The table has no rows.", "Check that it was written to its end.")
    if not found and held.first:
        _check_header(list(held.columns), taken, columns)
    for column in unseen:
        raise _lacking([column], list(held.columns), "No row has")


class _Held:
    """Rows held back because no row so far had a text column: all of them told if one comes, else none."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.columns: dict[str, None] = {}
        self.first: list[Quarantined] = []
        self._rest: list[int] = []  # the first and the last number of those that are told together

    def add(self, row: Row, refused: Quarantined) -> None:
        if len(self.columns) < _HELD:
            self.columns.update(dict.fromkeys(map(str, row.values)))
        if len(self.first) < _HELD:
            self.first.append(refused)
        else:
            self._rest = [*self._rest[:1], row.number] if self._rest else [row.number, row.number]

    def items(self) -> Iterator[Quarantined]:
        yield from self.first
        if self._rest:
            rows = f"rows {self._rest[0]} to {self._rest[1]}"
            reason = "None of these rows has a text column."
            yield Quarantined(f"{rows} of {self._name}", f"{self._name}, {rows}", "T202", reason, _FILL_IN)


def _check_header(
    header: Sequence[str], taken: Mapping[str, tuple[str, ...]], columns: Mapping[str, str]
) -> None:
    if not any(column in header for column in taken["text"]):
        raise _lacking(taken["text"], header, "The table has no")
    missing = [column for column in columns.values() if column not in header]
    if missing:
        raise _lacking(missing, header, "The table has no")


def _lacking(missing: Sequence[str], header: Sequence[str], what: str) -> SourceError:
    names = " or ".join(repr(shorten(column)) for column in missing)
    there = shorten(", ".join(header), 300) or "none"
    alike = [column for column in header if column.strip().casefold() in {m.casefold() for m in missing}]
    likely = shorten(alike[0]) if alike else "body"
    hint = f"Name the column with --map, such as --map text={likely}."
    return SourceError("T106", f"{what} column {names}. Its columns: {there}.", hint)


def _read_row(
    row: Row, name: str, taken: Mapping[str, tuple[str, ...]], limit: int
) -> Document | Quarantined:
    given = {field: _first(row.values, names) for field, names in taken.items()}
    text, raw_date = given["text"], given["date"]
    identity = _identity(given["id"])
    document, origin = identity or f"row {row.number} of {name}", f"{name}, {row.place}"
    if given["id"] is not None and identity is None:
        reason = f"The id {shorten(given['id'])!r} is neither text nor a whole number."
        return Quarantined(document, origin, "T209", reason, "Leave the id empty or write it as text.")
    if not isinstance(text, str):
        reason = (
            "There is no text."
            if text is None
            else f"The text is a {type(text).__name__}. Expected a string."
        )
        return Quarantined(document, origin, "T202", reason, _FILL_IN)
    if len(text) > limit:
        reason = f"The text has {len(text):,} code points. Expected at most {limit:,}."
        return Quarantined(document, origin, "T204", reason, "Split it into its articles.")
    date = None if raw_date is None else parse_day(raw_date)
    if raw_date is not None and date is None:
        reason = f"The date {shorten(raw_date)!r} is no calendar day. Expected such as 2020-02-10."
        return Quarantined(document, origin, "T203", reason, "Correct the date or leave it empty.")
    title, url, source, language = (_words(given[field]) for field in ("title", "url", "source", "language"))
    text = without_surrogates(text)
    identity = identity or document_id(date, source, url, text)
    return Document(identity, text, date, title=title, url=url, source=source, language=language)


def _first(values: Mapping[str, object], names: Sequence[str]) -> object:
    """The first value that is there; blank counts as missing."""
    for column in names:
        value = values.get(column)
        if value is not None and value != "" and not (isinstance(value, str) and value.isspace()):
            return None if isinstance(value, float) and value != value else value
    return None


def _identity(value: object) -> str | None:
    if isinstance(value, float) and value.is_integer():  # whole numbers of a column that also has gaps
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return without_surrogates(str(value))


def _words(value: object) -> str | None:
    """Optional columns as text: a list joined, the name of a nested object, anything else as JSON."""
    if value is None or isinstance(value, str):
        return value if value is None else without_surrogates(value)
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return without_surrogates("; ".join(value)) or None
    if isinstance(value, dict) and isinstance(value.get("name"), str):
        return without_surrogates(value["name"]) or None
    return without_surrogates(json.dumps(value, ensure_ascii=False, default=str))
