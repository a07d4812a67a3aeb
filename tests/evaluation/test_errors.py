import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from tacitus.evaluation import errors, measures
from tacitus.evaluation.gold import Row, is_look

LOOK = next(f"item-{n}" for n in range(99) if is_look(f"item-{n}"))
LOCK = next(f"item-{n}" for n in range(99) if not is_look(f"item-{n}"))


def an(category: str, actor: str, recipient: str | None = None, **more: Any) -> dict[str, Any]:
    base = {"event": category, "mode": [], "status": "actual", "trigger": "did", "date": "2011-04-02"}
    recipients = [{"text": "they", "code": recipient}] if recipient else []
    return base | {"actor": [{"text": "it", "code": actor}], "recipient": recipients} | more


def causes(gold: list[dict[str, Any]], coded: list[dict[str, Any]]) -> list[str]:
    row = {"id": LOOK, "text": "It did.", "events": gold}
    return [case.cause for case in errors.event_cases(row, coded)]


@pytest.mark.parametrize(
    ("coded", "expected"),
    [
        ([], ["missed"]),
        ([an("AID", "FRA", "KEN"), an("ACCUSE", "UNO")], ["spurious"]),
        ([an("SUPPORT", "FRA", "KEN")], ["category"]),
        ([an("AID", "KEN", "FRA")], ["parties"]),
        ([an("AID", "FRA", "KEN", mode=["economic"])], ["mode"]),
        ([an("AID", "FRA", "KEN", status="future")], ["status"]),
        ([an("AID", "FRA", "KEN", date="2012-04-02")], ["date"]),
        ([an("AID", "FRA", "KEN")], []),
    ],
    ids=["missed", "spurious", "category", "parties", "mode", "status", "date", "right"],
)
def test_each_wrong_event_is_told_under_its_first_cause(
    coded: list[dict[str, Any]], expected: list[str]
) -> None:
    assert causes([an("AID", "FRA", "KEN")], coded) == expected


def test_unsure_annotations_are_no_errors_when_missed() -> None:
    assert causes([an("AID", "FRA", "KEN", sure=False)], []) == []


def test_locked_items_are_neither_coded_nor_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        {"id": name, "date": "2011-04-02", "text": f"Text of {name}.", "events": [an("AID", "FRA")]}
        for name in (LOOK, LOCK)
    ]
    path = tmp_path / measures.EVENTS
    path.parent.mkdir(parents=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    seen: list[str] = []

    def code(rows: Sequence[Row]) -> tuple[dict[str, list[dict[str, Any]]], list[str]]:
        seen.extend(row["id"] for row in rows)
        return {row["id"]: [] for row in rows}, []

    monkeypatch.setattr(measures, "code_rows", code)
    assert errors.main(["--data", str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    assert seen == [LOOK]
    assert LOOK in printed
    assert LOCK not in printed


def test_cases_are_taken_from_all_causes_in_turn() -> None:
    def cases() -> Iterator[errors.Case]:
        for number in range(9):
            yield errors.Case("missed", f"m{number}", "", "", "")
        yield errors.Case("date", "d0", "", "", "")

    page = errors.render_cases(list(cases()), 3)
    assert page.startswith("missed 9, date 1")
    assert "== missed (2 of 9)" in page
    assert "== date (1 of 1)" in page


def test_an_absent_set_is_a_numbered_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert errors.main(["--data", str(tmp_path)]) == 1
    assert capsys.readouterr().err.startswith("T101")
