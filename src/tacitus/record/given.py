"""What is handed to a record as a document: Documents, refusals, or mappings as a table's rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tacitus.errors import shorten
from tacitus.model import Document, Quarantined
from tacitus.sources import document_id, parse_day

Given = Document | Quarantined | Mapping[str, Any]
_NAMES = ("title", "url", "source", "language")


def documents_of(given: Iterable[Given]) -> Iterator[Document | Quarantined]:
    """Documents in their order; a mapping that is none becomes a refusal with its reason."""
    for number, item in enumerate(given, 1):
        yield item if isinstance(item, Document | Quarantined) else _document(item, f"document {number}")


def _document(given: Mapping[str, Any], origin: str) -> Document | Quarantined:
    name = given.get("id")
    text, date = given.get("text"), given.get("date")
    known = str(name) if name is not None else origin
    if not isinstance(text, str) or not text.strip():
        return Quarantined(known, origin, "T202", "It has no text.", "Give each document a `text`.")
    if date is not None and (not isinstance(date, str) or parse_day(date) != date):
        reason = f"date {shorten(date)!r} is no calendar day."
        return Quarantined(known, origin, "T203", reason, "Give the day as YYYY-MM-DD.")
    title, url, source, language = (None if given.get(k) is None else str(given[k]) for k in _NAMES)
    identity = document_id(date, source, url, text) if name is None else str(name)
    return Document(identity, text, date, title, url, source, language)
