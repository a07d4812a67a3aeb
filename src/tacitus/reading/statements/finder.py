"""Statements of a document by the statement head: kind, speaker, lens, certainty, horizon and loaded wording of each.

Every sentence but headings is one statement, or two (`pages`). The encoder's vectors are those that the coder has used.
Lens and direction are told of trends, certainty and horizon of predictions and possibilities.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from tacitus.model import Sentence, Statement, StatementKind
from tacitus.reading.encoder.session import Model, load_model
from tacitus.reading.encoder.windows import Window
from tacitus.reading.statements.features import Part
from tacitus.reading.statements.head import DIRECTIONS, KINDS, LENSES, Head, Shares, load_head
from tacitus.reading.statements.leaning import is_certain, may_be_doubted, said_direction
from tacitus.reading.statements.pages import Page, judge_page, pages_of
from tacitus.reading.statements.speakers import (
    best_run,
    completed,
    find_form,
    opening_phrase,
    runs_of,
    stands_for_another,
    trimmed,
)  # fmt: skip

_LEADING = 6  # words of "in the view of the"
_UNITS = frozenset(
    "day week month quarter year decade century spring summer autumn winter season term".split()
)
_CERTAINTY = (0.95, 0.7, 0.1)  # certain, likely, unlikely
_POSSIBLE = 0.4


@dataclass(frozen=True, slots=True)
class NeuralStatements:
    """The finder by model: the package's encoder and head, loaded on first use, or others."""

    model: Model | None = None
    head: Head | None = None

    def find(self, sentences: Sequence[Sentence], *, acts: Collection[int] = ()) -> tuple[Statement, ...]:
        """One statement a sentence or clause, headings left out, in the order of the text.

        `acts` are the indexes of sentences with a coded act.
        """
        model, head = self.model or load_model(), self.head or load_head()
        told = {s.index: s for s in sentences}
        spoken = _Spoken()
        found: list[Statement] = []
        for page in pages_of(model, head, sentences, acts):
            parts, shares = judge_page(head, page)
            for k, part in enumerate(parts):
                sentence = told[page.window.sentence_of[part.first]]
                found.append(_statement(head, page, part, sentence, shares, k, spoken))
        return tuple(found)


@dataclass(slots=True)
class _Spoken:
    """The last speaker of the text so far, and what the last statement that does not begin with a pronoun begins with."""

    last: str | None = None
    subject: str | None = None


def _statement(
    head: Head, page: Page, part: Part, sentence: Sentence, shares: Shares, k: int, spoken: _Spoken
) -> Statement:
    text = sentence.text[part.start - sentence.start : part.end - sentence.start]
    kind = KINDS[int(shares.kinds[k].argmax())]
    speaker = _speaker(head, page, part, sentence, float(shares.speaks[k, 0]), spoken)
    begins = _words(page.window, sentence, opening_phrase(page.window, part.first, part.last))
    spoken.last, spoken.subject = speaker or spoken.last, begins or spoken.subject
    trend, lens = kind == "trend", LENSES[int(shares.lens[k].argmax())]
    return Statement(
        part.start,
        part.end,
        text,
        kind,
        speaker,
        lens if trend else None,
        said_direction(text, lens) or DIRECTIONS[int(shares.direction[k].argmax())] if trend else None,
        _horizon(head, page, part, sentence) if kind in ("prediction", "possibility") else None,
        _certainty(kind, text, shares.certainty[k].tolist()),
        _loaded(head, page, part),
    )


def _certainty(kind: StatementKind, text: str, shares: Sequence[float]) -> float | None:
    """What the head tells, within what the words allow.

    What is called certain without a "not" is so, and without a word of doubt nothing is called unlikely.
    """
    if kind != "prediction":
        return _POSSIBLE if kind == "possibility" else None
    if is_certain(text):
        return _CERTAINTY[0]
    told = shares if may_be_doubted(text) else shares[:2]
    return _CERTAINTY[max(range(len(told)), key=lambda k: told[k])]


def _speaker(
    head: Head, page: Page, part: Part, sentence: Sentence, share: float, spoken: _Spoken
) -> str | None:
    """Who speaks in the part; None for the author. `share` is the head's that somebody else does."""
    window, inside = page.window, page.view.inside
    tags = page.view.tags[:, 0].tolist()
    form = find_form(window, part.first, part.last, inside)
    weight = 0.0 if form is None else head.settings["sure_form" if form.sure else "form"]
    if form is not None and form.sure and form.first - part.first < _LEADING:
        weight = 1.0  # "In the view of X, ..." opens with who speaks
    if share + weight + head.settings["tag"] * max(tags[part.first : part.last]) < head.settings["speaks"]:
        return None
    run = best_run(tags, part.first, part.last, head.settings["speaker"])
    cut = None if run is None else completed(window, run, part.last, inside)
    if form is not None and (cut is None or form.sure):
        cut = trimmed(window, (form.first, form.last)) or cut
    if cut is None and form is None and share < head.settings["goes_on"]:
        return None
    phrase = _words(window, sentence, cut)
    if phrase is None or stands_for_another(phrase):
        return spoken.last or spoken.subject or phrase
    return phrase


def _horizon(head: Head, page: Page, part: Part, sentence: Sentence) -> str | None:
    window = page.window
    run = best_run(page.view.tags[:, 2].tolist(), part.first, part.last, head.settings["horizon"])
    whole = None if run is None else completed(window, run, part.last, page.view.inside)
    return _words(window, sentence, None if whole is None else _with_unit(window, whole, part.last))


def _with_unit(window: Window, run: tuple[int, int], last: int) -> tuple[int, int]:
    """A time with what it is of: "before the end" goes on with "of the year"."""
    words = [w.low for w in window.words[run[1] : min(last, run[1] + 4)]]
    if words[:1] != ["of"]:
        return run
    unit = next((i for i, word in enumerate(words) if word in _UNITS), None)
    return run if unit is None else (run[0], run[1] + unit + 1)


def _loaded(head: Head, page: Page, part: Part) -> tuple[tuple[int, int], ...]:
    """Spans of words that the head likes for loaded wording; less is asked of listed ones."""
    words, listed = page.window.words, head.settings["listed"]
    scores = [
        tag + listed * known
        for tag, known in zip(page.view.tags[:, 1].tolist(), page.view.listed, strict=True)
    ]
    runs = runs_of(scores, part.first, part.last, head.settings["loaded"])
    cut = (trimmed(page.window, run) for run in runs)
    return tuple((words[a].start, min(words[b - 1].end, part.end)) for a, b in filter(None, cut))


def _words(window: Window, sentence: Sentence, run: tuple[int, int] | None) -> str | None:
    """The words of the run as the sentence has them."""
    if run is None:
        return None
    start, end = window.words[run[0]].start, min(window.words[run[1] - 1].end, sentence.end)
    return sentence.text[start - sentence.start : end - sentence.start]
