"""`tacitus lens`: tables, JSON, plots, and what is refused."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tacitus.record import Record

from .conftest import Run


def _made() -> ModuleType:
    path = Path(__file__).parents[1] / "lenses" / "made.py"
    spec = importlib.util.spec_from_file_location("lenses_made", path)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules.setdefault("lenses_made", importlib.util.module_from_spec(spec))
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> str:
    made = _made()
    path = tmp_path_factory.mktemp("lens") / "record"
    Record(path).ingest(made.documents(), options=made.options())
    return str(path)


def test_table_shows_the_change_and_its_incidents(run: Run, folder: str) -> None:
    ran = run("lens", "--record", folder, "--country", "GHA", "--to", "2012-12-31")
    assert ran.status == 0
    assert "a rise of" in ran.out
    assert "Incidents behind the rise" in ran.out
    assert "SANCTION" in ran.out
    assert "as of" in ran.err


def test_json_is_one_object_with_k_n_and_interval(run: Run, folder: str) -> None:
    ran = run("lens", "--record", folder, "--country", "gha", "--to", "2012-12-31", "--json", "--step", "1m")
    (told,) = ran.rows
    point = told["parts"]["toward"]["series"][-1]
    assert {"k", "n", "value", "low", "high"} <= set(point)
    assert told["parts"]["toward"]["change"]["rise"] > 0.9


@pytest.fixture
def votes(tmp_path: Path) -> str:
    rows = [
        ("date", "rcid", "country_code", "vote"),
        *_made().cast(range(2009, 2014)),
        ("2011-12-01", 1, "XX", "no"),
    ]
    (tmp_path / "votes.csv").write_text("\n".join(",".join(map(str, row)) for row in rows), encoding="utf-8")
    return str(tmp_path / "votes.csv")


def test_votes_are_a_channel_and_told_how_far_they_reach(run: Run, folder: str, votes: str) -> None:
    words = ("lens", "--record", folder, "--country", "GHA", "--to", "2012-12-31", "--votes", votes)
    ran = run(*words)
    assert ran.status == 0
    assert "1 votes by unknown countries" in ran.out
    assert "51 roll calls, 2009-12-01 to 2013-12-10." in ran.err
    channel = run(*words, "--json").rows[0]["parts"]["from"]["change"]["now"]["channels"]["votes"]
    assert (channel["k"], channel["n"]) == (8, 10)


def test_votes_that_a_lens_does_not_count_are_told(run: Run, folder: str, votes: str) -> None:
    ran = run("lens", "--record", folder, "--country", "GHA", "--lens", "unrest", "--votes", votes)
    assert "The lens counts no votes of GHA." in ran.err


def test_record_takes_votes_by_their_path(folder: str, votes: str) -> None:
    assert "votes" in Record(folder).lens("GHA", votes=votes).now["from"].channels


def test_two_countries_are_compared(run: Run, folder: str) -> None:
    ran = run("lens", "--record", folder, "--country", "GHA", "--country", "TGO", "--json")
    (row,) = ran.rows[0]["comparison"]
    assert (row["country"], row["above"]) == ("GHA", "TGO")
    assert row["probability"] > 0.9


def test_countries_are_compared_where_nothing_lies_before_the_window(run: Run, folder: str) -> None:
    words = ("lens", "--record", folder, "--country", "GHA", "--country", "TGO", "--to", "2009-12-31")
    ran = run(*words)
    assert "Comparison, toward the country, 2009-01-01 to 2009-12-31" in ran.out
    assert "with probability" in ran.out
    assert len(run(*words, "--json").rows[0]["comparison"]) == 1


def test_more_countries_than_a_chart_holds_are_told(
    run: Run, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tacitus.lenses.plot.MOST", 1)
    ran = run("lens", "--record", folder, "--country", "GHA", "--country", "TGO", "--plot", "out.svg")
    assert "out.svg shows the first 1 of 2." in ran.err


def test_dyad_of_influence(run: Run, folder: str) -> None:
    ran = run("lens", "--record", folder, "--country", "TGO", "--on", "GHA", "--lens", "influence", "--json")
    assert ran.rows[0]["on"] == "GHA"


@pytest.mark.parametrize("name", ["out.svg", "out.png"])
def test_plot_is_written(run: Run, folder: str, name: str, tmp_path: Path) -> None:
    if name.endswith("png"):
        pytest.importorskip("PIL")
    ran = run("lens", "--record", folder, "--country", "GHA", "--plot", name, "--json")
    assert ran.status == 0
    assert (tmp_path / name).stat().st_size > 1000


def test_reports_of_one_happening_count_once_where_incidents_are_asked_for(run: Run, folder: str) -> None:
    words = ("lens", "--record", folder, "--country", "GHA", "--to", "2012-12-31", "--json")
    plain, grouped = (run(*words, *more).rows[0] for more in ((), ("--incidents",)))
    least, most = (r["parts"]["toward"]["change"]["now"]["channels"]["breaks"]["n"] for r in (grouped, plain))
    assert 0 < least <= most


def test_explain_needs_no_record(run: Run) -> None:
    ran = run("lens", "--lens", "cohesion", "--explain")
    assert ran.status == 0
    assert "What it cannot see" in ran.out


@pytest.mark.parametrize(
    ("words", "status", "code"),
    [
        (["--country", "XYZ"], 2, "T507"),
        (["--country", "FJI"], 1, "T509"),
        (["--country", "GHA", "--to", "1990-01-01"], 2, "T511"),
        (["--country", "GHA", "--to", "soon"], 2, "T002"),
        (["--country", "GHA", "--window", "12w"], 2, "T511"),
        (["--country", "GHA", "--lens", "anger"], 2, "T510"),
        (["--country", "GHA", "--plot", "out.gif"], 2, "T005"),
        (["--country", "GHA", "--on", "GHA"], 2, "T507"),
        (["--country", "GHA", "--votes", "none.csv"], 2, "T512"),
        ([], 2, "T006"),
    ],
    ids=[
        "unknown",
        "never mentioned",
        "empty window",
        "no day",
        "no length",
        "no lens",
        "no plot",
        "itself",
        "no votes",
        "none",
    ],
)
def test_bad_input_is_told(run: Run, folder: str, words: list[str], status: int, code: str) -> None:
    ran = run("lens", "--record", folder, *words)
    assert ran.status == status
    assert code in ran.err
    assert not ran.out


def test_problems_of_a_lens_file_are_told_together(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(json.dumps({"lens": "bad", "parts": {"a": {"channels": {"b": {}}}}}))
    ran = run("lens", "--lens", "./bad.yaml", "--explain")
    assert ran.status == 2
    assert all(word in ran.err for word in ("version", "a.title", "a.b.counts", "a.b.direction"))
