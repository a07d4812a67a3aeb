"""Who did it to whom in a document's acts, against the claim's: the same way speaks for a passage, the other way against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from tacitus.claims.index import Index, Ints
from tacitus.model import Event

SAME_WAY, OTHER_WAY = 0.05, -0.15


@dataclass(slots=True)
class Sides:
    """Parties of acts by document."""

    index: Index
    _order: npt.NDArray[np.int64] = field(init=False)
    _documents: Ints = field(init=False)

    def __post_init__(self) -> None:
        documents = (
            self.index.act_document[self.index.party_act]
            if len(self.index.party_act)
            else np.zeros(0, np.int32)
        )
        self._order = np.argsort(documents, kind="stable")
        self._documents = documents[self._order]

    def bonus(self, events: Sequence[Event], document: int) -> float:
        """What the direction of a document's acts adds to its rank for a claim with these events."""
        ours = {
            (a.code, b.code)
            for e in events
            for a in e.actor
            for b in e.recipient
            if a.code and b.code and a.code != b.code
        }
        if not ours:
            return 0.0
        theirs = self._pairs(document)
        if ours & theirs:
            return SAME_WAY
        return OTHER_WAY if {(b, a) for a, b in ours} & theirs else 0.0

    def _pairs(self, document: int) -> set[tuple[str, str]]:
        low, high = np.searchsorted(self._documents, (document, document + 1))
        acts: dict[int, tuple[list[str], list[str]]] = {}
        for row in self._order[low:high].tolist():
            sides = acts.setdefault(int(self.index.party_act[row]), ([], []))
            sides[int(self.index.party_side[row])].append(self.index.codes[int(self.index.party_code[row])])
        return {(a, b) for actors, recipients in acts.values() for a in actors for b in recipients}
