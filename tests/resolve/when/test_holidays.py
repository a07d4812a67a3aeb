from datetime import date

import pytest

from tacitus.ontology.countries import countries
from tacitus.resolve.when import find_times
from tacitus.resolve.when.holidays import easter, feast_days, feast_names, load_feasts, orthodox_easter


@pytest.mark.parametrize(
    ("year", "west", "east"),
    [
        (1954, (4, 18), (4, 25)), (1981, (4, 19), (4, 26)), (1994, (4, 3), (5, 1)), (2008, (3, 23), (4, 27)),
        (2020, (4, 12), (4, 19)), (2024, (3, 31), (5, 5)), (2025, (4, 20), (4, 20)), (2038, (4, 25), (4, 25)),
    ],
)  # fmt: skip
def test_easter_of_both_calendars(year: int, west: tuple[int, int], east: tuple[int, int]) -> None:
    assert (easter(year), orthodox_easter(year)) == (date(year, *west), date(year, *east))


@pytest.mark.parametrize("year", range(1900, 2100))
def test_easter_is_a_sunday_between_its_bounds(year: int) -> None:
    assert easter(year).isoweekday() == orthodox_easter(year).isoweekday() == 7
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("Good Friday", 2020, (4, 10)),
        ("Orthodox Good Friday", 2020, (4, 17)),
        ("Thanksgiving", 2019, (11, 28)),
        ("Memorial Day", 2020, (5, 25)),
        ("Labor Day", 2020, (9, 7)),
        ("Eid al-Adha", 2020, (7, 31)),
        ("Quds Day", 2020, (5, 22)),
        ("Lunar New Year", 2020, (1, 25)),
    ],
)
def test_a_feast_that_moves_has_its_day(name: str, year: int, day: tuple[int, int]) -> None:
    assert feast_days(name, year) == ((date(year, *day), date(year, *day)),)


def test_a_month_of_fasting_has_first_and_last_day() -> None:
    assert feast_days("Ramadan", 2020) == ((date(2020, 4, 24), date(2020, 5, 23)),)


def test_a_feast_outside_its_table_is_unknown() -> None:
    assert feast_days("Eid al-Adha", 1850) == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Brazilian police fired on a march on Independence Day.", "2019-09-07"),
        ("On Independence Day a crowd in Mexico City and in Puebla burned a flag.", "2019-09-16"),
    ],
)
def test_a_national_day_is_that_of_the_country_named_beside_it(text: str, day: str) -> None:
    assert [time.first for time in find_times(text, date="2019-10-01")] == [day]


def test_a_national_day_without_a_country_is_none() -> None:
    assert find_times("Crowds burned a flag on Independence Day.", date="2019-10-01") == ()


def test_every_feast_has_a_day_in_most_years() -> None:
    national = load_feasts().national
    unknown = [n for n in feast_names() if n not in national and not feast_days(n, 2020)]
    assert unknown == []


def test_national_feasts_are_of_known_countries() -> None:
    assert {code for days in load_feasts().national.values() for code in days} <= set(countries())
