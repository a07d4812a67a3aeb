"""Judgements by hand, kept as lines of JSON that are only ever added to, and replayed in the order of the file.

The last line about a pair stands; one without a verdict takes back what stood. A judgement about events that are
not there (any more) stays in the file and has no effect until they are.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import get_args

from tacitus.errors import OutputError, SourceError, UsageError, shorten
from tacitus.incidents.values import Judgement, Verdict

FILE = "judgements.jsonl"
_HINT = "Each line is an object with first, second, verdict (same, different or null), by, at."


def judgement(
    first: str, second: str, verdict: Verdict | None, *, by: str, at: str, note: str | None = None
) -> Judgement:
    """A judgement with its pair in order.

    Raises:
        UsageError: T507, for one event twice or another verdict.
    """
    if first == second or verdict not in (*get_args(Verdict), None):
        message = f"{shorten(first)} and {shorten(second)} cannot be judged {shorten(verdict)!r}."
        raise UsageError("T507", message, "Give two event ids and same, different or nothing.")
    return Judgement(min(first, second), max(first, second), verdict, by, at, note)


def standing(judgements: Iterable[Judgement]) -> dict[tuple[str, str], Verdict]:
    """What stands of each pair after all were replayed."""
    kept: dict[tuple[str, str], Verdict] = {}
    for told in judgements:
        kept.pop((told.first, told.second), None)
        if told.verdict is not None:
            kept[told.first, told.second] = told.verdict
    return kept


def read_judgements(path: Path) -> tuple[Judgement, ...]:
    """All judgements of a file in its order; none where there is no file.

    Raises:
        SourceError: T101, when it cannot be read; T108 with the line that is no judgement.
    """
    try:
        lines = path.read_bytes().splitlines()
    except FileNotFoundError:
        return ()
    except OSError as error:
        message = f"{shorten(path)} cannot be opened: {shorten(error.strerror)}."
        raise SourceError("T101", message, "Check its rights.") from error
    return tuple(_judgement(line, f"{path.name} line {n}") for n, line in enumerate(lines, 1) if line.strip())


def add_judgement(path: Path, told: Judgement) -> None:
    """Write a judgement behind those of the file. Raises OutputError T401."""
    line = json.dumps(asdict(told), ensure_ascii=False, separators=(",", ":"))
    try:
        with open(path, "ab+") as file:
            if file.tell():
                file.seek(-1, 2)
                if file.read(1) != b"\n":  # a writer was ended in the middle of a line
                    line = "\n" + line
            file.write(line.encode("utf-8", "replace") + b"\n")
    except OSError as error:
        message = f"{shorten(path)} cannot be written: {shorten(error.strerror)}."
        raise OutputError("T401", message, "Check its rights and the room on the disk.") from error


def _judgement(line: bytes, where: str) -> Judgement:
    try:
        told = json.loads(line)
        texts = [told["first"], told["second"], told["by"], told["at"]]
        if not all(isinstance(text, str) for text in texts):
            raise TypeError("a text is expected")
        first, second, by, at = texts
        return judgement(first, second, told["verdict"], by=by, at=at, note=told.get("note"))
    except (ValueError, KeyError, TypeError, AttributeError, UsageError) as error:
        raise SourceError("T108", f"{where} is no judgement: {shorten(error)}.", _HINT) from error
