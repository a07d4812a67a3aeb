"""The index of places: what it holds, and that damage is told."""

from __future__ import annotations

import hashlib
import json
import time
from importlib import resources
from pathlib import Path

import pytest

from tacitus.errors import ResourceError
from tacitus.resolve.where.building.rows import middle
from tacitus.resolve.where.building.write import pack
from tacitus.resolve.where.index import KINDS, MAGIC, PlaceIndex, load_index, read_index

DATA = resources.files("tacitus.resolve.where") / "data"


@pytest.fixture(scope="module")
def packed() -> bytes:
    return (DATA / "places.bin").read_bytes()


@pytest.fixture(scope="module")
def digest() -> str:
    return str(json.loads((DATA / "manifest.json").read_text("utf-8"))["sha256"])


def test_file_stays_under_ten_megabytes(packed: bytes) -> None:
    assert len(packed) < 10_000_000


def test_index_loads_within_a_second(packed: bytes, digest: str) -> None:
    started = time.process_time()
    read_index(packed, sha256=digest)
    assert time.process_time() - started < 1.0


@pytest.mark.parametrize(
    "damage",
    [
        lambda b: b[:-1],
        lambda b: b[: len(b) // 2],
        lambda b: b"",
        lambda b: b[:5000] + bytes([b[5000] ^ 1]) + b[5001:],
    ],
    ids=["last byte cut", "half", "empty", "one bit"],
)
def test_damaged_index_is_refused(damage, packed: bytes, digest: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ResourceError) as caught:
        read_index(damage(packed), sha256=digest)
    assert caught.value.code == "T301"


def test_file_that_is_no_index_is_refused_even_with_its_own_digest() -> None:
    with pytest.raises(ResourceError):
        read_index(b"something else", sha256=hashlib.sha256(b"something else").hexdigest())


def test_columns_have_one_value_for_each_place() -> None:
    index = load_index()
    columns = (
        index.ids,
        index.lats,
        index.lons,
        index.people,
        index.country,
        index.admin1,
        index.admin2,
        index.kinds,
    )
    assert {len(column) for column in columns} == {len(index.names)}


def test_keys_are_in_order() -> None:
    index = load_index()
    sample = index.keys[::997]
    assert list(sample) == sorted(sample)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Kenya", "country"), ("Ohio", "admin1"), ("Darfur", "region"), ("Bab el-Mandeb", "strait"), ("Natanz", "site"),
     ("Kyiv", "capital"), ("Crawford County", "admin2")],
)  # fmt: skip
def test_name_is_known_by_kind(name: str, kind: str) -> None:
    index = load_index()
    assert kind in {KINDS[index.kinds[posting >> 1]] for posting in index.named(name)}


def test_marks_case_and_hyphens_do_not_matter() -> None:
    index = load_index()
    assert list(index.named("BRĂILA")) == list(index.named("Braila"))
    assert list(index.named("Guinea-Bissau")) == list(index.named("guinea bissau"))


def test_short_form_is_no_name() -> None:
    index = load_index()
    assert index.short("TX")
    assert not any(KINDS[index.kinds[posting >> 1]] == "admin1" for posting in index.named("TX"))


def test_word_for_people_gives_the_country() -> None:
    index = load_index()
    number = index.of_people("Iranian")
    assert number is not None
    assert index.countries[number].alpha3 == "IRN"


def small_source(folder: Path) -> Path:
    import gzip

    cells = [
        "1",
        "Alpha",
        "Alpha",
        "Alfa",
        "10.0",
        "20.0",
        "P",
        "PPLC",
        "TD",
        "",
        "01",
        "",
        "",
        "",
        "5000",
        "",
        "",
        "",
        "",
    ]
    other = [
        "2",
        "Beta",
        "Beta",
        "",
        "11.0",
        "21.0",
        "P",
        "PPL",
        "TD",
        "",
        "01",
        "",
        "",
        "",
        "700",
        "",
        "",
        "",
        "",
    ]
    rows = "\n".join("\t".join(row) for row in (cells, other)) + "\n"
    (folder / "cities500.txt.gz").write_bytes(gzip.compress(rows.encode()))
    (folder / "admin1.json").write_text(json.dumps([{"code": "TD.01", "name": "Gamma Region"}]))
    (folder / "admin2.json.gz").write_bytes(gzip.compress(b"[]"))
    return folder


def read_small(folder: Path) -> PlaceIndex:
    made = pack(small_source(folder), Path(str(DATA)))
    return read_index(made, sha256=hashlib.sha256(made).hexdigest())


def test_building_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    source = small_source(tmp_path)
    made = pack(source, Path(str(DATA)))
    assert made == pack(source, Path(str(DATA)))
    assert made.startswith(MAGIC)


def test_built_index_gives_back_what_went_in(tmp_path: Path) -> None:
    index = read_small(tmp_path)
    row = next(posting >> 1 for posting in index.named("Alfa") if index.ids[posting >> 1] == 1)
    assert (index.names[row], index.lats[row], index.lons[row], index.people[row]) == (
        "Alpha",
        100_000,
        200_000,
        5000,
    )
    assert index.countries[index.country[row]].alpha3 == "TCD"


def test_middle_is_that_of_the_hull_not_of_the_crowd() -> None:
    square = [(0.0, 0.0), (0.0, 2.0), (2.0, 0.0), (2.0, 2.0), *[(0.1, 0.1)] * 50]
    assert middle(square) == pytest.approx((1.0, 1.0))


def test_middle_of_one_point_is_the_point() -> None:
    assert middle([(5.0, 6.0)]) == (5.0, 6.0)


@pytest.mark.parametrize("table", ["countries.yaml", "admin1.yaml", "regions.yaml", "other_names.yaml"])
def test_index_was_made_from_the_tables_beside_it(table: str) -> None:
    made_from = json.loads((DATA / "manifest.json").read_text("utf-8"))["made_from"]
    assert made_from[table] == hashlib.sha256((DATA / table).read_bytes()).hexdigest()
