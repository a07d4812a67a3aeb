"""Mentions as news has them -> country, sector, identity."""

from __future__ import annotations

import time

import pytest

from tacitus.resolve.who import resolve_actor, why_refused

DAY = "2020-02-10"


@pytest.mark.parametrize(
    ("mention", "code", "sector"),
    [
        ("Albania", "ALB", "GOV"),
        ("two Iranian diplomats", "IRN", "GOV"),
        ("Iranian foreign minister Javad Zarif", "IRN", "GOV"),
        ("the US Treasury", "USA", "GOV"),
        ("Hungarian officials", "HUN", "GOV"),
        ("Tehran", "IRN", "GOV"),
        ("the Kremlin", "RUS", "GOV"),
        ("protesters", None, "CVL"),
        ("gunmen", None, "UAF"),
        ("Islamic State militants", "IMG", "REB"),
        ("NATO", "IGO", None),
        ("the European Parliament", "EUR", "LEG"),
        ("UN Security Council", "UNO", None),
        ("opposition leader Juan Guaidó", "VEN", "OPP"),
        ("former president Barack Obama", "USA", "ELI"),
        ("President of the United States Donald Trump", "USA", "GOV"),
        ("court in Faisalabad", "PAK", "JUD"),
        ("pro-Russian separatists", None, "REB"),
        ("Arab leaders", None, "GOV"),
        ("Bosnia and Herzegovina", "BIH", "GOV"),
    ],
)
def test_mention_gets_country_and_sector(mention: str, code: str | None, sector: str | None) -> None:
    (party,) = resolve_actor(mention, date=DAY)
    assert (party.code, party.sector) == (code, sector)
    assert party.why


@pytest.mark.parametrize(
    ("mention", "parties"),
    [
        (
            "Russian and Belarusian soldiers",
            [("Russian", "RUS", "MIL"), ("Belarusian soldiers", "BLR", "MIL")],
        ),
        (
            "foreign ministers of France and Germany",
            [("foreign ministers of France", "FRA", "GOV"), ("Germany", "DEU", "GOV")],
        ),
    ],
)
def test_list_is_split_and_shares_its_noun(mention: str, parties: list[tuple[str, str, str]]) -> None:
    found = resolve_actor(mention, date=DAY)
    assert [(p.text, p.code, p.sector) for p in found] == parties
    assert all(mention[p.start : p.end] == p.text for p in found)


@pytest.mark.parametrize(
    "mention", ["the report", "a storm", "inflation", "the city's stadium", "us", "", "1998"]
)
def test_what_is_no_actor_is_refused_with_a_reason(mention: str) -> None:
    assert resolve_actor(mention) == ()
    assert why_refused(mention)


@pytest.mark.parametrize(
    ("mention", "date", "code", "sector"),
    [
        ("Qasem Soleimani", "2019-05-01", "IRN", "MIL"),
        ("the Taliban", "2019-05-01", "AFG", "REB"),
        ("the Taliban", "2023-05-01", "AFG", "GOV"),
        ("Donald Tusk", "2017-05-01", "EUR", None),
        ("Polish Prime Minister Donald Tusk", "2024-05-01", "POL", "GOV"),
        ("Mike Pompeo", "2019-05-01", "USA", "GOV"),
        ("Mike Pompeo", "2022-05-01", "USA", "ELI"),
        ("Hayat Tahrir al-Sham", "2018-05-01", "SYR", "REB"),
    ],
)
def test_date_decides(mention: str, date: str, code: str, sector: str | None) -> None:
    (party,) = resolve_actor(mention, date=date)
    assert (party.code, party.sector) == (code, sector)


@pytest.mark.parametrize(
    ("mention", "code", "sector", "other"),
    [
        ("Transnistria", "MDA", "PRE", ("GOV",)),
        ("Abkhaz soldiers", "GEO", "MIL", ("PRE",)),
        ("opposition party", None, "PTY", ("OPP",)),
        ("former police officers", None, "ELI", ()),
        ("Turkish military officials", "TUR", "MIL", ()),
        ("Republican senators", "USA", "LEG", ()),
        ("Saudi-led coalition", "SAU", "MIL", ()),
        ("pro-Russian forces", None, "REB", ()),
        ("head of the FBI", "USA", "COP", ()),
        ("family of former Zambian president Edgar Lungu", "ZMB", "ELI", ()),
        ("U.S. ambassador to Russia", "USA", "GOV", ()),
        ("Chilean Congress", "CHL", "LEG", ()),
        ("thousands of protesters", None, "CVL", ()),
        ("the African Union's Peace and Security Council", "IGO", None, ()),
    ],
)
def test_modifiers_and_links_shape_the_coding(
    mention: str, code: str | None, sector: str | None, other: tuple[str, ...]
) -> None:
    (party,) = resolve_actor(mention, date="2024-01-15")
    assert (party.code, party.sector, party.other_sectors) == (code, sector, other)


