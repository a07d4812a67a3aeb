from typing import Any

import pytest

from tacitus.evaluation.statements import certainty_class, pair_statements, same_speaker, score_statements
from tacitus.model import Statement

TEXT = "The port is shut, and it will stay so. Open it!"


def gold(start: int, end: int, kind: str, speaker: str | None = None, **more: Any) -> dict[str, Any]:
    empty: dict[str, Any] = {
        "lens": None,
        "direction": None,
        "horizon": None,
        "certainty": None,
        "loaded": [],
    }
    return {"start": start, "end": end, "kind": kind, "speaker": speaker, **empty, **more}


ROW: dict[str, Any] = {
    "id": "x",
    "text": TEXT,
    "statements": [gold(0, 17, "report"), gold(18, 38, "prediction"), gold(39, 47, "call_to_action")],
}


def test_a_sentence_left_whole_is_paired_with_its_greater_part() -> None:
    whole = [Statement(0, 38, TEXT[:38], "prediction"), Statement(39, 47, TEXT[39:], "call_to_action")]
    pairs = pair_statements(ROW["statements"], whole)
    assert [None if ours is None else ours.start for _, ours in pairs] == [None, 0, 39]


def test_a_missed_part_costs_kind_and_speaker() -> None:
    whole = [Statement(0, 38, TEXT[:38], "prediction"), Statement(39, 47, TEXT[39:], "call_to_action")]
    scored = score_statements([ROW], lambda _: whole)
    assert scored["kind"]["accuracy"] == 0.667
    assert scored["speaker"] == 0.667
    assert scored["kinds"]["report"] == 0


def test_all_right_is_one() -> None:
    ours = [
        Statement(g["start"], g["end"], TEXT[g["start"] : g["end"]], g["kind"]) for g in ROW["statements"]
    ]
    scored = score_statements([ROW], lambda _: ours)
    assert (scored["kind"]["accuracy"], scored["speaker"], scored["units"]) == (1, 1, 1)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param(None, None, True, id="author"),
        pytest.param("the mayor", None, False, id="one missing"),
        pytest.param("Home Minister", "the Home Minister", True, id="article"),
        pytest.param("General Sudarto Wibowo", "Wibowo", True, id="surname"),
        pytest.param("a pensioner at my polling station", "the pensioner", True, id="head"),
        pytest.param("the police", "the organisers", False, id="others"),
    ],
)
def test_same_speaker(one: str | None, other: str | None, same: bool) -> None:
    assert same_speaker(one, other) is same


@pytest.mark.parametrize(
    ("value", "word"),
    [(0.95, "certain"), (0.7, "likely"), (0.4, "possible"), (0.1, "unlikely"), (None, None)],
)
def test_certainty_class(value: float | None, word: str | None) -> None:
    assert certainty_class(value) == word
