import json
from pathlib import Path

import pytest

from tacitus.errors import ForecastError, OutputError
from tacitus.forecast import make_forecast
from tacitus.forecast.ledger import forecast_entry, note, read_ledger


def entry(key: str = "a", **more: object) -> dict[str, object]:
    return {
        "ledger": 1, "kind": "forecast", "id": key, "made": None, "target": "unrest", "country": "IRN",
        "origin": "2020-01-31", "window": ["2020-02-01", "2020-02-29"], "models": {"country rate": 0.2},
    } | more  # fmt: skip


def test_noting_twice_writes_once(tmp_path: Path) -> None:
    ledger = tmp_path / "forecasts.jsonl"
    made = forecast_entry(make_forecast("coup", "NOR"), made="2026-01-01")
    assert note(ledger, [made, made]) == 1
    before = ledger.read_bytes()
    assert note(ledger, [dict(made) | {"made": "2026-02-02"}]) == 0
    assert ledger.read_bytes() == before


def test_the_ledger_is_only_appended(tmp_path: Path) -> None:
    ledger = tmp_path / "forecasts.jsonl"
    note(ledger, [entry("a")])
    before = ledger.read_bytes()
    note(ledger, [entry("b")])
    assert ledger.read_bytes().startswith(before)
    assert [line["id"] for line in read_ledger(ledger)] == ["a", "b"]


def test_a_newer_version_is_refused_and_kept(tmp_path: Path) -> None:
    ledger = tmp_path / "forecasts.jsonl"
    ledger.write_text(json.dumps(entry(ledger=2)) + "\n", encoding="utf-8")
    before = ledger.read_bytes()
    with pytest.raises(ForecastError, match=r"T604.*line 1.*version 2"):
        note(ledger, [entry("b")])
    assert ledger.read_bytes() == before


@pytest.mark.parametrize(
    "line",
    ['{"ledger":1,"kind":"forecast","id":"x"', "[]", "nothing", '{"ledger":1,"kind":"bet","id":"x"}',
     '{"ledger":1,"kind":"forecast","id":"x"}', '{"ledger":"one"}', '{"ledger":true}',
     json.dumps(entry(window=["2020-02-01"])), json.dumps(entry(window=["2020-03-01", "2020-02-01"])),
     json.dumps(entry(window=None)), json.dumps(entry(target=["unrest"])), json.dumps(entry(models={"m": "high"})),
     json.dumps(entry(models={"m": [0.5, 0.5]})), json.dumps(entry(target="protest")), json.dumps(entry(models={"m": 2}))],
    ids=["cut", "list", "words", "other kind", "without fields", "no version", "no number of a version", "half a window",
         "window turned round", "forecast without a window", "two targets", "chance in words", "counts of a chance",
         "chance of a count", "more than certain"],
)  # fmt: skip
def test_a_line_that_is_none_is_named(tmp_path: Path, line: str) -> None:
    ledger = tmp_path / "forecasts.jsonl"
    ledger.write_text(json.dumps(entry()) + "\n" + line + "\n", encoding="utf-8")
    with pytest.raises(ForecastError, match=r"T603.*line 2"):
        read_ledger(ledger)


def test_no_ledger_and_no_place_for_one_are_told(tmp_path: Path) -> None:
    with pytest.raises(ForecastError, match=r"T603"):
        read_ledger(tmp_path / "none.jsonl")
    with pytest.raises(OutputError, match="T401"):
        note(tmp_path / "no" / "folder.jsonl", [entry()])


def test_a_break_inside_a_line_is_none_of_the_ledgers(tmp_path: Path) -> None:
    ledger = tmp_path / "forecasts.jsonl"
    said = {"ledger": 1, "kind": "prediction", "id": "p", "document": "d", "text": "It\u2028will\x85fall \ud800.",
            "window": None, "target": None, "country": None}  # fmt: skip
    note(ledger, [said, entry("b")])
    assert [line["id"] for line in read_ledger(ledger)] == ["p", "b"]
    assert read_ledger(ledger)[0]["text"] == said["text"]


def test_a_last_line_without_its_end_does_not_run_into_the_next(tmp_path: Path) -> None:
    ledger = tmp_path / "forecasts.jsonl"
    ledger.write_text(json.dumps(entry("a")), encoding="utf-8")
    assert note(ledger, [entry("b")]) == 1
    assert [line["id"] for line in read_ledger(ledger)] == ["a", "b"]
