"""Country-years of the raw sets: what was known at the end of a year, and what came in the year after.

`read_tables` reads the raw sets by path; `features_at` says what is known of a country at the end of a year and looks
at nothing later; `build_panel` joins it with the outcome of the next year. Units are states of the Gleditsch-Ward
system as Powell and Thyne's country-years list them.
"""

from __future__ import annotations

import csv
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from tacitus.errors import ResourceError, SourceError

FIRST_YEAR = 1950
COUPS = "data/coups_leaders/powell_thyne_country_year.csv"
INFANTS = "data/coups_leaders/wdi-infmort.csv"
AGES = "data/coups_leaders/gwstate-age.csv"
LEADERS = "data/archigos/archigos.parquet"
DEMOCRACY = "data/vdem_simple/vdem_simple_1945_2024.parquet"
CONFLICTS = "data/ucdp_acd/ucdp_acd_1946_2024.parquet"
FILES = (COUPS, INFANTS, AGES, LEADERS, DEMOCRACY, CONFLICTS)

Key = tuple[int, int]  # state, year
_INTERNAL = frozenset(
    {"intrastate", "II"}
)  # UCDP's kinds: between a government and rebels; "II": with foreign troops


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """The raw sets, each by state and year. A year without a row is unknown, but for the events: there it is none."""

    states: frozenset[Key]
    attempts: Mapping[Key, float]
    exits: Mapping[Key, float]
    democracy: Mapping[Key, float]
    conflict: Mapping[Key, float]
    infants: Mapping[Key, float]
    age: Mapping[Key, float]
    codes: Mapping[int, str]
    last: Mapping[str, int] = field(default_factory=dict)  # table -> last year that it covers


@dataclass(frozen=True, slots=True)
class Row:
    """A state at the end of a year; `outcome` is None where the year after is not covered."""

    state: int
    year: int
    features: Mapping[str, float]
    outcome: int | None


def read_tables(data: Path) -> Tables:
    """The raw sets below the folder `data`.

    Raises:
        SourceError: T101, a set is absent.
        ResourceError: T302, DuckDB is not installed.
    """
    for name in FILES:
        if not (data / name).is_file():
            raise SourceError("T101", f"{name} cannot be opened.", "Give the folder of the public sets.")
    attempts, states = {}, set()
    for row in _csv(data / COUPS):
        key = int(row["gwcode"]), int(row["year"])
        states.add(key)
        attempts[key] = float(row["pt_attempt_num"])
    democracy, codes = _democracy(data / DEMOCRACY)
    conflict, last_conflict = _conflict(data / CONFLICTS)
    exits = _exits(data / LEADERS)
    return Tables(
        states=frozenset(states),
        attempts={k: v for k, v in attempts.items() if v},
        exits=exits,
        democracy=democracy,
        conflict=conflict,
        infants={(int(r["gwcode"]), int(r["year"])): float(r["infmort"]) for r in _csv(data / INFANTS) if r["infmort"]},
        age={(int(r["gwcode"]), int(r["year"])): float(r["state_age"]) for r in _csv(data / AGES)},
        codes=codes,
        last={"attempts": max(y for _, y in states), "exits": 2015, "conflict": last_conflict,
              "democracy": max(y for _, y in democracy)},
    )  # fmt: skip


