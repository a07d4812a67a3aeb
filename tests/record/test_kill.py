"""A writer that is killed at any moment loses nothing, doubles nothing and leaves a sound record."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tacitus.record import Record

from . import made
from .conftest import rows
from .made import documents, options

KILLS = 20
COUNT, BATCH = 600, 8


def test_killed_at_random_moments_it_goes_on_where_it_was(tmp_path: Path, writers: Writers) -> None:
    whole = Record(tmp_path / "whole")
    whole.ingest(documents(COUNT), options=options(BATCH))
    expected, chance = rows(whole), random.Random(20)
    done = kills = 0
    while kills < KILLS:
        record = Record(tmp_path / f"killed{done}")
        while kills < KILLS and writers.kill(record.path, after=chance.uniform(0.0, 0.4)):
            kills += 1
            check(record)
        done += 1
        record.ingest(documents(COUNT), options=options(BATCH))
        assert rows(record) == expected
        found = record.verify()
        assert (found.sound, found.leftovers, found.unsealed) == (True, 0, 0), found.problems


class Writers:
    """A process that is ready to start writers."""

    def __init__(self) -> None:
        command = [sys.executable, made.__file__, str(COUNT), str(BATCH)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def kill(self, folder: Path, *, after: float) -> bool:
        """Start a writer and kill it; False when it had ended before."""
        assert self.process.stdin
        assert self.process.stdout
        print(folder, file=self.process.stdin, flush=True)
        writer = int(self.process.stdout.readline())
        time.sleep(after)
        with contextlib.suppress(ProcessLookupError):
            os.kill(writer, signal.SIGKILL)
        return int(self.process.stdout.readline()) == signal.SIGKILL


@pytest.fixture
def writers() -> Iterator[Writers]:
    writers = Writers()
    yield writers
    writers.process.kill()
    writers.process.communicate()


def check(record: Record) -> None:
    """What is there is sound and can be read; every document once."""
    if not (record.path / "record.json").exists():
        return
    found = record.verify()
    assert found.sound, found.problems
    ((count, different),) = record.sql("SELECT count(*), count(DISTINCT id) FROM documents").rows()
    assert count == different
    assert count % BATCH == 0