def test_role_and_identity_are_given() -> None:
    (party,) = resolve_actor("Iranian foreign minister Javad Zarif", date=DAY)
    assert (party.identifier_id, party.identifier_text) == ("Q10296812", "Mohammad Javad Zarif")
    assert party.role == "minister of foreign affairs"
    (party,) = resolve_actor("two Iranian diplomats", date=DAY)
    assert party.role == "diplomat"


def test_ministry_with_two_subjects_is_one_party() -> None:
    assert len(resolve_actor("Indian Ministry of Trade and Industry", date=DAY)) == 1


@pytest.mark.parametrize(
    "mention",
    ["and and", "of " * 130, "x" * 500, "the " * 90, "\x00", "президент", "某人", "(((", "🙂"],
)
def test_bad_input_is_refused_not_raised(mention: str) -> None:
    assert resolve_actor(mention, date="not a day") == ()
    assert len(why_refused(mention)) < 200


@pytest.mark.parametrize("date", [None, "1850-01-01", "2099-12-31", "2020-02-31", ""])
def test_any_date_is_taken(date: str | None) -> None:
    assert resolve_actor("Donald Trump", date=date)[0].code == "USA"


def test_same_input_gives_same_output() -> None:
    mention, context = "police and protesters", "Police and protesters clash in Lima."
    assert resolve_actor(mention, date=DAY, context=context) == resolve_actor(
        mention, date=DAY, context=context
    )


@pytest.mark.parametrize(
    ("mention", "code", "sector"),
    [
        ("police station", None, "COP"),
        ("people displaced by the war", None, "CVL"),
        ("German trailblazers", "DEU", None),
    ],
)
def test_nouns_beside_people(mention: str, code: str | None, sector: str | None) -> None:
    (party,) = resolve_actor(mention, date=DAY)
    assert (party.code, party.sector) == (code, sector)


@pytest.mark.parametrize(
    "mention",
    ["Iranian interference", "the border closure", "Hurricane Irma", "the Suez Canal", "a police car crash"],
)
def test_things_beside_names_are_refused(mention: str) -> None:
    assert resolve_actor(mention, date=DAY, context=f"In Kenya {mention} was discussed.") == ()


@pytest.mark.parametrize(
    ("mention", "code", "name"),
    [
        ("Qassim Suleymani", "IRN", "Qasem Soleimani"),
        ("Сергей Лавров", "RUS", "Sergey Lavrov"),
        ("President Владимир Путин", "RUS", "Vladimir Putin"),
        ("习近平", "CHN", "Xi Jinping"),
        ("بشار الأسد", "SYR", "Bashar al-Assad"),
    ],
)
def test_other_spellings_and_scripts_are_looked_up(mention: str, code: str, name: str) -> None:
    (party,) = resolve_actor(mention, date="2019-06-01")
    assert (party.code, party.identifier_text, party.text) == (code, name, mention)


@pytest.mark.parametrize("mention", ["Россия и мир", "某人", "فلان الفلاني", "Ali Khomeini"])
def test_a_name_that_no_table_reads_so_is_refused(mention: str) -> None:
    assert resolve_actor(mention, date="2019-06-01") == ()
    assert why_refused(mention, date="2019-06-01")


@pytest.mark.parametrize("date", ["1850-01-01", "1899-12-31", "2090-01-01"])
def test_days_out_of_the_tables_have_countries_and_no_offices(date: str) -> None:
    assert resolve_actor("French police", date=date)[0].code == "FRA"
    (party,) = resolve_actor("Emmanuel Macron", date=date)
    assert (party.code, party.sector, party.role) == ("FRA", None, None)
    assert party.score <= 0.3
    assert "nothing about this day" in (party.why or "")


def test_an_office_still_open_after_the_tables_end_counts_less() -> None:
    (party,) = resolve_actor("Giorgia Meloni", date="2029-01-01")
    assert party.score <= 0.7


