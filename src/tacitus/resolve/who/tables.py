"""Reads the package data of this folder: YAML mappings and lists, and tab-separated tables, two of them gzipped.

Every table is read once, on first use, and never changed.
"""

from __future__ import annotations

import gzip
import hashlib
import zlib
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from tacitus.errors import ResourceError, shorten


@cache
def read_yaml(name: str) -> Any:
    """One YAML file of `data/`.

    Raises:
        ResourceError: T301, when the file is missing or cannot be read.
    """
    try:
        return yaml.load(_read(name), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise _damaged(name, error) from error


def read_lines(name: str) -> tuple[str, ...]:
    """Lines of a tab-separated file of `data/`, without its header.

    Raises:
        ResourceError: T301, when the file is missing or empty.
    """
    lines = _read(name).split("\n")[1:]
    if len(lines) < 2:
        raise _damaged(name, "no rows")
    return tuple(lines[:-1] if not lines[-1] else lines)


def digest(name: str) -> str:
    """The sha256 of one file of `data/`: what a derived table says it was made from."""
    return hashlib.sha256(_read(name).encode("utf-8")).hexdigest()


def is_made_from(table: str, source: str) -> bool:
    """Whether the header of a derived table ends with the digest of its source as it is now."""
    return _read(table).partition("\n")[0].endswith(f"sha256:{digest(source)}")


def read_rows(name: str, columns: int) -> list[list[str]]:
    """Rows of a tab-separated file of `data/`, without its header.

    Raises:
        ResourceError: T301, when the file is missing or a row has another number of columns.
    """
    rows = [line.split("\t") for line in read_lines(name)]
    for row in rows:
        if len(row) != columns:
            raise _damaged(name, f"a row of {len(row)} columns, expected {columns}")
    return rows


def _read(name: str) -> str:
    try:
        content = files("tacitus.resolve.who").joinpath("data", name).read_bytes()
        return (gzip.decompress(content) if name.endswith(".gz") else content).decode("utf-8")
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise _damaged(name, error) from error


def _damaged(name: str, reason: object) -> ResourceError:
    return ResourceError("T301", f"Actor table {name}: {shorten(reason)}.", "Install Tacitus again.")
