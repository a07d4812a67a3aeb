"""An article held against a record: every statement gets a verdict with evidence, or the reason why it gets none.

    reading -> statements -> question (terms, parties, window) -> passages of the index -> compared -> read together -> judged

Statements are judged one by one and in their order; texts of all passages are asked for at once. A `Checker` holds the
index of one commit and may check many articles; what it gives is a function of the article and the commit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from tacitus.claims.asked import (
    Asked,
    best_passages,
    coded_parties,
    events_within,
    without_time,
)
from tacitus.claims.beside import compare_found, likeliest, read_beside
from tacitus.claims.clauses import asides, clauses
from tacitus.claims.coverage import Counter
from tacitus.claims.groups import groups_in
from tacitus.claims.judge import Candidate, Judged, is_sure, judge
from tacitus.claims.narrative import Days
from tacitus.claims.notes import notes_on
from tacitus.claims.search import coverage, weigh
from tacitus.claims.sides import Sides
from tacitus.claims.signs import Search
from tacitus.claims.sorts import DONE, Sort, is_english, sort_statement
from tacitus.claims.source import open_index, read_texts
from tacitus.claims.values import Checked, Coverage, Evidence, Question, Report, Verdict
from tacitus.claims.window import Window, iso, window_of
from tacitus.claims.words import terms_of
from tacitus.model import Document, Event, Reading, Statement
from tacitus.reader import read_document
from tacitus.reading.together import Together, load_together
from tacitus.record import Record

_MOVES = re.compile(
    r"\b(?:grow\w*|grew|more|less|fewer|worse\w*|better|increas\w*|decreas\w*|ris(?:e|en|es|ing)|rose|fall(?:en|ing|s)?|fell|deepen\w*|declin\w*|los(?:t|es|ing)"
    r"|shrink\w*|spread\w*|weaken\w*|strengthen\w*|intensif\w*|escalat\w*|isolat\w*|began|ongoing|steadily|ever)\b",
    re.IGNORECASE,
)
_MIXED = ("report", "trend", "assessment", "counterfactual", "possibility")
_NOT_DONE = ("prediction", "possibility", "counterfactual", "call_to_action")  # whose time is not the story's
_JUDGING = ("assessment", "call_to_action")  # never supported as a whole
_LASTING = 27  # days from its first to its last in which a trend can be counted
_TRENDS: Mapping[str, tuple[str, ...]] = {
    "isolation": ("SANCTION", "ACCUSE", "REJECT", "COERCE"),
    "influence": ("SUPPORT", "COOPERATE", "AGREE", "AID"),
    "unrest": ("PROTEST",),
    "cohesion": ("CONCEDE", "RETREAT", "REJECT"),
}


class Checker:
    """Checks articles against one commit of a record."""

    def __init__(self, record: Record, *, as_of: str | None = None, together: Together | None = None) -> None:
        self._record = record
        self._together = together or load_together()
        self.index, self.as_of = open_index(record, as_of=as_of)
        self._counter = Counter(self.index)
        self._sides = Sides(self.index)
        days = self.index.day[self.index.day > 0]
        self._first, self._newest = (int(days.min()), int(days.max())) if len(days) else (1, 1)

    def check(self, document: Document) -> Report:
        """Read an article and check it."""
        return self.check_reading(read_document(document))

    def check_reading(self, reading: Reading) -> Report:
        """Check an article that was read."""
        date, english = reading.document.date, is_english(reading.document.text)
        asked = list[Asked]()
        told: Days | None = None
        for statement in reading.statements:
            one = self._ask(statement, events_within(reading.events, statement), date, english, told)
            asked.append(replace(one, parts=self._parts(one, date)) if english else one)
            if one.window.dated and statement.kind not in _NOT_DONE:
                told = (one.window.first, one.window.last)
        texts = self._texts(asked)
        checked = tuple(self._with_parts(one, self._answer(one, texts), texts) for one in asked)
        about = self._about()
        return Report(reading, checked, self.as_of, about, tuple(self._remarks(reading, english)))

    def _ask(
        self,
        statement: Statement,
        events: tuple[Event, ...],
        date: str | None,
        english: bool,
        told: Days | None,
    ) -> Asked:
        sort = (
            sort_statement(statement, events)
            if english
            else Sort("not_checkable", "It is not in English, the only language read so far.")
        )
        claim = statement.text
        window = window_of(claim, date, newest=self._newest, told=told)
        groups = groups_in(claim)
        if not sort.sought or not len(self.index.passage_document):
            return Asked(statement, sort, events, groups, (), window, (), ())
        terms = without_time(terms_of(claim), claim, window)
        if not any(t.kind == "country" for t in terms):
            terms += coded_parties(events, len(claim))
        weighed = weigh(self.index, terms, groups.said, asides(claim))
        share = coverage(self.index, weighed)
        inside = self._inside(window)
        before = self.index.passage_day <= window.last + 1
        low, high = inside & before, ~inside & before & (self.index.passage_day > 0)
        near, far = best_passages(share, low), best_passages(share, high)
        found = {p: float(share[p]) for p in (*near, *far)}
        return Asked(
            statement,
            sort,
            events,
            groups,
            weighed,
            window,
            near,
            far,
            found,
            (int(low.sum()), int(high.sum())),
        )

    def _answer(self, one: Asked, texts: Mapping[int, tuple[str | None, str]]) -> Checked:
        if not one.sort.sought:
            return Checked(one.statement, one.sort.verdict, one.sort.why)
        if one.statement.kind == "trend" and _MOVES.search(one.claim):  # one act does not make it
            return self._trend(one)
        in_window, elsewhere = one.searches()
        near = self._candidates(one, one.inside, in_window, texts)
        ahead = one.sort.verdict == "forecast"  # what is still to come was not told long ago
        far = self._candidates(one, () if ahead else one.outside, elsewhere, texts)
        judged = judge(one.claim, one.groups.said, near, far, one.window)
        question, covered = self._question(one)
        if one.sort.verdict != "not_covered" and not _holds(one.sort, judged):
            return Checked(one.statement, one.sort.verdict, one.sort.why, question)
        if (
            one.statement.kind in _JUDGING and judged.verdict == "supported"
        ):  # an act in it is told, and it is more
            judged = replace(
                judged, verdict="partly_supported", why="An item reports an act that it speaks of."
            )
        evidence = tuple(self._evidence(c, judged) for c in judged.evidence)
        notes = notes_on(one.claim, one.weighed, judged, one.window)
        return Checked(one.statement, judged.verdict, judged.why, question, evidence, covered, notes=notes)

    def _parts(self, one: Asked, date: str | None) -> tuple[Asked, ...]:
        """The clauses of a statement that tell acts, each to be looked for alone; empty where the statement is one clause."""
        statement, found = one.statement, []
        if statement.kind not in _MIXED or not len(self.index.passage_document):
            return ()
        spans = clauses(statement.text)
        for start, end in spans:
            low, high = statement.start + start, statement.start + end
            acts = tuple(
                e for e in one.events if low <= e.trigger.start < high and e.status in ("actual", "alleged")
            )
            done = acts or (len(spans) > 1 and DONE.search(statement.text[start:end]))
            if done and (len(spans) > 1 or statement.kind != "report"):
                part = Statement(low, high, statement.text[start:end], "report", statement.speaker)
                found.append(self._ask(part, acts, date, True, (one.window.first, one.window.last)))
        return tuple(found)

    def _with_parts(self, one: Asked, whole: Checked, texts: Mapping[int, tuple[str | None, str]]) -> Checked:
        """A statement that is not found as a whole, with those of its acts that are; the others are named."""
        open_ = whole.verdict in ("not_covered", "partly_supported") or (
            whole.verdict == "not_checkable" and one.statement.kind != "call_to_action"
        )
        if not open_ or not one.parts:
            return whole
        told = [self._answer(part, texts) for part in one.parts]
        held = [t for t in told if t.verdict == "supported"]
        every = len(held) == len(told) == len(clauses(one.claim)) and one.statement.kind != "trend"
        if not held or (whole.evidence and not (every and len(held) > 1)):
            return whole
        evidence = tuple({e.document_id: e for t in held for e in t.evidence}.values())[:4]
        lack = [f"“{t.statement.text.strip(' ,.;')}”" for t in told if t not in held]
        why = f"Not found: {', '.join(lack)}." if lack else "Items of the record report its acts."
        notes = tuple(dict.fromkeys((*(note for t in held for note in t.notes), *whole.notes)))
        question, covered = self._question(one)
        verdict: Verdict = "supported" if every else "partly_supported"
        return Checked(one.statement, verdict, why, question, evidence, covered, whole.trend, notes)

    def _trend(self, one: Asked) -> Checked:
        question, covered = self._question(one)
        categories = _TRENDS.get(one.statement.lens or "", question.categories)
        window = one.window
        if not window.dated or window.last - window.first < _LASTING:  # a day is that of an act told with it
            window = replace(window, first=window.last - 364, low=window.last - 364)
        if not question.parties or not categories:
            return Checked(
                one.statement,
                "not_checkable",
                "A trend without a country and a kind of act that could be counted.",
                question,
            )
        trend = self._counter.trend(question.parties, categories, window)
        up = one.statement.direction
        verdict, why = "not_covered", "The counts do not decide it."
        if trend.low is not None and trend.high is not None and up is not None:
            if (up == "up" and trend.low > 1) or (up == "down" and trend.high < 1):
                verdict, why = "supported", "The counts of the record move that way."
            elif (up == "up" and trend.high < 1) or (up == "down" and trend.low > 1):
                verdict, why = "contradicted", "The counts of the record move the other way."
        note = "Counts of acts stand in for the trend; series by lens are not part of this version."
        question = replace(question, categories=tuple(categories))
        return Checked(one.statement, verdict, why, question, (), covered, trend, (note,))  # type: ignore[arg-type]

    def _candidates(
        self,
        one: Asked,
        passages: Iterable[int],
        search: Search,
        texts: Mapping[int, tuple[str | None, str]],
    ) -> list[Candidate]:
        found = compare_found(one, passages, search, texts, self.index, self._sides)
        return read_beside(one, likeliest(found), self._together)

    def _question(self, one: Asked) -> tuple[Question, Coverage]:
        parties = [w.term.key[1:] for w in one.weighed if w.term.kind == "country"]
        parties += [p.code for e in one.events for p in (*e.actor, *e.recipient) if p.code]
        parties = list(dict.fromkeys(parties))[:8]
        categories = tuple(dict.fromkeys(e.event for e in one.events))
        window = one.window
        when = (
            f"{iso(window.first)} to {iso(window.last)}" if window.first != window.last else iso(window.first)
        )
        when += (
            f" (“{window.text}”)"
            if window.text
            else " (no time is given: shortly before the article)"
            if window.last - window.first < 100
            else " (no day is known)"
        )
        names = [w.term.text for w in one.weighed if w.term.kind == "name"][:6]
        what = " or ".join(categories) if categories else "an act told in these words"
        words = f"{what} with {', '.join(parties) or 'no named country'}{', ' + ', '.join(names) if names else ''}; {when}"
        question = Question(
            tuple(parties), categories, iso(window.first), iso(window.last), window.dated, words
        )
        return question, self._counter.coverage(parties, categories, window)

    def _evidence(self, c: Candidate, judged: Judged) -> Evidence:
        row = int(self.index.passage_document[c.passage])
        day = iso(c.day) if c.day > 0 else None
        return Evidence(
            self.index.ids[row],
            day,
            self.index.outlets_of(row),
            c.text,
            round(c.compared.share, 3),
            _SAYS.get(judged.verdict, ""),
        )

    def _inside(self, window: Window) -> npt.NDArray[np.bool_]:
        """Passages of the window's days, and those that tell an act which happened in it."""
        index = self.index
        inside = (index.passage_day >= window.low) & (index.passage_day <= window.high)
        if window.dated:
            last = np.maximum(index.act_first, index.act_last)
            acts = (index.act_first > 0) & (index.act_first <= window.last) & (last >= window.first)
            acts &= last - index.act_first < 120
            telling = np.zeros(len(index.ids), bool)
            telling[index.act_document[acts]] = True
            inside |= telling[index.passage_document]
        return np.asarray(inside, bool)

    def _texts(self, asked: Sequence[Asked]) -> Mapping[int, tuple[str | None, str]]:
        """Passage -> title of its document and its text, for all that will be compared."""
        every = [*asked, *(part for one in asked for part in one.parts)]
        passages = sorted({p for one in every for p in (*one.inside, *one.outside)})
        rows = {p: int(self.index.passage_document[p]) for p in passages}
        ids = sorted({self.index.ids[row] for row in rows.values()})
        told = read_texts(self._record, ids, as_of=self.as_of)
        found = {}
        for p, row in rows.items():
            title, text = told.get(self.index.ids[row], (None, ""))
            found[p] = (title, text[int(self.index.passage_start[p]) : int(self.index.passage_end[p])])
        return found

    def _about(self) -> dict[str, int | str | None]:
        some = len(self.index.ids) > 0
        return {
            "documents": len(self.index.ids),
            "events": len(self.index.act_document),
            "outlets": len(self.index.outlets),
            "first": iso(self._first) if some else None,
            "last": iso(self._newest) if some else None,
        }

    def _remarks(self, reading: Reading, english: bool) -> Iterable[str]:
        date, documents = reading.document.date, len(self.index.ids)
        if not documents:
            yield "The record is empty: nothing can be supported or contradicted by it."
        elif date is not None and not iso(self._first) <= date <= iso(self._newest + 45):
            yield f"The record runs from {iso(self._first)} to {iso(self._newest)}; the article is of {date}."
        if date is None:
            yield "The article has no day: acts are sought in the whole record, and relative times stay open."
        if not english:
            yield "The article does not seem to be in English, the only language that is read so far."
        elif not reading.statements:
            yield "The article makes no statement that could be checked."
        elif all(s.kind == "quotation" for s in reading.statements):
            yield "The article is nothing but quotations; whether words were said is not in the record."


_SAYS = {
    "supported": "reports it",
    "contradicted": "reports another outcome",
    "date_shifted": "reports it at another time",
    "attribution_only": "reports that it is said",
    "partly_supported": "reports a part of it",
}


def _holds(sort: Sort, judged: Judged) -> bool:
    """Whether what was found is enough for a statement that is not plainly a report; of what is to come only what is told whole."""
    return is_sure(judged) and (sort.verdict != "forecast" or judged.verdict == "supported")
