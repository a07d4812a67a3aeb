"""Questions about events, as one named statement with bound values.

An event answers when one of its actors has one of the codes, one of its recipients likewise, its category is asked for
and its interval touches the window. An ongoing act has no end; undated events are only found without a window.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tacitus.errors import UsageError, shorten
from tacitus.ontology import CATEGORIES, special_codes
from tacitus.ontology.countries import countries
from tacitus.record.columns import COLUMNS
from tacitus.sources import parse_day

IN_ORDER = "ORDER BY date NULLS LAST, document_id, sentence, trigger.start, id"
Codes = str | Sequence[str] | None


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked; None asks for anything. `start` and `end` are inclusive days."""

    actor: tuple[str, ...] | None = None
    recipient: tuple[str, ...] | None = None
    event: tuple[str, ...] | None = None
    start: str | None = None
    end: str | None = None

    def statement(self) -> tuple[str, list[Any]]:
        """SQL over the view `events` and its values."""
        conditions: list[str] = []
        values: list[Any] = []
        for column, codes in (("actor_codes", self.actor), ("recipient_codes", self.recipient)):
            if codes is not None:
                conditions.append(f"list_has_any({column}, ?::VARCHAR[])")
                values.append(list(codes))
        if self.event is not None:
            conditions.append("list_contains(?::VARCHAR[], event)")
            values.append(list(self.event))
        if self.start is not None or self.end is not None:
            conditions.append("date IS NOT NULL")
        if self.start is not None:
            conditions.append("(ongoing OR coalesce(enddate, date) >= ?::DATE)")
            values.append(self.start)
        if self.end is not None:
            conditions.append("date <= ?::DATE")
            values.append(self.end)
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        columns = ", ".join(f'"{name}"' for name in COLUMNS["events"])
        return f"SELECT {columns} FROM events{where} {IN_ORDER}", values


def ask(
    *, actor: Codes = None, recipient: Codes = None, event: Codes = None,
    start: str | None = None, end: str | None = None,
) -> Question:  # fmt: skip
    """A question, checked.

    Raises:
        UsageError: T507, for a code or category that does not exist or an empty window; T002, for no calendar day.
    """
    for day in (start, end):
        if day is not None and parse_day(day) != day:
            raise UsageError("T002", f"{shorten(day)!r} is no calendar day.", "Write it as 2020-02-10.")
    if start is not None and end is not None and start > end:
        raise UsageError(
            "T507", f"The window ends on {end}, before its start {start}.", "Both ends are inclusive."
        )
    parties = {**countries(), **special_codes()}
    return Question(
        _checked(
            actor, parties, "an actor's code", "Codes are ISO 3166 alpha-3 or UNO, EUR, IGO, NGO and so on."
        ),
        _checked(
            recipient, parties, "a recipient's code", "Codes are ISO 3166 alpha-3 or UNO, EUR and so on."
        ),
        _checked(event, CATEGORIES, "a category", f"Categories: {', '.join(CATEGORIES)}."),
        start,
        end,
    )


def _checked(given: Codes, known: Any, what: str, hint: str) -> tuple[str, ...] | None:
    if given is None:
        return None
    codes = [c.strip().upper() for c in ([given] if isinstance(given, str) else given)]
    for code in codes:
        if code not in known:
            raise UsageError("T507", f"{shorten(code)!r} is not {what}.", hint)
    return tuple(dict.fromkeys(codes)) or None
