"""The measuring sets: where they lie and which of their items may be read by a person.

An item is `look` when the sha256 of its id ends in an even hex digit: its errors may be printed and learned
from. All others are `lock`: they are scored and never shown. `look_only` is the one way from a set to a
printed page.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from tacitus.errors import SourceError, shorten

Row = dict[str, Any]
_Item = TypeVar("_Item", bound=Mapping[str, Any])

ROOT = Path(__file__).resolve().parents[3]


def data_root(given: str | None = None, *, environment: Mapping[str, str] = os.environ) -> Path:
    """The folder of the public sets: `given`, else TACITUS_DATA, else `shared` beside the repository."""
    return Path(given or environment.get("TACITUS_DATA") or ROOT.parent / "shared")


def is_look(item_id: str) -> bool:
    """True when the item of this id may be opened."""
    return int(hashlib.sha256(item_id.encode("utf-8")).hexdigest()[-1], 16) % 2 == 0


def look_only(items: Iterable[_Item]) -> list[_Item]:
    """The items (with an `id` each) that may be printed, in their order."""
    return [item for item in items if is_look(str(item["id"]))]


def read_rows(path: Path) -> list[Row]:
    """All objects of a JSONL file, gzip or not, in the order of the file.

    Raises:
        SourceError: T101 when the file cannot be opened, T108 when a line is no JSON object.
    """
    return list(iterate_rows(path))


def iterate_rows(path: Path) -> Iterator[Row]:
    """As `read_rows`, one row at a time."""
    try:
        with gzip.open(path, "rb") if path.suffix == ".gz" else open(path, "rb") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    row = json.loads(line)
                except ValueError as error:
                    row, line = None, str(error).encode()
                if not isinstance(row, dict):
                    said = shorten(line.decode("utf-8", "replace"))
                    message = f"{path.name} line {number} is no JSON object: {said}."
                    raise SourceError("T108", message, "Fetch the set again.")
                yield row
    except (OSError, EOFError) as error:
        message = f"{shorten(path)} cannot be opened: {shorten(error)}."
        raise SourceError(
            "T101", message, "Name the folder of the sets with --data or TACITUS_DATA."
        ) from error


def need(path: Path) -> Path:
    """The path, which must be there.

    Raises:
        SourceError: T101, it is not.
    """
    if not path.exists():
        hint = "Name the folder of the sets with --data or TACITUS_DATA."
        raise SourceError("T101", f"{shorten(path)} cannot be opened: it is not there.", hint)
    return path


def digest(paths: Sequence[Path]) -> str:
    """sha256 over the bytes of the files in the order of their names: which version of a set was scored."""
    total = hashlib.sha256()
    for path in sorted(paths, key=lambda p: p.name):
        total.update(path.read_bytes())
    return total.hexdigest()
