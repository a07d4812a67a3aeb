"""Processes of this machine do not outlive the one that began them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

PARENT = """
import os, sys, time
sys.path.insert(0, sys.argv[1])
from slow import tells_and_sleeps
from tacitus.engine.processes import Processes
from tacitus.model import Document
if __name__ == "__main__":
    crew = Processes(1, tells_and_sleeps)
    crew.take(crew.give([Document("d", sys.argv[1] + "/pid")]))
"""
SLOW = """
import os, pathlib, time
def tells_and_sleeps(documents):
    place = pathlib.Path(documents[0].text)
    place.with_name("begun").write_text(str(os.getpid()))
    place.with_name("begun").rename(place)
    time.sleep(60)
"""


def test_a_worker_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    (tmp_path / "slow.py").write_text(SLOW, encoding="utf-8")
    (tmp_path / "parent.py").write_text(PARENT, encoding="utf-8")
    parent = subprocess.Popen([sys.executable, str(tmp_path / "parent.py"), str(tmp_path)])
    told = tmp_path / "pid"
    assert waited_for(told.exists), "the worker did not begin"
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    assert waited_for(lambda: not is_running(int(told.read_text())))


def waited_for(met: Callable[[], bool], seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if met():
            return True
        time.sleep(0.05)
    return False


def is_running(pid: int) -> bool:
    """Whether the process is there and not a zombie that nobody has collected."""
    try:
        os.kill(pid, 0)
        state = Path(f"/proc/{pid}/stat")
        return not state.exists() or state.read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False
