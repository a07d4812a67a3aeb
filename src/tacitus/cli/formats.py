"""What the verbs that write events (`code`, `query`) share: the format of OUT, where it may go, and how it is counted."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Annotated

import typer

from tacitus.cli.quarantine import refuse_overwriting
from tacitus.cli.streams import STDIO, ReaderGone, is_terminal
from tacitus.errors import UsageError, shorten

_FORMAT_OF = {".csv": "csv", ".parquet": "parquet", ".geojson": "geojson"}
_PACKED = (".gz", ".bz2", ".xz", ".zst", ".zip")

Out = Annotated[
    str,
    typer.Option("--output", "-o", metavar="OUT", help="- is stdout; a file gets its name when it is whole."),
]
Format = Annotated[
    str | None,
    typer.Option(
        metavar="FORMAT",
        help="jsonl, csv, parquet, plover, polecat, gdelt, icews, geojson or ftm; else what OUT ends in, or jsonl.",
    ),
]
Dyads = Annotated[bool, typer.Option("--dyads", help="One row for every actor and recipient.")]


def choose_format(format: str | None, output: str, *, verb: str, inputs: Sequence[str] = ()) -> str:
    """The format of the output; what cannot be written, or not there, is refused before anything is read.

    Args:
        format: what was asked for; None takes what the output's name ends in.
        verb: with its arguments, for the hint.
        inputs: files that are read.

    Raises:
        UsageError: T005, T006.
    """
    from tacitus.export import FORMATS

    form = format or _FORMAT_OF.get(PurePath(output).suffix.lower(), "jsonl")
    if form not in FORMATS:
        message = f"{shorten(form)!r} is no format. Expected one of {', '.join(FORMATS)}."
        raise UsageError("T005", message, "Choose with --format.")
    if output.lower().endswith(_PACKED):
        message = f"{shorten(output)}: results are not compressed by this version."
        raise UsageError("T005", message, f"Pipe them: tacitus {verb} | gzip > OUT")
    if form == "parquet" and output == STDIO and is_terminal(sys.stdout):
        raise UsageError("T005", "Parquet is nothing to read on a terminal.", "Give a file with -o.")
    refuse_overwriting(output, "-o", tuple(inputs))
    return form


def count_of(number: int, noun: str) -> str:
    """`1 event`, `1,204 events`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def events_told(written: int, left_out: int) -> str:
    """How many events there were, and how many of them the format has no place for."""
    left = f" ({left_out:,} left out: not told as done)" if left_out else ""
    return f"{count_of(written, 'event')}{left}"


@contextlib.contextmanager
def telling_reader_gone() -> Iterator[None]:
    """Turn a pipe that broke under a writer into ReaderGone."""
    try:
        yield
    except BrokenPipeError as error:
        raise ReaderGone from error
