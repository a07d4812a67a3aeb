from __future__ import annotations

import json
from pathlib import Path

import pytest

from tacitus.record import Record

from .conftest import Run, rows


def test_targets_are_listed(run: Run) -> None:
    ran = run("forecast")
    assert ran.status == 0
    assert [line.split()[0] for line in ran.out.splitlines()][:2] == ["coup", "irregular-exit"]


def test_a_forecast_is_told_and_noted(run: Run) -> None:
    ran = run("forecast", "coup", "--country", "Sudan")
    assert ran.status == 0
    assert ran.out.index("Base rates") < ran.out.index("Probability") < ran.out.index("Track record")
    assert ran.err == "tacitus: 1 of 1 forecast newly noted in forecasts.jsonl.\n"
    assert "0 of 1 forecast newly noted" in run("forecast", "coup", "--country", "SDN").err
    [line] = Path("forecasts.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["country"] == "SDN"


def test_json_is_one_object_a_forecast(run: Run) -> None:
    ran = run("forecast", "assault", "--country", "IRN", "--country", "SYR", "--json", "--no-ledger")
    assert [row["country"] for row in ran.rows] == ["IRN", "SYR"]
    assert ran.err == ""
    assert not Path("forecasts.jsonl").exists()


def test_without_a_country_all_are_ranked(run: Run) -> None:
    ran = run("forecast", "irregular-exit", "--no-ledger")
    assert "20 of 195 countries" in ran.out


def test_a_plot_is_written(run: Run) -> None:
    assert run("forecast", "coup", "--country", "SDN", "--no-ledger", "--plot", "out.svg").status == 0
    assert Path("out.svg").read_text(encoding="utf-8").startswith("<svg")


def test_a_ledger_is_scored(run: Run) -> None:
    for month in ("2019-01", "2019-02", "2019-03"):
        run("forecast", "unrest", "--country", "IRN", "--country", "FRA", "--origin", month)
        run("forecast", "protest", "--country", "IRN", "--origin", month)
    run("forecast", "unrest", "--country", "IRN")
    ran = run("forecast", "score", "--json", "--plot", "reliability.svg")
    assert ran.status == 0
    [scored] = ran.rows
    assert (scored["forecasts"], scored["resolved"]) == (10, 9)
    assert scored["figures"]["unrest"]["country rate"]["n"] == 6
    assert scored["figures"]["protest"]["last 12 months"]["crps"] >= 0
    assert list(scored["open"].values()) == [1]
    assert Path("reliability.svg").exists()
    assert "country rate" in run("forecast", "score").out


def test_months_of_a_record_are_counted(run: Run) -> None:
    given = [
        {"id": f"{n}", "date": f"{2019 + n // 12}-{n % 12 + 1:02d}-{28 + (n == 15) * 2}", "text": "Thousands of students protested against the government in Tehran, Iran."}
        for n in range(16)
    ]  # fmt: skip
    assert run("ingest", "-", "--record", "rec", stdin=rows(*given)).status == 0
    ran = run("forecast", "unrest", "--country", "IRN", "--record", "rec", "--json")
    assert ran.status == 0, ran.err
    [made] = ran.rows
    assert made["origin"] == "2020-04-30"
    assert made["record"] == Record("rec").as_of
    assert made["base_rates"][0]["n"] == 16


@pytest.mark.parametrize(
    ("words", "status", "code"),
    [
        (("war",), 2, "T601"),
        (("coup", "--country", "Ruritania"), 2, "T601"),
        (("coup", "--country", "IRN", "--horizon", "5y"), 2, "T601"),
        (("coup", "--country", "IRN", "--origin", "2024"), 1, "T602"),
        (("unrest", "--country", "IRN", "--origin", "1990-01"), 1, "T602"),
        (("coup", "--record", "rec"), 2, "T006"),
        (("score",), 1, "T603"),
        (("score", "--country", "IRN"), 2, "T006"),
        (("score", "--data", "no/such/folder"), 1, "T101"),
        (("--country", "IRN"), 2, "T006"),
        (("coup", "--country", "IRN", "--plot", "out.png"), 2, "T005"),
    ],
)
def test_mistakes_are_numbered(run: Run, words: tuple[str, ...], status: int, code: str) -> None:
    ran = run("forecast", *words)
    assert (ran.status, ran.out) == (status, "")
    assert code in ran.err
    assert not Path("forecasts.jsonl").exists()


def test_a_ledger_of_a_newer_version_is_left_alone(run: Run) -> None:
    Path("forecasts.jsonl").write_text('{"ledger": 9, "kind": "forecast"}\n', encoding="utf-8")
    for words in (("score",), ("coup", "--country", "IRN")):
        ran = run("forecast", *words)
        assert (ran.status, ran.out) == (1, "")
        assert "T604" in ran.err


def test_a_country_asked_for_twice_is_told_once(run: Run) -> None:
    ran = run("forecast", "coup", "--country", "IRN", "--country", "Iran", "--json", "--no-ledger")
    assert [row["country"] for row in ran.rows] == ["IRN"]
