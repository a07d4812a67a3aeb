"""Inputs become documents: files, directories and standard input; tables, pages, feeds, web archives and texts.

Each input is opened, unpacked, told apart from binary data, decoded and read by its kind, one after another. What
cannot be read is handed on as `Quarantined` in its place, and never stops the inputs and rows after it. Web
addresses are fetched where a `Web` is given, and only then; see `web.py`.
"""

from __future__ import annotations

import dataclasses
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import BinaryIO

from tacitus.errors import DocumentError, SourceError, TacitusError, UsageError, shorten
from tacitus.model import Document, Quarantined

from .columns import DEFAULT_COLUMNS, BadRow, Row, check_columns, document_id, parse_day, read_rows
from .delimited import guess_delimiter, open_delimited
from .encoding import binary_kind, decode, find_encoding
from .feed import read_feed
from .folder import list_files
from .json_rows import json_lines, json_values
from .kinds import extension_of, find_kind
from .lines import TextStream
from .page import read_page
from .parquet import MAGIC, open_parquet
from .stream import HEAD, ByteStream, open_stream, unpacked
from .warc import MAGIC as ARCHIVE
from .warc import read_archive
from .web import Listed, Trail, Web, check_named, list_addresses

LIMIT = 20_000_000  # code points a document may have
_ESCAPED = 6  # code points that JSON may take for one
_BYTES = 4  # that an encoding may take for one
_LIST = 64_000_000  # bytes of a feed or a list of addresses
_SEPARATOR = re.compile(r"sep=(.)[\r\n]", re.I)
_FIRST_LINE = re.compile(r"[^\r\n]*")
_MARKUP = re.compile(rb"<(?:!doctype|html|head|meta|\?xml)", re.I)


@dataclasses.dataclass(frozen=True, slots=True)
class _Reader:
    name: str
    columns: Mapping[str, str]
    limit: int
    trail: Trail
    url: str | None = None  # where it was fetched from
    charset: str | None = None  # that its server declared
    depth: int = 0  # of lists that led here


def read_inputs(
    inputs: Sequence[str],
    *,
    columns: Mapping[str, str] = MappingProxyType({}),
    stdin: BinaryIO | None = None,
    limit: int = LIMIT,
    web: Web | None = None,
) -> Iterator[Document | Quarantined]:
    """Documents of all inputs in their order, with a `Quarantined` in the place of each that could not be read.

    Args:
        inputs: paths of files, directories (their files in the order of their names, hidden ones left out), "-" for
            standard input; web addresses and `current-events:` where `web` is given.
        columns: other names of table columns, such as `{"text": "body"}`.
        stdin: what "-" reads; the standard input of the process when it is not given.
        limit: code points a document may have.
        web: what fetches; without it nothing is ever fetched.

    Raises:
        UsageError: at the call, T003 for a mapping of something that a document has not, T002 for a span of days
            that is none.
    """
    check_columns(columns)
    for name in inputs:
        check_named(name)
    return _read_all(inputs, _Reader("", dict(columns), limit, Trail(web)), stdin)


def read_one(
    path: str,
    *,
    date: str | None = None,
    stdin: BinaryIO | None = None,
    limit: int = LIMIT,
    web: Web | None = None,
) -> Document:
    """The one article in a file or on standard input; a table is taken where it holds one document.

    Args:
        path: a path or "-", or a web address where `web` is given.
        date: the day of the article where its file gives none or another; it counts before what the file says.
        stdin: what "-" reads.
        limit: code points the article may have.
        web: what fetches.

    Raises:
        UsageError: T002, for a date that is no day.
        SourceError: T1xx, for an input that cannot be read or holds several documents.
        DocumentError: T2xx, for a document that cannot be read.
    """
    day = None if date is None else parse_day(date)
    if date is not None and day is None:
        raise UsageError("T002", f"{shorten(date)!r} is no calendar day.", "Write it as 2020-02-10.")
    if path != "-" and os.path.isdir(path):
        message = f"{shorten(path)!r} is a directory. Expected one article."
        raise SourceError("T101", message, "Name the file, or code the directory with `tacitus code`.")
    found = read_inputs([path], stdin=stdin, limit=limit, web=web)
    document, second = next(found, None), next(found, None)
    if document is None or (second is not None and isinstance(document, Document)):
        message = f"{shorten(path)!r} holds several documents. Expected one article."
        raise SourceError("T110", message, "Read a table with --jsonl, or code it with `tacitus code`.")
    if isinstance(document, Quarantined):
        kind = DocumentError if document.code.startswith("T2") else SourceError
        raise kind(document.code, f"{shorten(document.origin)}: {document.reason}", document.hint)
    if day is None or day == document.date:
        return document
    derived = document_id(document.date, document.source, document.url, document.text)
    identity = document.id
    if identity == derived:
        identity = document_id(day, document.source, document.url, document.text)
    return dataclasses.replace(document, id=identity, date=day)


