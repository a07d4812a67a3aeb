"""Feasts that stand for a day: fixed ones, those that move with Easter or the moon, and each country's own.

Easter is computed for both calendars. The Islamic feasts and those of other calendars come from tables (`data/holidays.yaml`) and are unknown
outside it. A feast that every country keeps on another day ("Independence Day") is read only where a country with
that feast is named near it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources

import yaml

from tacitus.errors import ResourceError
from tacitus.resolve.when.nearby import nearest_country

# name -> month of the Islamic calendar, days after its first
_ISLAMIC = {
    "Islamic New Year": ("Muharram", 0),
    "Ashura": ("Muharram", 9),
    "Mawlid": ("Rabi I", 11),
    "Prophet's Birthday": ("Rabi I", 11),
    "Eid al-Fitr": ("Shawwal", 0),
    "Eid ul-Fitr": ("Shawwal", 0),
    "Eid al-Adha": ("Dhu al-Hijja", 9),
    "Eid ul-Adha": ("Dhu al-Hijja", 9),
    "Feast of the Sacrifice": ("Dhu al-Hijja", 9),
}
_ORTHODOX = "Orthodox "
_RAMADAN, _QUDS = "Ramadan", ("Quds Day", "Al-Quds Day", "Jerusalem Day")
_OTHER_NAMES = {
    "Chinese New Year": "Lunar New Year",
    "Tet": "Lunar New Year",
    "Spring Festival": "Lunar New Year",
}
_EID = ("Eid al-Fitr", "Eid al-Adha")  # "Eid" alone is either

Days = tuple[date, date]


@dataclass(frozen=True)
class Feasts:
    """The tables of `data/holidays.yaml`; days are (month, day)."""

    fixed: Mapping[str, tuple[int, int]]
    easter: Mapping[str, int]
    weekday: Mapping[str, tuple[int, int, int]]
    national: Mapping[str, Mapping[str, tuple[int, int]]]
    listed: Mapping[str, tuple[date, ...]]
    islamic: Mapping[str, tuple[date, ...]]


@cache
def load_feasts() -> Feasts:
    """The feasts of the package. Raises ResourceError T301 where they are damaged."""
    try:
        raw = yaml.safe_load((resources.files(__package__) / "data" / "holidays.yaml").read_text("utf-8"))
        return Feasts(
            fixed={name: _month_day(day) for name, day in raw["fixed"].items()},
            easter=raw["easter"],
            weekday={name: (rule[0], rule[1], rule[2]) for name, rule in raw["weekday"].items()},
            national={n: {c: _month_day(d) for c, d in row.items()} for n, row in raw["national"].items()},
            listed={name: tuple(days) for name, days in raw["listed"].items()},
            islamic={name: tuple(days) for name, days in raw["islamic"].items()},
        )
    except (OSError, KeyError, TypeError, ValueError, AttributeError, IndexError, yaml.YAMLError) as error:
        raise ResourceError(
            "T301", f"holidays cannot be read: {error}.", "Install the package again."
        ) from error


def feast_names() -> tuple[str, ...]:
    """All names that `feast_days` knows."""
    feasts = load_feasts()
    named = [
        *feasts.fixed,
        *feasts.weekday,
        *feasts.national,
        *feasts.listed,
        *_OTHER_NAMES,
        *_ISLAMIC,
        "Eid",
        _RAMADAN,
        *_QUDS,
    ]
    return tuple(dict.fromkeys([*named, *feasts.easter, *(_ORTHODOX + name for name in feasts.easter)]))


def feast_days(name: str, year: int, *, text: str = "", at: int = 0) -> tuple[Days, ...]:
    """First and last day of each feast of that name in a year, in order; empty where it is unknown.

    Args:
        name: one of `feast_names`.
        year: of the civil calendar.
        text: in which the name stands; it decides whose national feast is meant.
        at: where the name stands in it.
    """
    feasts = load_feasts()
    if name in feasts.fixed:
        return _one(date(year, *feasts.fixed[name]))
    if name in feasts.easter:
        return _one(easter(year) + timedelta(days=feasts.easter[name]))
    if name.removeprefix(_ORTHODOX) in feasts.easter:
        return _one(orthodox_easter(year) + timedelta(days=feasts.easter[name.removeprefix(_ORTHODOX)]))
    if name in feasts.weekday:
        return _one(_nth_weekday(year, *feasts.weekday[name]))
    name = _OTHER_NAMES.get(name, name)
    if name in feasts.listed:
        return tuple((day, day) for day in feasts.listed[name] if day.year == year)
    if name == "Eid":
        return tuple(sorted(days for either in _EID for days in feast_days(either, year)))
    if name in _ISLAMIC:
        month, after = _ISLAMIC[name]
        days = [first + timedelta(days=after) for first in feasts.islamic[month]]
        return tuple((day, day) for day in days if day.year == year)
    if name in feasts.national:
        code = nearest_country(text, at, known=feasts.national[name])
        return _one(date(year, *feasts.national[name][code])) if code else ()
    return _fasts(name, year)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    golden, hundreds = year % 19, year // 100
    moon = (19 * golden + hundreds - hundreds // 4 - (8 * hundreds + 13) // 25 + 15) % 30
    moon -= moon // 28 * (1 - 29 // (moon + 1) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - hundreds + hundreds // 4) % 7
    offset = moon - weekday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Julian calendar, as a day of the Gregorian one."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)


def _month_day(text: str) -> tuple[int, int]:
    month, day = text.split("-")
    return int(month), int(day)


def _one(day: date) -> tuple[Days, ...]:
    return ((day, day),)


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth such weekday (1 for Monday) of a month; -1 for the last one."""
    if nth < 0:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def _fasts(name: str, year: int) -> tuple[Days, ...]:
    """Ramadan, and Quds Day: its last Friday."""
    islamic = load_feasts().islamic
    out: list[Days] = []
    for first in islamic[_RAMADAN]:
        over = next((day for day in islamic["Shawwal"] if day > first), None)
        if over is None:
            continue
        last = over - timedelta(days=1)
        friday = last - timedelta(days=(last.isoweekday() - 5) % 7)
        days = (first, last) if name == _RAMADAN else (friday, friday)
        if days[0].year == year:
            out.append(days)
    return tuple(out)
