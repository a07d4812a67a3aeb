"""The incidents of a record: what its events tell together, and judgements by hand beside its tables.

Judgements stand in `judgements.jsonl` in the record's folder; they are no part of a commit. Incidents are computed over
all events of a commit, whatever is asked for, so that the same happening is the same incident in every answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tacitus.incidents import (
    JUDGEMENTS,
    Grouping,
    Incident,
    Judgement,
    Report,
    add_judgement,
    judgement,
    outlet_of,
    read_judgements,
)
from tacitus.incidents.values import Verdict
from tacitus.model import Event


class Incidents:
    """Incidents of one commit. Iterating gives those that were asked for, by date and id, undated ones last."""

    def __init__(self, found: Iterable[Incident], as_of: str) -> None:
        self._found = tuple(found)
        self.as_of = as_of

    def __len__(self) -> int:
        return len(self._found)

    def __iter__(self) -> Iterator[Incident]:
        return iter(self._found)


def group_events(
    before: Grouping | None, events: Iterable[Event], documents: Iterable[tuple[Any, ...]]
) -> Grouping:
    """The links of a record's events; `before` is gone on with where all its events are still there.

    Args:
        documents: rows of id, source, url and date.
    """
    known = {name: (outlet_of(source, url), day) for name, source, url, day in documents}
    reports = []
    for event in events:
        outlet, day = known.get(event.document_id, (None, None))
        reports.append(Report(event, outlet, None if day is None else day.isoformat()))
    names = {report.event.id for report in reports}
    grouping = before if before is not None and before.names() <= names else Grouping()
    grouping.add(reports)
    return grouping


def incidents_with(grouping: Grouping, wanted: set[str] | None, folder: Path) -> list[Incident]:
    """Incidents that hold one of the wanted events; all of them with None."""
    made = grouping.incidents(read_judgements(folder / JUDGEMENTS))
    return [i for i in made if wanted is None or not wanted.isdisjoint(i.events)]


def judge(
    folder: Path, first: str, second: str, verdict: Verdict | None, *, by: str, at: str, note: str | None
) -> Judgement:
    """Write a judgement beside the tables and return it."""
    told = judgement(first, second, verdict, by=by, at=at, note=note)
    add_judgement(folder / JUDGEMENTS, told)
    return told
