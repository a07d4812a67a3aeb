from importlib import import_module
from pathlib import Path

import pytest

from tacitus.engine import code_documents
from tacitus.model import Document, Quarantined, Reading

DOCUMENTS = [
    Document(f"d{i}", f"On 3 May 2011 Ghana expelled {i + 2} Libyan diplomats.", "2011-05-04")
    for i in range(9)
]


DEADLY = """
import os
from tacitus.engine.run import read_partition

def dies_on_d3(documents):
    if any(d.id == "d3" for d in documents):
        os._exit(9)
    return read_partition(documents)
"""


@pytest.mark.parametrize(("workers", "batch"), [(1, 1), (1, 4), (2, 3)])
def test_outcomes_do_not_depend_on_workers_or_batch(workers: int, batch: int) -> None:
    assert list(code_documents(DOCUMENTS, workers=workers, batch=batch)) == list(code_documents(DOCUMENTS))


def test_outcomes_do_not_depend_on_order() -> None:
    there = {o.document.id: o for o in code_documents(DOCUMENTS) if isinstance(o, Reading)}
    back = {o.document.id: o for o in code_documents(DOCUMENTS[::-1]) if isinstance(o, Reading)}
    assert there == back


def test_a_document_that_kills_its_worker_is_quarantined_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "deadly.py").write_text(DEADLY)  # a module that the workers can import
    monkeypatch.syspath_prepend(tmp_path)
    partition = import_module("deadly").dies_on_d3
    found = list(code_documents(DOCUMENTS, workers=2, batch=2, partition=partition))
    assert [o.document if isinstance(o, Quarantined) else o.document.id for o in found] == [
        d.id for d in DOCUMENTS
    ]
    assert [o.code for o in found if isinstance(o, Quarantined)] == ["T207"]


def test_a_document_the_reader_fails_on_is_quarantined(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(document: Document) -> Reading:
        raise RuntimeError("broken")

    monkeypatch.setattr("tacitus.reader.read_document", fail)
    outcome = next(code_documents(DOCUMENTS))
    assert isinstance(outcome, Quarantined)
    assert (outcome.code, outcome.document) == ("T207", "d0")
