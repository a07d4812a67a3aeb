"""Scores of time expressions by the definitions of TempEval-3.

strict: same first and last code point. relaxed: at least one code point in common; pairs are one to one,
those with the same span first, then in the order of the text. value: F1 that counts a relaxed pair only when
its TIMEX3 values are the same string (precision over what was found, recall over what is annotated). Types
are not compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

FIGURES = ("strict", "relaxed", "value")


class Timed(Protocol):
    """Anything with a span and a TIMEX3 value."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def value(self) -> str: ...


@dataclass(frozen=True, slots=True)
class TimePair:
    """An annotated expression and the one found for it; None stands for a missed or a spurious one."""

    gold: Timed | None
    found: Timed | None

    @property
    def strict(self) -> bool:
        """Same span."""
        return bool(self.gold and self.found and _span(self.gold) == _span(self.found))

    @property
    def relaxed(self) -> bool:
        """Spans that share a code point."""
        return self.gold is not None and self.found is not None

    @property
    def value(self) -> bool:
        """Shared span and same value."""
        return bool(self.gold and self.found and self.gold.value == self.found.value)


def pair_times(found: Sequence[Timed], gold: Sequence[Timed]) -> list[TimePair]:
    """Every expression of both lists in exactly one pair, in the order of the text."""
    left = sorted(found, key=_span)
    same = {_span(time): time for time in left}
    matched = {id(g): same.pop(_span(g)) for g in gold if _span(g) in same}
    left = [time for time in left if _span(time) in same]
    for g in sorted(gold, key=_span):
        hit = (
            next((f for f in left if f.start < g.end and g.start < f.end), None)
            if id(g) not in matched
            else None
        )
        if hit is not None:
            matched[id(g)] = hit
            left.remove(hit)
    pairs = [TimePair(g, matched.get(id(g))) for g in gold] + [TimePair(None, f) for f in left]
    return sorted(pairs, key=lambda pair: _span(pair.gold or pair.found))


def score_times(pairs: Iterable[TimePair]) -> dict[str, object]:
    """`strict`, `relaxed`, `value`: dicts `p`, `r`, `f1`; `n`: annotated and found expressions."""
    n: Counter[str] = Counter()
    for pair in pairs:
        n["gold"] += pair.gold is not None
        n["found"] += pair.found is not None
        n["strict"] += pair.strict
        n["relaxed"] += pair.relaxed
        n["value"] += pair.value
    figures: dict[str, object] = {name: _f1(n[name], n["found"], n["gold"]) for name in FIGURES}
    return figures | {"n": {"gold": n["gold"], "found": n["found"]}}


def characters_a_second(
    read: Callable[[str], object], texts: Sequence[str], *, clock: Callable[[], float]
) -> float:
    """Code points that `read` handles in a second of `clock`; it reads until a second has passed."""
    started, done = clock(), 0
    while clock() - started < 1.0:
        for text in texts:
            read(text)
            done += len(text)
    return done / (clock() - started)


def _span(time: Timed | None) -> tuple[int, int]:
    return (0, 0) if time is None else (time.start, time.end)


def _f1(hits: int, found: int, gold: int) -> dict[str, float]:
    return {
        "p": round(hits / max(1, found), 3),
        "r": round(hits / max(1, gold), 3),
        "f1": round(2 * hits / max(1, found + gold), 3),
    }
