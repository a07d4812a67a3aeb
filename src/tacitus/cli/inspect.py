"""`tacitus inspect STAGE`: one stage alone, JSON Lines in and out, one line out for each line in."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Annotated, Any, BinaryIO

import typer

from tacitus.cli.days import is_day
from tacitus.cli.passing import end, pass_on
from tacitus.cli.quarantine import QuarantineFile, refuse_overwriting
from tacitus.cli.stop import Stop
from tacitus.cli.streams import STDIO, Output, stdin_bytes
from tacitus.errors import DocumentError, SourceError, TacitusError, UsageError, shorten
from tacitus.model import Quarantined

EXAMPLE = """Example:  echo '{"id": 1, "date": "2020-01-15", "text": "They met last Friday."}' | tacitus inspect times"""

Row = Mapping[str, Any]


def inspect(
    context: typer.Context,
    stage: Annotated[str, typer.Argument(help="relation, times, places, actors or statements.")],
    file: Annotated[str, typer.Argument(help="Rows as JSON Lines; - is stdin.")] = STDIO,
    output: Annotated[str, typer.Option("--output", "-o", metavar="OUT", help="- is stdout.")] = STDIO,
    quarantine: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Where lines go that could not be read, with the reason."),
    ] = None,
) -> int:
    """Run one stage alone: JSON Lines in, JSON Lines out, in the same order.

    Each row has an `id` and a `text`, for most stages a `date`; docs/data-model.md has all fields. A line that
    cannot be read goes to the quarantine file with the reason, and the exit code is 3.
    """
    limit = context.obj.settings().limit
    from tacitus.export import dumps
    from tacitus.stages import STAGES, inspect_row

    if stage not in STAGES:
        message = f"{shorten(stage)!r} is no stage. Expected one of {', '.join(STAGES)}."
        raise UsageError("T004", message, f"Example: tacitus inspect {STAGES[1]} < rows.jsonl")
    refuse_overwriting(output, "-o", (file,))
    with _open(file) as rows, Stop() as stop, Output(output) as out:
        refused = QuarantineFile(quarantine, output=output, inputs=(file,))
        results = _inspect_lines(rows, lambda row: inspect_row(stage, row), file, limit)
        whole = pass_on(results, lambda result: out.write(dumps(result) + "\n"), refused=refused, stop=stop)
        with stop.held():
            out.flush()
            kept = None if whole else out.keep_part()
            return end(whole, refused, done="", kept=kept or out.name)


def _open(file: str) -> AbstractContextManager[BinaryIO]:
    if file == STDIO:
        return nullcontext(stdin_bytes())
    try:
        return Path(file).open("rb")
    except OSError as error:
        message = f"{shorten(file)} cannot be opened: {error.strerror}."
        raise SourceError("T101", message, "Give a readable file of JSON Lines, or - for stdin.") from error


def _inspect_lines(
    rows: BinaryIO, inspect_one: Callable[[Row], dict[str, Any]], file: str, limit: int
) -> Iterator[dict[str, Any] | Quarantined]:
    name, number = "stdin" if file == STDIO else file, 0
    for number, line in _numbered_lines(rows, limit, name):
        origin, document = f"{name}, line {number}", f"line {number}"
        try:
            row = _parse(line, limit)
            document = str(row.get("id", document))
            _check(row)
            yield inspect_one(row)
        except TacitusError as error:
            yield Quarantined(document, origin, error.code, error.message, error.hint)
        except Exception as error:
            reason = f"{type(error).__name__}: {shorten(error, 200)}"
            yield Quarantined(document, origin, "T207", reason, "Please report it with this line.")
    if number == 0:
        yield Quarantined(name, name, "T105", "there is no row in it.", "Give JSON Lines, one row a line.")


def _numbered_lines(rows: BinaryIO, limit: int, name: str) -> Iterator[tuple[int, bytes | None]]:
    """Lines that hold something, counted from 1; None for one that must be longer than `limit` code points."""
    number, most = 0, 4 * limit
    while line := rows.readline(most + 1):
        number += 1
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
            if b"\0" in line[:8192]:
                raise SourceError(
                    "T102", f"{shorten(name)} is binary or UTF-16.", "Give JSON Lines in UTF-8."
                )
        if len(line) > most and not line.endswith(b"\n"):
            while (rest := rows.readline(1 << 20)) and not rest.endswith(b"\n"):
                pass
            yield number, None
        elif line.strip():
            yield number, line


def _parse(line: bytes | None, limit: int) -> dict[str, Any]:
    if line is None or (len(line) > limit and len(line.decode("utf-8", "replace")) > limit):
        message = f"the line is longer than {limit} code points."
        raise DocumentError("T204", message, "Split the text, or set a higher `limit` in tacitus.toml.")
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        message = f"the line is no UTF-8 (byte {error.start})."
        raise DocumentError("T103", message, "Convert the file to UTF-8.") from error
    except (ValueError, RecursionError) as error:
        raise DocumentError("T201", f"no JSON: {shorten(error, 120)}.", "One JSON object a line.") from error
    if not isinstance(row, dict):
        raise DocumentError("T201", f"{shorten(row)} is no JSON object.", "One JSON object a line.")
    return row


def _check(row: Row) -> None:
    """What every stage needs: an id, and a date that is null or a day; spans, where given, are whole numbers."""
    if isinstance(row.get("id"), bool) or not isinstance(row.get("id"), str | int):
        raise DocumentError("T208", "the row has no `id`.", "Give each row a string or a whole number.")
    date, spans = row.get("date"), row.get("spans")
    if date is not None and not (isinstance(date, str) and is_day(date)):
        message = f"date {shorten(repr(date))} is no calendar day."
        raise DocumentError("T203", message, "Write it as 2020-02-10, or null.")
    given = [row.get("actor"), row.get("recipient"), *(spans if isinstance(spans, list) else [spans])]
    for span in given:
        whole = isinstance(span, list) and all(type(offset) is int for offset in span)
        if span is not None and not whole:
            message = f"span {shorten(span)} is no pair of offsets."
            raise DocumentError("T206", message, "Give [start, end], half-open, in code points.")
