"""A document's text with marks in it as HTML; marks may nest, cross and coincide.

The text is cut wherever a mark begins or ends; each piece is wrapped in all marks that cover it, the longest
outside. The words of an act are the innermost, so that a link never stands in a link; where two acts cover a
piece it links to the shorter. Work grows with the text and the marks, not with their product.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from tacitus.report.wording import visible

DEPTH = 8  # marks shown over one piece of text, the shortest ones


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to be shown: its CSS class, a title, and for the words of acts the numbers of their events."""

    start: int
    end: int
    css: str
    title: str = ""
    events: tuple[int, ...] = ()


class MarkedText:
    """The text with its marks, to be had in stretches.

    Args:
        text: the document's text.
        marks: spans of it; parts outside the text are cut off. Of marks with one span and class one is left,
            which holds the numbers of all.
    """

    def __init__(self, text: str, marks: Iterable[Mark]) -> None:
        self._text = text
        self._marks = _merge(marks, len(text))
        self._cuts, self._covers = _pieces(self._marks)

    def html(self, start: int, end: int) -> Markup:
        """The stretch from `start` to `end` (half-open) as HTML, all text escaped."""
        parts: list[Markup] = []
        at, piece = start, bisect_right(self._cuts, start) - 1
        while at < end:
            stop = min(end, self._cuts[piece + 1] if piece + 1 < len(self._cuts) else end)
            cover = self._covers[piece] if piece >= 0 else ()
            parts.append(self._piece(at, stop, cover))
            at, piece = stop, piece + 1
        return Markup("").join(parts)

    def _piece(self, start: int, end: int, cover: Sequence[Mark]) -> Markup:
        html = escape(visible(self._text[start:end]))
        acts = [mark for mark in cover if mark.events]
        if acts:
            html = _act(html, acts[-1], first=acts[-1].start == start)
        for mark in reversed([mark for mark in cover if not mark.events]):
            html = Markup('<span class="{}" title="{}">{}</span>').format(mark.css, visible(mark.title), html)
        lost = [mark for mark in acts[:-1] if mark.start == start]
        anchors = [Markup('<span id="t{}"></span>').format(n) for mark in lost for n in mark.events]
        numbers = [_numbers(mark) for mark in reversed(acts) if mark.end == end]
        return Markup("").join([*anchors, html, *numbers])


def _act(html: Markup, mark: Mark, *, first: bool) -> Markup:
    anchors = Markup("").join(Markup('<span id="t{}"></span>').format(n) for n in mark.events[1:])
    name = Markup(' id="t{}"').format(mark.events[0]) if first else Markup("")
    link = Markup('<a{} class="{}" href="#e{}" title="{}">{}</a>')
    shown = link.format(name, mark.css, mark.events[0], visible(mark.title), html)
    return anchors + shown if first else shown


def _numbers(mark: Mark) -> Markup:
    links = (Markup('<a class="n {}" href="#e{}">{}</a>').format(mark.css, n, n) for n in mark.events)
    return Markup("<sup>{}</sup>").format(Markup(" ").join(links))


def _merge(marks: Iterable[Mark], length: int) -> list[Mark]:
    """Marks inside the text, from the left, longer ones first; those of one span and class made one."""
    merged: dict[tuple[int, int, str], Mark] = {}
    for mark in marks:
        start, end = max(0, mark.start), min(length, mark.end)
        if start >= end:
            continue
        kind = "act" if mark.events else mark.css.split(" ")[0]
        same = merged.get((start, end, kind))
        if same is None:
            merged[start, end, kind] = replace(mark, start=start, end=end)
        else:
            titles = dict.fromkeys([*same.title.split("\n"), mark.title])
            css = same.css if same.css == mark.css else f"{same.css.split(' ')[0]} q0"
            merged[start, end, kind] = replace(
                same, css=css, title="\n".join([*titles][:6]), events=tuple(sorted(same.events + mark.events))
            )
    return sorted(merged.values(), key=lambda mark: (mark.start, -mark.end, bool(mark.events), mark.css))


def _pieces(marks: Sequence[Mark]) -> tuple[list[int], list[tuple[Mark, ...]]]:
    cuts = sorted({point for mark in marks for point in (mark.start, mark.end)})
    covers: list[tuple[Mark, ...]] = []
    active: list[Mark] = []
    following = 0
    for cut in cuts:
        active = [mark for mark in active if mark.end > cut]
        until = bisect_left(marks, cut + 1, key=lambda mark: mark.start)
        active += marks[following:until]
        following = until
        nested = sorted(active, key=lambda mark: (mark.start - mark.end, mark.start, mark.css))
        covers.append(tuple(nested[-DEPTH:]))
    return cuts, covers
