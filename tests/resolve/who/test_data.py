"""The tables hold what the ontology knows, and load fast enough to ship."""

from __future__ import annotations

import re
from importlib.resources import files

from tacitus.ontology import partially_recognized, sectors, special_codes
from tacitus.resolve.who import countries
from tacitus.resolve.who.bodies import COLUMNS, body_senses, rows_of_yaml
from tacitus.resolve.who.roles import plurals, role_senses
from tacitus.resolve.who.standing import is_own
from tacitus.resolve.who.tables import is_made_from, read_lines, read_rows, read_yaml

ATTESTED = re.compile(r"ce (\d{4}-\d\d-\d\d [0-9a-f]{8} ){2}\d+( former)?")


def test_sectors_and_codes_are_those_of_the_ontology() -> None:
    known = set(countries()) | set(special_codes())
    for name, sense in body_senses():
        assert sense.code in known, name
        assert sense.sector is None or sense.sector in sectors(), name
    for name, sense in role_senses():
        assert sense.sector is None or sense.sector in sectors(), name


def test_tenures_have_known_countries_sectors_and_days_in_order() -> None:
    known = set(countries()) | set(special_codes())
    for line in read_lines("tenures.tsv.gz"):
        for tenure in line.split("\t")[4].split("|"):
            country, sector, rank, _, start, end, source = tenure.split(";")
            assert country in known, line
            assert not sector or sector in sectors(), line
            assert rank in "123"
            assert not end or start[: len(end)] <= end, line
            assert source in {"wikidata", "congress"} or is_own(source) or ATTESTED.fullmatch(source), line


def test_places_and_territories_are_known() -> None:
    assert {code for _, code, _ in read_rows("places.tsv", 3)} <= set(countries())
    assert set(read_yaml("territories.yaml")) == set(partially_recognized())


def test_data_fits_the_package() -> None:
    folder = files("tacitus.resolve.who").joinpath("data")
    assert sum(len(entry.read_bytes()) for entry in folder.iterdir()) < 15_000_000


def test_plurals_count_the_head_noun() -> None:
    assert plurals("chief of staff") == ("chiefs of staff",)
    assert plurals("gunman") == ("gunmen",)
    assert plurals("deputy") == ("deputies",)
    assert plurals("police") == ()


def test_derived_bodies_are_those_of_the_yaml_file() -> None:
    assert is_made_from("bodies.tsv", "bodies.yaml"), "run: python -m tacitus.resolve.who.building.bodies"
    assert read_rows("bodies.tsv", len(COLUMNS)) == list(rows_of_yaml())
