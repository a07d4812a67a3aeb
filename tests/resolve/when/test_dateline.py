import pytest

from tacitus.model import Sentence, Span
from tacitus.resolve.when import date_event, find_times
from tacitus.resolve.when.dateline import is_dateline


@pytest.mark.parametrize(
    ("text", "day", "told"),
    [
        pytest.param("KULE, Feb. 3 (Wire) - Police arrested ten men.", "Feb. 3", True, id="capitals and a dash"),
        pytest.param("KULE, 3 February 2020. Police arrested ten men.", "3 February 2020", True, id="capitals and a stop"),
        pytest.param("MALÉ, Laos, 3 February: police arrested ten men.", "3 February", True, id="a country behind the town"),
        pytest.param("Kule, Feb. 3 - Police arrested ten men.", "Feb. 3", True, id="a dash"),
        pytest.param("Police arrested ten men on Feb. 3 - a Monday.", "Feb. 3", False, id="a sentence"),
        pytest.param("NATO met on 3 February. It was cold.", "3 February", False, id="capitals that are no place before a day"),
    ],
)  # fmt: skip
def test_a_dateline_is_told_from_a_sentence(text: str, day: str, told: bool) -> None:
    assert is_dateline(text, text.index(day), text.index(day) + len(day)) is told


def test_a_dateline_anchors_what_is_relative() -> None:
    times = find_times("KULE, Feb. 3 (Wire) - Police yesterday arrested ten men.", date="2020-02-12")
    assert [time.first for time in times] == ["2020-02-03", "2020-02-02"]


def test_a_dateline_anchors_a_document_without_a_day() -> None:
    times = find_times("KULE, 3 February 2020. Police on Friday arrested ten men.", date=None)
    assert [time.first for time in times] == ["2020-02-03", "2020-01-31"]


def test_a_plain_report_happened_on_the_day_of_its_dateline() -> None:
    text = "KULE, Feb. 3 (Wire) - Police arrested ten men."
    at = text.index("arrested")
    times = find_times(text, date="2020-02-12")
    found = date_event(
        Span(at, at + 8, "arrested"),
        Sentence(0, 0, len(text), text),
        times,
        status="actual",
        date="2020-02-12",
    )
    assert (found.first, found.last) == ("2020-02-03", "2020-02-03")
