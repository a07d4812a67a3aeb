"""Own sheets of short reports: the interval of an act, and its place or that it has none.

The act is given by its trigger; the sentence around it, its times and places are found as the reader finds them.
dates: exact when both ends are the sheet's (an open or unknown end must be None); overlapping when the intervals
share a day, or neither has one. places: right when the answer lies at most 161 km from the sheet's
point, or when neither has a place; wrong when a place is given that is not right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from tacitus.evaluation.places import MILES_100, distance
from tacitus.model import Interval, Place, Sentence, Span
from tacitus.reading import split_sentences
from tacitus.resolve.when import date_event, find_times
from tacitus.resolve.where import find_places, place_event

Row = Mapping[str, Any]


def score_dates(rows: Iterable[Row]) -> dict[str, float]:
    """Shares of reports with the exact interval and with an overlapping one."""
    n: Counter[str] = Counter()
    for row in rows:
        trigger, sentence = _act(row)
        times = find_times(row["text"], date=row["date"])
        when = date_event(trigger, sentence, times, status=row["status"], date=row["date"])
        n["all"] += 1
        n["exact"] += (when.first, when.last) == (row["first"], row["last"])
        n["overlap"] += overlaps(when, row["first"], row["last"])
    return {name: round(n[name] / max(1, n["all"]), 3) for name in ("exact", "overlap")} | {"n": n["all"]}


def score_places(rows: Iterable[Row]) -> dict[str, float]:
    """Shares of reports with the right place or rightly none, with a wrong place, and the right country among answered."""
    n: Counter[str] = Counter()
    for row in rows:
        trigger, sentence = _act(row)
        places = find_places(row["text"], date=row["date"])
        inside = [p for p in places if sentence.start <= p.start < sentence.end]
        answer, gold = place_event(trigger, sentence, inside, parties=()), row["place"]
        n["all"] += 1
        if answer is None:
            n["right"] += gold is None
            continue
        right = gold is not None and _is_near(answer, gold)
        n["right"] += right
        n["wrong"] += not right
        if gold is not None and gold["country"] is not None:
            n["both"] += 1
            n["country"] += answer.country == gold["country"]
    shares = {name: round(n[name] / max(1, n["all"]), 3) for name in ("right", "wrong")}
    return shares | {"country": round(n["country"] / max(1, n["both"]), 3), "n": n["all"]}


def overlaps(when: Interval, first: str | None, last: str | None) -> bool:
    """Whether the intervals share a day, an unknown end being open; two that are wholly unknown count as sharing."""
    known, asked = when.first or when.last, first or last
    if known is None or asked is None:
        return known is None and asked is None
    ends = (
        when.last if when.last is not None or when.ongoing else when.first,
        last if last is not None else None,
    )
    starts_before = ends[1] is None or when.first is None or when.first <= ends[1]
    return starts_before and (ends[0] is None or first is None or first <= ends[0])


def _act(row: Row) -> tuple[Span, Sentence]:
    """The trigger and the sentence that holds it."""
    start = -1
    for _ in range(row["nth"] + 1):
        start = row["text"].index(row["trigger"], start + 1)
    trigger = Span(start, start + len(row["trigger"]), row["trigger"])
    sentence = next(s for s in split_sentences(row["text"]) if s.start <= start < s.end)
    return trigger, sentence


def _is_near(answer: Place, gold: Row) -> bool:
    if answer.lat is None or answer.lon is None:
        return False
    return distance(answer.lat, answer.lon, gold["lat"], gold["lon"]) <= MILES_100