@pytest.mark.parametrize("mention", ["", " ", "12 345", "word " * 500, "7" * 1_000_000])
def test_what_is_no_mention_is_refused_at_once(mention: str) -> None:
    begun = time.process_time()
    assert resolve_actor(mention) == ()
    assert why_refused(mention)
    assert time.process_time() - begun < 0.1


@pytest.mark.parametrize(
    ("mention", "code", "name"),
    [
        ("Qatar's prime minister, Sheikh Hamad bin Jassim bin Jaber al-Thani", "QAT", "Hamad bin Jassim"),
        ("Luxembourg's foreign minister, Jean Asselborn", "LUX", "Jean Asselborn"),
    ],
)
def test_title_and_name_parted_by_a_comma_are_one(mention: str, code: str, name: str) -> None:
    (party,) = resolve_actor(mention, date="2010-02-16")
    assert party.code == code
    assert name in (party.identifier_text or "")


@pytest.mark.parametrize(
    "mention", ["Tripoli, Libya", "Washington, D.C.", "Johnson & Johnson", "Google, Inc."]
)
def test_a_comma_or_ampersand_in_a_name_makes_no_list(mention: str) -> None:
    assert len(resolve_actor(mention, date=DAY)) <= 1


@pytest.mark.parametrize("mention", ["a Boeing 737", "the Turkish lira", "a heatwave"])
def test_products_and_currencies_are_no_actors(mention: str) -> None:
    assert resolve_actor(mention, date=DAY) == ()
    assert why_refused(mention, date=DAY)


@pytest.mark.parametrize(
    ("mention", "sector", "other"),
    [
        ("the Kenyan opposition leader", "OPP", ("PTY",)),
        ("Myanmar's military junta", "GOV", ("MIL",)),
        ("the ex-president of Peru", "ELI", ()),
        ("unidentified militants", "UAF", ()),
        ("the lawyer of President Donald Trump", "CVL", ()),
    ],
)
def test_role_nouns_of_special_sectors(mention: str, sector: str, other: tuple[str, ...]) -> None:
    (party,) = resolve_actor(mention, date=DAY)
    assert (party.sector, party.other_sectors) == (sector, other)


def test_a_person_before_any_office_has_no_role() -> None:
    (party,) = resolve_actor("Volodymyr Zelensky", date="2018-01-01")
    assert (party.code, party.role) == ("UKR", None)
    assert "from 2019-" in (party.why or "")


def test_heads_of_breakaway_authorities_are_partially_recognized() -> None:
    (party,) = resolve_actor("Ersin Tatar", date="2022-11-11")
    assert (party.code, party.sector, party.other_sectors) == ("CYP", "PRE", ("GOV",))


def test_a_title_decides_between_persons_of_one_name() -> None:
    (party,) = resolve_actor("President Rajapaksa", date="2021-08-31")
    assert party.identifier_text == "Gotabaya Rajapaksa"


def test_the_queen_of_many_realms_stands_for_the_united_kingdom() -> None:
    (party,) = resolve_actor("Queen Elizabeth II", date="2011-10-19")
    assert party.code == "GBR"


def test_regions_go_before_smaller_places_of_their_name() -> None:
    (party,) = resolve_actor("Maryland", date=DAY)
    assert party.code == "USA"


def test_a_family_name_after_an_article_is_not_a_namesake_in_office() -> None:
    for name, date in (("Iman al-Obeidi", "2011-05-08"), ("Maher al-Assad", "2023-11-15")):
        assert not any("office table" in (p.why or "") for p in resolve_actor(name, date=date))


@pytest.mark.parametrize(
    ("mention", "code", "sector"),
    [
        ("the Football Association of Malawi", "MWI", "SOC"),
        ("Maoist rebels in Nepal", "NPL", "REB"),
        ("a spokeswoman for the Kenyan interior ministry", "KEN", "GOV"),
        ("an adviser to the Polish president", "POL", "GOV"),
        ("survivors of the Cambodian genocide", "KHM", "CVL"),
        ("widows of the Chernobyl clean-up", "UKR", "CVL"),
        ("American veterans of the Vietnam war", "USA", "MIL"),
        ("Serb inhabitants of Kosovo", "KOS", "CVL"),
        ("ethnic Hazara in Kabul", "AFG", "CVL"),
        ("Paris-based watchdog Transparency International", "NGO", "SOC"),
        ("Hamas's radio", "PSE", "JRN"),
        ("Hungarian textile workers on strike", "HUN", "LAB"),
        ("Peru's striking teachers", "PER", "LAB"),
    ],
)
def test_country_and_sector_by_what_follows(mention: str, code: str, sector: str) -> None:
    (party,) = resolve_actor(mention, date="2018-05-02")
    assert (party.code, party.sector) == (code, sector)


