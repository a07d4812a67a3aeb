"""Base rates of yearly targets by condition: how often it came in the year after, where the condition held at its start."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from tacitus.errors import UsageError
from tacitus.forecast.rates import Rate
from tacitus.forecast.targets import find_country
from tacitus.training.forecast_panel import Key, Row, Tables

PROTESTS = "data/mass_mobilization_slice/main_data.csv"
FIRST_PROTESTS, LAST_PROTESTS = 1990, 2020
AUTOCRATIC, DEMOCRATIC = 0.4, 0.7  # of V-Dem's polyarchy, 0..1
SINCE = 1990
_NAMES = {"Congo Brazzaville": "COG", "Congo Kinshasa": "COD", "United Arab Emirate": "ARE", "USSR": "RUS",
          "Germany West": "DEU", "Czechoslovakia": "CZE", "Yugoslavia": "SRB", "Serbia and Montenegro": "SRB"}  # fmt: skip

Holds = Callable[[Row], bool]


def conditions(
    tables: Tables, history: str, deadly: frozenset[Key]
) -> Mapping[str, tuple[str, Holds, int, int]]:
    """Key -> words, test at the end of a year, first and last year in which it can be known."""
    events: Mapping[Key, float] = getattr(tables, history)
    noun = "a coup attempt" if history == "attempts" else "an irregular exit"

    def lately(row: Row) -> bool:
        return any(events.get((row.state, y), 0) for y in range(row.year - 4, row.year + 1))

    def free(row: Row) -> float:
        return row.features["free"]

    end = tables.last[history]
    told: dict[str, tuple[str, Holds, int, int]] = {
        "all": ("all states", lambda row: True, SINCE, end),
        "lately": (f"states with {noun} in the past five years", lately, SINCE, end),
        "calm": (f"states without {noun} in the past five years", lambda row: not lately(row), SINCE, end),
        "autocratic": (
            "autocracies (V-Dem polyarchy below 0.4)",
            lambda row: free(row) < AUTOCRATIC,
            SINCE,
            end,
        ),
        "between": (
            "states between autocracy and democracy (V-Dem polyarchy 0.4 to 0.7)",
            lambda row: AUTOCRATIC <= free(row) < DEMOCRATIC,
            SINCE,
            end,
        ),
        "democratic": (
            "democracies (V-Dem polyarchy 0.7 or more)",
            lambda row: free(row) >= DEMOCRATIC,
            SINCE,
            end,
        ),
        "conflict": (
            "states with internal armed conflict that year (UCDP)",
            lambda row: row.features["conflict"] > 0,
            SINCE,
            end,
        ),
        "deadly": (
            "autocracies with a protest that year for the leader's removal, and protesters killed (Mass Mobilization)",
            lambda row: free(row) < AUTOCRATIC and (row.state, row.year) in deadly,
            FIRST_PROTESTS,
            min(end, LAST_PROTESTS),
        ),
    }
    return told


def count_rates(rows: Sequence[Row], told: Mapping[str, tuple[str, Holds, int, int]]) -> dict[str, Rate]:
    """Each condition's count of years that it held and of those that the event followed."""
    found = {}
    for key, (words, holds, first, last) in told.items():
        held = [r for r in rows if r.outcome is not None and first <= r.year <= last and holds(r)]
        years = f"{first}-{max((r.year for r in held), default=last)}"
        found[key] = Rate(words, sum(r.outcome or 0 for r in held), len(held), f"country-years {years}")
    return found


def own_rate(tables: Tables, history: str, state: int, name: str) -> Rate:
    """Years of a state with an event, of all that the source covers."""
    events: Mapping[Key, float] = getattr(tables, history)
    years = sorted(y for s, y in tables.states if s == state and y <= tables.last[history])
    k = sum(events.get((state, y), 0) > 0 for y in years)
    return Rate(f"{name} itself", k, len(years), f"years {years[0]}-{years[-1]}")


def deadly_protests(data: Path, tables: Tables) -> frozenset[Key]:
    """States and years with a protest for the leader's removal and protesters killed; empty where the set is absent."""
    path = data / PROTESTS
    if not path.is_file():
        return frozenset()
    states: dict[str, list[int]] = {}
    for state, code in tables.codes.items():
        states.setdefault(code, []).append(state)
    found = set()
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["reasons_removal"] == "1" and row["responses_killings"] == "1":
                year = int(row["year"])
                found |= {
                    (s, year) for s in states.get(_code(row["country"]), []) if (s, year) in tables.states
                }
    return frozenset(found)


@cache
def _code(name: str) -> str:
    try:
        return _NAMES.get(name) or find_country(name)
    except UsageError:
        return ""


def shapes(rates: Mapping[str, Rate]) -> dict[str, Any]:
    """As JSON, by key."""
    return {key: rate.shape() for key, rate in rates.items()}
