"""What is asked of the record about a statement, as a value and in words."""

from __future__ import annotations

from tacitus.claims.asked import Asked
from tacitus.claims.values import Question
from tacitus.claims.window import Window, iso

_MOST = 8  # parties that are named
_NAMES = 6


def question_of(one: Asked) -> Question:
    """The parties, categories, names and the time that are asked for."""
    parties = [w.term.key[1:] for w in one.weighed if w.term.kind == "country"]
    parties += [p.code for e in one.events for p in (*e.actor, *e.recipient) if p.code]
    parties = list(dict.fromkeys(parties))[:_MOST]
    categories = tuple(dict.fromkeys(e.event for e in one.events))
    names = [w.term.text for w in one.weighed if w.term.kind == "name" and not w.inside][:_NAMES]
    what = " or ".join(categories) if categories else "an act told in these words"
    with_names = ", " + ", ".join(names) if names else ""
    words = f"{what} with {', '.join(parties) or 'no named country'}{with_names}; {_when(one.window)}"
    window = one.window
    return Question(tuple(parties), categories, iso(window.first), iso(window.last), window.dated, words)


def _when(window: Window) -> str:
    when = iso(window.first) if window.first == window.last else f"{iso(window.first)} to {iso(window.last)}"
    if window.other is not None and window.dated:
        when += f", or {iso(window.other[0])} to {iso(window.other[1])}"
    if window.text:
        return f"{when} (“{window.text}”)"
    if window.other is not None:
        return f"{when} (no time is given: after what was told before, or shortly before the article)"
    return when + (
        " (no time is given: shortly before the article)"
        if window.last - window.first < 100
        else " (no day is known)"
    )
