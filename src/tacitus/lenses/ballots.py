"""Votes on roll calls of the UN General Assembly: what each country answered, what most did, and who stood apart.

Votes of members that the ontology does not know (states that are no more) belong to no country, but count in what
most answered. Whoever was absent did not vote. What is not used is told by its number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import count
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tacitus.export.codes import iso2
from tacitus.lenses.definition import Definition
from tacitus.lenses.values import month_of
from tacitus.ontology.countries import countries

_ANSWERS = {"absent": 0, "yes": 1, "no": 2, "abstain": 3}
_FORMER = {"YU": "SRB"}  # tables of votes keep the code of Yugoslavia for Serbia


@dataclass(frozen=True, slots=True, eq=False)
class Votes:
    """Votes on roll calls in the order of their days; answers are 1 yes, 2 no, 3 abstain, and 0 for no vote.

    Attributes:
        days: of the roll calls.
        months: the same as months from year 0.
        cast: by country, its answer to each roll call.
        common: for each roll call (row) and answer, whether none was given more often.
        left_out: how many votes were not used, by why.
    """

    days: tuple[date, ...]
    months: NDArray[np.int64]
    cast: Mapping[str, NDArray[np.int8]]
    common: NDArray[np.bool_]
    left_out: Mapping[str, int]


class Ballots:
    """A country's votes, and those that differ from what most answered; of two, from each other where both voted."""

    def __init__(self, votes: Votes, subject: str, other: str | None = None) -> None:
        none = np.zeros(len(votes.days), dtype=np.int8)
        own, theirs = votes.cast.get(subject, none), votes.cast.get(other or subject, none)
        apart = ~votes.common[np.arange(own.size), own] if other is None else own != theirs
        voted = (own > 0) & (theirs > 0)
        self._months = votes.months[voted]
        self._apart = np.concatenate([[0], np.cumsum(apart[voted])])

    def window(self, first: int, last: int) -> tuple[float, float]:
        """k and n in the months from `first` to `last`, both inclusive."""
        start, end = np.searchsorted(self._months, [first, last + 1])
        return float(self._apart[end] - self._apart[start]), float(end - start)


def make_votes(
    dated: Iterable[tuple[Any, Any]], calls: Sequence[Any], codes: Sequence[Any], answers: Sequence[Any]
) -> Votes:
    """Votes of three columns of the same length, in any order; `dated` are roll calls with their days.

    A vote that is told twice counts once; of a country that gave two answers to a roll call neither counts. A roll call
    with two days has the earlier one.
    """
    days = _days(dated)
    ordered = sorted(days, key=lambda call: (days[call], call))
    places, known = {call: at for at, call in enumerate(ordered)}, _codes()
    names = sorted(set(known.values()))
    numbers = {code: names.index(name) for code, name in known.items()}
    call = _numbered(calls, lambda told: places.get(_call(told), -1))
    who = _numbered(codes, lambda told: numbers.get(str(told).strip().upper(), -1))
    answer = _numbered(answers, lambda told: _ANSWERS.get(str(told).strip().lower(), -1))
    voted = (call >= 0) & (answer > 0)
    given, others = voted & (who >= 0), voted & (who < 0)
    told = np.zeros((len(names), len(ordered), 4), dtype=np.bool_)
    told[who[given], call[given], answer[given]] = True
    times = told.sum(axis=2)
    told &= (times == 1)[:, :, None]
    cast = told.argmax(axis=2).astype(np.int8)
    counts = told.sum(axis=0)
    np.add.at(counts, (call[others], answer[others]), 1)
    left_out: dict[str, Any] = {
        "votes by unknown countries": np.sum(others),
        "votes on undated roll calls": np.sum(call < 0),
        "votes that are no answer": np.sum((call >= 0) & (answer < 0)),
        "votes told twice": np.sum(given) - times.sum(),
        "votes that contradict each other": times[times > 1].sum(),
    }
    return Votes(
        tuple(days[name] for name in ordered),
        np.array([month_of(days[name]) for name in ordered], dtype=np.int64),
        {name: row for name, row in zip(names, cast, strict=True) if row.any()},
        counts == counts.max(axis=1, keepdims=True, initial=0),
        {why: int(number) for why, number in left_out.items()},
    )


def without_votes(definition: Definition) -> Definition:
    """The lens of its other channels; a part that is made of votes alone has none left."""
    parts = [
        replace(part, channels=tuple(c for c in part.channels if c.kind != "votes"))
        for part in definition.parts
    ]
    return replace(definition, parts=tuple(parts))


def _numbered(column: Sequence[Any], number: Callable[[Any], int]) -> NDArray[np.int64]:
    """The column in numbers, each value that it has looked up once."""
    seen: defaultdict[Any, int] = defaultdict(count().__next__)
    at = np.fromiter((seen[value] for value in column), dtype=np.int64, count=len(column))
    return np.array([number(value) for value in seen], dtype=np.int64)[at]


def _days(dated: Iterable[tuple[Any, Any]]) -> dict[str, date]:
    days: dict[str, date] = {}
    for call, told in set(dated):
        try:
            day = date.fromisoformat(str(told).strip()[:10])
        except ValueError:
            continue
        if name := _call(call):
            days[name] = min(day, days.get(name, day))
    return days


def _call(told: Any) -> str:
    """The number of a roll call, which some tables write as 9001.0."""
    return "" if told is None else str(told).strip().removesuffix(".0")


@cache
def _codes() -> dict[str, str]:
    """Alpha-2 and alpha-3 codes, in capitals, to those of the ontology."""
    by_code = {code: code for code in countries()}
    return by_code | {short: code for code in by_code if (short := iso2(code))} | _FORMER
