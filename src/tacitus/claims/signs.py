"""Plain signs of how a passage stands to a claim: what of it the passage tells, and where the two disagree.

A sign is a number, most between 0 and 1. `data/questions.json` says what they speak for; nothing is decided here. What a
passage merely does not mention is told by shares, so that no single word decides.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tacitus.claims.clauses import clauses
from tacitus.claims.compare import SURE, Compared, Matched, best_sentence
from tacitus.claims.counted import counts_otherwise
from tacitus.claims.sides import Kin
from tacitus.claims.window import LATELY, Window
from tacitus.reading.together import Relation

TOLD = 0.55  # worth from which a term of the claim counts as told
HEAVY = 3.5  # weight of a term that says something
_CUT = re.compile(r"[,;:]|\b(?:and|but|while|after|because|when)\b")
_SUREST = 14.0  # log-odds of a share of one in a million
_FEWEST, _MOST = 100, 100_000  # passages between which the size of a search is told apart
_NEGATES = re.compile(
    r"\b(?:no|not|nobody|none|never|nothing|neither|nor|without|cannot|hardly|barely)\b|n['’]t\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Search:
    """The passages among which one was found: how many, the share of the claim that the fourth of them has, and whether they
    lie in the claim's window."""

    size: int
    fourth: float
    inside: bool


def signs_of(
    claim: str,
    text: str,
    compared: Compared,
    kin: Kin,
    way: int,
    *,
    search: Search,
    found: float,
    beside: float,
    window: Window,
    day: int,
) -> dict[str, float]:
    """The signs of a passage for a claim.

    Args:
        claim, text: their words; `compared` is the one held beside the other.
        kin: how the acts of the passage's document stand to the claim's.
        way: 1 where it has an act by the same on the same, -1 where only the other way round, else 0.
        search: the passages among which it was found; `found` is the share of the claim and of the terms around it that it has by
            the index, `beside` that of the terms around it alone.
        window, day: the time of the claim, and the day of the passage.
    """
    words, names, parties, numbers = (
        [m for m in compared.matched if m.weighed.term.kind == kind]
        for kind in ("word", "name", "country", "number")
    )
    heavy = [m for m in names if m.weighed.weight >= HEAVY]
    rarest = max(heavy, key=lambda m: (m.weighed.weight, m.worth), default=None)
    told = sum(m.worth >= TOLD for m in (*words, *names))
    parts = _parts(claim, compared.matched)
    size = min(_MOST, max(_FEWEST, search.size))
    lately = 0.0 if window.dated or not search.inside else min(1.0, (window.last - day) / LATELY)
    return {
        "share": compared.share,
        "words": share_of(words),
        "names": share_of(names),
        "nameless": float(not names),
        "lacks_name": float(rarest is not None and rarest.worth < TOLD),
        "parties": sum(m.worth >= 0.5 for m in parties) / len(parties) if parties else 0.0,
        "partiless": float(not parties),
        "lacks_party": float(any(m.worth < 0.5 for m in parties)),
        "told": min(1.0, math.log1p(told) / math.log(13)),
        "lead": found - search.fourth,
        "around": beside,
        "size": math.log10(size / _FEWEST) / 3,
        "outside": float(not search.inside),
        "days_off": min(10, abs(window.gap(day))) / 10 if search.inside else 0.0,
        "lately": lately,
        "together": _together(text, compared),
        "same": float(kin.same),
        "against": float(kin.against),
        "doer": float(kin.actor is True),
        "no_doer": float(kin.actor is False),
        "way": float(way),
        "thin": min((share_of(p) for p in parts), default=compared.share),
        "tail": _tail(claim, compared.matched),
        "short": 1 / max(1, len(compared.matched)),
        "clauses": (min(4, len(clauses(claim))) - 1) / 3,
        "dated": float(window.dated and window.own),
        "axis": float(not SURE.isdisjoint(compared.opposed)),
        "axis_acted": float(bool(compared.acted)),
        "axis_other": float(any(a not in SURE for a in compared.opposed)),
        "contest": float(compared.contest),
        "turned": float(bool(compared.turned)),
        "negated": float(bool(_NEGATES.search(claim)) != bool(_NEGATES.search(text))),
        "number_told": float(any(m.worth >= 1 for m in numbers)),
        "number_other": float(any(m.worth == 0 for m in numbers) and bool(compared.numbers)),
        "count_other": float(
            bool(compared.numbers) and counts_otherwise(claim, [t for t, _ in compared.numbers], text)
        ),
    }


def reading_signs(shares: Mapping[Relation, float]) -> dict[str, float]:
    """What the network that reads claim and passage together says: the log-odds of each relation, between -1 and 1."""
    return {
        f"read_{name}": math.log(max(share, 1e-6) / max(1 - share, 1e-6)) / _SUREST
        for name, share in shares.items()
    }


def share_of(matched: Sequence[Matched]) -> float:
    """The share of the weight of some terms that is told; 0 of none."""
    whole = sum(m.weighed.weight for m in matched)
    return sum(m.weighed.weight * m.worth for m in matched) / whole if whole else 0.0


def _together(text: str, compared: Compared) -> float:
    """How much of what is told of the claim stands in one sentence of the passage."""
    start, end = best_sentence(text, compared.matched)
    told = [m for m in compared.matched if m.at]
    whole = sum(m.weighed.weight * m.worth for m in told)
    here = sum(m.weighed.weight * m.worth for m in told if any(start <= at < end for at in m.at))
    return here / whole if whole else 0.0


def _parts(claim: str, matched: Sequence[Matched]) -> list[list[Matched]]:
    """The terms of the stretches of a claim between commas and conjunctions; stretches that say little are left out."""
    cuts = [0, *(m.end() for m in _CUT.finditer(claim)), len(claim)]
    every = [[m for m in matched if a <= m.weighed.term.start < b] for a, b in pairwise(cuts)]
    return [part for part in every if sum(m.weighed.weight for m in part) >= 2 * HEAVY]


def _tail(claim: str, matched: Sequence[Matched]) -> float:
    """The share told of a claim's second half, where second acts stand; a half where it says nothing."""
    behind = [m for m in matched if m.weighed.term.start >= len(claim) / 2]
    return share_of(behind) if behind else 0.5
