import gzip
import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tacitus.errors import SourceError
from tacitus.evaluation import gold
from tacitus.evaluation.geovirus import read_geovirus
from tacitus.evaluation.meantime import read_meantime
from tacitus.evaluation.places import read_cities


@pytest.mark.parametrize("name", [f"item-{n}" for n in range(12)])
def test_an_item_may_be_opened_when_its_hash_ends_even(name: str) -> None:
    last = hashlib.sha256(name.encode()).hexdigest()[-1]
    assert gold.is_look(name) == (last in "02468ace")
    assert bool(gold.look_only([{"id": name}])) == gold.is_look(name)


def test_the_folder_is_the_given_one_then_the_environment_then_beside_the_repository() -> None:
    assert gold.data_root("sets", environment={"TACITUS_DATA": "other"}) == Path("sets")
    assert gold.data_root(environment={"TACITUS_DATA": "other"}) == Path("other")
    assert gold.data_root(environment={}) == gold.ROOT.parent / "shared"


def test_rows_of_plain_and_packed_files(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"id": 1}\n{"id": 2}\n')
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b'{"id": 1}\n{"id": 2}\n'))
    assert gold.read_rows(tmp_path / "a.jsonl") == [{"id": 1}, {"id": 2}]
    assert gold.read_rows(tmp_path / "a.jsonl.gz") == [{"id": 1}, {"id": 2}]


@pytest.mark.parametrize(("content", "code"), [(b"[1]\n", "T108"), (b"{\n", "T108"), (None, "T101")])
def test_a_damaged_or_missing_file_is_named(tmp_path: Path, content: bytes | None, code: str) -> None:
    path = tmp_path / "a.jsonl"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SourceError) as caught:
        gold.read_rows(path)
    assert caught.value.code == code


def test_digest_does_not_depend_on_the_order_of_the_files(tmp_path: Path) -> None:
    one, two = tmp_path / "1", tmp_path / "2"
    one.write_bytes(b"a")
    two.write_bytes(b"b")
    assert gold.digest([one, two]) == gold.digest([two, one]) == hashlib.sha256(b"ab").hexdigest()


@pytest.mark.parametrize("reader", [read_meantime, read_geovirus, read_cities])
def test_every_reader_names_a_set_that_is_not_there(reader: Callable[[Path], object], tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        reader(tmp_path / "absent")
    assert caught.value.code == "T101"
