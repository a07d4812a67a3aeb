"""A spaCy component: `nlp.add_pipe("tacitus")` reads each text, and `doc._.events` holds what it found.

Importing this module registers the component where spaCy is installed. The day of an article is `doc._.published`
(YYYY-MM-DD), else the component's `date`, else inferred only where the text fixes it. Offsets of events are code
points, as those of `doc.char_span`. Events are kept in `doc.user_data` as JSON, so that a Doc can be saved; its
tokens, sentences and entities are neither read nor changed.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

from tacitus.export.back import event_from_json
from tacitus.export.shapes import event_json
from tacitus.model import Document, Event
from tacitus.reader import read_document
from tacitus.sources import document_id
from tacitus.sources.given import check_day
from tacitus.sources.optional import load

NAME = "tacitus"

_KEPT = "tacitus_events"


class EventsComponent:
    """Reads a Doc's text; `date` stands for Docs whose own day is not given."""

    def __init__(self, date: str | None = None) -> None:
        self.date = check_day(date)

    def __call__(self, doc: Any) -> Any:
        """The same Doc, with its events.

        Raises:
            DocumentError: T203, when `doc._.published` is no calendar day.
        """
        date = self.date if doc._.published is None else check_day(doc._.published)
        doc.user_data[_KEPT] = [event_json(event) for event in _events(doc.text, date)]
        return doc


def events_of(doc: Any) -> tuple[Event, ...]:
    """The events of a Doc in the order of its text; empty where the component has not read it."""
    return tuple(event_from_json(row) for row in doc.user_data.get(_KEPT, ()))


def create_events(nlp: Any, name: str, date: str | None) -> EventsComponent:
    """What spaCy calls for `nlp.add_pipe("tacitus", config={"date": ...})`."""
    return EventsComponent(date)


def register() -> None:
    """Register component and extensions with spaCy; again does no harm.

    Raises:
        ResourceError: T302, where spaCy is not installed.
    """
    language = load("spacy.language", extra="spacy").Language
    doc = load("spacy.tokens", extra="spacy").Doc
    if not doc.has_extension("events"):
        doc.set_extension("events", getter=events_of)
    if not doc.has_extension("published"):
        doc.set_extension("published", default=None)
    language.factory(NAME, default_config={"date": None}, func=create_events)


def _events(text: str, date: str | None) -> tuple[Event, ...]:
    if not text.strip():
        return ()
    return read_document(Document(document_id(date, None, None, text), text, date)).events


if find_spec("spacy") is not None:
    register()
