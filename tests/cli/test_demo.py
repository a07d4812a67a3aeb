from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tacitus.cli import demo as verb

from .conftest import Run


def test_the_table_and_three_commands_are_printed_well_within_a_minute(run: Run) -> None:
    begun = time.monotonic()

    ran = run("demo")

    assert (ran.status, ran.err) == (0, "")
    assert time.monotonic() - begun < 20
    assert "from 12 dispatches" in ran.out
    assert all(command in ran.out for command in verb.NEXT)
    assert os.listdir() == []


def test_every_dispatch_gives_an_event(run: Run) -> None:
    coded = {row["document_id"] for row in run("demo", "--jsonl").rows}
    told = [row["id"] for row in run("demo", "--texts").rows]

    assert [name for name in told if name not in coded] == []


def test_the_three_commands_work(tmp_path: Path) -> None:
    for command in verb.NEXT:
        here = command.replace("tacitus ", f"{sys.executable} -m tacitus.cli ")
        ran = subprocess.run(["sh", "-c", here], cwd=tmp_path, capture_output=True, timeout=60, check=False)
        assert ran.returncode == 0, ran.stderr.decode()

    assert (tmp_path / "events.csv").stat().st_size > 2000


def test_the_texts_are_a_table_that_code_reads(run: Run) -> None:
    texts = run("demo", "--texts").out

    direct, coded = run("demo", "--jsonl").rows, run("code", "-", stdin=texts.encode()).rows

    assert [row["id"] for row in direct] == [row["id"] for row in coded]


def test_two_shapes_at_once_are_a_usage_error(run: Run) -> None:
    assert run("demo", "--texts", "--jsonl").status == 2


@pytest.mark.parametrize("field", ["id", "date", "title", "text"])
def test_the_texts_have_every_field(run: Run, field: str) -> None:
    assert all(json.loads(line)[field] for line in run("demo", "--texts").out.splitlines())
