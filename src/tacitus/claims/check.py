"""An article held against a record: every statement gets a verdict with evidence, or the reason why it gets none.

    reading -> statements -> question (terms, parties, window) -> passages of the index -> compared -> read together -> judged

Statements are judged one by one and in their order, each with what was told before it. A `Checker` holds the
index of one commit and may check many articles; what it gives is a function of the article and the commit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from tacitus.claims.asked import Asked
from tacitus.claims.asking import Asking
from tacitus.claims.beside import Found, compare_found, likeliest, read_beside
from tacitus.claims.clauses import bare, clauses
from tacitus.claims.context import Story
from tacitus.claims.coverage import Counter
from tacitus.claims.index import day_number
from tacitus.claims.judge import Candidate, Judged, is_sure, judge
from tacitus.claims.notes import notes_on
from tacitus.claims.question import question_of
from tacitus.claims.search import Lookup
from tacitus.claims.sides import Sides
from tacitus.claims.signs import Search
from tacitus.claims.sorts import Sort, is_english
from tacitus.claims.source import Texts, open_index, read_texts
from tacitus.claims.story import Days
from tacitus.claims.trends import MOVES, Trends
from tacitus.claims.values import Checked, Coverage, Evidence, Question, Report, Verdict
from tacitus.claims.window import iso
from tacitus.model import Document, Reading
from tacitus.reader import read_document
from tacitus.reading.together import Together, load_together
from tacitus.record import Record

_NOT_DONE = ("prediction", "possibility", "counterfactual", "call_to_action")  # whose time is not the story's
_JUDGING = ("assessment", "call_to_action")  # never supported as a whole


BaseRates = Callable[[Reading], Mapping[tuple[int, int], str]]


class Checker:
    """Checks articles against one commit of a record; `base_rates` gives, for the predictions of an article by their spans, what is
    said of how often such a thing comes (`tacitus.forecast.beside`)."""

    def __init__(
        self,
        record: Record,
        *,
        as_of: str | None = None,
        together: Together | None = None,
        base_rates: BaseRates | None = None,
    ) -> None:
        self._record, self._base_rates = record, base_rates
        self._together = together or load_together()
        self.index, self.as_of = open_index(record, as_of=as_of)
        self._read: Texts | None = None
        self._counter = Counter(self.index)
        self._trends = Trends(record, self._counter, self.as_of)
        self._sides = Sides(self.index)
        days = self.index.day[self.index.day > 0]
        self._first, self._newest = (int(days.min()), int(days.max())) if len(days) else (1, 1)

    def check(self, document: Document) -> Report:
        """Read an article and check it."""
        return self.check_reading(read_document(document))

    def check_reading(self, reading: Reading) -> Report:
        """Check an article that was read."""
        english = is_english(reading.document.text)
        asking = Asking(Lookup(self.index), self._newest, reading, english)
        story = Story.of(reading) if english else Story(())
        checked = []
        for at, statement in enumerate(reading.statements):
            one = asking.ask(at, story)
            texts = self._texts(one)
            told = self._with_parts(one, self._answer(one, texts), texts)
            checked.append(told)
            moves_on = statement.kind not in _NOT_DONE or told.evidence or one.parts
            if moves_on and at not in story.listed:
                story.told = _time_of(one, told) or story.told
        rates = None if self._base_rates is None else self._base_rates(reading)
        checked = [_with_rate(one, rates) for one in checked]
        about = self._about()
        return Report(reading, tuple(checked), self.as_of, about, tuple(self._remarks(reading, english)))

    def _answer(self, one: Asked, texts: Mapping[int, tuple[str | None, str]]) -> Checked:
        if not one.sort.sought:
            return Checked(one.statement, one.sort.verdict, one.sort.why)
        if one.statement.kind == "trend" and MOVES.search(one.claim):  # one act does not make it
            return self._trends.answer(one, *self._question(one))
        in_window, elsewhere = one.searches()
        ahead = one.sort.verdict == "forecast"  # what is still to come was not told long ago
        found = (
            self._found(one, one.inside, in_window, texts),
            self._found(one, () if ahead else one.outside, elsewhere, texts),
        )
        near, far = read_beside(one, [likeliest(side) for side in found], self._together)
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

    def _with_parts(self, one: Asked, whole: Checked, texts: Mapping[int, tuple[str | None, str]]) -> Checked:
        """A statement that is not found as a whole, with those of its acts that are; the others are named."""
        shifted = whole.verdict == "date_shifted"
        open_ = (
            shifted
            or whole.verdict in ("not_covered", "partly_supported")
            or (whole.verdict == "not_checkable" and one.statement.kind != "call_to_action")
        )
        if not open_ or not one.parts:
            return whole
        told = tuple(self._answer(part, texts) for part in one.parts)
        # a single part that is told in part or not at all adds nothing where the whole is looked for
        adds = told[0].verdict not in ("partly_supported", "not_covered")
        if len(told) > 1 or adds or whole.verdict == "not_checkable":
            whole = replace(whole, parts=told)
        held = [t for t in told if t.verdict == "supported"]
        # a trend told with an act of which an item has a part, or acts of which one is told in its time
        if not held and (shifted or one.statement.kind == "trend"):
            held = [t for t in told if t.verdict == "partly_supported"]
        every = len(held) == len(told) == len(clauses(one.claim)) and one.statement.kind != "trend"
        if not held or (whole.evidence and not shifted and not (every and len(held) > 1)):
            return whole
        evidence = tuple({e.document_id: e for t in held for e in t.evidence}.values())[:4]
        some_told = {t.statement.text for t in held}
        each = (bare(one.claim[start:end]) for start, end in clauses(one.claim))
        lack = [f"“{clause}”" for clause in each if clause not in some_told]
        why = f"Not found: {', '.join(lack)}." if lack else "Items of the record report its acts."
        own = () if shifted else whole.notes  # those of an item that is not shown
        notes = tuple(dict.fromkeys((*(note for t in held for note in t.notes), *own)))
        question, covered = self._question(one)
        verdict: Verdict = "supported" if every else "partly_supported"
        return Checked(one.statement, verdict, why, question, evidence, covered, whole.trend, notes, told)

    def _found(
        self,
        one: Asked,
        passages: Iterable[int],
        search: Search,
        texts: Mapping[int, tuple[str | None, str]],
    ) -> list[Found]:
        return compare_found(one, passages, search, texts, self.index, self._sides)

    def _question(self, one: Asked) -> tuple[Question, Coverage]:
        question = question_of(one)
        return question, self._counter.coverage(question.parties, question.categories, one.window)

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

    def _texts(self, one: Asked) -> Mapping[int, tuple[str | None, str]]:
        """Passage -> title of its document and its text, for all that a statement and its parts are compared with."""
        if self._read is None:
            self._read = read_texts(self._record, as_of=self.as_of)
        found = {}
        for p in {p for asked in (one, *one.parts) for p in (*asked.inside, *asked.outside)}:
            title, text = self._read[int(self.index.passage_document[p])]
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


def _with_rate(one: Checked, rates: Mapping[tuple[int, int], str] | None) -> Checked:
    """A prediction with the base rate that is known for it, or that none is given."""
    if one.verdict != "forecast":
        return one
    none = "No base rate is given here."
    words = none if rates is None else rates.get((one.statement.start, one.statement.end), none)
    return replace(one, notes=(*one.notes, words))


def _time_of(one: Asked, told: Checked) -> Days | None:
    """When a statement's act happened: the day of the item that tells it, else the time that its words fix."""
    if told.verdict in ("supported", "contradicted") and told.evidence and told.evidence[0].date:
        day = day_number(told.evidence[0].date)
        return day, day
    return (one.window.first, one.window.last) if one.window.dated else None


def _holds(sort: Sort, judged: Judged) -> bool:
    """Whether what was found is enough for a statement that is not plainly a report; of what is to come only what is told whole."""
    return is_sure(judged) and (sort.verdict != "forecast" or judged.verdict == "supported")
