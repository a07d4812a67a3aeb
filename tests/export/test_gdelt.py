"""Events as rows of GDELT 2.0's event table."""

import csv
import io
from dataclasses import replace

import pytest

from tacitus.export import GDELT_COLUMNS, gdelt_lines
from tacitus.model import Document, Event, Party, Place, Span

ARTICLE = Document("doc-1", "", "2021-06-02", url="https://news.example/1", source="Nordby Times")


def rows(event: Event, document: Document | None = None) -> list[dict[str, str]]:
    lines = io.StringIO(gdelt_lines(event, document), newline="")
    return list(csv.DictReader(lines, GDELT_COLUMNS, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_a_row_has_the_sixty_one_columns_and_no_header(expulsion: Event, meeting: Event) -> None:
    assert len(GDELT_COLUMNS) == len(set(GDELT_COLUMNS)) == 61
    for line in (gdelt_lines(expulsion, ARTICLE) + gdelt_lines(meeting)).splitlines():
        assert len(line.split("\t")) == 61


def test_the_act_is_told_in_cameo_with_root_quad_class_and_goldstein_in_step(expulsion: Event) -> None:
    (row,) = rows(expulsion)
    assert (row["EventCode"], row["EventBaseCode"], row["EventRootCode"]) == ("166", "166", "16")
    assert (row["QuadClass"], row["GoldsteinScale"]) == ("4", "-7.0")
    drone = replace(expulsion, event="ASSAULT", mode=("drone",))
    assert [rows(drone)[0][f"Event{part}Code"] for part in ("", "Base", "Root")] == ["1952", "195", "19"]


def test_a_conviction_follows_its_cameo_root_and_not_plovers_quad(expulsion: Event) -> None:
    (row,) = rows(replace(expulsion, mode=("convict",)))
    assert (row["EventCode"], row["QuadClass"]) == ("116", "3")


def test_the_day_stands_in_four_columns(expulsion: Event) -> None:
    (row,) = rows(expulsion, ARTICLE)
    assert (row["SQLDATE"], row["MonthYear"], row["Year"]) == ("20210501", "202105", "2021")
    assert row["FractionDate"] == "2021.3315"
    assert row["DATEADDED"] == "20210602000000"


def test_an_undated_event_has_no_day(meeting: Event) -> None:
    assert {rows(meeting)[0][name] for name in ("SQLDATE", "MonthYear", "Year", "FractionDate")} == {""}


def test_what_is_not_known_is_empty_and_never_zero(expulsion: Event) -> None:
    (row,) = rows(expulsion)
    assert row["AvgTone"] == row["Actor1Geo_Lat"] == row["Actor2EthnicCode"] == row["DATEADDED"] == ""
    assert (row["NumMentions"], row["NumSources"], row["NumArticles"]) == ("1", "1", "1")


def test_the_source_is_the_address_or_else_a_citation(expulsion: Event) -> None:
    assert rows(expulsion, ARTICLE)[0]["SOURCEURL"] == "https://news.example/1"
    assert rows(expulsion, replace(ARTICLE, url=None))[0]["SOURCEURL"] == "Nordby Times"
    assert rows(expulsion)[0]["SOURCEURL"] == "doc-1"


@pytest.mark.parametrize(
    ("code", "sector", "told"),
    [
        ("FRA", "GOV", ("FRAGOV", "FRA", "", "GOV")),
        ("ROU", "MIL", ("ROMMIL", "ROM", "", "MIL")),
        ("USA", "JRN", ("USAMED", "USA", "", "MED")),
        ("USA", "MED", ("USAHLH", "USA", "", "HLH")),
        ("DEU", "PTY", ("DEU", "DEU", "", "")),
        ("UNO", None, ("IGOUNO", "", "UNO", "IGO")),
        ("EUR", "LEG", ("IGOEUREECLEG", "EUR", "EEC", "IGO")),
        ("NGO", None, ("NGO", "", "", "NGO")),
        (None, "REB", ("REB", "", "", "REB")),
        (None, None, ("", "", "", "")),
    ],
)
def test_parties_have_cameo_codes(
    expulsion: Event, code: str | None, sector: str | None, told: tuple[str, ...]
) -> None:
    (row,) = rows(replace(expulsion, actor=(Party(0, 3, "who", code=code, sector=sector),)))
    columns = ("Actor1Code", "Actor1CountryCode", "Actor1KnownGroupCode", "Actor1Type1Code")
    assert tuple(row[name] for name in columns) == told


@pytest.mark.parametrize(
    ("name", "admin1", "country", "kind", "full", "feature"),
    [
        ("France", None, "FRA", "1", "France", "FR"),
        ("Texas", "Texas", "USA", "2", "Texas, United States", ""),
        ("Dallas", "Texas", "USA", "3", "Dallas, Texas, United States", ""),
        ("Omsk", "Omsk Oblast", "RUS", "4", "Omsk, Omsk Oblast, Russia", ""),
        ("Baghdad", "Baghdad", "IRQ", "4", "Baghdad, Baghdad, Iraq", ""),
        ("Bavaria", "Bavaria", "DEU", "5", "Bavaria, Germany", ""),
    ],
)
def test_a_place_has_type_name_and_fips_country(
    expulsion: Event, name: str, admin1: str | None, country: str, kind: str, full: str, feature: str
) -> None:
    id = None if kind in "25" else 1  # provinces have none
    place = Place(0, 3, name, name, country, admin1, 1.5, -2.5, id)
    (row,) = rows(replace(expulsion, event_loc=place))
    assert (row["ActionGeo_Type"], row["ActionGeo_FullName"], row["ActionGeo_FeatureID"]) == (
        kind, full, feature,
    )  # fmt: skip
    assert (row["ActionGeo_Lat"], row["ActionGeo_Long"]) == ("1.5", "-2.5")
    fips = {"FRA": "FR", "USA": "US", "RUS": "RS", "IRQ": "IZ", "DEU": "GM"}
    assert row["ActionGeo_CountryCode"] == fips[country]


def test_a_meeting_of_three_is_six_rows_one_each_way(meeting: Event) -> None:
    pairs = [(row["Actor1CountryCode"], row["Actor2CountryCode"]) for row in rows(meeting)]
    assert pairs[:2] == [("NOR", "SWE"), ("SWE", "NOR")]
    assert len(set(pairs)) == 6
    assert len({row["GLOBALEVENTID"] for row in rows(meeting)}) == 6


def test_an_act_without_recipient_has_no_second_actor(expulsion: Event) -> None:
    (row,) = rows(replace(expulsion, recipient=()))
    assert {row[name] for name in GDELT_COLUMNS if name.startswith("Actor2")} == {""}


def test_ids_are_whole_numbers_that_a_double_holds(expulsion: Event) -> None:
    id = int(rows(expulsion)[0]["GLOBALEVENTID"])
    assert int(float(id)) == id < 2**53
    assert id == int(expulsion.id[:13], 16)


@pytest.mark.parametrize("status", ["denied", "negated", "future", "hypothetical", "predicted"])
def test_an_act_that_was_not_done_is_no_row(expulsion: Event, status: str) -> None:
    assert gdelt_lines(replace(expulsion, status=status)) == ""  # type: ignore[arg-type]


def test_only_the_lead_is_root(expulsion: Event) -> None:
    told = [rows(replace(expulsion, sentence=n))[0]["IsRootEvent"] for n in range(4)]
    assert told == ["1", "1", "0", "0"]


@pytest.mark.parametrize("text", ["=SUM(A1)", "+1", "-x", "@x", "tab\there", "line\nend", "\ud800"])
def test_a_text_neither_breaks_the_row_nor_runs_as_a_formula(expulsion: Event, text: str) -> None:
    event = replace(expulsion, actor=(Party(0, 3, text),), trigger=Span(0, 3, text))
    (row,) = rows(event)
    assert None not in row
    assert not row["Actor1Name"].startswith(("=", "+", "-", "@"))
    assert row["GoldsteinScale"] == "-7.0"
    gdelt_lines(event).encode("utf-8")
