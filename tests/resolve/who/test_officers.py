"""Who held which office on a day."""

from __future__ import annotations

import pytest

from tacitus.resolve.who.officers import find_officer, find_spelt, find_surname_spelt, tenures_of


@pytest.mark.parametrize(
    ("name", "date", "country", "role", "standing"),
    [
        ("Mohammad Javad Zarif", "2020-02-10", "IRN", "Minister of Foreign Affairs", "in office"),
        ("Javad Zarif", "2020-02-10", "IRN", "Minister of Foreign Affairs", "in office"),
        ("Zarif", "2020-02-10", "IRN", "Minister of Foreign Affairs", "in office"),
        ("Donald Trump", "2018-05-01", "USA", "President", "in office"),
        ("Donald Trump", "2022-05-01", "USA", "President", "former"),
        ("Donald Trump", "2025-05-01", "USA", "President", "in office"),
        ("Angela Merkel", "2010-01-01", "DEU", "Federal Chancellor", "in office"),
        ("Xi", "2015-06-01", "CHN", "President", "in office"),
        ("Tony Blair", "2009-01-01", "IGO", "envoy of the Quartet on the Middle East", "in office"),
        ("Gordon Brown", "2011-01-01", "GBR", "Prime Minister", "former"),
    ],
)
def test_office_depends_on_the_day(name: str, date: str, country: str, role: str, standing: str) -> None:
    held = find_officer(name.lower().split(), date=date)
    assert held is not None
    assert (held.tenure.country, held.tenure.role, held.standing) == (country, role, standing)


def test_surname_shared_by_high_offices_is_not_resolved() -> None:
    assert find_officer(["khan"], date="2015-01-01") is None


def test_country_tells_bearers_of_a_surname_apart() -> None:
    held = find_officer(["erdogan"], date="2019-01-01", country="TUR")
    assert held is not None
    assert held.tenure.qid == "Q39259"
    assert find_officer(["erdogan"], date="2019-01-01", country="GRC") is None


@pytest.mark.parametrize(
    ("name", "date", "shown"),
    [
        ("saparmurad niyazov", "2004-02-17", "Saparmurat Niyazov"),
        ("saparmurad atayevich niyazov", "2004-02-17", "Saparmurat Niyazov"),
        ("tsakhia elbegdorj", "2014-10-08", "Tsakhiagiin Elbegdorj"),
        ("nino burdzhanadze", "2006-05-23", "Nino Burjanadze"),
        ("kasymzhomart tokayev", "2021-02-13", "Kassym-Jomart Tokayev"),
        ("heydar aliev", "1999-01-01", "Heydar Aliyev"),
        ("slobodan milosevich", "1999-01-01", "Slobodan Milošević"),
        ("jiabao wen", "2006-01-01", "Wen Jiabao"),
    ],
)
def test_a_person_is_found_in_another_spelling(name: str, date: str, shown: str) -> None:
    held = find_spelt(name.split(), date=date)
    assert held is not None
    assert held.tenure.person == shown


@pytest.mark.parametrize("name", ["ruhollah khamenei", "jay clayton", "ali khomeini", "martin paul"])
def test_another_name_is_nobody(name: str) -> None:
    assert find_spelt(name.split(), date="2005-01-01") is None


def test_a_surname_in_another_spelling_needs_its_country_or_title() -> None:
    held = find_surname_spelt("kocharian", date="2001-06-16", country="ARM")
    assert held is not None
    assert held.tenure.person == "Robert Kocharyan"
    assert find_surname_spelt("kocharian", date="2001-06-16", title="president") is not None
    assert find_surname_spelt("kocharian", date="2001-06-16") is None
    assert find_surname_spelt("kocharian", date="2001-06-16", country="GEO") is None


def test_the_offices_of_a_state_are_its_own() -> None:
    assert {tenure.country for tenure in tenures_of("VAT")} == {"VAT"}
    assert tenures_of("XXX") == ()


@pytest.mark.parametrize(
    ("surname", "date", "title", "person"),
    [
        ("clinton", "2010-07-20", "secretary", "Hillary Clinton"),
        ("clinton", "2010-07-20", "special envoy", "Bill Clinton"),
        ("clinton", "2010-07-20", "ambassador", None),
        ("comey", "2016-10-10", "director", "James Comey"),
        ("macron", "2015-05-19", None, "Emmanuel Macron"),
        ("mobutu", "1997-07-08", None, "Mobutu Sese Seko"),
    ],
    ids=[
        "title decides",
        "title of a lower office",
        "title of neither",
        "title",
        "lower office of a later head",
        "one name alone",
    ],
)
def test_a_surname_with_its_title(surname: str, date: str, title: str | None, person: str | None) -> None:
    held = find_officer([surname], date=date, title=title)
    assert (held.tenure.person if held else None) == person


@pytest.mark.parametrize(
    ("name", "date", "title", "role"),
    [
        ("hussein", "1998-10-23", "king", "King"),
        ("haitham", "2020-06-10", "sultan", "Sultan"),
        ("blair", "1996-06-18", None, "Leader of the Opposition"),
        ("medvedev", "2004-05-20", "chief", "Chief of Staff of the Presidential Executive Office"),
    ],
    ids=["king by first name", "sultan by first name", "parliament before party", "state before firm"],
)
def test_of_offices_held_together_the_public_one_counts(
    name: str, date: str, title: str | None, role: str
) -> None:
    held = find_officer([name], date=date, title=title)
    assert held is not None
    assert held.tenure.role == role
