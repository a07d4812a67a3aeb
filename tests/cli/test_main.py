from __future__ import annotations

import subprocess
import sys

import pytest

import tacitus
from tacitus.cli import demo as demo_verb

from .conftest import Run

VERBS = ("read", "code", "ingest", "query", "record", "inspect", "who", "doctor", "demo")


def test_version_goes_to_stdout(run: Run) -> None:
    ran = run("--version")

    assert (ran.status, ran.out, ran.err) == (0, f"tacitus {tacitus.__version__}\n", "")


def test_help_names_every_verb(run: Run) -> None:
    ran = run("--help")

    assert ran.status == 0
    assert all(verb in ran.out for verb in VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_help_of_every_verb_has_an_example(run: Run, verb: str) -> None:
    ran = run(verb, "-h")

    assert ran.status == 0
    assert "Example:" in ran.out
    assert "tacitus" in ran.out.partition("Example:")[2]


def test_no_words_give_help_on_stderr_and_a_usage_error(run: Run) -> None:
    ran = run()

    assert (ran.status, ran.out) == (2, "")
    assert "demo" in ran.err


@pytest.mark.parametrize(
    "words",
    [
        ("reed",),
        ("read",),
        ("code",),
        ("inspect",),
        ("code", "x", "--frmat", "csv"),
        ("--nothing",),
        ("code", "--workers"),
    ],
    ids=lambda words: " ".join(words),
)
def test_a_command_line_that_is_not_understood_is_one_numbered_line(run: Run, words: tuple[str, ...]) -> None:
    ran = run(*words)

    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("tacitus: T006 ")
    assert "--help" in ran.err
    assert len(ran.err.splitlines()) == 1


def test_all_wrong_settings_are_told_before_anything_is_read(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TACITUS_LIMIT", "long")

    ran = run("code", "none.jsonl", "--workers", "0")

    assert ran.status == 2
    assert "T001" in ran.err
    assert "TACITUS_LIMIT" in ran.err
    assert "--workers is '0'" in ran.err


def test_the_unexpected_is_one_numbered_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the roof\nfell in")

    monkeypatch.setattr(demo_verb, "_code", fail)

    plain, debugged = run("demo"), run("--debug", "demo")

    assert plain.status == debugged.status == 1
    assert "T901 unexpected; please report: RuntimeError: the roof fell in." in plain.err
    assert len(plain.err.splitlines()) == 1
    assert "Traceback" in debugged.err
    assert plain.out == debugged.out == ""


def test_ctrl_c_before_any_result_is_said(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tacitus.demo.read_dispatches", interrupt)

    ran = run("demo")

    assert (ran.status, ran.out) == (130, "")
    assert "interrupted" in ran.err


def test_importing_the_package_and_its_command_loads_nothing_heavy() -> None:
    seen = "import sys, tacitus, tacitus.cli; print(*sorted(m.partition('.')[0] for m in sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", seen], capture_output=True, text=True, check=True
    ).stdout.split()

    assert not {"typer", "rich", "arro3", "yaml", "trafilatura", "jinja2"} & set(loaded)


def test_help_loads_none_of_the_readers_packages() -> None:
    seen = (
        "import sys; from tacitus.cli import main; main(['code', '--help']); "
        "print(*sorted(m.partition('.')[0] for m in sys.modules), file=sys.stderr)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", seen], capture_output=True, text=True, check=True
    ).stderr.split()

    assert not {"arro3", "yaml", "trafilatura", "jinja2"} & set(loaded)
