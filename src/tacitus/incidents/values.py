"""The values of incidents: a report of an event, what reports of one happening tell together, judgements by hand.

An incident is a view: it names event ids and copies nothing away. Days are ISO 8601, both ends inclusive; None is
unknown. Numbers that reports contradict each other in stay side by side with the events that give them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tacitus.model import Event, Quantity

Verdict = Literal["same", "different"]


@dataclass(frozen=True, slots=True)
class Report:
    """One event as one document tells it: who published the document and on which day, None where unknown."""

    event: Event
    outlet: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One number as one event gives it."""

    event_id: str
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Spread:
    """What all reports give for one number: the least low and the greatest high end, and each report's own.

    `contested` is whether no single number fits all of them.
    """

    low: int | None
    high: int | None
    contested: bool
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class PartyCount:
    """A code (or a name, where there is none) of one side, and how many reports give it."""

    code: str | None
    name: str | None
    reports: int


@dataclass(frozen=True, slots=True)
class DayCount:
    """A first day and how many reports give it; None for reports without a date."""

    day: str | None
    reports: int


@dataclass(frozen=True, slots=True)
class Incident:
    """One happening as all reports tell it.

    `id` is the least event id among them. `categories`, `days`, `actors` and `recipients` have the commonest first;
    `date` is the day of most reports, the earliest of them where several have as many. `first`..`last` is the
    spread of all intervals. `outlets` are the names of those who report it, sorted; `independent` is how many
    sources there are when near-copies of a text and all texts of an outlet count once.
    """

    id: str
    events: tuple[str, ...]
    documents: tuple[str, ...]
    event: str
    categories: tuple[tuple[str, int], ...]
    date: str | None
    first: str | None
    last: str | None
    ongoing: bool
    days: tuple[DayCount, ...]
    actors: tuple[PartyCount, ...]
    recipients: tuple[PartyCount, ...]
    dead: Spread | None
    injured: Spread | None
    size: Spread | None
    places: tuple[tuple[str, int], ...]
    statuses: tuple[tuple[str, int], ...]
    outlets: tuple[str, ...]
    independent: int
    judged: bool  # a judgement by hand stands between two of its events
    text: str  # the sentence of the most confident report


@dataclass(frozen=True, slots=True)
class Judgement:
    """What somebody decided about two events, by hand. `undoes` takes back the pair's judgement, whatever it was.

    Args:
        first, second: event ids, the lesser first.
        verdict: None takes back what was judged before.
        by: who.
        at: when, as they write it (ISO 8601); it does not order judgements, their place in the file does.
    """

    first: str
    second: str
    verdict: Verdict | None
    by: str
    at: str
    note: str | None = None
