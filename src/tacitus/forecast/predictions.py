"""Predictions read in articles, as lines of the ledger: who said what would come, by when, and which target it is.

Nothing is guessed: a prediction without a horizon in its words has no window, one about something else has no target. A
prediction with a negation ("will not fall", "unlikely") says so and is not resolved, since the words don't tell what it
is that won't come. One that names no country is about the one that the document is about, if that is clear, and `country_from` says
so; one that names several has none. Such lines are kept and are told as unresolvable.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Sequence
from datetime import date as Date
from datetime import timedelta
from functools import cache

from tacitus.forecast.ledger import PREDICTION, VERSION, Entry
from tacitus.forecast.months import last_day
from tacitus.forecast.targets import read_data
from tacitus.model import Reading, Statement, TimeExpression
from tacitus.ontology.countries import countries
from tacitus.resolve.when.find import find_times
from tacitus.resolve.who import country_of

_FEWEST = 3  # events with a country, below which a document has no subject
_LENGTH = re.compile(r"P(?:(?=\d+[DWMY])|T(?=\d+H))(\d{1,3})([DWMYH])")
_WITHIN = re.compile(r"\b(?:within|inside|in|over|during)\s(?:[a-z]+\s){0,2}$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:by|within|until|till|before|than)\b", re.IGNORECASE)
_BEFORE = re.compile(r"\bbefore\s(?:the\s)?$", re.IGNORECASE)
_NEGATION = re.compile(r"\b(?:not?|never|nor|neither|cannot|unlikely|improbable)\b|n['’]t\b", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][\w'’.-]*(?:\s+(?:and|of|the|[A-Z])[\w'’.-]*)*")


def prediction_entries(reading: Reading) -> list[Entry]:
    """A line for each prediction of a document, in the order of its text."""
    document, subject = reading.document, main_country(reading)
    return [
        _entry(document.id, document.date, statement, subject)
        for statement in reading.statements
        if statement.kind == "prediction"
    ]


def find_window(words: str, date: str | None) -> tuple[str, str] | None:
    """First and last day that a horizon in words speaks of, none before the day of the document.

    "By March" and "within two months" begin with that day, "in March" with the first of March; "before March" ends on
    the last of February. None where it cannot be told.
    """
    if date is None:
        return None
    spans = [span for time in find_times(words, date=date) if (span := _span(words, time, date))]
    spans = [(max(start, date), end) for start, end in spans if end >= date]
    return (min(start for start, _ in spans), max(end for _, end in spans)) if spans else None


def name_target(text: str) -> str | None:
    """The target that a prediction speaks of, by its words."""
    return next((name for name, patterns in _patterns() if any(p.search(text) for p in patterns)), None)


def main_country(reading: Reading) -> str | None:
    """The country that most events of a document are about; None unless it is in two thirds of those with a country."""
    told = [
        {p.code for p in (*event.actor, *event.recipient) if p.code is not None and p.code in countries()}
        for event in reading.events
    ]
    about = [codes for codes in told if codes]
    counts = Counter(code for codes in about for code in sorted(codes))
    code, most = counts.most_common(1)[0] if counts else ("", 0)
    return code if len(about) >= _FEWEST and 3 * most >= 2 * len(about) else None


def name_countries(text: str) -> tuple[str, ...]:
    """The countries that a text names, in the order of their first mention."""
    found: dict[str, None] = {}
    for match in _NAME.finditer(text):
        words = match.group().split()
        at = 0
        while at < len(words):
            for stop in range(len(words), at, -1):
                code = country_of(re.sub(r"['’]s$", "", " ".join(words[at:stop]).strip(".,-")))
                if code:
                    found[code] = None
                    at = stop - 1
                    break
            at += 1
    return tuple(found)


def _span(words: str, time: TimeExpression, date: str) -> tuple[str, str] | None:
    """What one expression of a horizon spans."""
    before = words[: time.start]
    if time.first is None or time.last is None:
        length = _LENGTH.fullmatch(time.value)
        if length is None or not _WITHIN.search(before):
            return None
        return date, _later(date, int(length[1]), length[2])
    if _BEFORE.search(before) and not re.search(r"\bend\b", time.text):
        return date, (Date.fromisoformat(time.first) - timedelta(days=1)).isoformat()
    return (date if _UNTIL.search(before) else time.first), time.last


def _later(date: str, count: int, unit: str) -> str:
    """The day that lies a number of hours, days, weeks, months or years after a day, or the month's last where there is none."""
    day = Date.fromisoformat(date)
    if unit in "HDW":
        days = -(-count // 24) if unit == "H" else count * (7 if unit == "W" else 1)
        return (day + timedelta(days=days)).isoformat()
    month = day.year * 12 + day.month - 1 + count * (12 if unit == "Y" else 1)
    return min(f"{month // 12:04d}-{month % 12 + 1:02d}-{day.day:02d}", last_day(month))


@cache
def _patterns() -> Sequence[tuple[str, Sequence[re.Pattern[str]]]]:
    told = read_data("predictions.yaml")
    return [(name, [re.compile(p, re.IGNORECASE) for p in patterns]) for name, patterns in told.items()]


def _entry(document: str, date: str | None, statement: Statement, subject: str | None) -> Entry:
    named = name_countries(statement.text)
    country = named[0] if len(named) == 1 else subject if not named else None
    window = find_window(statement.horizon, date) if statement.horizon else None
    negated = _NEGATION.search(statement.text) is not None
    key = json.dumps([document, statement.start, statement.end], separators=(",", ":"))
    return {
        "ledger": VERSION,
        "kind": PREDICTION,
        "id": hashlib.sha256(key.encode()).hexdigest(),
        "made": date,
        "document": document,
        "start": statement.start,
        "end": statement.end,
        "text": statement.text,
        "speaker": statement.speaker,
        "certainty": statement.certainty,
        "horizon": statement.horizon,
        "window": list(window) if window else None,
        "target": name_target(statement.text),
        "negated": negated,
        "country": country,
        "country_from": None if country is None else "statement" if named else "document",
    }
