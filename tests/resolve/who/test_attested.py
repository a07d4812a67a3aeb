"""Dated items of news become rows that reach as far as they bear."""

from __future__ import annotations

import zlib

from tacitus.resolve.who.building.attested import add_rows, fill_countries
from tacitus.resolve.who.building.identify import Person
from tacitus.resolve.who.building.titled import Titled
from tacitus.resolve.who.standing import Tenure, standing_on


def _told(
    name: str, day: str, office: str = "foreign minister", *, code: str | None = "NOR", former: bool = False
) -> tuple[str, str, Titled]:
    return (
        day,
        f"{zlib.crc32((name + day).encode()):08x}",
        Titled(name, office, code, "GOV", former, False, False),
    )


def _rows(mined: list[tuple[str, str, Titled]], people: list[Person] | None = None) -> list[list[str]]:
    people = people if people is not None else []
    add_rows(people, fill_countries(mined, people))
    return [row for p in people for row in p.tenures if row[6].startswith("ce ")]


def _tenure(row: list[str]) -> Tenure:
    country, sector, rank, role, start, end, source = row
    return Tenure("", "Xavo Brintel", country, sector, int(rank), role, start, end, source)


def test_attestations_of_one_office_join() -> None:
    (row,) = _rows([_told("Xavo Brintel", "2010-01-01"), _told("Xavo Brintel", "2011-06-01")])
    assert row[3] == "foreign minister"
    assert row[4] < "2010-01-01"
    assert row[5] > "2011-06-01"
    assert row[6].split()[1::2] == ["2010-01-01", "2011-06-01", "2"]


def test_row_stops_where_another_holder_is_known() -> None:
    other = Person(
        {"yolan trask": None},
        "",
        "Yolan Trask",
        [["NOR", "GOV", "2", "Minister of Foreign Affairs", "2010-03-01", "2012-01-01", "wikidata"]],
    )
    (row,) = _rows([_told("Xavo Brintel", "2010-01-01")], [other])
    assert row[5] == "2010-02-28"


def test_row_of_another_source_goes_first() -> None:
    known = Person(
        {"xavo brintel": None},
        "",
        "Xavo Brintel",
        [["NOR", "GOV", "2", "Minister of Foreign Affairs", "2009-01-01", "2012-01-01", "wikidata"]],
    )
    assert _rows([_told("Xavo Brintel", "2010-01-01")], [known]) == []


def test_former_closes_and_alone_gives_the_end_only() -> None:
    (row,) = _rows([_told("Xavo Brintel", "2010-01-01"), _told("Xavo Brintel", "2010-05-01", former=True)])
    assert row[5] == "2010-04-30"
    (row,) = _rows([_told("Xavo Brintel", "2010-05-01", former=True)])
    assert row[6].endswith(" former")
    tenure = _tenure(row)
    assert standing_on((tenure,), "2010-04-30").standing == "later"
    assert standing_on((tenure,), "2012-01-01").standing == "former"


def test_state_is_taken_from_the_other_items_of_the_name() -> None:
    (row,) = _rows([_told("Xavo Brintel", "2010-01-01"), _told("Xavo Brintel", "2010-02-01", code=None)])
    assert row[6].endswith(" 2")


def test_score_is_lower_outside_the_days_attested() -> None:
    (row,) = _rows([_told("Xavo Brintel", day) for day in ("2010-01-01", "2010-06-01", "2011-01-01")])
    tenure = _tenure(row)
    inside, outside = standing_on((tenure,), "2010-03-01"), standing_on((tenure,), "2011-09-01")
    assert inside.standing == outside.standing == "in office"
    assert inside.score > outside.score
