import re

import pytest

from tacitus.resolve.when.holidays import feast_names
from tacitus.resolve.when.normalise import NORMALISERS
from tacitus.resolve.when.patterns import RULES, compiled
from tacitus.resolve.when.words import load_words


def test_every_rule_has_its_function_and_every_function_its_rule() -> None:
    assert sorted(NORMALISERS) == sorted(name for name, _ in RULES)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("2011-06-03T10:30", "iso_time"),
        ("13/4/2020", "numeric"),
        ("3-5 May 2019", "days_month"),
        ("Friday, 3 May 2019", "day_month"),
        ("May 3", "month_day"),
        ("May 2019", "month_year"),
        ("last May", "month_relative"),
        ("second quarter", "quarter"),
        ("the 1990s", "decade"),
        ("every two weeks", "set"),
        ("Sundays", "set_weekday"),
        ("two weeks ago", "ago"),
        ("two weeks later", "later"),
        ("the past two weeks", "shift_interval"),
        ("last week", "relative"),
        ("two weeks", "duration"),
        ("2011", "year"),
    ],
)
def test_the_rule_that_stands_first_wins(text: str, rule: str) -> None:
    search, _ = compiled()
    found = search.search(text)
    assert found is not None
    assert found.lastgroup == rule


def test_no_calendar_word_begins_with_letters_that_the_search_passes_over() -> None:
    search, _ = compiled()
    words = load_words()
    days = [f"{month} 5" for month in words.months] + list(words.weekdays) + list(feast_names())
    counts = [f"{number} days" for number in words.numbers]
    units = ["early 2011", "late 2011", "mid 2011", "beginning of 2011", "start of 2011", "end of 2011", "middle of 2011",
             "very early May 2011", "overnight", "once a week", "twice a week", "nearly two days", "almost two days", "just two days ago",
             "up to two days", "fewer than two days", "countless days", "dozens of days", "hundreds of days", "numerous days", "recent years ago",
             "annual", "quarterly", "yearly", "weekly", "academic year 2011", "school year", "close to 2011", "coming week",
             "quite recently", "nowadays", "within two days", "at present", "seconds 5 days"]  # fmt: skip
    missed = [text for text in days + counts + units if search.search(text) is None]
    assert missed == []


def test_blanks_of_a_rule_may_be_one_line_break_but_no_more() -> None:
    _, rules = compiled()
    assert rules["month_day"].fullmatch("September\n18, 2008")
    assert not re.match(r".*18", rules["month_day"].match("September 5\n\n18, 2008").group())  # type: ignore[union-attr]
