"""Events read back from the formats that lose nothing of them: JSON Lines, GeoJSON and Parquet.

`event_json` of what comes back is what was written. What the JSON shape does not hold is not there again: the
scores of parties and places, and the rule that coded a party. All other formats lose fields an Event must have
(docs/formats.md tells which).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, BinaryIO

from arro3.io import read_parquet

from tacitus.errors import DocumentError, SourceError, UsageError, shorten
from tacitus.model import Attribution, Event, Interval, Party, Place, Quantity, Span

LOSSLESS = ("jsonl", "geojson", "parquet")


def read_back(format: str, source: BinaryIO | str) -> Iterator[Event]:
    """The events of a file that `open_writer` wrote, in its order; GeoJSON and Parquet are held as a whole.

    Args:
        format: one of `LOSSLESS`.
        source: a path, or a binary stream that is left open.

    Raises:
        UsageError: T005, when the format loses something or is none.
        SourceError: T101, when the path cannot be opened; T108, when it is not of that format.
        DocumentError: T201 or T209 with its number, for a row that is no event.
    """
    if format not in LOSSLESS:
        message = f"{shorten(format)!r} cannot be read back as events. Expected one of {', '.join(LOSSLESS)}."
        raise UsageError("T005", message, "docs/formats.md tells what each format loses.")
    if not isinstance(source, str):
        yield from _events(format, source)
        return
    try:
        stream = open(source, "rb")  # noqa: SIM115
    except OSError as error:
        message = f"{shorten(source)}: {shorten(error.strerror or error)}. Expected a file that can be read."
        raise SourceError("T101", message, "Check the path.") from error
    with stream:
        yield from _events(format, stream)


def event_from_json(row: Mapping[str, Any]) -> Event:
    """The event of an object in the shape of `event_json`, or of a row of `event_table` (days as dates).

    Raises:
        DocumentError: T209, when a field is missing or has another shape.
    """
    try:
        return _event(row)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        message = f"No event: {type(error).__name__} {shorten(error)}. Expected the fields of schema event."
        raise DocumentError("T209", message, "Read a file that Tacitus wrote.") from error


def _events(format: str, stream: BinaryIO) -> Iterator[Event]:
    for number, row in enumerate(_ROWS[format](stream), 1):
        try:
            told = json.loads(row) if isinstance(row, bytes) else row
            if not isinstance(told, Mapping):
                raise DocumentError("T201", "no JSON object.", "Read a file that Tacitus wrote.")
            yield event_from_json(told)
        except ValueError as error:
            message = f"Row {number}: {shorten(error)}. Expected one JSON object a line."
            raise DocumentError("T201", message, "Read a file that Tacitus wrote.") from error
        except DocumentError as error:
            raise DocumentError(error.code, f"Row {number}: {error.message}", error.hint) from error


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    yield from (line for line in stream if line.strip())


def _features(stream: BinaryIO) -> Iterator[Any]:
    try:
        features = json.loads(stream.read())["features"]
        rows = [feature["properties"] for feature in features]
    except (ValueError, KeyError, TypeError) as error:
        message = f"No FeatureCollection: {shorten(error)}."
        raise SourceError("T108", message, "Read a GeoJSON file that Tacitus wrote.") from error
    yield from rows


def _parquet(stream: BinaryIO) -> Iterator[Any]:
    try:
        table = read_parquet(stream).read_all()
    except (KeyboardInterrupt, MemoryError):
        raise
    except BaseException as error:  # the Rust side has exceptions of its own
        message = f"No Parquet: {shorten(error, 160)}."
        raise SourceError("T108", message, "Read a Parquet file that Tacitus wrote.") from error
    for batch in table.to_batches():
        columns = {name: batch.column(name) for name in batch.schema.names}
        for at in range(batch.num_rows):
            yield {name: column[at].as_py() for name, column in columns.items()}


_ROWS = {"jsonl": _lines, "geojson": _features, "parquet": _parquet}


def _event(row: Mapping[str, Any]) -> Event:
    place, said = row["event_loc"], row["attribution"]
    return Event(
        document_id=row["document_id"],
        event=row["event"],
        mode=tuple(row["mode"] or ()),
        context=tuple(row["context"] or ()),
        quad_code=row["quad_code"],
        event_scale=float(row["event_scale"]),
        status=row["status"],
        trigger=_made(Span, row["trigger"]),
        actor=tuple(_party(told) for told in row["actor"] or ()),
        recipient=tuple(_party(told) for told in row["recipient"] or ()),
        when=_when(row),
        event_loc=None if place is None else _made(Place, place),
        attribution=None if said is None else _made(Attribution, said),
        sentence=row["sentence"],
        text=row["text"],
        confidence=float(row["confidence"]),
        coder=row["coder"],
        dead=_quantity(row["dead"]),
        injured=_quantity(row["injured"]),
        size=_quantity(row["size"]),
        demand=row["demand"],
    )


def _when(row: Mapping[str, Any]) -> Interval:
    ongoing = bool(row["ongoing"])
    last = None if ongoing else _day(row["enddate"])
    return Interval(_day(row["date"]), last, row["date_precision"], row["date_text"], ongoing)


def _day(value: Any) -> str | None:
    return value.isoformat() if isinstance(value, date) else value


def _party(told: Mapping[str, Any]) -> Party:
    party: Party = _made(Party, {**told, "other_sectors": tuple(told["other_sectors"] or ())})
    return party


def _quantity(told: Mapping[str, Any] | None) -> Quantity | None:
    quantity: Quantity | None = None if told is None else _made(Quantity, told)
    return quantity


def _made(kind: Any, told: Mapping[str, Any]) -> Any:
    return kind(**{name: told[name] for name in kind.__dataclass_fields__ if name in told})
