from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tacitus.cli.streams import Output
from tacitus.errors import OutputError

from .conftest import start


def test_a_file_gets_its_name_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("before")

    with Output(str(target)) as output:
        output.write("after\n")
        assert target.read_text() == "before"

    assert target.read_text() == "after\n"
    assert os.listdir(tmp_path) == ["out.jsonl"]


def test_a_file_that_fails_leaves_the_old_one_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("before")

    with pytest.raises(UnicodeEncodeError), Output(str(target)) as output:
        output.stream.write("half \ud800".encode())

    assert target.read_text() == "before"
    assert os.listdir(tmp_path) == ["out.jsonl"]


def test_a_link_stays_a_link_and_permissions_stay(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_text("before")
    real.chmod(0o640)
    link.symlink_to(real)

    with Output(str(link)) as output:
        output.write("after")

    assert link.is_symlink()
    assert real.read_text() == "after"
    assert real.stat().st_mode & 0o777 == 0o640


def test_an_unpaired_surrogate_becomes_its_json_escape(tmp_path: Path) -> None:
    with Output(str(tmp_path / "out")) as output:
        output.write('"\ud800"')

    assert (tmp_path / "out").read_bytes() == rb'"\ud800"'


@pytest.mark.parametrize("name", ["", "missing/out.jsonl", "/dev/full"], ids=["folder", "no folder", "full"])
def test_a_place_that_cannot_be_written_is_t401(tmp_path: Path, name: str) -> None:
    with (
        pytest.raises(OutputError, match=r"T401 .*cannot be written"),
        Output(str(tmp_path / name)) as output,
    ):
        output.write("x")


@pytest.mark.parametrize("words", [("demo", "--texts"), ("--version",)], ids=" ".join)
def test_a_full_device_is_one_numbered_line(tmp_path: Path, words: tuple[str, ...]) -> None:
    with open("/dev/full", "wb") as full, start(*words, cwd=tmp_path, stdout=full) as process:
        _, err = process.communicate(timeout=20)

    assert process.returncode == 1
    assert err.decode().startswith("tacitus: T401 stdout cannot be written")
    assert len(err.splitlines()) == 1


def test_a_closed_stdout_is_one_numbered_line(tmp_path: Path) -> None:
    shell = 'exec "$0" "$@" >&-'
    process = _through_shell(shell, tmp_path)

    assert process.returncode == 1
    assert (
        process.stderr.decode()
        == "tacitus: T401 stdout is closed. Give a file with -o, or leave stdout open.\n"
    )


def test_a_closed_stderr_leaves_stdout_to_the_data(tmp_path: Path) -> None:
    process = _through_shell('exec "$0" "$@" 2>&-', tmp_path)

    assert process.returncode == 0
    assert len(process.stdout.splitlines()) == 12


def test_a_reader_that_goes_away_is_no_error_message(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with start("demo", "--texts", cwd=tmp_path, stdout=writer) as process:
        os.close(writer)
        _, err = process.communicate(timeout=20)

    assert (process.returncode, err) == (141, b"")


def _through_shell(shell: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    import sys

    command = ["sh", "-c", shell, sys.executable, "-m", "tacitus.cli", "demo", "--texts"]
    return subprocess.run(command, cwd=cwd, capture_output=True, timeout=20, check=False)
