"""An article held against a record: every statement gets a verdict with evidence, or the reason why it gets none.

    reading -> statements -> question (terms, parties, window) -> passages of the index -> compared -> judged

Statements are judged one by one and in their order; texts of all passages are asked for at once. A `Checker` holds the
index of one commit and may check many articles; what it gives is a function of the article and the commit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from tacitus.claims.clauses import main_part
from tacitus.claims.compare import Compared, compare, read_passage
from tacitus.claims.coverage import Counter
from tacitus.claims.groups import Groups, groups_in
from tacitus.claims.judge import FEW, Candidate, Judged, candidate, judge
from tacitus.claims.notes import notes_on
from tacitus.claims.search import Weighed, coverage, weigh
from tacitus.claims.sides import Sides
from tacitus.claims.sorts import Sort, is_english, sort_statement
from tacitus.claims.source import open_index, read_texts
from tacitus.claims.values import Checked, Coverage, Evidence, Question, Report
from tacitus.claims.window import Window, iso, window_of
from tacitus.claims.winners import contest_in
from tacitus.claims.words import terms_of
from tacitus.model import Document, Event, Reading, Statement
from tacitus.reader import read_document
from tacitus.record import Record

_REFUSES = re.compile(r"\b(?:declin|refus|fail|reject)\w*", re.IGNORECASE)
_MOVES = re.compile(
    r"\b(?:grow\w*|grew|more|less|fewer|worse\w*|better|increas\w*|decreas\w*|ris(?:e|en|es|ing)|rose|fall(?:en|ing|s)?|fell|deepen\w*|declin\w*|los(?:t|es|ing)"
    r"|shrink\w*|spread\w*|weaken\w*|strengthen\w*|intensif\w*|escalat\w*|isolat\w*|began|ongoing|steadily|ever)\b",
    re.IGNORECASE,
)
_LEAST_WEIGHT = 9.0  # of all terms together, about two words that say something
_AT_ONCE = 8  # passages in the window, and as many out of it, that a claim is compared with
_PLANNED, _PLANNED_CONTENT = (
    0.62,
    0.5,
)  # likeness from which what is to come is checked as a plan that was reported
_TRENDS: Mapping[str, tuple[str, ...]] = {
    "isolation": ("SANCTION", "ACCUSE", "REJECT", "COERCE"),
    "influence": ("SUPPORT", "COOPERATE", "AGREE", "AID"),
    "unrest": ("PROTEST",),
    "cohesion": ("CONCEDE", "RETREAT", "REJECT"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A statement made ready to be looked for."""

    statement: Statement
    claim: str
    sort: Sort
    events: tuple[Event, ...]
    groups: Groups
    weighed: tuple[Weighed, ...]
    window: Window
    inside: tuple[int, ...]
    outside: tuple[int, ...]
    few: bool


