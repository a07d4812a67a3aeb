"""A document as windows with the head's opinion: sentences, or their halves, with shares of kinds and of a speaker.

A sentence is cut in two where the shares of its sides speak for it (`clauses`), at most once. A window's sentences see
the vectors of the sentences before and after, whatever window holds them.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tacitus.model import Sentence, StatementKind
from tacitus.reading.encoder.session import Model
from tacitus.reading.encoder.windows import Window, windows_of
from tacitus.reading.statements.clauses import places, share, weigh
from tacitus.reading.statements.features import Part, statement_marks
from tacitus.reading.statements.head import KINDS, Head, Shares, WordView
from tacitus.reading.statements.leaning import leaning

if TYPE_CHECKING:
    from tacitus.reading.statements.head import Floats


@dataclass(slots=True)
class Page:
    """A window, its sentences as parts, their pooled vectors, and those of the sentences around the window.

    `acts` are the indexes of sentences with a coded act.
    """

    window: Window
    view: WordView
    parts: list[Part]
    pooled: list[Floats]
    before: Floats | None = None
    after: Floats | None = None
    acts: frozenset[int] = frozenset()
    leanings: dict[tuple[int, int], StatementKind | None] = field(default_factory=dict)

    def leaning(self, part: Part) -> StatementKind | None:
        """What the part's plain forms lean to."""
        key = (part.first, part.last)
        if key not in self.leanings:
            self.leanings[key] = leaning(
                self.window.words[part.first : part.last], self.view.inside[part.first : part.last]
            )
        return self.leanings[key]


def pages_of(
    model: Model, head: Head, sentences: Sequence[Sentence], acts: Collection[int] = ()
) -> Iterator[Page]:
    """Windows in order, sentences uncut; a sentence that fills several windows is told by the first."""
    prose = [s for s in sentences if s.kind != "heading"]
    if not prose:
        return
    told = {s.index: s for s in prose}
    held: Page | None = None
    seen = -1
    for window in windows_of(sentences, model.pieces):
        parts: list[Part] = []
        for first, last in _stretches(window):
            index = window.sentence_of[first]
            if index > seen:
                s = told[index]
                ends = (index == prose[0].index, index == prose[-1].index)
                parts.append(Part(first, last, s.start, s.end, True, *ends))
                seen = index
        if not parts:
            continue
        view = head.view(window, model.words(window).vectors)
        pooled = [head.pool(view, p.first, p.last) for p in parts]
        page = Page(window, view, parts, pooled, acts=frozenset(window.sentence_of) & frozenset(acts))
        if held is not None:
            held.after, page.before = page.pooled[0], held.pooled[-1]
            yield held
        held = page
    if held is not None:
        yield held


def judge_page(head: Head, page: Page) -> tuple[list[Part], Shares]:
    """Statements of the page, sentences cut where their sides differ, and what the head says of each."""
    whole = _judge(head, page, page.parts, page.pooled, *_around(page, page.pooled))
    tried = list_places(page)
    best: dict[int, tuple[float, int]] = {}
    for (k, at), features in zip(tried, weigh_cuts(head, page, tried), strict=True):
        value = share(features)
        if value > max(0.5, best.get(k, (0.0, 0))[0]):
            best[k] = (value, at)
    if not best:
        return page.parts, whole
    parts: list[Part] = []
    pooled: list[Floats] = []
    for k, part in enumerate(page.parts):
        sides = _sides(page, part, best[k][1]) if k in best else (part,)
        parts += sides
        pooled += [head.pool(page.view, s.first, s.last) for s in sides]
    return parts, _judge(head, page, parts, pooled, *_around(page, pooled))


def list_places(page: Page) -> list[tuple[int, int]]:
    """(number of the part, word) of all places where a sentence of the page may be cut."""
    return [
        (k, at)
        for k, part in enumerate(page.parts)
        for at in places(page.window, part.first, part.last, page.view.inside)
    ]


def weigh_cuts(head: Head, page: Page, tried: Sequence[tuple[int, int]]) -> list[list[float]]:
    """Features (`clauses.weigh`) of cutting sentence k at a word, for each (k, word)."""
    if not tried:
        return []
    parts = [side for k, at in tried for side in _sides(page, page.parts[k], at)]
    pooled = [head.pool(page.view, s.first, s.last) for s in parts]
    before, after = _around(page, page.pooled)
    left_of = [v for i, (k, _) in enumerate(tried) for v in (before[k], pooled[2 * i])]
    right_of = [v for i, (k, _) in enumerate(tried) for v in (pooled[2 * i + 1], after[k])]
    sides = _judge(head, page, parts, pooled, left_of, right_of)
    kinds, speaks = sides.kinds.tolist(), sides.speaks[:, 0].tolist()
    found: list[list[float]] = []
    for i, (_, at) in enumerate(tried):
        left, right = 2 * i, 2 * i + 1
        leanings = (page.leaning(parts[left]), page.leaning(parts[right]))
        found.append(
            weigh(page.window, at, kinds[left], kinds[right], (speaks[left], speaks[right]), leanings)
        )
    return found


def _judge(
    head: Head,
    page: Page,
    parts: Sequence[Part],
    pooled: Sequence[Floats],
    before: Sequence[Floats],
    after: Sequence[Floats],
) -> Shares:
    """What the head says; the kind that plain forms or a coded act lean to weighs more, and a lens of which a cue is told."""
    import numpy as np

    marks = [statement_marks(page.window, p, page.view.inside, page.leaning(p)) for p in parts]
    shares = head.judge(pooled, before, after, marks)
    kinds = shares.kinds.copy()
    for k, part in enumerate(parts):
        kind = page.leaning(part)
        if kind is not None:
            kinds[k, KINDS.index(kind)] *= math.exp(head.settings["leaning"])
        elif page.window.sentence_of[part.first] in page.acts:
            kinds[k, KINDS.index("report")] *= math.exp(head.settings["act"])
    lens = shares.lens * np.exp(head.settings["lens_cue"] * _told_lenses(page, parts))
    return replace(shares, kinds=kinds / kinds.sum(axis=1, keepdims=True), lens=lens)


def _told_lenses(page: Page, parts: Sequence[Part]) -> Floats:
    """For each part and lens 1 where a cue of the lens stands in the part."""
    import numpy as np

    return np.stack([page.view.lenses[p.first : p.last].max(axis=0) for p in parts])


def _sides(page: Page, part: Part, at: int) -> tuple[Part, Part]:
    words = page.window.words
    return (
        Part(part.first, at, part.start, words[at - 1].end, False, part.opening, False),
        Part(at, part.last, words[at].start, part.end, False, False, part.closing),
    )


def _around(page: Page, pooled: Sequence[Floats]) -> tuple[list[Floats], list[Floats]]:
    """Of each vector the one before and the one after, beyond the window too; zeros at the ends of the text."""
    nothing = pooled[0] * 0
    first = nothing if page.before is None else page.before
    last = nothing if page.after is None else page.after
    return [first, *pooled[:-1]], [*pooled[1:], last]


def _stretches(window: Window) -> Iterator[tuple[int, int]]:
    """Words of each sentence of the window, half-open."""
    first = 0
    for at in range(1, len(window.words) + 1):
        if at == len(window.words) or window.sentence_of[at] != window.sentence_of[first]:
            yield first, at
            first = at