@pytest.mark.parametrize(
    ("mention", "sector"),
    [
        ("Cypriot bank depositors", "CVL"),
        ("Jordan's Intelligence Directorate", "SPY"),
        ("Latvia's security service", "SPY"),
        ("Poland's bishops' conference", "REL"),
        ("Chad's High Islamic Council", "REL"),
        ("Gabon coup leaders", "MIL"),
        ("Kenya's war veterans", "CVL"),
        ("Iraq's Sunni majority", "CVL"),
        ("Malaysia's Harapan coalition", "PTY"),
        ("the U.S.-led coalition", "MIL"),
        ("the Kazakh president's daughter", "ELI"),
    ],
)
def test_heads_of_more_kinds(mention: str, sector: str) -> None:
    (party,) = resolve_actor(mention, date="2018-05-02")
    assert party.sector == sector


@pytest.mark.parametrize(
    ("mention", "code", "sector"),
    [
        ("a papal legate", "VAT", "GOV"),
        ("Putin's envoy Ivan Petrenko", "RUS", "GOV"),
        ("Hungarian farmer and union leader Gabor Toth", "HUN", "AGR"),
        ("Green MEP Hanna Lindqvist", "EUR", "LEG"),
        ("the judge leading the Beirut inquiry", None, "JUD"),
        ("ethnic Russians in Estonia", "EST", "CVL"),
        ("a coalition of Ghanaian charities", "GHA", "SOC"),
        ("Orban's ruling Fidesz", "HUN", "PTY"),
        ("Fatah officials", "PSE", "PTY"),
        ("the Hamas-run health ministry", "PSE", "GOV"),
        ("a NATO-led force", "IGO", "MIL"),
        ("Sanaa's Houthi-controlled customs", "YEM", "GOV"),
    ],
)
def test_state_and_sector_of_who_is_called_after_somebody_else(
    mention: str, code: str | None, sector: str
) -> None:
    (party,) = resolve_actor(mention, date="2018-05-02")
    assert (party.code, party.sector) == (code, sector)


@pytest.mark.parametrize(
    ("mention", "code", "sector"),
    [
        ("Uganda's Criminal Investigations Directorate", "UGA", "COP"),
        ("a Sufi brotherhood in Mauritania", "MRT", "REL"),
        ("Oman's General Security Directorate", "OMN", "COP"),
        ("the Federation of Trade Unions of Nepal", "NPL", "LAB"),
        ("Ghana's Trade Union Congress", "GHA", "LAB"),
        ("the Peruvian Observatory for Human Rights", "PER", "SOC"),
        ("Dozo self-defence groups in Mali", "MLI", "PRM"),
        ("Honduran stone-throwers", "HND", "CVL"),
        ("the Bank of Zambia", "ZMB", "GOV"),
        ("the Bank of Ireland", "IRL", "BUS"),
        ("a gacaca court", "RWA", "JUD"),
        ("GATIA", "MLI", "PRM"),
    ],
)
def test_heads_of_bodies_by_kind(mention: str, code: str, sector: str) -> None:
    (party,) = resolve_actor(mention, date="2016-03-01")
    assert (party.code, party.sector) == (code, sector)


@pytest.mark.parametrize(
    ("mention", "code", "sector"),
    [
        ("the Berlin-based Bahrain Center for Human Rights", "BHR", "SOC"),
        ("the Turkey-based Syrian Network for Human Rights", "SYR", "SOC"),
        ("the Chilean welfare body that runs schools for Argentine pupils", "CHL", "GOV"),
        ("leaders of Kenya's protesting tea workers' unions", "KEN", "LAB"),
        ("Bolivia's protesting miners", "BOL", "LAB"),
        ("a pair of Greek judges", "GRC", "JUD"),
        ("a handful of Kenyan nurses", "KEN", "MED"),
        ("a British couple", "GBR", "CVL"),
    ],
)
def test_head_and_its_own_state_decide(mention: str, code: str, sector: str) -> None:
    (party,) = resolve_actor(mention, date="2016-03-01")
    assert (party.code, party.sector) == (code, sector)
