"""Coded and annotated events of one document side by side, paired one to one so that agreement is greatest.

Two events agree at four levels. `root`: the category; `quad`: its quad class; `dyad`: the set of actor
countries and the set of recipient countries; `triple`: root and dyad. In AGREE, CONSULT, COOPERATE and
ASSAULT the parties may stand on either side, except that an ASSAULT for which both name a recipient must have
the same direction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tacitus.errors import ResourceError
from tacitus.ontology.plover import CATEGORIES, quad_code

LEVELS = ("root", "quad", "dyad", "triple")

_EITHER_SIDE = frozenset({"AGREE", "CONSULT", "COOPERATE", "ASSAULT"})
_LEAST = 0.5  # a pair whose agreement weighs less is no pair
_SAME_STATUS = {
    "denied": "alleged",
    "predicted": "future",
    "planned": "future",
    "asserted": "actual",
    "reported": "actual",
    "possible": "hypothetical",
}


@dataclass(frozen=True, slots=True)
class Judged:
    """What is compared of an event.

    `actor` and `recipient` are country codes; `sure` is False where another careful annotator might not;
    `confidence` is None in annotations.
    """

    root: str | None
    quad: int | None
    actor: frozenset[str]
    recipient: frozenset[str]
    first: str | None
    last: str | None
    status: str | None
    modes: frozenset[str]
    sure: bool
    confidence: float | None

    @property
    def parties(self) -> frozenset[str]:
        """Countries on either side."""
        return self.actor | self.recipient


@dataclass(frozen=True, slots=True)
class Pair:
    """A coded event, the annotated event it was paired with, and where both stand in their lists."""

    coded: Judged
    gold: Judged
    coded_at: int
    gold_at: int

    def agrees(self, level: str) -> bool:
        """Whether both agree at one of `LEVELS`."""
        return bool(_agreement(self.coded, self.gold)[level])

    @property
    def excused(self) -> bool:
        """The annotators were unsure, and category or parties agree: a disagreement costs no precision."""
        if self.gold.sure:
            return False
        return self.agrees("root") or (self.agrees("dyad") and bool(self.gold.parties))


def judge(event: Mapping[str, Any]) -> Judged:
    """An event as `tacitus code` writes it or as an annotator did, in the form that is compared."""
    root = event.get("event")
    if isinstance(root, list):
        root = root[0]
    confidence = event.get("confidence")
    status = event.get("status")
    return Judged(
        root=root,
        quad=quad_code(root) if root in CATEGORIES else None,
        actor=_countries(event.get("actors", event.get("actor"))),
        recipient=_countries(event.get("recipients", event.get("recipient"))),
        first=event.get("date"),
        last=event.get("enddate"),
        status=None if status is None else _SAME_STATUS.get(status, status),
        modes=frozenset(event.get("mode") or ()),
        sure=bool(event.get("sure", True) and event.get("must", True)),
        confidence=None if confidence is None else float(confidence),
    )


def without_negated(coded: Sequence[Judged], gold: Sequence[Judged]) -> list[Judged]:
    """The coded events that count: negated ones only where the annotators coded negated ones."""
    if any(event.status == "negated" for event in gold):
        return list(coded)
    return [event for event in coded if event.status != "negated"]


def pair_events(coded: Sequence[Judged], gold: Sequence[Judged]) -> list[Pair]:
    """The best one-to-one pairing; events left out have no counterpart.

    Raises:
        ResourceError: T302, scipy is not installed.
    """
    if not coded or not gold:
        return []
    try:
        from scipy.optimize import linear_sum_assignment
    except ImportError as error:
        raise ResourceError("T302", "scipy is not installed.", "Install the extra: tacitus[dev].") from error
    weights = [[_weight(c, g) for g in gold] for c in coded]
    rows, columns = linear_sum_assignment(weights, maximize=True)
    return [
        Pair(coded[row], gold[column], int(row), int(column))
        for row, column in zip(rows, columns, strict=True)
        if weights[row][column] > _LEAST
    ]


def _countries(parties: Iterable[Mapping[str, Any]] | None) -> frozenset[str]:
    codes = (party.get("country") or party.get("code") for party in parties or ())
    return frozenset(code for code in codes if code)


def _agreement(coded: Judged, gold: Judged) -> dict[str, bool]:
    root = coded.root == gold.root
    actor, recipient = coded.actor == gold.actor, coded.recipient == gold.recipient
    directed = gold.root == "ASSAULT" and bool(gold.recipient) and bool(coded.recipient)
    either_side = root and gold.root in _EITHER_SIDE and not directed and coded.parties == gold.parties
    dyad = (actor and recipient) or either_side
    return {
        "root": root,
        "quad": coded.quad == gold.quad,
        "actor": actor,
        "recipient": recipient,
        "dyad": dyad,
        "triple": root and dyad,
    }


def _weight(coded: Judged, gold: Judged) -> float:
    same = _agreement(coded, gold)
    parts = 8 * same["triple"] + 4 * same["root"] + 1.5 * same["quad"] + 2 * same["dyad"]
    return parts + same["actor"] + same["recipient"] + 0.01 * gold.sure