def _read_all(
    inputs: Sequence[str], reader: _Reader, stdin: BinaryIO | None
) -> Iterator[Document | Quarantined]:
    for name in inputs:
        if name != "-" and os.path.isdir(name):
            for path in list_files(name):
                if isinstance(path, Quarantined):
                    yield path
                else:
                    yield from _read_one_input(path, reader, stdin)
        else:
            yield from _read_one_input(name, reader, stdin)


def _read_one_input(name: str, reader: _Reader, stdin: BinaryIO | None) -> Iterator[Document | Quarantined]:
    """An input, and what it names where that is followed."""
    trail = reader.trail
    try:
        if trail.fetches(name):
            yield from _follow([Listed(name, name)], reader)
        elif trail.reads(name):
            yield from trail.read_named(name, limit=reader.limit)
        else:
            yield from _read(open_stream(name, stdin=stdin), dataclasses.replace(reader, name=name))
    except TacitusError as error:
        yield Quarantined(name, name, error.code, error.message, error.hint)


def _follow(addresses: Sequence[Listed], reader: _Reader) -> Iterator[Document | Quarantined]:
    for found in reader.trail.follow(addresses, depth=reader.depth):
        if isinstance(found, Quarantined):
            yield found
            continue
        page = dataclasses.replace(reader, name=found.name, url=found.url, charset=found.charset)
        try:
            yield from _read(unpacked(ByteStream(iter([found.body]))), page)
        except TacitusError as error:
            yield Quarantined(found.name, found.origin, error.code, error.message, error.hint)


def _read(stream: ByteStream, reader: _Reader) -> Iterator[Document | Quarantined]:
    head = stream.head()
    if not head or head.isspace():
        raise stream.damage or SourceError(
            "T105", "The input is empty.", "Check that it was written to its end."
        )
    if head.startswith(MAGIC):
        with open_parquet(stream, _wanted(reader)) as table:
            yield from _rows(reader, table.header, table.rows)
        return
    if head.startswith(ARCHIVE):
        yield from _archive(stream, reader)
        return
    if (binary := binary_kind(head)) is not None:
        message = f"The input is binary: {binary}. Expected text, a web page, JSON, CSV or Parquet."
        raise SourceError("T102", message, "Save it as text first.")
    whole = len(head) < HEAD
    markup = _MARKUP.search(head[:4096]) is not None
    encoding = find_encoding(head, whole=whole, markup=markup, declared=reader.charset)
    start = decode(head, encoding)
    kind = find_kind(start, extension_of(reader.name), _wanted(reader))
    if kind in ("page", "text"):
        yield _article(_whole(stream, reader), encoding, reader, page=kind == "page")
    elif kind in ("feed", "sitemap", "addresses"):
        text = decode(_whole(stream, reader, least=_LIST), encoding)
        if kind == "feed":
            yield from read_feed(text, reader.name, limit=reader.limit, address=reader.url)
        else:
            listed = list_addresses(text, reader.name, sitemap=kind == "sitemap")
            yield from _follow(listed, dataclasses.replace(reader, depth=reader.depth + 1))
    elif kind in ("doctype", "other"):
        raise _unknown_xml(kind == "doctype")
    else:
        cells = kind == "delimited"
        yield from _table(stream, encoding, start, reader, lines=kind == "json_lines", cells=cells)


