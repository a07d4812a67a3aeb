from __future__ import annotations

import json

import pytest

from tacitus.cli import doctor as verb

from .conftest import Run


def test_a_sound_installation_ends_with_0(run: Run) -> None:
    ran = run("doctor")

    assert (ran.status, ran.err) == (0, "")
    assert "All that is needed works." in ran.out
    assert "\x1b" not in ran.out


def test_json_is_one_object(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TACITUS_DATA", "/nowhere")

    told = json.loads(run("doctor", "--json").out)

    states = {check["name"]: check["state"] for check in told["checks"]}
    assert told["sound"] is True
    assert states["data folder"] == "absent"
    for name in (
        "python",
        "platform",
        "ontology",
        "schemas",
        "times",
        "places",
        "actors",
        "reading",
        "write here",
    ):
        assert states[name] == "ok", name


def test_what_is_needed_and_broken_ends_with_1(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> str:
        raise OSError("index is cut")

    monkeypatch.setitem(verb._PROBES, "places", fail)

    ran = run("doctor")

    assert ran.status == 1
    assert "broken  places" in ran.out
    assert "index is cut" in ran.out


@pytest.mark.parametrize(
    ("requirement", "name"),
    [
        ("deltalake>=1; extra == 'record'", "deltalake"),
        ("a-b[c] (>=2)", "a-b"),
        ("ray~=2.0", "ray"),
        ("x", "x"),
    ],
)
def test_the_name_of_a_requirement_is_read(requirement: str, name: str) -> None:
    assert verb._package(requirement) == name
