"""The page of a reading as one HTML file, and fragments of it for notebooks.

The page needs no script, no network and no other file; its policy forbids all three. Colours stand for the
four quad classes, and a number ties an act's words in the article to its row in the table. Events are numbered
in the order of the text and listed in the order of time.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence, Sized
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tacitus.model import Event, Party, Reading
from tacitus.ontology import CATEGORIES, quad_code
from tacitus.report.article import article_blocks, event_numbers
from tacitus.report.chart import draw_chart
from tacitus.report.map import draw_map
from tacitus.report.wording import (
    KINDS,
    QUADS,
    codes,
    document_date,
    heading,
    interval_words,
    is_mutual,
    kinds_tally,
    line,
    tally,
    visible,
)

FRAGMENT_EVENTS = 50


@dataclass(frozen=True, slots=True)
class EventRow:
    """What the table of events shows of one event; `number` is None where there is no article to refer to."""

    number: int | None
    event: Event
    when: str
    when_title: str
    actors: tuple[tuple[Party, str], ...]
    recipients: tuple[tuple[Party, str], ...]
    mutual: bool
    notes: tuple[str, ...]


def reading_html(reading: Reading) -> str:
    """One self-contained page: the article with its acts and parties marked, and what was read from it."""
    numbers = event_numbers(reading)
    rows = [_row(event, numbers[place]) for place, event in _by_time(reading)]
    style = _style("page.css", [row.number for row in rows][:200])
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    page = _templates().get_template("reading.html")
    return page.render(
        style=Markup(style),
        digest=digest,
        lang=reading.document.language,
        title=heading(reading),
        document=reading.document,
        link=_link(reading.document.url),
        date=document_date(reading.document),
        tally=tally(reading),
        blocks=article_blocks(reading, numbers),
        rows=rows,
        chart=draw_chart(sorted(reading.events, key=_text_order)),
        map=draw_map(sorted(reading.events, key=_text_order)),
        by_number={row.number: row for row in rows},
        legend=_legend(reading.events),
        statements=_statements(reading),
        statement_tally=kinds_tally(statement.kind for statement in reading.statements),
        refused=reading.refused,
        refused_tally=Counter(refusal.stage for refusal in reading.refused).most_common(),
        coders=list(dict.fromkeys(event.coder for event in reading.events)),
    )


def reading_fragment_html(reading: Reading) -> str:
    """A reading for a notebook cell: title, counts and the first `FRAGMENT_EVENTS` events by time."""
    rows = [_row(event, None) for _, event in _by_time(reading)]
    told = [document_date(reading.document), *tally(reading)]
    return _fragment(rows[:FRAGMENT_EVENTS], len(rows), title=heading(reading), told=told)


def events_fragment_html(events: Iterable[Event], *, total: int | None = None) -> str:
    """Events for a notebook cell, in the order given.

    Args:
        events: no more than the first `FRAGMENT_EVENTS` are shown, and no more than one beyond is taken.
        total: how many there are, where `events` holds or yields only the first; a collection knows it itself.
    """
    total = len(events) if total is None and isinstance(events, Sized) else total
    taken = list(islice(events, FRAGMENT_EVENTS + 1))
    rows = [_row(event, None) for event in taken[:FRAGMENT_EVENTS]]
    return _fragment(rows, max(total or 0, len(taken)), title="", told=())


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("tacitus.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_visible,
    )


def _visible(value: Any) -> Any:
    """What a template puts out: text of the document without control characters."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _style(name: str, numbers: Sequence[int | None]) -> str:
    return _templates().get_template(name).render(numbers=numbers).strip()


def _fragment(rows: Sequence[EventRow], total: int, *, title: str, told: Sequence[str]) -> str:
    style = Markup(_style("fragment.css", ()))
    page = _templates().get_template("fragment.html")
    return page.render(style=style, rows=rows, total=total, title=title, told=told)


def _text_order(event: Event) -> tuple[int, int, str]:
    return event.trigger.start, event.trigger.end, event.id


def _by_time(reading: Reading) -> list[tuple[int, Event]]:
    """Events by first day, undated ones last, with their places in the reading."""
    places = sorted(
        enumerate(reading.events), key=lambda one: (one[1].when.first or "9999", _text_order(one[1]))
    )
    return places


def _row(event: Event, number: int | None) -> EventRow:
    when = event.when
    exact = " to ".join(dict.fromkeys(day for day in (when.first, when.last) if day)) or "no date in the text"
    said = f", from “{line(when.text, 80)}”" if when.text else ""
    return EventRow(
        number=number,
        event=event,
        when=interval_words(when),
        when_title=exact + said,
        actors=tuple((party, codes(party)) for party in event.actor),
        recipients=tuple((party, codes(party)) for party in event.recipient),
        mutual=is_mutual(event),
        notes=_notes(event),
    )


def _notes(event: Event) -> tuple[str, ...]:
    place = event.event_loc
    where = "" if place is None else "in " + line(place.name or place.text, 60)
    if place is not None and place.country:
        where += f" ({place.country})"
    numbers = ((event.dead, "dead"), (event.injured, "injured"), (event.size, "people"))
    told = [f"{line(quantity.text, 40)} {noun}" for quantity, noun in numbers if quantity is not None]
    demand = f"demands {event.demand}" if event.demand else ""
    return tuple(note for note in (where, *told, demand) if note)


def _legend(events: Sequence[Event]) -> list[tuple[int, str, list[tuple[str, int]]]]:
    counted = Counter(event.event for event in events)
    return [
        (quad, name, [(event, counted[event]) for event in CATEGORIES if quad_code(event) == quad])
        for quad, name in QUADS.items()
    ]


def _statements(reading: Reading) -> list[dict[str, Any]]:
    """Statements with their kind in words and the number of the sentence in which they begin."""
    found, place = [], 0
    for statement in sorted(reading.statements, key=lambda one: one.start):
        while place + 1 < len(reading.sentences) and reading.sentences[place + 1].start <= statement.start:
            place += 1
        found.append({"is": statement, "kind": KINDS[statement.kind][0], "sentence": place})
    return found


def _link(url: str | None) -> str | None:
    """The address where a reader may follow it: only http and https."""
    return url if url and url.lower().startswith(("http://", "https://")) else None
