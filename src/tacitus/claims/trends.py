"""A statement that something grows or falls, answered by the series of its lens where it has one, else by counts of acts.

A series says how likely its figure is higher in this window than in the one before (`tacitus.lenses`); a trend is held for
shown from `SURE` on. Counts are shares of all acts of their time, with a 95 % interval.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from tacitus.claims.asked import Asked
from tacitus.claims.coverage import Counter
from tacitus.claims.values import Checked, Coverage, Question, Trend, Verdict
from tacitus.claims.window import Window, iso
from tacitus.errors import TacitusError
from tacitus.lenses import LENSES, load_lens, read_acts
from tacitus.lenses.acts import Acts
from tacitus.lenses.measure import measure
from tacitus.ontology.countries import countries
from tacitus.record import Record

SURE = 0.95
MOVES = re.compile(
    r"\b(?:grow\w*|grew|more|less|fewer|worse\w*|better|increas\w*|decreas\w*|ris(?:e|en|es|ing)|rose|fall(?:en|ing|s)?|fell|deepen\w*|declin\w*|los(?:t|es|ing)"
    r"|shrink\w*|spread\w*|weaken\w*|strengthen\w*|intensif\w*|escalat\w*|isolat\w*|began|ongoing|steadily|ever)\b",
    re.IGNORECASE,
)
_LASTING = 27  # days from its first to its last in which a trend can be counted
_MONTH = 30.44
_COUNTED: Mapping[str, tuple[str, ...]] = {
    "isolation": ("SANCTION", "ACCUSE", "REJECT", "COERCE"),
    "influence": ("SUPPORT", "COOPERATE", "AGREE", "AID"),
    "unrest": ("PROTEST",),
    "cohesion": ("CONCEDE", "RETREAT", "REJECT"),
}
_NOTHING = "A trend without a country and a kind of act that could be counted."


class Trends:
    """Answers trends from one commit of a record; its acts are read when the first lens is asked for."""

    def __init__(self, record: Record, counter: Counter, as_of: str) -> None:
        self._record, self._counter, self._as_of = record, counter, as_of
        self._acts: Acts | None = None

    def answer(self, one: Asked, question: Question, covered: Coverage) -> Checked:
        """The statement with the verdict of its series or counts."""
        statement, window = one.statement, one.window
        if not window.dated or window.last - window.first < _LASTING:  # a day is that of an act told with it
            window = replace(window, first=window.last - 364, low=window.last - 364, other=None)
        codes = [code for code in question.parties if code in countries()]
        if statement.lens in LENSES and codes and (trend := self._series(statement.lens, codes[0], window)):
            verdict, why = _decided(trend, statement.direction)
            return Checked(statement, verdict, why, question, (), covered, trend)
        categories = _COUNTED.get(statement.lens or "", question.categories)
        if not question.parties or not categories:
            return Checked(statement, "not_checkable", _NOTHING, question)
        trend = self._counter.trend(question.parties, categories, window)
        verdict, why = _decided(trend, statement.direction)
        asked = replace(question, categories=tuple(categories))
        return Checked(statement, verdict, why, asked, (), covered, trend)

    def _series(self, lens: str, country: str, window: Window) -> Trend | None:
        """A country's lens in a window against the one before; None where the record does not reach so far."""
        if self._acts is None:
            self._acts = read_acts(self._record, as_of=self._as_of)
        months = max(1, round((window.last - window.first + 1) / _MONTH))
        try:
            found = measure(self._acts, load_lens(lens), country, window=months, to=iso(window.last))
        except TacitusError:
            return None
        if found.change is None:
            return None
        shift = found.change.shift
        now, before = round(shift.now.value, 6), round(shift.before.value, 6)
        words = (
            f"{found.definition.title} of {country}: {now:.3g} in the {months} months to {iso(window.last)[:7]}, {before:.3g} in the"
            f" {months} before; higher with probability {shift.rise:.2f}."
        )
        return Trend(
            now, before, None, round(shift.low, 6), round(shift.high, 6), words, lens, round(shift.rise, 3)
        )


def _decided(trend: Trend, direction: str | None) -> tuple[Verdict, str]:
    """The verdict of a trend that is said to go up or down."""
    if trend.rise is not None:
        up, down, what = trend.rise >= SURE, trend.rise <= 1 - SURE, "series"
    else:
        up, down, what = (trend.low or 0) > 1, trend.high is not None and trend.high < 1, "counts"
    if direction is None or not (up or down):
        return (
            "not_covered",
            f"The {what} of the record {'do' if what == 'counts' else 'does'} not decide it.",
        )
    right = up == (direction == "up")
    moves = f"The {what} of the record move{'' if what == 'counts' else 's'}"
    if right:
        return "supported", f"{moves} that way."
    if trend.rise is not None:  # a figure of what news tells, not of what is so
        return "not_covered", f"{moves} the other way, which contradicts nothing alone."
    return "contradicted", f"{moves} the other way."
