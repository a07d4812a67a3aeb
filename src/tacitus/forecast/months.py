"""Monthly counts of a record by country: what a month's items tell about it.

An item belongs to the month of its publication, so that a count never changes later. An act is about the countries of
its parties and its place. A month counts when it is over: the last one only when its last day has items.
"""

from __future__ import annotations

import calendar
import gzip
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tacitus.errors import ForecastError, ResourceError
from tacitus.ontology.countries import countries

Vector = NDArray[Any]
COLUMNS = ("items", "unrest", "PROTEST", "ASSAULT", "SANCTION", "COERCE", "ACCUSE")
PACKAGED = "months.tsv.gz"
_CROWD = re.compile(r"\b(?:protest|demonstrat|rioter|striker|striking|marcher)", re.IGNORECASE)
_UNTOLD = frozenset({"negated", "hypothetical"})
_ASKED = """
SELECT strftime(documents.date, '%Y-%m-%d'), events.document_id, events.event, events.status,
       list_transform(list_concat(actor, recipient), lambda party: party.text),
       list_distinct(list_concat(actor_codes, list_concat(recipient_codes, [event_loc.country])))
FROM events JOIN documents ON documents.id = events.document_id
WHERE documents.date IS NOT NULL
"""
_DAYS = "SELECT strftime(min(date), '%Y-%m-%d'), strftime(max(date), '%Y-%m-%d') FROM documents"


@dataclass(frozen=True, slots=True)
class Told:
    """One act as counting needs it: its item, the item's day, words of its parties, codes of parties and place."""

    document: str
    day: str
    event: str
    status: str
    parties: Sequence[str]
    codes: Sequence[str]


@dataclass(frozen=True, slots=True, eq=False)
class Months:
    """Counts: column -> countries x months. `first` is the number of the first month (`month_number`)."""

    countries: tuple[str, ...]
    first: int
    counts: Mapping[str, Vector]

    @property
    def last(self) -> int:
        """Number of the last month."""
        return self.first + int(self.counts["items"].shape[1]) - 1

    def upto(self, month: int) -> Months:
        """The same without what came after a month.

        Raises:
            ForecastError: T602, the month is not covered.
        """
        if not self.first <= month <= self.last:
            raise ForecastError(
                "T602",
                f"The record covers {month_name(self.first)} to {month_name(self.last)}, not {month_name(month)}.",
                "Give an origin in between, or a record that covers it (--record).",
            )
        if month == self.last:
            return self
        width = month - self.first + 1
        return Months(
            self.countries, self.first, {name: table[:, :width] for name, table in self.counts.items()}
        )


def month_number(day: str) -> int:
    """Months since the year 0 of `2020-02` or `2020-02-10`."""
    return int(day[:4]) * 12 + int(day[5:7]) - 1


def month_name(number: int) -> str:
    """`2020-02`."""
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def last_day(number: int) -> str:
    """Last day of a month."""
    year, month = number // 12, number % 12 + 1
    return f"{year:04d}-{month:02d}-{calendar.monthrange(year, month)[1]:02d}"


def count_months(acts: Iterable[Told], *, first_day: str, last: str) -> Months:
    """Counts of all whole months from the first day with items to the last one (both inclusive).

    Raises:
        ForecastError: T602, no month is whole.
    """
    start = month_number(first_day)
    end = month_number(last)
    if last[:10] != last_day(end):
        end -= 1
    if end < start:
        raise ForecastError("T602", "The record holds no whole month.", "Take in more documents.")
    codes = tuple(countries())
    place = {code: row for row, code in enumerate(codes)}
    counts = {name: np.zeros((len(codes), end - start + 1)) for name in COLUMNS}
    told: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for act in acts:
        month = month_number(act.day) - start
        if not 0 <= month <= end - start:
            continue
        unrest = act.status not in _UNTOLD and (
            act.event == "PROTEST" or any(map(_CROWD.search, act.parties))
        )
        for row in sorted({place[code] for code in act.codes if code in place}):
            for name, holds in (("items", True), ("unrest", unrest)):
                if holds and (act.document, row) not in told[name]:
                    told[name].add((act.document, row))
                    counts[name][row, month] += 1
            if act.status == "actual" and act.event in counts:
                counts[act.event][row, month] += 1
    return Months(codes, start, counts)


def months_of_record(record: Any) -> Months:
    """Counts of a record (`tacitus.record.Record`), as of its newest commit."""
    first, last = record.sql(_DAYS).rows()[0]
    if first is None:
        raise ForecastError(
            "T602", "The record holds no dated documents.", "Take in documents that have dates."
        )
    rows = record.sql(_ASKED).rows()
    acts = (Told(document, day, event, status, parties or (), [c for c in codes or () if c]) for day, document, event, status, parties, codes in rows)  # fmt: skip
    return count_months(acts, first_day=first, last=last)


@cache
def packaged_months() -> Months:
    """Counts that come with the package (Wikipedia's Portal:Current events, see docs/forecast.md).

    Raises:
        ResourceError: T301.
    """
    try:
        packed = resources.files("tacitus.forecast").joinpath("data", PACKAGED).read_bytes()
        return read_months(gzip.decompress(packed).decode("utf-8"))
    except (OSError, EOFError, ValueError, KeyError) as error:
        raise ResourceError("T301", f"{PACKAGED} is missing or damaged.", "Install Tacitus again.") from error


def write_months(months: Months) -> str:
    """As tab-separated text: a line for each country and month of which something is told."""
    out = io.StringIO()
    out.write(f"# months\t{month_name(months.first)}\t{month_name(months.last)}\n")
    out.write("\t".join(("country", "month", *COLUMNS)) + "\n")
    told = months.counts["items"]
    for row, code in enumerate(months.countries):
        for column in np.flatnonzero(told[row]):
            values = [f"{int(months.counts[name][row, column])}" for name in COLUMNS]
            out.write("\t".join((code, month_name(months.first + int(column)), *values)) + "\n")
    return out.getvalue()


def read_months(text: str) -> Months:
    """What `write_months` wrote; raises ValueError or KeyError where it is damaged."""
    lines = text.splitlines()
    _, first, last = lines[0].split("\t")
    start, width = month_number(first), month_number(last) - month_number(first) + 1
    codes = tuple(countries())
    place = {code: row for row, code in enumerate(codes)}
    counts = {name: np.zeros((len(codes), width)) for name in COLUMNS}
    names = lines[1].split("\t")[2:]
    for line in lines[2:]:
        code, month, *values = line.split("\t")
        for name, value in zip(names, values, strict=True):
            counts[name][place[code], month_number(month) - start] = float(value)
    return Months(codes, start, counts)
