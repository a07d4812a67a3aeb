from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tacitus import schema
from tacitus.errors import DocumentError, UsageError
from tacitus.stages import STAGES, inspect_row

TEXT = "On 3 May 2011 Ghana expelled two Libyan diplomats from Accra, the foreign ministry said."
ROWS: dict[str, dict[str, Any]] = {
    "relation": {"id": "a", "text": TEXT, "actor": [14, 19], "recipient": [29, 49]},
    "times": {"id": 7, "date": "2011-05-04", "text": TEXT},
    "places": {"id": "a", "date": None, "text": TEXT, "spans": [[55, 60], [3, 13]]},
    "actors": {"id": "a", "text": "two Libyan diplomats", "date": "2011-05-04", "context": TEXT},
    "statements": {"id": "a", "date": "2011-05-04", "text": TEXT},
}


@pytest.mark.parametrize("stage", STAGES)
def test_rows_have_the_shape_of_their_schema(stage: str) -> None:
    Draft202012Validator(schema.load(f"stage-{stage}-in")).validate(ROWS[stage])
    out = inspect_row(stage, ROWS[stage])
    Draft202012Validator(schema.load(f"stage-{stage}-out")).validate(out)
    assert out["id"] == ROWS[stage]["id"]


def test_given_spans_are_answered_one_by_one() -> None:
    places = inspect_row("places", ROWS["places"])["places"]
    assert [(p["text"], p["country"]) for p in places] == [("Accra", "GHA"), ("3 May 2011", None)]


@pytest.mark.parametrize(
    ("stage", "row", "code"),
    [
        pytest.param("times", {"id": 1}, "T202", id="no-text"),
        pytest.param("times", {"id": 1, "text": "x", "date": "2011-02-31"}, "T203", id="no-such-day"),
        pytest.param("times", {"id": 1, "text": "x", "date": 7}, "T203", id="date-is-a-number"),
        pytest.param("places", {"id": 1, "text": "x", "spans": 7}, "T206", id="spans-are-no-list"),
        pytest.param("places", {"id": 1, "text": "x", "spans": [[0, 5]]}, "T206", id="span-too-long"),
        pytest.param("relation", {"id": 1, "text": "x", "actor": [0, 1]}, "T206", id="span-missing"),
        pytest.param(
            "relation", {"id": 1, "text": "x", "actor": [True, 1], "recipient": [0, 1]}, "T206", id="boolean"
        ),
    ],
)
def test_bad_rows_are_numbered_errors(stage: str, row: dict[str, Any], code: str) -> None:
    with pytest.raises(DocumentError, match=code):
        inspect_row(stage, row)


def test_unknown_stage_lists_the_stages() -> None:
    with pytest.raises(UsageError, match=r"T004 .*relation"):
        inspect_row("mentions", {})
