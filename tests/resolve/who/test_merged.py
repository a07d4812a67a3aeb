"""Rows that name one person in two spellings."""

from __future__ import annotations

from tacitus.resolve.who.building.merged import merge_spellings


def row(qid: str, person: str, start: str, *, country: str = "GEO", sector: str = "GOV", rank: str = "3") -> tuple[str, ...]:  # fmt: skip
    return (qid, person, "", country, sector, rank, "President", start, "", "own")


def names(*rows: tuple[str, ...]) -> set[str]:
    return {r[1] for r in merge_spellings(rows)}


def test_another_romanisation_of_one_tenure_is_one_person_and_an_alias() -> None:
    merged = merge_spellings(
        [row("Q1", "Sergey Shoygu", "2012-11-06"), row("", "Sergei Shoigu", "2012-11-06")]
    )
    assert {(r[0], r[1], r[2]) for r in merged} == {
        ("Q1", "Sergei Shoigu", "Sergey Shoygu"),
        ("", "Sergei Shoigu", ""),
    }


def test_a_year_alone_is_near_to_its_months() -> None:
    assert names(row("Q1", "Rafic Hariri", "2000-10-23"), row("", "Rafik Hariri", "2000")) == {"Rafik Hariri"}


def test_other_times_states_sectors_ranks_and_two_known_persons_stay_apart() -> None:
    one = row("", "Sergei Shoigu", "2012-11-06")
    for other in (
        row("Q1", "Sergey Shoygu", "2014-05-05"),
        row("Q1", "Sergey Shoygu", "2012-11-06", country="RUS"),
        row("Q1", "Sergey Shoygu", "2012-11-06", sector="MIL"),
        row("Q1", "Sergey Shoygu", "2012-11-06", rank="1"),
        row("Q1", "Anatoly Serdyukov", "2012-11-06"),
    ):
        assert len(names(one, other)) == 2
    assert len(names(row("Q1", "Sergey Shoygu", "2012-11-06"), row("Q2", "Sergei Shoigu", "2012-11-06"))) == 2


def test_order_of_rows_does_not_matter() -> None:
    rows = [row("Q1", "Rafic Hariri", "2000-10-23"), row("", "Rafik Hariri", "2000-10-26"), row("", "Rafiq Hariri", "2000-11")]  # fmt: skip
    assert merge_spellings(rows) == merge_spellings(rows[::-1])
    assert len(names(*rows)) == 1
