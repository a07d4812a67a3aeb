"""A statement turned into a question to the index: its terms and those around it, its window, and the passages most like it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from tacitus.claims.asked import Asked, best_passages, coded_parties, events_within, without_time
from tacitus.claims.clauses import asides, bare, clauses
from tacitus.claims.context import Story, combined
from tacitus.claims.groups import groups_in
from tacitus.claims.index import Index, day_number
from tacitus.claims.search import Lookup, weigh
from tacitus.claims.sorts import DONE, Sort, sort_statement
from tacitus.claims.verbal import as_sentence
from tacitus.claims.window import Window, window_of
from tacitus.claims.words import terms_of
from tacitus.model import Event, Reading, Statement

_MIXED = ("report", "trend", "assessment", "counterfactual", "possibility")
_FOREIGN = Sort("not_checkable", "It is not in English, the only language read so far.")


@dataclass(frozen=True, slots=True)
class Asking:
    """Asks for the statements of one article; `newest` is the last day of the record."""

    lookup: Lookup
    newest: int
    reading: Reading
    english: bool

    @property
    def index(self) -> Index:
        """The index that is asked."""
        return self.lookup.index

    def ask(self, at: int, story: Story) -> Asked:
        """The article's statement with this place, and its clauses that tell acts, as the story told before it has them."""
        statement = self.reading.statements[at]
        one = self._ask(statement, events_within(self.reading.events, statement), story, at)
        return replace(one, parts=self._parts(one, story, at)) if self.english else one

    def _ask(
        self,
        statement: Statement,
        events: tuple[Event, ...],
        story: Story,
        at: int,
        within: Window | None = None,
    ) -> Asked:
        """A statement, or a part of one whose window is `within`: it is the part's too, where that has no time of its own."""
        sort = sort_statement(statement, events) if self.english else _FOREIGN
        date, claim = self.reading.document.date, statement.text
        window = window_of(claim, date, newest=self.newest, told=story.time_before(at))
        if within is not None and within.dated and not window.dated:
            window = within
        groups = groups_in(claim)
        if not sort.sought or not len(self.index.passage_document):
            return Asked(statement, sort, events, groups, (), window, (), ())
        terms = without_time(terms_of(claim), claim, window)
        if not any(t.kind == "country" for t in terms):
            terms += coded_parties(events, len(claim), most=2)
        weighed = weigh(self.index, terms, groups.said, asides(claim))
        share, beside = combined(self.lookup, weighed, story.around(self.index, at, terms))
        inside = self._inside(window)
        known = self.index.passage_day <= (self.newest if date is None else day_number(date)) + 1
        low, high = inside & known, ~inside & known & (self.index.passage_day > 0)
        near, far = best_passages(share, low), best_passages(share, high)
        found = {p: float(share[p]) for p in (*near, *far)}
        sizes = int(low.sum()), int(high.sum())
        around = {p: float(beside[p]) for p in found}
        return Asked(
            statement, sort, events, groups, weighed, window, near, far, found=found, sizes=sizes, beside=around
        )  # fmt: skip

    def _parts(self, one: Asked, story: Story, at: int) -> tuple[Asked, ...]:
        """The clauses of a statement that tell acts and name a party or somebody, each to be looked for alone; empty where the
        statement is one clause."""
        statement, found = one.statement, []
        if statement.kind not in _MIXED or not len(self.index.passage_document):
            return ()
        spans = clauses(statement.text)
        for start, end in spans:
            clause = bare(statement.text[start:end])
            low = statement.start + statement.text.index(clause, start)
            high = low + len(clause)
            acts = tuple(
                e for e in one.events if low <= e.trigger.start < high and e.status in ("actual", "alleged")
            )
            done = acts or (len(spans) > 1 and (DONE.search(clause) or as_sentence(clause) != clause))
            if done and (len(spans) > 1 or statement.kind != "report"):
                part = Statement(low, high, clause, "report", statement.speaker)
                asked = self._ask(part, acts, story.going_on(one.window), at, one.window)
                if any(w.term.kind in ("country", "name") for w in asked.weighed):
                    found.append(asked)
        return tuple(found)

    def _inside(self, window: Window) -> npt.NDArray[np.bool_]:
        """Passages of the window's days, and those that tell an act which happened in it."""
        index = self.index
        inside = window.holds(index.passage_day)
        if window.dated:
            last = np.maximum(index.act_first, index.act_last)
            acts = (index.act_first > 0) & (index.act_first <= window.last) & (last >= window.first)
            acts &= last - index.act_first < 120
            telling = np.zeros(len(index.ids), bool)
            telling[index.act_document[acts]] = True
            inside |= telling[index.passage_document]
        return np.asarray(inside, bool)
