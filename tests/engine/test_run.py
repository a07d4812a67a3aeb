import pytest

from tacitus.demo import read_dispatches
from tacitus.engine import code_documents
from tacitus.engine.partition import Partition
from tacitus.export import dumps, reading_json
from tacitus.model import Document, Quarantined, Reading


@pytest.mark.parametrize("batch", [1, 4])
def test_outcomes_do_not_depend_on_the_batch(documents: list[Document], batch: int) -> None:
    assert list(code_documents(documents, batch=batch)) == list(code_documents(documents))


def test_outcomes_do_not_depend_on_order(documents: list[Document]) -> None:
    there = {o.document.id: o for o in code_documents(documents) if isinstance(o, Reading)}
    back = {o.document.id: o for o in code_documents(documents[::-1]) if isinstance(o, Reading)}
    assert there == back


def test_processes_give_the_bytes_of_this_process_on_the_dispatches() -> None:
    here, there = (
        [dumps(reading_json(o)) for o in code_documents(read_dispatches(), workers=w, batch=2)]
        for w in (1, 2)
    )
    assert here == there


def test_a_document_that_kills_its_worker_is_quarantined_and_the_others_are_read(
    documents: list[Document], dies_on_d3: Partition
) -> None:
    found = list(code_documents(documents, workers=2, batch=2, partition=dies_on_d3))
    assert [o.document for o in found if isinstance(o, Quarantined)] == [d.id for d in documents]
    assert [o.document for o in found if isinstance(o, Quarantined) and o.code == "T207"] == ["d3"]


def test_a_document_the_reader_fails_on_is_quarantined(
    documents: list[Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(document: Document) -> Reading:
        raise RuntimeError("broken")

    monkeypatch.setattr("tacitus.reader.read_document", fail)
    outcome = next(code_documents(documents))
    assert isinstance(outcome, Quarantined)
    assert (outcome.code, outcome.document) == ("T207", "d0")
