"""Acts of a record as lenses count them: established, dated to a month, with codes, sectors and place.

What is not counted is told by its number: acts that are not established (future, denied and so on; `ESTABLISHED`),
without a date, or dated no closer than a quarter. Reports of one incident share a number: where nothing else says
which reports belong together, those of one document with the same category, parties and day do. An act that names
neither party nor place lies in the one country that its document names, if there is just one. Force (`FORCE`) that
names nobody it is done to, in a country that is none of its actors', is done to that country.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from tacitus.ontology.countries import countries

if TYPE_CHECKING:
    from tacitus.record import Record

ESTABLISHED = ("actual",)
FORCE = frozenset({"THREATEN", "COERCE", "MOBILIZE", "ASSAULT", "RETREAT"})  # and its end
_LONGEST = 45  # days that an act's interval may have, to be counted in the month of its first day
_SQL = """
SELECT id, document_id, event, mode, context,
       [p.code for p in actor], [p.sector for p in actor],
       [p.other_sectors for p in actor], [p.code for p in recipient],
       [p.sector for p in recipient], [p.other_sectors for p in recipient],
       date, enddate, event_loc.name, event_loc.country, text, dead.low, demand, status
FROM events ORDER BY date NULLS LAST, document_id, sentence, trigger.start, id
"""


@dataclass(frozen=True, slots=True)
class Act:
    """One report of an act. `month` counts months from year 0; `incident` is the number that its reports share."""

    id: str
    document: str
    incident: int
    event: str
    modes: frozenset[str]
    contexts: frozenset[str]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    by: frozenset[str]
    to: frozenset[str]
    day: date
    month: int
    place: str | None
    country: str | None
    text: str
    dead: int | None
    demand: str | None


@dataclass(frozen=True, slots=True)
class Acts:
    """All acts that count, by day; `last` is the last month in which the record has documents."""

    rows: tuple[Act, ...]
    by_country: Mapping[str, tuple[Act, ...]]
    first: int
    last: int
    left_out: Mapping[str, int]
    as_of: str = ""
    cache: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)


def read_acts(
    record: Record, *, as_of: str | None = None, incidents: Mapping[str, str] | None = None
) -> Acts:
    """The acts of a record as of a commit, kept for the next question about the same commit.

    Args:
        record: where they are.
        as_of: a commit; the newest for None.
        incidents: event id -> id of its incident, for events that are told to be of one incident.
    """
    name = as_of or record.as_of
    key = (str(record.path.resolve()), name)
    if incidents is None and key in _KEPT:
        return _KEPT[key]
    answer = record.sql(_SQL, as_of=as_of)
    acts = make_acts(answer, incidents=incidents or {}, span=_span(record, as_of), as_of=answer.as_of)
    if incidents is None:
        _KEPT.clear()
        _KEPT[key] = acts
    return acts


_KEPT: dict[tuple[str, str], Acts] = {}


def make_acts(
    rows: Iterable[tuple[Any, ...]],
    *,
    incidents: Mapping[str, str],
    span: tuple[date, date] | None,
    as_of: str = "",
) -> Acts:
    """Acts of rows with the columns of the query above; `span` is the first and the last day of the documents."""
    rows = list(rows)
    about = _about(rows)
    numbers: dict[Any, int] = {}
    left_out = {"not established": 0, "undated": 0, "dated too widely": 0, "outside the record": 0}
    kept: list[Act] = []
    for row in rows:
        first, last, status = row[11], row[12], row[18]
        why = _why_not(first, last, status, span)
        if why is not None:
            left_out[why] += 1
            continue
        actors, recipients = _codes(row[5]), _codes(row[8])
        if actors and not recipients and row[2] in FORCE and row[14] and row[14] not in actors:
            recipients = (row[14],)
        key = incidents.get(row[0]) or (row[1], row[2], actors, recipients, first)
        kept.append(
            Act(
                row[0],
                row[1],
                numbers.setdefault(key, len(numbers)),
                row[2],
                frozenset(row[3] or ()),
                frozenset(row[4] or ()),
                actors,
                recipients,
                _sectors(row[6], row[7]),
                _sectors(row[9], row[10]),
                first,
                first.year * 12 + first.month - 1,
                row[13],
                row[14] or (None if actors or recipients else about.get(row[1])),
                row[15],
                row[16],
                row[17],
            )
        )
    by_country: dict[str, list[Act]] = {}
    for act in kept:
        for code in dict.fromkeys((*act.actors, *act.recipients, *((act.country,) if act.country else ()))):
            by_country.setdefault(code, []).append(act)
    days = span or ((kept[0].day, kept[-1].day) if kept else (date.min, date.min))
    ends = [day.year * 12 + day.month - 1 for day in days]
    by_code = {code: tuple(some) for code, some in by_country.items()}
    return Acts(tuple(kept), by_code, ends[0], ends[1], left_out, as_of)


def _about(rows: Iterable[tuple[Any, ...]]) -> dict[str, str]:
    """Documents whose acts name one country alone, as party or place, and that country."""
    named: dict[str, set[str]] = {}
    for row in rows:
        codes = {code for code in (*(row[5] or ()), *(row[8] or ()), row[14]) if code in countries()}
        named.setdefault(row[1], set()).update(codes)
    return {document: next(iter(codes)) for document, codes in named.items() if len(codes) == 1}


def _why_not(
    first: date | None, last: date | None, status: str, span: tuple[date, date] | None
) -> str | None:
    if status not in ESTABLISHED:
        return "not established"
    if first is None:
        return "undated"
    if last is not None and (last - first).days > _LONGEST:
        return "dated too widely"
    if span is not None and not span[0] <= first <= span[1]:
        return "outside the record"
    return None


def _span(record: Record, as_of: str | None) -> tuple[date, date] | None:
    first, last = record.sql("SELECT min(date), max(date) FROM documents", as_of=as_of).rows()[0]
    return None if first is None else (first, last)


def _codes(given: Iterable[str | None] | None) -> tuple[str, ...]:
    return tuple(sorted({code for code in given or () if code}))


def _sectors(
    first: Iterable[str | None] | None, others: Iterable[Iterable[str] | None] | None
) -> frozenset[str]:
    return frozenset(s for s in (*(first or ()), *(s for some in others or () for s in some or ())) if s)