def _table(
    stream: ByteStream, encoding: str, start: str, reader: _Reader, *, lines: bool, cells: bool
) -> Iterator[Document | Quarantined]:
    text, cap = TextStream(stream, encoding), _ESCAPED * reader.limit + (1 << 16)
    try:
        if cells:
            table = open_delimited(text, _delimiter(start, reader), cap=cap)
            yield from _rows(reader, table.header, table.rows)
        else:
            yield from _rows(reader, None, json_lines(text, cap=cap) if lines else json_values(text, cap=cap))
    except SourceError as error:
        raise stream.damage or error from None
    if stream.damage is not None:
        raise stream.damage


def _delimiter(start: str, reader: _Reader) -> str:
    line = start.lstrip("\ufeff \r\n")
    if spreadsheet := _SEPARATOR.match(line):
        return spreadsheet[1]
    usual = "\t" if extension_of(reader.name) in ("tsv", "tab") else ","
    return guess_delimiter(_FIRST_LINE.match(line)[0], _wanted(reader)) or usual  # type: ignore[index]


def _archive(stream: ByteStream, reader: _Reader) -> Iterator[Document | Quarantined]:
    def article(data: bytes, url: str, charset: str | None) -> Document | Quarantined:
        page = dataclasses.replace(reader, name=url, url=url, charset=charset)
        head = data[:HEAD]
        if not head or head.isspace():
            raise SourceError("T105", "The page is empty.", "There is nothing to read.")
        if (binary := binary_kind(head)) is not None:
            raise SourceError("T102", f"The page is binary: {binary}.", "There is nothing to read.")
        encoding = find_encoding(head, whole=len(data) <= HEAD, markup=True, declared=charset)
        kind = find_kind(decode(head[: 1 << 16], encoding), "", ())
        return _article(data, encoding, page, page=kind == "page")

    return read_archive(stream, reader.name, article, cap=_BYTES * reader.limit)


def _whole(stream: ByteStream, reader: _Reader, *, least: int = 0) -> bytes:
    data = stream.head(max(least, _BYTES * reader.limit) + 4)
    if stream.damage is not None:
        raise stream.damage
    return data


def _article(data: bytes, encoding: str, reader: _Reader, *, page: bool) -> Document | Quarantined:
    text = decode(data, encoding)
    if len(text) > reader.limit:
        reason = f"The text has more than {reader.limit:,} code points."
        return Quarantined(reader.name, reader.name, "T204", reason, "Split it into its articles.")
    if not page:
        if not text.strip():
            raise SourceError("T105", "The input is empty.", "Check that it was written to its end.")
        return Document(document_id(None, None, reader.url, text), text, url=reader.url)
    found = read_page(text)
    said = found.data
    url = said.url or reader.url
    identity = document_id(said.date, said.source, url, found.text)
    return Document(
        identity, found.text, said.date, title=said.title, url=url, source=said.source, language=said.language
    )


def _unknown_xml(doctype: bool) -> SourceError:
    if doctype:
        message = (
            "The XML declares a DOCTYPE, which may unfold without end. Expected a feed, sitemap or page."
        )
        return SourceError("T117", message, "Take the line out if you trust the file.")
    message = "The XML is neither a feed nor a sitemap nor a page."
    return SourceError("T107", message, "Make a table or a text of it.")


def _rows(
    reader: _Reader, header: Sequence[str] | None, rows: Iterator[Row | BadRow]
) -> Iterator[Document | Quarantined]:
    return read_rows(rows, reader.name, columns=reader.columns, header=header, limit=reader.limit)


def _wanted(reader: _Reader) -> tuple[str, ...]:
    return (*reader.columns.values(), *(name for names in DEFAULT_COLUMNS.values() for name in names))
