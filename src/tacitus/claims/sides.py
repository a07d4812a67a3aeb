"""Who did it to whom in a document's acts, against the claim's: the same way speaks for a passage, the other way against it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from tacitus.claims.index import Index, Ints
from tacitus.model import Event
from tacitus.ontology import CATEGORIES

_NEAR: Mapping[str, tuple[str, ...]] = {
    "AGREE": ("CONSULT", "SUPPORT", "COOPERATE", "CONCEDE", "AID"),
    "CONSULT": ("AGREE", "SUPPORT", "COOPERATE"),
    "SUPPORT": ("AGREE", "COOPERATE", "CONCEDE", "CONSULT"),
    "COOPERATE": ("AGREE", "SUPPORT", "AID", "CONSULT"),
    "AID": ("COOPERATE", "AGREE", "CONCEDE"),
    "CONCEDE": ("AGREE", "RETREAT", "SUPPORT", "AID"),
    "RETREAT": ("CONCEDE", "SANCTION"),
    "REQUEST": ("ACCUSE", "THREATEN", "PROTEST"),
    "ACCUSE": ("REQUEST", "REJECT", "THREATEN"),
    "REJECT": ("ACCUSE", "SANCTION", "THREATEN"),
    "THREATEN": ("MOBILIZE", "ACCUSE", "REQUEST"),
    "PROTEST": ("REQUEST",),
    "SANCTION": ("REJECT", "COERCE", "RETREAT"),
    "MOBILIZE": ("THREATEN", "ASSAULT"),
    "COERCE": ("SANCTION", "ASSAULT"),
    "ASSAULT": ("COERCE", "MOBILIZE"),
}
SAME_WAY, OTHER_WAY = 0.04, -0.08


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

    def tells(self, events: Sequence[Event], document: int) -> bool:
        """Whether a document has an act of the category of one of the events, or of a neighbouring one."""
        wanted = {kind for e in events for kind in (e.event, *_NEAR.get(e.event, ()))}
        rows = self._acts_of(document)
        return any(self._categories[int(self.index.act_category[row])] in wanted for row in rows)

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
