"""Rows that name one person in two spellings."""

from __future__ import annotations

from tacitus.resolve.who.building.merged import merge_spellings
from tacitus.resolve.who.building.rows import Row


def row(qid: str, person: str, start: str, *, country: str = "GEO", sector: str = "GOV", rank: str = "3") -> Row:  # fmt: skip
    return Row(qid, person, "", country, sector, rank, "President", start, "", "own")


def names(*rows: Row) -> set[str]:
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


def test_short_names_of_other_times_states_sectors_and_ranks_stay_apart() -> None:
    one = row("", "Ali Karti", "2012-11-06")
    assert len(names(one, row("Q1", "Ali Kerti", "2012-11-06"))) == 1
    for other in (
        row("Q1", "Ali Kerti", "2014-05-05"),
        row("Q1", "Ali Kerti", "2012-11-06", country="RUS"),
        row("Q1", "Ali Kerti", "2012-11-06", sector="MIL"),
        row("Q1", "Ali Kerti", "2012-11-06", rank="1"),
        row("Q1", "Ali Serdar", "2012-11-06"),
    ):
        assert len(names(one, other)) == 2


def test_whole_names_that_agree_are_one_person_of_a_state_whatever_the_office() -> None:
    one = row("", "Sergei Shoigu", "2012-11-06")
    assert names(one, row("Q1", "Sergey Shoygu", "2020-05-05", sector="MIL", rank="1")) == {"Sergei Shoigu"}
    for other in (
        row("Q1", "Sergey Shoygu", "2020-05-05", country="RUS"),
        row("Q1", "Anatoly Serdyukov", "2020-05-05"),
    ):
        assert len(names(one, other)) == 2
    assert len(names(row("Q1", "Sergey Shoygu", "2012-11-06"), row("Q2", "Sergei Shoigu", "2012-11-06"))) == 2
    korean = [row("", "Kim Gi-hyeon", "2014-07-01", country="KOR"), row("Q1", "Kim Ki-hyun", "2022-05-11", country="KOR")]  # fmt: skip
    assert len(names(*korean)) == 2


def test_order_of_rows_does_not_matter() -> None:
    rows = [row("Q1", "Rafic Hariri", "2000-10-23"), row("", "Rafik Hariri", "2000-10-26"), row("", "Rafiq Hariri", "2000-11")]  # fmt: skip
    assert merge_spellings(rows) == merge_spellings(rows[::-1])
    assert len(names(*rows)) == 1


def test_one_office_after_another_and_words_left_out() -> None:
    before = Row("", "Kamal Kharrazi", "", "IRN", "GOV", "1", "Permanent Representative to the United Nations", "1989", "1997-08-20", "own")  # fmt: skip
    after = Row("Q1", "Kamal Kharazi", "", "IRN", "GOV", "2", "Minister of Foreign Affairs", "1997-08-20", "2005-08-24", "wikidata")  # fmt: skip
    assert names(before, after) == {"Kamal Kharrazi"}
    long = Row("Q1", "İsmail Cem İpekçi", "", "TUR", "GOV", "2", "Minister of Foreign Affairs", "1999-04-18", "", "wikidata")  # fmt: skip
    short = Row(
        "",
        "İsmail Cem",
        "",
        "TUR",
        "GOV",
        "2",
        "Minister of Foreign Affairs",
        "1999-01-11",
        "1999-04-17",
        "own",
    )
    assert names(long, short) == {"İsmail Cem"}


def test_a_successor_of_a_like_name_is_another_person() -> None:
    father = Row("", "Ali Khamenei", "Ayatollah Khamenei", "IRN", "GOV", "3", "Supreme Leader", "1989-06-04", "2026-03-01", "own")  # fmt: skip
    son = Row(
        "",
        "Mojtaba Khamenei",
        "Ayatollah Khamenei",
        "IRN",
        "GOV",
        "3",
        "Supreme Leader",
        "2026-03-08",
        "",
        "own",
    )
    assert len(names(father, son)) == 2
    assert len(names(Row("", "Idris Debi", "", "TCD", "GOV", "3", "President", "1990-12", "2021-04-20", "own"), Row("", "Idriss Deby", "", "TCD", "GOV", "3", "President", "2021-04-20", "", "own"))) == 2  # fmt: skip