def features_at(tables: Tables, state: int, year: int, *, history: str) -> dict[str, float]:
    """What is known of a state at the end of a year; nothing dated later is looked at.

    Args:
        history: the table whose past events count as the state's own history, "attempts" or "exits".
    """
    events: Mapping[Key, float] = getattr(tables, history)
    past = [events.get((state, y), 0.0) for y in range(year, FIRST_YEAR - 1, -1)]
    years = [y for y in range(FIRST_YEAR, year + 1) if (state, y) in tables.states]
    since = next((n for n, count in enumerate(past) if count), len(years))
    known = [y for y in range(year, year - 6, -1) if (state, y) in tables.democracy]
    free = tables.democracy[state, known[0]] if known else math.nan
    earlier = tables.democracy.get((state, year - 3), math.nan)
    mortality = _carried(tables.infants, state, year, 8)
    other = tables.exits if history == "attempts" else tables.attempts
    return {
        "events_1": min(past[0], 2.0),
        "events_3": _faded(past, 3.0),
        "events_10": _faded(past, 10.0),
        "since": math.log1p(since),
        "never": float(since >= len(years)),
        "other_5": _faded([other.get((state, y), 0.0) for y in range(year, FIRST_YEAR - 1, -1)], 5.0),
        "world": _world(tables, history, year),
        "free": free,
        "between": free * (1 - free),
        "free_change": free - earlier,
        "conflict": tables.conflict.get((state, year), 0.0),
        "conflict_5": _faded([tables.conflict.get((state, y), 0.0) for y in range(year, 1945, -1)], 5.0),
        "infants": math.log(mortality) if mortality else math.nan,
        "age": math.log(_carried(tables.age, state, year, 8) or math.nan),
        "africa": float(400 <= state < 600 or state in (620, 625)),
        "middle_east": float(600 <= state < 700 and state not in (620, 625)),
        "americas": float(state < 200),
        "europe": float(200 <= state < 400),
    }


def build_panel(tables: Tables, outcome: str, first: int, last: int) -> list[Row]:
    """States at the ends of the years `first`..`last`, in the order of year and state."""
    events: Mapping[Key, float] = getattr(tables, outcome)
    rows = []
    for year in range(first, last + 1):
        for state in sorted(s for s, y in tables.states if y == year):
            covered = year + 1 <= tables.last[outcome] and (state, year + 1) in tables.states
            happened = int(events.get((state, year + 1), 0.0) > 0) if covered else None
            rows.append(Row(state, year, features_at(tables, state, year, history=outcome), happened))
    return rows


@lru_cache(maxsize=256)
def _world(tables: Tables, history: str, year: int) -> float:
    """Logarithm of the share of country-years with an event, over all states and the last five years."""
    events: Mapping[Key, float] = getattr(tables, history)
    recent = [key for key in tables.states if year - 5 < key[1] <= year]
    return math.log((sum(events.get(key, 0.0) > 0 for key in recent) + 5) / (len(recent) + 200))


def _faded(values: Sequence[float], years: float) -> float:
    """Events of the past, newest first, each worth less with its age: exp(-age / years)."""
    return float(sum(min(v, 2.0) * math.exp(-n / years) for n, v in enumerate(values) if v))


def _carried(table: Mapping[Key, float], state: int, year: int, years: int) -> float | None:
    """The newest value of the last `years` years."""
    return next((table[state, y] for y in range(year, year - years, -1) if (state, y) in table), None)


def _csv(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _parquet(path: Path, columns: str) -> list[tuple[Any, ...]]:
    try:
        import duckdb
    except ImportError as error:
        raise ResourceError(
            "T302", "DuckDB is not installed.", "Install the extra: tacitus[forecast]."
        ) from error
    return list(duckdb.connect().execute(f"SELECT {columns} FROM read_parquet(?)", [str(path)]).fetchall())


def _democracy(path: Path) -> tuple[dict[Key, float], dict[int, str]]:
    scores, codes = {}, {}
    for code, state, year, score in _parquet(path, "country_text_id, GWn, year, v2x_polyarchy"):
        if state is not None and not math.isnan(state) and score is not None and not math.isnan(score):
            scores[int(state), int(year)] = float(score)
            codes[int(state)] = str(code)
    return scores, codes


def _conflict(path: Path) -> tuple[dict[Key, float], int]:
    """Internal armed conflict on the side of the government: 1 minor, 2 war."""
    found: dict[Key, float] = {}
    last = 0
    for state, year, level, kind in _parquet(path, "gwno_a, year, intensity_level, type_of_conflict"):
        last = max(last, int(float(year)))
        if kind not in _INTERNAL:
            continue
        for part in str(state).split(","):
            key = int(float(part)), int(float(year))
            found[key] = max(found.get(key, 0.0), float(level))
    return found, last


def _exits(path: Path) -> dict[Key, float]:
    found: dict[Key, float] = defaultdict(float)
    for state, end, how in _parquet(path, "gwcode, enddate, exit"):
        if how == "Irregular":
            found[int(state), int(end[:4])] += 1
    return dict(found)
