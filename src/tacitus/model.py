"""The values that travel through Tacitus: documents, sentences, mentions, events, statements, readings.

All are frozen. Offsets are code points in the document's text, half-open. Days are ISO 8601 strings
(`YYYY-MM-DD`), intervals have both ends inclusive; `None` means unknown, never zero and never empty.
How they look in JSON, Arrow and CSV is told in `tacitus.export`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from importlib import import_module
from typing import Literal

Status = Literal["actual", "alleged", "denied", "negated", "future", "hypothetical", "predicted"]
Precision = Literal["day", "week", "month", "quarter", "year", "decade", "interval"]
SentenceKind = Literal["prose", "heading", "bullet"]
MentionKind = Literal["country", "body", "role", "name", "pronoun"]
StatementKind = Literal[
    "report",
    "trend",
    "assessment",
    "prediction",
    "possibility",
    "counterfactual",
    "call_to_action",
    "quotation",
    "other",
]


@dataclass(frozen=True, slots=True)
class Document:
    """One text with what is known of it. `text` is what every offset counts in."""

    id: str
    text: str
    date: str | None = None
    title: str | None = None
    url: str | None = None
    source: str | None = None
    language: str | None = None
    date_inferred: bool = False  # the date was read from the text, not given


@dataclass(frozen=True, slots=True)
class Quarantined:
    """An input or document that was not read, and why. `document` names it; `origin` is file, row or line."""

    document: str
    origin: str
    code: str
    reason: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the document's text: `document.text[start:end] == text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, heading or bullet; `index` counts from 0 in the order of the text."""

    index: int
    start: int
    end: int
    text: str
    kind: SentenceKind = "prose"


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase that may be a political actor; `head` is the offset of its head word."""

    start: int
    end: int
    text: str
    kind: MentionKind
    head: int


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression as TIMEX3 `type` and `value`, and the interval it stands for (ends inclusive, None open)."""

    start: int
    end: int
    text: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    first: str | None
    last: str | None
    precision: Precision | None


@dataclass(frozen=True, slots=True)
class Interval:
    """When an event happened: first to last day, both inclusive; `ongoing` when it had not ended (then `last` is None)."""

    first: str | None
    last: str | None
    precision: Precision | None
    text: str | None = None
    ongoing: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A place name and what it was resolved to; all but the span is None where it was refused."""

    start: int
    end: int
    text: str
    name: str | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames_id: int | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """An actor or recipient: its span and what it was resolved to; `why` gives the rule, or the reason of a refusal."""

    start: int
    end: int
    text: str
    code: str | None = None
    sector: str | None = None
    other_sectors: tuple[str, ...] = ()
    identifier_id: str | None = None
    identifier_text: str | None = None
    role: str | None = None
    score: float = 0.0
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says it: the span of the saying ("the foreign ministry said") and its speaker."""

    start: int
    end: int
    text: str
    speaker: str
    code: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as the text gives it, with the least and the most it can mean."""

    text: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class EventMention:
    """An act as a sentence tells it, before anybody or any date is resolved."""

    sentence: int
    event: str
    modes: tuple[str, ...]
    trigger: Span
    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]
    status: Status
    attribution: Span | None
    speaker: Mention | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, when, where, according to whom; every field points to a span, a rule or a model."""

    document_id: str
    event: str
    mode: tuple[str, ...]
    context: tuple[str, ...]
    quad_code: int
    event_scale: float
    status: Status
    trigger: Span
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    when: Interval
    event_loc: Place | None
    attribution: Attribution | None
    sentence: int
    text: str
    confidence: float
    coder: str
    dead: Quantity | None = None
    injured: Quantity | None = None
    size: Quantity | None = None
    demand: Literal["removal", "policy"] | None = None

    @property
    def id(self) -> str:
        """sha256 of document id, category, trigger span and parties' spans: the same reading, the same id."""
        spans = [(self.trigger.start, self.trigger.end)]
        for side in (self.actor, self.recipient):
            spans += [*((p.start, p.end) for p in side), (-1, -1)]
        key = "\x1f".join([self.document_id, self.event, *(f"{a}:{b}" for a, b in spans)])
        return hashlib.sha256(key.encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True)
class Statement:
    """What a sentence does: reports, assesses, predicts, calls; `speaker` is None when the author speaks."""

    start: int
    end: int
    text: str
    kind: StatementKind
    speaker: str | None = None
    lens: str | None = None
    direction: Literal["up", "down"] | None = None
    horizon: str | None = None
    certainty: float | None = None
    loaded: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something the text holds that was not coded, with the stage that refused it and the reason."""

    stage: str
    start: int
    end: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One document read: what was found and what was refused, each in the order of the text."""

    document: Document
    sentences: tuple[Sentence, ...]
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    refused: tuple[Refusal, ...] = field(default=())

    def timeline(self) -> tuple[Event, ...]:
        """Events by first day, then by place in the text; undated ones last."""
        return tuple(sorted(self.events, key=lambda e: (e.when.first or "9999", e.trigger.start, e.id)))

    def _repr_html_(self) -> str:
        """What a notebook shows; the page is made by `tacitus.report`, found by name since it is a later stage."""
        page = import_module("tacitus.report")
        return str(page.reading_fragment_html(self))
