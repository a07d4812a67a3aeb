"""What a program hands over as a document: Documents, refusals, or mappings as a table's rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tacitus.errors import DocumentError, shorten
from tacitus.model import Document, Quarantined

from .columns import document_id, parse_day

Given = Document | Quarantined | Mapping[str, Any]
_NAMES = ("title", "url", "source", "language")


def documents_of(given: Iterable[Given]) -> Iterator[Document | Quarantined]:
    """Documents in their order; a mapping that is none becomes a refusal with its reason."""
    for number, item in enumerate(given, 1):
        if isinstance(item, Quarantined):
            yield item
            continue
        try:
            yield document_of(item)
        except DocumentError as error:
            origin = f"document {number}"
            name = item.get("id") if isinstance(item, Mapping) else None
            yield Quarantined(
                origin if name is None else str(name), origin, error.code, error.message, error.hint
            )


def document_of(given: Document | Mapping[str, Any]) -> Document:
    """The document of a mapping with `text` and optionally id, date, title, url, source, language.

    Raises:
        DocumentError: T201 for what is no mapping, T202 without a text, T203 for a date that is no calendar day.
    """
    if isinstance(given, Document):
        return given
    if not isinstance(given, Mapping):
        message = f"{shorten(given)!r} is a {type(given).__name__}. Expected a Document or a mapping."
        raise DocumentError("T201", message, 'Give such as {"text": "...", "date": "2020-02-10"}.')
    name, text, date = given.get("id"), given.get("text"), check_day(given.get("date"))
    if not isinstance(text, str) or not text.strip():
        raise DocumentError("T202", f"{shorten(given)} has no text.", "Give each document a `text`.")
    title, url, source, language = (None if given.get(k) is None else str(given[k]) for k in _NAMES)
    identity = document_id(date, source, url, text) if name is None else str(name)
    return Document(identity, text, date, title, url, source, language)


def check_day(date: object) -> str | None:
    """The day as it is given; None where none is.

    Raises:
        DocumentError: T203, for anything but YYYY-MM-DD.
    """
    if date is None:
        return None
    if not isinstance(date, str) or parse_day(date) != date:
        message = f"date {shorten(date)!r} is no calendar day."
        raise DocumentError("T203", message, "Give the day as YYYY-MM-DD.")
    return date
