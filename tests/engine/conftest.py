"""What the tests of the engines share: documents, and a partition that one of them ends."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from tacitus.engine.partition import Partition
from tacitus.model import Document

DEADLY = """
import os
from tacitus.model import Document, Quarantined

def dies_on_d3(documents):
    if any(d.id == "d3" for d in documents):
        os._exit(9)
    return [Quarantined(d.id, "", "T205", d.text) for d in documents]
"""


@pytest.fixture
def documents() -> list[Document]:
    """Nine short documents, d0 to d8."""
    return [
        Document(f"d{i}", f"On 3 May 2011 Ghana expelled {i + 2} Libyan diplomats.", "2011-05-04")
        for i in range(9)
    ]


@pytest.fixture
def dies_on_d3(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Partition:
    """A partition that ends its process when d3 is in it, in a module that workers can import."""
    (tmp_path / "deadly.py").write_text(DEADLY, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    found: Partition = import_module("deadly").dies_on_d3
    return found
