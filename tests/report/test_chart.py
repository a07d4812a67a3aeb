from dataclasses import replace
from itertools import pairwise

import pytest

from tacitus.model import Event, Interval, Reading
from tacitus.report.chart import draw_chart


def on(event: Event, *days: str, scale: float = -5.0) -> list[Event]:
    return [replace(event, when=Interval(day, day, "day"), event_scale=scale) for day in days]


@pytest.fixture
def event(reading: Reading) -> Event:
    return reading.events[0]


def test_time_runs_to_the_right_and_conflict_down(event: Event) -> None:
    days = on(event, "2020-01-01", "2020-03-01") + on(event, "2020-06-01", scale=3.0)
    chart = draw_chart(days)
    assert chart is not None
    assert [head.number for head in chart.heads] == [1, 2, 3]
    assert chart.heads[0].x < chart.heads[1].x < chart.heads[2].x
    assert chart.heads[2].y < 50 < chart.heads[0].y


def test_few_dated_events_make_no_chart(event: Event) -> None:
    undated = replace(event, when=Interval(None, None, None))
    assert draw_chart([*on(event, "2020-01-01", "2020-01-02"), undated, undated]) is None


def test_heads_do_not_lie_on_each_other(event: Event) -> None:
    chart = draw_chart(on(event, *["2020-01-01"] * 5, "2020-05-01"))
    assert chart is not None
    places = sorted(head.x for head in chart.heads)
    assert len({head.foot for head in chart.heads[:5]}) == 1
    assert all(right - left > 1.5 for left, right in pairwise(places))


def test_a_long_past_event_does_not_press_the_others_together(event: Event) -> None:
    chart = draw_chart(on(event, "1953-08-19", *(f"2020-0{month}-01" for month in range(1, 9))))
    assert chart is not None
    assert chart.ticks[0].label == "earlier"
    assert chart.heads[2].x - chart.heads[1].x > 5


@pytest.mark.parametrize(
    "days", [("0001-01-01",) * 3, ("9999-12-31",) * 3, ("0001-01-01", "9999-12-31", "2000-01-01")]
)
def test_all_days_of_the_calendar_fit(event: Event, days: tuple[str, ...]) -> None:
    chart = draw_chart(on(event, *days))
    assert chart is not None
    assert all(0 <= head.x <= 100 for head in chart.heads)
    assert 1 <= len(chart.ticks) <= 9


def test_what_is_no_day_is_left_out(event: Event) -> None:
    assert draw_chart(on(event, "2020-02-30", "2020-13-01", "soon", "2020-01-01")) is None
