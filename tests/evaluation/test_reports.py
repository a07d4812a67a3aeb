import pytest

from tacitus.evaluation.reports import overlaps, score_dates, score_places
from tacitus.model import Interval

DATED = {
    "text": "Ghana expelled an envoy on Monday.",
    "date": "2011-05-04",
    "trigger": "expelled",
    "nth": 0,
    "status": "actual",
}
PLACED = {"text": "Gunmen killed a judge in Accra.", "date": "2011-05-04", "trigger": "killed", "nth": 0}
ACCRA = {"text": "Accra", "country": "GHA", "lat": 5.56, "lon": -0.2}


def test_dates_are_exact_or_overlap() -> None:
    right = DATED | {"first": "2011-05-02", "last": "2011-05-02"}
    near = DATED | {"first": "2011-05-01", "last": "2011-05-03"}
    wrong = DATED | {"first": None, "last": None}
    assert score_dates([right, near, wrong]) == {"exact": 0.333, "overlap": 0.667, "n": 3}


def test_places_are_right_wrong_or_missing() -> None:
    far = PLACED | {"place": ACCRA | {"lat": 40.0}}
    none = PLACED | {"text": "Gunmen killed a judge.", "place": None}
    scored = score_places([PLACED | {"place": ACCRA}, far, none, none | {"place": ACCRA}])
    assert scored == {"right": 0.5, "wrong": 0.25, "country": 1.0, "n": 4}


@pytest.mark.parametrize(
    ("when", "first", "last", "expected"),
    [
        (Interval("2011-05-01", "2011-05-03", "interval"), "2011-05-03", "2011-05-09", True),
        (Interval("2011-05-01", "2011-05-03", "interval"), "2011-05-04", "2011-05-09", False),
        (Interval("2011-05-01", None, "day", ongoing=True), "2012-01-01", "2012-01-01", True),
        (Interval("2011-05-01", "2011-05-01", "day"), "2010-01-01", None, True),
        (Interval(None, None, None), None, None, True),
        (Interval(None, None, None), "2011-05-01", "2011-05-01", False),
    ],
)
def test_overlap_of_intervals(when: Interval, first: str | None, last: str | None, expected: bool) -> None:
    assert overlaps(when, first, last) is expected
