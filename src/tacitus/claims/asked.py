"""A statement made ready to be looked for, and what is taken from it and from the passages it will be compared with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from tacitus.claims.groups import Groups
from tacitus.claims.search import Weighed
from tacitus.claims.signs import Search
from tacitus.claims.sorts import Sort
from tacitus.claims.verbal import as_sentence
from tacitus.claims.window import Window
from tacitus.claims.words import Term, terms_of
from tacitus.model import Event, Statement

_LEADING = (
    r"(?:,\s*)?(?:\b(?:on|in|over|at|during|by|since|of|from|for|until|before|after)\s+)?"
    r"(?:\b(?:the|last|this|early|late|mid)\s+)*"
)
_ABBREVIATED = re.compile(r"\s\([A-Z][\w.-]{1,9}\)")
_MEASURES = frozenset(
    "hours day days week weeks fortnight month months year years later earlier before after".split()
)
AT_ONCE = 8  # passages in the window, and as many out of it, that a claim is compared with


@dataclass(frozen=True, slots=True)
class Asked:
    """A statement made ready to be looked for: `inside` its window and `outside` are the passages that hold most of it, `found`
    the share of it and of the terms around it that each has, `beside` that of the latter alone, `sizes` how many passages there
    are inside and outside."""

    statement: Statement
    sort: Sort
    events: tuple[Event, ...]
    groups: Groups
    weighed: tuple[Weighed, ...]
    window: Window
    inside: tuple[int, ...]
    outside: tuple[int, ...]
    found: Mapping[int, float] = field(default_factory=dict)
    sizes: tuple[int, int] = (0, 0)
    beside: Mapping[int, float] = field(default_factory=dict)
    parts: tuple[Asked, ...] = ()

    @property
    def claim(self) -> str:
        """The words of the statement."""
        return self.statement.text

    @property
    def untimed(self) -> str:
        """The claim without the words for its time: days are compared by themselves, and items give none."""
        time = self.window.text
        if not time:
            return self.claim
        found = re.search(_LEADING + re.escape(time) + r"(?:'s|’s)?,?", self.claim, re.IGNORECASE)
        if found is None:
            return self.claim
        left = " ".join(f"{self.claim[: found.start()]} {self.claim[found.end() :]}".split()).strip(" ,")
        left = re.sub(r"\s+([.,;])", r"\1", left)
        return left[:1].upper() + left[1:]

    @property
    def plain(self) -> str:
        """The claim as it is read together with items: without its time and abbreviations in brackets, and with a verb for an act
        that it only names."""
        return as_sentence(" ".join(_ABBREVIATED.sub("", self.untimed).split()))

    def searches(self) -> tuple[Search, Search]:
        """The passages in the window and out of it among which those of the claim were found."""
        shares = [sorted((self.found[p] for p in rows), reverse=True) for rows in (self.inside, self.outside)]
        fourth = [s[3] if len(s) > 3 else 0.0 for s in shares]
        return Search(self.sizes[0], fourth[0], True), Search(self.sizes[1], fourth[1], False)


def coded_parties(events: Iterable[Event], at: int = 0, *, most: int | None = None) -> list[Term]:
    """Countries of the parties of some acts ("the regime", "he"), `most` of them, as terms that stand at `at`."""
    codes = dict.fromkeys(p.code for e in events for p in (*e.actor, *e.recipient) if p.code)
    return [Term("country", f"@{code}", at, at, code) for code in list(codes)[:most]]


def without_time(terms: Sequence[Term], claim: str, window: Window) -> list[Term]:
    """The terms of a claim without the numbers and measures of the words that fix its time: "two days later"."""
    at = claim.find(window.text) if window.text else -1
    if at < 0 or window.text is None:
        return list(terms)
    end = at + len(window.text)
    return [
        t for t in terms if not (at <= t.start < end and (t.kind == "number" or t.text.lower() in _MEASURES))
    ]


def trigger_spans(one: Asked) -> list[tuple[int, int]]:
    """The words of a claim's acts as spans in it."""
    offset = one.statement.start
    return [(e.trigger.start - offset, e.trigger.end - offset) for e in one.events]


def without_titled(codes: Sequence[str], title: str | None, text: str) -> list[str]:
    """Codes of a passage that its events give, without those that only its title names."""
    if not title:
        return list(codes)
    titled = {t.key[1:] for t in terms_of(title) if t.kind == "country"}
    return [code for code in codes if code not in titled]


def best_passages(share: npt.NDArray[np.float32], mask: npt.NDArray[np.bool_]) -> tuple[int, ...]:
    """The passages with the greatest shares, the last rows first where they are equal."""
    rows = np.flatnonzero(mask & (share > 0))
    if len(rows) > AT_ONCE:
        kept = np.argpartition(-share[rows], AT_ONCE - 1)[:AT_ONCE]
        least = share[rows[kept]].min()
        rows = rows[share[rows] >= least]
    order = np.lexsort((-rows, -share[rows]))
    return tuple(int(r) for r in rows[order][:AT_ONCE])


def events_within(events: Iterable[Event], statement: Statement) -> tuple[Event, ...]:
    return tuple(e for e in events if statement.start <= e.trigger.start < statement.end)
