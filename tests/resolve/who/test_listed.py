"""OFAC's list gives names and countries where no other table does."""

from __future__ import annotations

import csv
import gzip
import io

import pytest

from tacitus.ontology import sectors, special_codes
from tacitus.resolve.who import countries, resolve_actor
from tacitus.resolve.who.building import listed as building
from tacitus.resolve.who.listed import find_listed
from tacitus.resolve.who.tables import read_lines


def test_rows_have_known_codes_and_kinds() -> None:
    known = set(countries()) | set(special_codes()) | {""}
    numbers = set()
    for line in read_lines("listed.tsv.gz"):
        row, kind, country, basis, sector, name, _, programmes, _ = line.split("\t")
        numbers.add((row, kind))
        assert kind in {"person", "body", "vessel", "aircraft"}
        assert country in known
        assert bool(country) == bool(basis)
        assert sector == "" or sector in sectors()
        assert name
        assert programmes
    assert len(numbers) == len(read_lines("listed.tsv.gz"))


def test_a_person_is_found_by_a_spelling_and_by_no_single_word() -> None:
    found = find_listed(("bosco", "ntaganda"), kind="person")
    assert found is not None
    assert (found.country, found.basis, found.id) == ("COD", "nationality", "ofac:11973")
    assert find_listed(("ntaganda",), kind="person") is None
    assert find_listed(("bosco", "ntaganda"), kind="person", country="FRA") is None


def test_the_text_goes_before_the_list() -> None:
    name = "Gabril Abdul Kareem Badri"
    (party,) = resolve_actor(name, context=f"The talks were joined by rebel commander {name} on Monday.")
    assert (party.code, party.sector, party.identifier_id) == ("SDN", "REB", "ofac:9613")
    assert resolve_actor(name)[0].score <= 0.6


def test_a_firm_is_found_by_its_whole_name() -> None:
    (party,) = resolve_actor("Bank Melli")
    assert (party.code, party.sector) == ("IRN", "BUS")
    assert "OFAC" in (party.why or "")


@pytest.mark.parametrize(
    ("remarks", "programmes", "country", "basis"),
    [
        ("DOB 1970; POB Minsk, Belarus; nationality Russia.", "BELARUS", "RUS", "nationality"),
        ("POB Aleppo, Syria; Passport 12 (Lebanon).", "SDGT", "LBN", "papers"),
        ("DOB 1970; POB Aleppo, Syria.", "SDGT", "SYR", "birth"),
        ("nationality Korea, North.", "DPRK", "PRK", "nationality"),
        ("-0-", "IRAN", "IRN", "programme"),
        ("-0-", "IRAN SYRIA", "", ""),
        ("-0-", "SDGT", "", ""),
    ],
)
def test_the_country_is_what_the_row_says(remarks: str, programmes: str, country: str, basis: str) -> None:
    assert building._country(remarks, programmes.split(" "), "person", "-0-") == (country, basis)


def test_the_table_is_made_from_the_two_files(tmp_path) -> None:  # type: ignore[no-untyped-def]
    listed, aliases, out = (tmp_path / name for name in ("sdn.csv", "alt.csv", "listed.tsv.gz"))
    row = [
        "5",
        "AL-EXAMPLE, Omar",
        "individual",
        "SDNTK] [TCO",
        "Minister of Finance",
        *["-0- "] * 6,
        "nationality Mali.",
    ]
    text = io.StringIO()
    csv.writer(text).writerow(row)
    listed.write_text(text.getvalue() + "\x1a\n", encoding="utf-8")
    aliases.write_text('5,1,aka,"EXAMPLE, Umar",-0- \n', encoding="utf-8")

    building.main(str(listed), str(aliases), str(out))

    told = gzip.decompress(out.read_bytes()).decode("utf-8").splitlines()[1].split("\t")
    assert told == [
        "5", "person", "MLI", "nationality", "GOV", "Omar Al-Example", "Minister of Finance", "SDNTK TCO", "Umar Example",
    ]  # fmt: skip
