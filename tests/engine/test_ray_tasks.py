"""Ray, started as few times as can be: a start takes seconds."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from tacitus.demo import read_dispatches
from tacitus.engine import code_documents
from tacitus.engine.crew import read_in_order
from tacitus.engine.partition import Partition
from tacitus.engine.ray_tasks import RayTasks
from tacitus.errors import ResourceError
from tacitus.export import dumps, reading_json
from tacitus.model import Document, Quarantined

needs_ray = pytest.mark.skipif(find_spec("ray") is None, reason="ray is not installed: tacitus[ray]")

INTERRUPTED = """
import sys, time
from tacitus.engine import code_documents
from tacitus.model import Document

def sleeps(documents):
    time.sleep(600)

def given():
    for i in range(100):
        yield Document(str(i), "text")
        if i == 2:
            print("given", flush=True)

if __name__ == "__main__":
    try:
        list(code_documents(given(), workers=1, batch=1, engine="ray", partition=sleeps))
    except KeyboardInterrupt:
        print("interrupted", flush=True)
"""


def test_a_missing_ray_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(ResourceError, match=r"T302 ray is not installed.*tacitus\[ray\]"):
        next(code_documents([Document("d", "Ghana expelled a diplomat.")], engine="ray"))


@needs_ray
def test_ray_gives_the_bytes_of_this_process_and_survives_a_dead_worker(
    documents: list[Document], dies_on_d3: Partition, capfd: pytest.CaptureFixture[str]
) -> None:
    before, folders = signal.getsignal(signal.SIGTERM), set(Path("/tmp").glob("tacitus-ray-*"))
    here = [dumps(reading_json(o)) for o in code_documents(read_dispatches())]
    crew = RayTasks(2, dies_on_d3)
    import ray  # not before the crew: Ray takes some of its settings when it is imported

    try:
        address = ray.get_runtime_context().gcs_address
        there = [
            dumps(reading_json(o))
            for o in code_documents(read_dispatches(), workers=2, batch=3, engine="ray")
        ]
        assert ray.is_initialized(), "a Ray that was there before is left as it is"
        batches = [documents[i : i + 2] for i in range(0, len(documents), 2)]
        found = list(read_in_order(batches, crew))
    finally:
        crew.close()
    assert here == there
    assert [o.document for o in found if isinstance(o, Quarantined)] == [d.id for d in documents]
    assert [o.document for o in found if isinstance(o, Quarantined) and o.code == "T207"] == ["d3"]
    assert address.startswith("127.0.0.1:")
    assert not ray.is_initialized()
    assert signal.getsignal(signal.SIGTERM) == before
    assert set(Path("/tmp").glob("tacitus-ray-*")) == folders
    assert tuple(capfd.readouterr()) == ("", "")


@pytest.fixture
def running(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A program that waits for Ray to read."""
    (tmp_path / "program.py").write_text(INTERRUPTED, encoding="utf-8")
    program = subprocess.Popen(
        [sys.executable, "program.py"],
        cwd=tmp_path,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        start_new_session=True,
    )
    yield program
    program.kill()
    program.wait()


@needs_ray
def test_an_interrupt_ends_what_ray_still_reads(running: subprocess.Popen[str]) -> None:
    assert running.stdout is not None
    assert running.stdout.readline() == "given\n"
    time.sleep(0.5)
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does, to the whole group
    assert running.communicate(timeout=60)[0] == "interrupted\n"
    assert running.returncode == 0
    assert not any(_is_of(running.pid, path) for path in Path("/proc").glob("[0-9]*"))


def _is_of(session: int, process: Path) -> bool:
    try:
        return int((process / "stat").read_text().rpartition(")")[2].split()[3]) == session
    except OSError:
        return False
