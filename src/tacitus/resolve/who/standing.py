"""Offices of a person, and which of them counts on a day.

Of offices held together the highest counts; after all of them the highest of those that ended; before the first the first.
On days before 1900 and long after the tables end nobody holds an office.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from tacitus.resolve.who.namebook import names

# The tables end here: an office that was open then may have ended since.
_LAST_DAY = "2023-03-31"
# Before and after these days nobody is looked up; the hand-made rows end about `TABLES_END`.
_FIRST, TABLES_END, _LAST = "1900-01-01", "2026-12-31", "2030-12-31"


def is_own(source: str) -> bool:
    """Whether a tenure is a row of `offices.yaml`: "own", then what bears it out."""
    return source == "own" or source.startswith("own ")


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person in one office. Days may be years or months; an empty `end` is open."""

    qid: str
    person: str
    country: str
    sector: str
    rank: int
    role: str
    start: str
    end: str
    source: str

    @property
    def attested(self) -> tuple[str, str, int] | None:
        """First and last day on which dated items call the person so, and how many do; None for other sources."""
        if not self.source.startswith("ce "):
            return None
        _, first, _, last, _, times, *_ = self.source.split(" ")
        return first, last, int(times)

    @property
    def is_end_only(self) -> bool:
        """Whether nothing but the end is known: items call the person "former" only."""
        return self.source.startswith("ce ") and self.source.endswith(" former")

    @property
    def leads_party(self) -> bool:
        """Whether it is the head of a party and no office of the state or of parliament's opposition: who headed the
        state or its government before is still called by that."""
        return self.rank < 3 and self.sector in {"PTY", "OPP"} and "opposition" not in self.role.casefold()

    def covers(self, date: str) -> bool:
        """Whether the office was held on `date`; a year or month as an end covers the whole of it."""
        if self.start > date or (self.end and date > self.end and not date.startswith(self.end)):
            return False
        return not self.is_end_only


@dataclass(frozen=True, slots=True)
class Held:
    """A person found: the office that counts on the day, and whether it is held, over or to come ("unknown": no office
    is known about that day, before 1900 or long after the tables end)."""

    tenure: Tenure
    standing: Literal["in office", "former", "later", "unknown"]
    score: float


def is_out_of_range(date: str | None) -> bool:
    """Whether the tables say nothing about this day."""
    return date is not None and not _FIRST <= date <= _LAST


def standing_on(tenures: Sequence[Tenure], date: str | None) -> Held:
    """The office of a person that counts on a day, and whether it is held, over or to come."""
    if date is None:
        best = max(tenures, key=lambda t: (t.end or "9999", t.rank, t.start))
        return Held(best, "in office", 0.85)
    if is_out_of_range(date):
        return Held(max(tenures, key=lambda t: (t.rank, t.start)), "unknown", 0.3)
    held = [t for t in tenures if t.covers(date)]
    if held:
        best = max(held, key=_counts) if held[1:] else held[0]
        if best.leads_party and (heads := [t for t in tenures if t.rank == 3 and t.end and t.end < date]):
            return Held(max(heads, key=lambda t: t.end), "former", 0.85)
        if best.attested is not None:
            return Held(best, "in office", _score(best.attested, date))
        known = best.end or date <= (_LAST_DAY if best.source in {"wikidata", "congress"} else TABLES_END)
        return Held(best, "in office", 0.95 if known else 0.7)
    ended = [t for t in tenures if t.end and t.end < date]
    if ended:
        last = max(ended, key=lambda t: (t.rank, t.end))
        return Held(last, "former", 0.85 if last.attested is None or last.is_end_only else 0.5)
    first = min(tenures, key=lambda t: (t.start, -t.rank))
    return Held(first, "later", 0.6 if first.attested is None else 0.3)


def _counts(tenure: Tenure) -> tuple[object, ...]:
    """Of offices held together the higher one, a firm's or association's last; then a portfolio before the deputy's post
    that goes with it, an office of the state or of parliament before the lead of a party; the later one."""
    deputy = tenure.role.casefold().startswith(("deputy prime", "vice prime", "first deputy prime"))
    rank = 1 if tenure.sector in {"BUS", "SOC"} else tenure.rank
    return (rank, tenure.attested is None, not deputy, not tenure.leads_party, tenure.start, tenure.end)


def _score(attested: tuple[str, str, int], date: str) -> float:
    """How sure an office is that dated items give: by how many there are, and whether the day lies between them."""
    first, last, times = attested
    if times == 1:
        return 0.6
    return (0.7 if times == 2 else 0.8) if first <= date <= last else 0.65


@lru_cache(maxsize=4096)
def tenures_by(person: int) -> tuple[Tenure, ...]:
    """The offices of a person by the number of the line."""
    _, _, qid, name, told = names().lines[person].split("\t")
    tenures = []
    for row in told.split("|"):
        country, sector, rank, role, start, end, source = row.split(";")
        tenures.append(Tenure(qid, name, country, sector, int(rank), role, start, end, source))
    return tuple(tenures)
