"""What came: the outcome of a target for a country in a window, where its source covers the whole window.

Monthly targets are resolved by a record's counts, a window that cuts a month by all months that it touches. Yearly
ones need the raw sets (Powell and Thyne, Archigos), which are not in the package: they are read from the folder of the
public sets.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tacitus.errors import ResourceError, SourceError, UsageError
from tacitus.forecast.months import Months, month_name, month_number
from tacitus.forecast.targets import Target, find_country, states

COUPS = "data/coups_leaders/powell_thyne_events_1950_2022.csv"
LEADERS = "data/archigos/archigos.parquet"
_COVERED = {"attempts": ("1950-01-01", "2022-11-29"), "exits": ("1875-01-01", "2015-12-31")}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came in a window: the number of events, or None and the reason why it is not known."""

    count: int | None
    why: str | None = None


class Outcomes:
    """Outcomes of all targets.

    Args:
        months: counts of a record, or those of the package.
        data: the folder of the public sets; None where it is not there.
        packaged: whether the counts are those of the package.
    """

    def __init__(self, months: Months, data: Path | None, *, packaged: bool = False) -> None:
        self._months, self._data, self.packaged = months, data, packaged
        self._days: dict[str, Mapping[str, list[str]]] = {}

    def find(self, target: Target, country: str, start: str, end: str) -> Outcome:
        """The outcome in the days `start`..`end`, both inclusive."""
        if target.series == "monthly":
            return self._monthly(target, country, start, end)
        first, last = _COVERED[target.outcome]
        if end > last:
            return Outcome(None, f"not over: the source of {target.name} was read to {last}")
        if start < first:
            return Outcome(None, f"too early: the source of {target.name} begins on {first}")
        if country not in states().values():
            return Outcome(None, f"the source of {target.name} does not follow {country}")
        if self._data is None:
            return Outcome(
                None, f"the source of {target.name} is not here: give the folder of the public sets"
            )
        days = self._yearly(target)
        return Outcome(sum(start <= day <= end for day in days.get(country, ())))

    def _monthly(self, target: Target, country: str, start: str, end: str) -> Outcome:
        first, last = month_number(start), month_number(end)
        covers = f"the record covers {month_name(self._months.first)} to {month_name(self._months.last)}"
        if last > self._months.last:
            return Outcome(None, f"not over: {covers}")
        if first < self._months.first:
            return Outcome(None, f"too early: {covers}")
        if country not in self._months.countries:
            return Outcome(None, f"the record does not count {country}")
        row = self._months.countries.index(country)
        told = self._months.counts[target.outcome][
            row, first - self._months.first : last - self._months.first + 1
        ]
        return Outcome(int(told.sum()))

    def _yearly(self, target: Target) -> Mapping[str, list[str]]:
        if target.outcome not in self._days:
            assert self._data is not None
            path = self._data / (COUPS if target.outcome == "attempts" else LEADERS)
            if not path.is_file():
                raise SourceError(
                    "T101", f"{path} cannot be opened.", "Give the folder of the public sets with --data."
                )
            self._days[target.outcome] = _coups(path) if target.outcome == "attempts" else _exits(path)
        return self._days[target.outcome]


def _coups(path: Path) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            code = _code(row["country"])
            if code is not None:
                found.setdefault(code, []).append(
                    f"{int(row['year']):04d}-{int(row['month']):02d}-{int(row['day']):02d}"
                )
    return found


def _code(name: str) -> str | None:
    try:
        return find_country(name)
    except UsageError:  # a state that is no more
        return None


def _exits(path: Path) -> Mapping[str, list[str]]:
    try:
        import duckdb
    except ImportError as error:
        raise ResourceError(
            "T302", "DuckDB is not installed.", "Install the extra: tacitus[forecast]."
        ) from error
    codes = states()
    asked = "SELECT gwcode, enddate FROM read_parquet(?) WHERE exit = 'Irregular'"
    found: dict[str, list[str]] = {}
    for state, day in duckdb.connect().execute(asked, [str(path)]).fetchall():
        if int(state) in codes:
            found.setdefault(codes[int(state)], []).append(str(day)[:10])
    return found
