from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from tacitus import schema
from tacitus.cli import inspect as verb

from .conftest import Run, quarantine, rows, start

TEXT = "On Wednesday Albania expelled two Iranian diplomats."
ROWS: dict[str, dict[str, Any]] = {
    "relation": {"id": 1, "text": TEXT, "actor": [13, 20], "recipient": [30, 51]},
    "times": {"id": 1, "date": "2020-01-17", "text": TEXT},
    "places": {"id": 1, "date": "2020-01-17", "text": TEXT},
    "actors": {"id": 1, "text": "Iranian foreign minister Javad Zarif"},
    "statements": {"id": 1, "date": "2020-01-17", "text": TEXT},
}


def test_the_stages_are_those_of_the_help(run: Run) -> None:
    from tacitus.stages import STAGES

    assert tuple(ROWS) == STAGES
    assert all(stage in run("inspect", "--help").out for stage in STAGES)


@pytest.mark.parametrize("stage", ROWS)
def test_a_row_gives_a_row_of_the_schema(run: Run, stage: str) -> None:
    jsonschema = pytest.importorskip("jsonschema")

    ran = run("inspect", stage, stdin=rows(ROWS[stage]))

    assert (ran.status, ran.err) == (0, "")
    (row,) = ran.rows
    jsonschema.validate(row, schema.load(f"stage-{stage}-out"))
    assert row["id"] == 1


def test_the_order_stays_and_equal_ids_are_no_matter(run: Run) -> None:
    names = ["b", "a", 7, "b"]

    ran = run("inspect", "times", stdin=rows(*(ROWS["times"] | {"id": name} for name in names)))

    assert [row["id"] for row in ran.rows] == names


def test_an_unknown_stage_lists_the_known(run: Run) -> None:
    ran = run("inspect", "dates", stdin=b"")

    assert (ran.status, ran.out) == (2, "")
    assert "T004" in ran.err
    assert "relation, times, places, actors, statements" in ran.err


@pytest.mark.parametrize(
    ("stage", "line", "code"),
    [
        ("times", b"{nonsense", "T201"),
        ("times", b"[1]", "T201"),
        ("times", b"[" * 100_000, "T201"),
        ("times", b'{"id": 9' + b"9" * 5000 + b', "text": "x", "date": null}', "T201"),
        ("times", b'{"id": 1, "text": "caf\xe9", "date": null}', "T103"),
        ("times", b'{"text": "They met.", "date": null}', "T208"),
        ("times", b'{"id": true, "text": "They met.", "date": null}', "T208"),
        ("times", b'{"id": 1, "date": null}', "T202"),
        ("times", b'{"id": 1, "text": 7, "date": null}', "T202"),
        ("times", b'{"id": 1, "text": "Yesterday.", "date": "2021-02-30"}', "T203"),
        ("times", b'{"id": 1, "text": "Yesterday.", "date": 20210203}', "T203"),
        ("relation", b'{"id": 1, "text": "A met B.", "actor": [0, 1], "recipient": [6, 99]}', "T206"),
        ("relation", b'{"id": 1, "text": "A met B.", "actor": [1, 0], "recipient": [6, 7]}', "T206"),
        ("relation", b'{"id": 1, "text": "A met B.", "recipient": [6, 7]}', "T206"),
        ("relation", b'{"id": 1, "text": "A met B.", "actor": [0, true], "recipient": [6, 7]}', "T206"),
        ("relation", b'{"id": 1, "text": "A met B.", "actor": [-1, 1], "recipient": [6, 7]}', "T206"),
        ("places", b'{"id": 1, "text": "In Rome.", "date": null, "spans": [[3, 900]]}', "T206"),
        ("places", b'{"id": 1, "text": "In Rome.", "date": null, "spans": [[3]]}', "T206"),
        ("places", b'{"id": 1, "text": "In Rome.", "date": null, "spans": 7}', "T206"),
    ],
    ids=lambda value: value[:60].decode("latin-1") if isinstance(value, bytes) else value,
)
def test_a_bad_line_is_set_aside_and_the_others_go_on(run: Run, stage: str, line: bytes, code: str) -> None:
    good = rows(ROWS[stage] | {"id": "good"})

    ran = run("inspect", stage, stdin=good + line + b"\n" + good)

    assert ran.status == 3
    assert [row["id"] for row in ran.rows] == ["good", "good"]
    (refused,) = quarantine(Path("tacitus.quarantine.jsonl"))
    assert (refused["code"], refused["origin"]) == (code, "stdin, line 2")
    assert "Traceback" not in ran.err


