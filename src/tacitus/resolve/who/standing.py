"""Offices of a person, and which of them counts on a day.

Of offices held together the highest counts; after all of them the highest of those that ended; before the first the first.
On days before 1900 and long after the tables end nobody holds an office.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from tacitus.ontology.countries import countries
from tacitus.resolve.who.namebook import names

# The tables end here: an office that was open then may have ended since.
_LAST_DAY = "2023-03-31"
# Before and after these days nobody is looked up; the hand-made rows end about `TABLES_END`.
_FIRST, TABLES_END, _LAST = "1900-01-01", "2026-12-31", "2030-12-31"
_ASIDE = (
    "member of",
    "state councilor",
    "state councillor",
    "minister of state",
    "minister without portfolio",
    "honorary",
)
_ADVISES = re.compile(
    r"\b(?:advis[eo]r|chair(?:man|woman|person)? of the \S.*\bgroup|goodwill|patron|mediator)\b"
)
_GOVERNMENT = ("prime minister", "premier", "chairman of the council of ministers")
_TITLED = "leader of the opposition"
_SECOND = ("vice president", "vice-president", "crown prince")
_DEPUTY = (
    "deputy prime",
    "vice prime",
    "first deputy prime",
    "vice chancellor",
    "vice-chancellor",
    "tánaiste",
    "deputy first",
    "first vice president of the council",
    "vice president of the council",
)


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
    def weight(self) -> float:
        """How much it counts beside other offices held on the day: a head of state or government 3; an office of the state
        or of parliament 2 or 1, as its rank; the lead of the opposition 0.9, of a party 0.8; the mayor of a town that is no
        seat of the government 0.7; a seat in parliament, a firm's or association's office, a chair of an international
        body, an adviser's or mediator's post, or a membership 0.5; a candidacy 0.3."""
        role = self.role.casefold()
        if "candidate" in role:
            return 0.3
        if (
            self.sector in {"BUS", "SOC", "LAB"}
            or role.startswith(_ASIDE)
            or (self.rank < 2 and _ADVISES.search(role))
        ):
            return 0.5
        if self.rank == 3:
            return 3.0
        if self.country in {"IGO", "EUR"} and role.startswith(("chair", "president of")):
            return 0.5
        if self.sector in {"PTY", "OPP"} and "whip" not in role:
            return 0.9 if "opposition" in role else 0.8
        if self.sector in {"LEG", "OPP"} and (self.rank < 2 or "whip" in role):
            return 0.5
        return 0.7 if self.rank < 2 and _of_no_capital(self) else float(self.rank)

    @property
    def says_less(self) -> bool:
        """Whether who headed the state or its government before is still called by that, and not by this office."""
        role = self.role.casefold()
        if self.rank < 2 and _ADVISES.search(role):
            return True
        return self.weight < 0.9 and self.sector != "GOV" and self.country not in {"IGO", "EUR"}

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
        best = max(_surely(held, date), key=_counts) if held[1:] else held[0]
        heads = [t for t in tenures if t.rank == 3 and t.end and t.end < date]
        if heads and (best.says_less or (_leads_in_fact(held, best) and not _comes_back(tenures, date))):
            return Held(max(heads, key=lambda t: t.end), "former", 0.85)
        if best.attested is not None:
            return Held(best, "in office", _score(best.attested, date))
        known = best.end or date <= (_LAST_DAY if best.source in {"wikidata", "congress"} else TABLES_END)
        return Held(best, "in office", 0.95 if known else 0.7)
    ended = [t for t in tenures if t.end and t.end < date]
    if ended:
        ended = [t for t in ended if "candidate" not in t.role] or ended
        last = max(ended, key=lambda t: (t.rank, t.end))
        return Held(last, "former", 0.85 if last.attested is None or last.is_end_only else 0.5)
    first = min(tenures, key=lambda t: (t.start, -t.rank))
    return Held(first, "later", 0.6 if first.attested is None else 0.3)


def _leads_in_fact(held: Sequence[Tenure], best: Tenure) -> bool:
    """Whether what counts of the offices held is the lead of the opposition where that is no office."""
    return best.sector == "OPP" and not any(t.role.casefold().startswith(_TITLED) for t in held)


def _comes_back(tenures: Sequence[Tenure], date: str) -> bool:
    """Whether somebody heads the state or its government after a day: then he leads the opposition until then, and is not only
    called by what he was."""
    return any(t.rank == 3 and t.start > date for t in tenures)


def _surely(held: Sequence[Tenure], date: str) -> Sequence[Tenure]:
    """The offices without those of which it is doubtful that they are held, beside one that surely is: that begin or end in
    the year or month of the day, which is all that is known; that Wikidata, which ends before the day, leaves open."""
    sure = [
        t for t in held
        if not any(len(day) < 10 and date.startswith(day or "-") for day in (t.start, t.end))
        and (t.end or t.rank == 3 or t.source != "wikidata" or date <= _LAST_DAY)
    ]  # fmt: skip
    return sure if any(t.rank > 1 and (t.end or is_own(t.source)) for t in sure) else held


def _counts(tenure: Tenure) -> tuple[object, ...]:
    """Of offices held together the one that weighs more. Of as heavy ones what is no stopgap; a head of state before one of
    government and of a party; a vice president or heir before ministers, a portfolio before the deputy's post that goes with
    it; a minister before a soldier; the later one."""
    role = tenure.role.casefold()
    stopgap = role.startswith(("acting", "interim")) and "president" not in role
    order = 2 if role.startswith((*_SECOND, _TITLED)) else 0 if role.startswith(_DEPUTY) else 1
    return (
        tenure.weight, tenure.attested is None, not stopgap, tenure.sector != "PTY", not role.startswith(_GOVERNMENT),
        order, tenure.sector != "MIL", tenure.start, tenure.end,
    )  # fmt: skip


def _of_no_capital(tenure: Tenure) -> bool:
    """Whether it is the mayor of a town that is no seat of the government."""
    mayor, _, town = tenure.role.partition("ayor of ")
    country = countries().get(tenure.country)
    return bool(town) and len(mayor) < 8 and (country is None or town not in country.seats)


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
