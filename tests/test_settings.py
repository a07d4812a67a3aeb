from __future__ import annotations

from pathlib import Path

import pytest

from tacitus.errors import UsageError
from tacitus.settings import Settings, read_settings


def test_defaults_hold_where_nothing_is_said() -> None:
    assert read_settings(None, {}) == Settings(Path("../shared"), 1, 64, 20_000_000)


def test_each_source_is_stronger_than_the_one_before(tmp_path: Path) -> None:
    file = tmp_path / "tacitus.toml"
    file.write_text("workers = 2\nbatch = 8\nlimit = 100\n")
    environ = {"TACITUS_WORKERS": "3", "TACITUS_BATCH": "9"}

    found = read_settings(file, environ, {"workers": 4, "batch": None})

    assert (found.workers, found.batch, found.limit) == (4, 9, 100)


def test_the_engine_is_one_of_those_there_are() -> None:
    assert read_settings(None, {"TACITUS_ENGINE": "local"}, {"engine": "ray"}).engine == "ray"
    with pytest.raises(UsageError, match=r"T001 --engine is 'spark', expected one of local, ray"):
        read_settings(None, {}, {"engine": "spark"})


def test_a_path_in_the_file_counts_from_the_file(tmp_path: Path) -> None:
    file = tmp_path / "tacitus.toml"
    file.write_text('data = "corpora"\n')

    assert read_settings(file, {}).data == tmp_path / "corpora"
    assert read_settings(file, {"TACITUS_DATA": "elsewhere"}).data == Path("elsewhere")


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    file = tmp_path / "tacitus.toml"
    file.write_text('wokers = 2\nworkers = "two"\nbatch = true\nlimit = 0\ndata = 7\n')

    with pytest.raises(UsageError) as caught:
        read_settings(file, {"TACITUS_BATCH": "many"}, {"limit": -1})

    assert caught.value.code == "T001"
    for part in (
        "wokers is no setting",
        "'two'",
        "True",
        "limit is 0",
        "data is 7",
        "TACITUS_BATCH",
        "--limit is -1",
    ):
        assert part in caught.value.message


@pytest.mark.parametrize(
    "content",
    [b"workers = \n", b"\xff\xfe", b"workers = 1\nworkers = 2\n"],
    ids=["broken", "encoding", "twice"],
)
def test_a_file_that_is_no_toml_is_named(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "tacitus.toml"
    file.write_bytes(content)

    with pytest.raises(UsageError, match=r"T001 .*tacitus\.toml is no TOML file"):
        read_settings(file, {})


def test_a_file_that_was_asked_for_must_exist(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"T001 .*cannot be opened"):
        read_settings(tmp_path / "none.toml", {})


def test_empty_and_foreign_variables_do_not_count() -> None:
    assert read_settings(None, {"TACITUS_WORKERS": " ", "TACITUS_OTHER": "x", "WORKERS": "9"}) == Settings()
