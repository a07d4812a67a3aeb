"""Who did it to whom in a document's acts, against the claim's: the same way, or the other way round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from tacitus.claims.index import Index, Ints
from tacitus.model import Event
from tacitus.ontology import CATEGORIES, quad_code

_MUTUAL = frozenset(("AGREE", "CONSULT", "COOPERATE"))


@dataclass(frozen=True, slots=True)
class Kin:
    """How a document's acts stand to a claim's: whether one is of the same category, whether all are of the other sort
    (cooperation, conflict), and whether the claim's actor does such an act there; None where it cannot be told."""

    same: bool = False
    against: bool = False
    actor: bool | None = None


@dataclass(slots=True)
class Sides:
    """Parties of acts by document."""

    index: Index
    _order: npt.NDArray[np.int64] = field(init=False)
    _documents: Ints = field(init=False)
    _act_order: npt.NDArray[np.int64] = field(init=False)
    _act_documents: Ints = field(init=False)
    _categories: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        documents = (
            self.index.act_document[self.index.party_act]
            if len(self.index.party_act)
            else np.zeros(0, np.int32)
        )
        self._order = np.argsort(documents, kind="stable")
        self._documents = documents[self._order]
        self._act_order = np.argsort(self.index.act_document, kind="stable")
        self._act_documents = self.index.act_document[self._act_order]
        self._categories = tuple(CATEGORIES)

    def way(self, events: Sequence[Event], document: int) -> int:
        """1 where a document has an act by the same on the same as a claim with these events, -1 where it has one only the other way
        round, else 0."""
        ours = {
            (a.code, b.code)
            for e in events
            for a in e.actor
            for b in e.recipient
            if a.code and b.code and a.code != b.code
        }
        if not ours:
            return 0
        theirs = self._pairs(document)
        return 1 if ours & theirs else -1 if {(b, a) for a, b in ours} & theirs else 0

    def kin(self, events: Sequence[Event], document: int) -> Kin:
        """How the acts of a document stand to those of a claim."""
        theirs = [
            (self._categories[int(self.index.act_category[row])], row) for row in self._acts_of(document)
        ]
        ours = {e.event for e in events}
        if not ours or not theirs:
            return Kin()
        same = [(e, row) for e in events for name, row in theirs if name == e.event]
        sorts = {quad_code(name) > 2 for name in ours}, {quad_code(name) > 2 for name, _ in theirs}
        actors = [
            bool(did & {p.code for p in e.actor})
            if e.event not in _MUTUAL
            else bool((did | had) & {p.code for p in e.actor})
            for e, row in same
            for did, had in [self._parties_of(row)]
            if did and any(p.code for p in e.actor)
        ]
        return Kin(bool(same), not sorts[0] & sorts[1], any(actors) if actors else None)

    def _parties_of(self, act: int) -> tuple[set[str], set[str]]:
        """Codes of those who did an act and of those it was done to."""
        sides: tuple[set[str], set[str]] = (set(), set())
        low, high = np.searchsorted(self.index.party_act, (act, act + 1))
        for row in range(int(low), int(high)):
            sides[int(self.index.party_side[row])].add(self.index.codes[int(self.index.party_code[row])])
        return sides

    def _acts_of(self, document: int) -> list[int]:
        low, high = np.searchsorted(self._act_documents, (document, document + 1))
        return [int(row) for row in self._act_order[low:high]]

    def _pairs(self, document: int) -> set[tuple[str, str]]:
        low, high = np.searchsorted(self._documents, (document, document + 1))
        acts: dict[int, tuple[list[str], list[str]]] = {}
        for row in self._order[low:high].tolist():
            sides = acts.setdefault(int(self.index.party_act[row]), ([], []))
            sides[int(self.index.party_side[row])].append(self.index.codes[int(self.index.party_code[row])])
        return {(a, b) for actors, recipients in acts.values() for a in actors for b in recipients}
