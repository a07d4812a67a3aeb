"""What the tests of the command line share: running it in this process and as a process of its own."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tacitus.cli import main


@dataclass
class Ran:
    """How a command ended and what it wrote."""

    status: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Ran]


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run a command in an empty folder: run("code", "-", stdin=b"...")."""
    monkeypatch.chdir(tmp_path)
    for name in ("TACITUS_DATA", "TACITUS_WORKERS", "TACITUS_BATCH", "TACITUS_LIMIT", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)

    def run_(*words: str, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capsysbinary.readouterr()
        status = main(words)
        caught = capsysbinary.readouterr()
        return Ran(status, caught.out.decode("utf-8"), caught.err.decode("utf-8"))

    return run_


def start(*words: str, cwd: Path, **more: Any) -> subprocess.Popen[bytes]:
    """The command as a process of its own, with Ctrl-C as a terminal would give it."""

    def listen() -> None:
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    settings: dict[str, Any] = {
        "bufsize": 0,
        "stdin": subprocess.DEVNULL,
        "stdout": subprocess.PIPE,
        "stderr": subprocess.PIPE,
    }
    environ = {k: v for k, v in os.environ.items() if not k.startswith("TACITUS_")}
    command = [sys.executable, "-m", "tacitus.cli", *words]
    return subprocess.Popen(command, cwd=cwd, env=environ, preexec_fn=listen, **(settings | more))


def rows(*given: dict[str, Any]) -> bytes:
    """JSON Lines."""
    return b"".join(json.dumps(row).encode() + b"\n" for row in given)


def quarantine(path: Path) -> list[dict[str, Any]]:
    """What a quarantine file holds."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
