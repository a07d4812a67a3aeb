"""The order of the input and what follows a death, with a crew that needs no processes."""

from __future__ import annotations

import pytest

from tacitus.engine.crew import Died, read_in_order
from tacitus.engine.partition import Outcome
from tacitus.model import Document, Quarantined


class Rehearsed:
    """Outcomes as told: a partition with a document of `deadly` dies, and so does that document alone."""

    ahead = 3

    def __init__(self, *deadly: str) -> None:
        self.deadly, self.under_way, self.most, self.closed = set(deadly), 0, 0, 0

    def give(self, documents: list[Document]) -> list[Document]:
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        return documents

    def take(self, ticket: list[Document]) -> list[Outcome] | Died:
        self.under_way -= 1
        if any(d.id in self.deadly for d in ticket):
            return Died("it died")
        return [Quarantined(d.id, "", "T205", "read") for d in ticket]

    def alone(self, document: Document) -> list[Outcome] | Died:
        self.under_way += 1
        return self.take([document])

    def close(self) -> None:
        self.closed += 1


BATCHES = [[Document(f"{b}{i}", "text") for i in range(2)] for b in "abcdefg"]
IDS = [d.id for batch in BATCHES for d in batch]


def told(outcomes: list[Outcome]) -> list[tuple[str, str]]:
    return [(o.document, o.code) for o in outcomes if isinstance(o, Quarantined)]


def test_order_is_that_of_the_input_and_few_partitions_are_under_way() -> None:
    crew = Rehearsed()
    assert told(list(read_in_order(BATCHES, crew))) == [(i, "T205") for i in IDS]
    assert (crew.most, crew.closed) == (3, 1)


def test_only_the_deadly_documents_are_quarantined_in_their_place() -> None:
    crew = Rehearsed("a0", "c1", "g1")
    found = told(list(read_in_order(BATCHES, crew)))
    assert found == [(i, "T207" if i in crew.deadly else "T205") for i in IDS]


@pytest.mark.parametrize("end", ["closed", "input fails"])
def test_the_crew_is_closed_however_it_ends(end: str) -> None:
    def batches() -> object:
        yield from BATCHES[:4]
        raise KeyboardInterrupt

    crew = Rehearsed()
    if end == "closed":
        outcomes = read_in_order(BATCHES, crew)
        next(outcomes)
        outcomes.close()  # type: ignore[attr-defined]
    else:
        with pytest.raises(KeyboardInterrupt):
            list(read_in_order(batches(), crew))  # type: ignore[arg-type]
    assert crew.closed == 1
