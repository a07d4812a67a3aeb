from __future__ import annotations

import datetime
import re

from tacitus.demo import read_dispatches


def test_there_are_twelve_from_oldest_to_newest_with_days_that_exist() -> None:
    days = [datetime.date.fromisoformat(dispatch.date or "") for dispatch in read_dispatches()]

    assert len(days) == 12
    assert days == sorted(days)


def test_each_has_two_to_four_sentences_and_an_id_of_its_own() -> None:
    dispatches = read_dispatches()

    assert len({dispatch.id for dispatch in dispatches}) == 12
    assert all(2 <= len(re.findall(r"\.(?: |$)", dispatch.text)) <= 4 for dispatch in dispatches)


def test_a_weekday_that_is_named_for_the_day_is_the_right_one() -> None:
    for dispatch in read_dispatches():
        first = dispatch.text.partition(". ")[0]
        named = re.search(r"on (\w+day)", first)
        if named:
            day = datetime.date.fromisoformat(dispatch.date or "")
            recent = {(day - datetime.timedelta(days=back)).strftime("%A") for back in range(2)}
            assert named[1] in recent, dispatch.id