class Checker:
    """Checks articles against one commit of a record."""

    def __init__(self, record: Record, *, as_of: str | None = None) -> None:
        self._record = record
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
        asked = [self._ask(s, _within(reading.events, s), date, english) for s in reading.statements]
        texts = self._texts(asked)
        checked = tuple(self._answer(one, texts) for one in asked)
        about = self._about()
        return Report(reading, checked, self.as_of, about, tuple(self._remarks(reading, english)))

    def _ask(self, statement: Statement, events: tuple[Event, ...], date: str | None, english: bool) -> Asked:
        sort = (
            sort_statement(statement, events)
            if english
            else Sort("not_checkable", "It is not in English, the only language read so far.")
        )
        claim = main_part(statement.text)
        window = window_of(claim, date, newest=self._newest)
        if not window.dated:
            window = window_of(statement.text, date, newest=self._newest)
        groups = groups_in(claim)
        if not sort.sought or not len(self.index.passage_document):
            return Asked(statement, claim, sort, events, groups, (), window, (), (), False)
        weighed = weigh(self.index, terms_of(claim), groups.said)
        if sum(w.weight for w in weighed) < _LEAST_WEIGHT:
            sort = Sort("not_checkable", "Too few words of its own to look for.")
            return Asked(statement, claim, sort, events, groups, (), window, (), (), False)
        share = coverage(self.index, weighed)
        inside = self._inside(window)
        before = self.index.passage_day <= window.last + 1
        low, high = inside & before, ~inside & before & (self.index.passage_day > 0)
        return Asked(
            statement,
            claim,
            sort,
            events,
            groups,
            weighed,
            window,
            _best(share, low),
            _best(share, high),
            self._few(weighed, low),
        )

    def _answer(self, one: Asked, texts: Mapping[int, tuple[str | None, str]]) -> Checked:
        if not one.sort.sought:
            return Checked(one.statement, one.sort.verdict, one.sort.why)
        near = self._candidates(one, one.inside, texts)
        far = self._candidates(one, one.outside, texts)
        judged = judge(one.claim, one.groups.said, near, far, one.window, few=one.few)
        question, covered = self._question(one)
        moving = one.statement.kind == "trend" and _MOVES.search(one.claim)
        if moving and (judged.verdict == "not_covered" or not _is_plain(judged)):
            return self._trend(one)
        if not _holds(one.sort, judged):
            return Checked(one.statement, one.sort.verdict, one.sort.why, question)
        if judged.verdict == "not_covered" and one.sort.verdict != "not_covered":
            return Checked(one.statement, one.sort.verdict, one.sort.why, question)
        evidence = tuple(self._evidence(c, judged) for c in judged.evidence)
        notes = notes_on(one.claim, one.weighed, judged, one.window)
        return Checked(one.statement, judged.verdict, judged.why, question, evidence, covered, notes=notes)

    def _trend(self, one: Asked) -> Checked:
        question, covered = self._question(one)
        categories = _TRENDS.get(one.statement.lens or "", question.categories)
        window = one.window
        if not window.dated:
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
        self, one: Asked, passages: Iterable[int], texts: Mapping[int, tuple[str | None, str]]
    ) -> list[Candidate]:
        found = []
        acts = _triggers(one)
        claimed, refuses = contest_in(one.claim), bool(_REFUSES.search(one.claim))
        for passage in passages:
            title, text = texts.get(passage, (None, ""))
            codes = [
                w.term.key[1:]
                for w in one.weighed
                if w.term.kind == "country" and self._has(passage, w.term.key)
            ]
            own = read_passage(text, _coded(codes, title, text), title=title)
            compared = compare(
                one.weighed,
                one.groups.said,
                own,
                scope=one.groups.turned,
                claimed=claimed,
                refuses=refuses,
                acts=acts,
            )
            bonus = self._sides.bonus(one.events, int(self.index.passage_document[passage]))
            day = int(self.index.passage_day[passage])
            told = self._told(one, compared, int(self.index.passage_document[passage]))
            found.append(candidate(passage, day, text, compared, one.window, bonus=bonus, told=told))
        return found

    def _told(self, one: Asked, compared: Compared, document: int) -> bool:
        """Whether a passage has the very act of a claim; True where the claim has none that was coded."""
        triggers = _triggers(one)
        if not triggers:
            return True
        words = [m for m in compared.matched if any(a <= m.weighed.term.start < b for a, b in triggers)]
        if compared.opposed or any(m.worth >= 0.6 for m in words):
            return True
        return self._sides.tells(one.events, document)

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

    def _few(self, weighed: Sequence[Weighed], inside: npt.NDArray[np.bool_]) -> bool:
        held = inside.copy()
        countries = [w.term.key for w in weighed if w.term.kind == "country"]
        for key in countries:
            rows = np.zeros(len(held), bool)
            rows[self.index.passages(key)] = True
            held &= rows
        return bool(countries) and int(held.sum()) <= FEW

    def _has(self, passage: int, term: str) -> bool:
        rows = self.index.passages(term)
        at = int(np.searchsorted(rows, passage))
        return at < len(rows) and int(rows[at]) == passage

    def _texts(self, asked: Sequence[Asked]) -> Mapping[int, tuple[str | None, str]]:
        """Passage -> title of its document and its text, for all that will be compared."""
        passages = sorted({p for one in asked for p in (*one.inside, *one.outside)})
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


def _triggers(one: Asked) -> list[tuple[int, int]]:
    """The words of a claim's acts as spans in it."""
    offset = one.statement.start + max(0, one.statement.text.find(one.claim[:20]))
    return [(e.trigger.start - offset, e.trigger.end - offset) for e in one.events]


def _holds(sort: Sort, judged: Judged) -> bool:
    """Whether what was found is enough for a statement that is not plainly a report."""
    if sort.verdict == "not_covered" or not judged.evidence:
        return True
    if sort.verdict == "forecast":  # what is agreed or announced was reported, what is only expected was not
        best = judged.evidence[0]
        agreed = any(s.group == "pact" for s in groups_in(best.text).said)
        return agreed and best.compared.share >= _PLANNED and best.content >= _PLANNED_CONTENT
    return _is_plain(judged)


def _is_plain(judged: Judged) -> bool:
    best = judged.evidence[0] if judged.evidence else None
    return (
        best is not None
        and best.named >= 0.5
        and best.compared.share >= _PLANNED
        and best.content >= _PLANNED_CONTENT
    )


def _coded(codes: Sequence[str], title: str | None, text: str) -> list[str]:
    """Codes of a passage that its events give, without those that only its title names."""
    if not title:
        return list(codes)
    titled = {t.key[1:] for t in terms_of(title) if t.kind == "country"}
    return [code for code in codes if code not in titled]


def _best(share: npt.NDArray[np.float32], mask: npt.NDArray[np.bool_]) -> tuple[int, ...]:
    """The passages with the greatest shares, the last rows first where they are equal."""
    rows = np.flatnonzero(mask & (share > 0))
    if len(rows) > _AT_ONCE:
        kept = np.argpartition(-share[rows], _AT_ONCE - 1)[:_AT_ONCE]
        least = share[rows[kept]].min()
        rows = rows[share[rows] >= least]
    order = np.lexsort((-rows, -share[rows]))
    return tuple(int(r) for r in rows[order][:_AT_ONCE])


def _within(events: Iterable[Event], statement: Statement) -> tuple[Event, ...]:
    return tuple(e for e in events if statement.start <= e.trigger.start < statement.end)