def test_nothing_in_is_told(run: Run) -> None:
    ran = run("inspect", "times", stdin=b"\n \n")

    assert (ran.status, ran.out) == (3, "")
    assert "T105" in ran.err


def test_binary_input_fails(run: Run) -> None:
    ran = run("inspect", "times", stdin="id\ttext\n".encode("utf-16"))

    assert (ran.status, ran.out) == (1, "")
    assert "T102" in ran.err


def test_a_byte_order_mark_and_blank_lines_are_no_matter(run: Run) -> None:
    ran = run("inspect", "times", stdin=b"\xef\xbb\xbf" + rows(ROWS["times"]) + b"\r\n" + rows(ROWS["times"]))

    assert (ran.status, len(ran.rows)) == (0, 2)


def test_an_unpaired_surrogate_survives_as_its_escape(run: Run) -> None:
    line = rb'{"id": "\ud800", "text": "They met.", "date": null}' + b"\n"

    ran = run("inspect", "times", stdin=line)

    assert [row["id"] for row in ran.rows] == ["\ud800"]


def test_a_file_and_an_output_can_be_named(run: Run) -> None:
    Path("in.jsonl").write_bytes(rows(ROWS["times"]))

    ran = run("inspect", "times", "in.jsonl", "-o", "out.jsonl")

    assert (ran.status, ran.out) == (0, "")
    assert sorted(os.listdir()) == ["in.jsonl", "out.jsonl"]
    assert run("inspect", "times", "missing.jsonl").status == 1
    assert run("inspect", "times", "in.jsonl", "-o", "in.jsonl").status == 2


def test_a_line_above_the_limit_is_set_aside(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TACITUS_LIMIT", "200")
    long = ROWS["times"] | {"text": "They met. " * 300}

    ran = run("inspect", "times", stdin=rows(ROWS["times"], long, ROWS["times"]))

    assert (ran.status, len(ran.rows)) == (3, 2)
    assert [row["code"] for row in quarantine(Path("tacitus.quarantine.jsonl"))] == ["T204"]


@pytest.mark.parametrize(("stage", "words"), [("times", 100_000), ("places", 100_000), ("actors", 3_900_000)])
def test_a_very_long_line_ends_quickly(run: Run, stage: str, words: int) -> None:
    begun = time.monotonic()

    ran = run("inspect", stage, stdin=rows({"id": 1, "date": None, "text": "word " * words}))

    assert ran.status in (0, 3)
    assert time.monotonic() - begun < 10


def test_the_unexpected_in_a_row_is_set_aside(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(stage: str, row: object) -> dict[str, Any]:
        raise KeyError("lost")

    monkeypatch.setattr("tacitus.stages.inspect_row", fail)

    ran = run("inspect", "times", stdin=rows(ROWS["times"]))

    assert ran.status == 3
    assert "T207" in ran.err
    assert "KeyError" in ran.err


def test_lines_come_out_as_they_come_in_and_ctrl_c_ends_it(tmp_path: Path) -> None:
    with start("inspect", "times", cwd=tmp_path, stdin=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(rows(ROWS["times"]))
        process.stdin.flush()
        if not select.select([process.stdout], [], [], 60)[0]:
            process.kill()
            pytest.fail("no line came out in a minute")
        first = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)

    assert process.returncode == 130
    assert json.loads(first)["id"] == 1
    assert out == b""
    assert b"interrupted" in err
    assert b"Traceback" not in err


def test_the_example_of_the_help_works(tmp_path: Path) -> None:
    import sys

    command = verb.EXAMPLE.partition("Example:  ")[2].replace("tacitus", f"{sys.executable} -m tacitus.cli")
    ran = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, timeout=30, check=True)

    assert json.loads(ran.stdout)["times"][0]["value"] == "2020-01-10"
