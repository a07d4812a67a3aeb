"""One stage alone, a row in and a row out: what `tacitus inspect` runs (shapes in CONTRACT.md and `schema`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tacitus.errors import DocumentError, UsageError, shorten
from tacitus.export import actor_json, place_json, statement_json, time_json
from tacitus.model import Document
from tacitus.reader import default_reader, read_document
from tacitus.sources import parse_day

STAGES = ("relation", "times", "places", "actors", "statements")


def inspect_row(stage: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """What the stage makes of one row, with the row's `id`.

    Raises:
        UsageError: T004, for an unknown stage.
        DocumentError: T202 without text, T203 for a wrong date, T206 for a span that does not fit the text.
    """
    if stage not in STAGES:
        raise UsageError("T004", f"{shorten(stage)!r} is no stage. Expected one of {', '.join(STAGES)}.")
    text, date = row.get("text"), row.get("date")
    if not isinstance(text, str):
        raise DocumentError("T202", f"row {shorten(row.get('id'))} has no text.", "Give each row a `text`.")
    if date is not None and (not isinstance(date, str) or parse_day(date) != date):
        raise DocumentError(
            "T203", f"date {shorten(date)} is no calendar day.", "Give the day as YYYY-MM-DD."
        )
    return {"id": row.get("id"), **_STAGE[stage](text, date, row)}


def _relation(text: str, date: str | None, row: Mapping[str, Any]) -> dict[str, Any]:
    sides = [(0, len(text)) if row.get(s, 0) is None else _span(row, s, text) for s in ("actor", "recipient")]
    actor, recipient = sides  # one that is null is not marked: the whole text stands for it
    scores = default_reader().coder.relate(text, actor, recipient)
    return {"event": max(scores, key=lambda name: scores[name]) if scores else None, "scores": scores}


def _times(text: str, date: str | None, row: Mapping[str, Any]) -> dict[str, Any]:
    from tacitus.resolve.when import find_times

    return {"times": [time_json(t) for t in find_times(text, date=date)]}


def _places(text: str, date: str | None, row: Mapping[str, Any]) -> dict[str, Any]:
    from tacitus.resolve.where import find_places

    given = row.get("spans")
    if given is not None and not isinstance(given, list | tuple):
        raise DocumentError("T206", f"spans {shorten(given)} is no list.", "Give [[start, end], ...].")
    spans = None if given is None else [_span({"span": s}, "span", text) for s in given]
    return {"places": [place_json(p) for p in find_places(text, date=date, spans=spans)]}


def _actors(text: str, date: str | None, row: Mapping[str, Any]) -> dict[str, Any]:
    from tacitus.resolve.who import resolve_actor

    found = resolve_actor(text, date=date, context=row.get("context"))
    return {"actors": [actor_json(p) for p in found]}


def _statements(text: str, date: str | None, row: Mapping[str, Any]) -> dict[str, Any]:
    reading = read_document(Document(str(row.get("id")), text, date))
    return {"statements": [statement_json(s) for s in reading.statements]}


_STAGE = {
    "relation": _relation,
    "times": _times,
    "places": _places,
    "actors": _actors,
    "statements": _statements,
}


def _span(row: Mapping[str, Any], name: str, text: str) -> tuple[int, int]:
    given = row.get(name)
    fits = isinstance(given, list | tuple) and len(given) == 2 and all(type(x) is int for x in given)
    if given is None or not fits or not 0 <= given[0] < given[1] <= len(text):
        message = f"{name} {shorten(given)} does not fit the text of {len(text)} code points."
        raise DocumentError("T206", message, "Give [start, end], half-open, in code points.")
    return int(given[0]), int(given[1])
