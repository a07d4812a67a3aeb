import io
import sys
from pathlib import Path

import pytest
from arro3.core import Array, DataType, Table
from arro3.io import write_parquet

from tacitus.model import Document, Quarantined
from tacitus.sources import read_inputs

TEXTS = [f"Troops left town number {n}." for n in range(1300)]


def table(**columns: Array) -> bytes:
    out = io.BytesIO()
    write_parquet(Table.from_pydict(columns), out)
    return out.getvalue()


def strings(values: list[str | None]) -> Array:
    return Array(values, DataType.string())


def read(data: bytes, **options: object) -> list[Document | Quarantined]:
    return list(read_inputs(["-"], stdin=io.BytesIO(data), **options))  # type: ignore[arg-type]


def test_rows_come_in_order_over_all_batches() -> None:
    found = read(table(id=Array(list(range(1300)), DataType.int64()), text=strings(TEXTS)))
    assert [(d.id, d.text) for d in found if isinstance(d, Document)] == [
        (str(n), t) for n, t in enumerate(TEXTS)
    ]


def test_days_times_and_gaps() -> None:
    day = Array([18302, None], DataType.int32()).cast(DataType.date32())
    time = Array([None, 1_581_292_800_000_000], DataType.int64()).cast(DataType.timestamp("us"))
    found = read(table(text=strings(["a", "b"]), date=day, published_at=time, title=strings([None, "t"])))
    assert [d.date for d in found if isinstance(d, Document)] == ["2020-02-10", "2020-02-10"]


def test_a_bad_row_does_not_lose_the_others() -> None:
    found = read(
        table(text=strings(["a", None, "c", "d"]), date=strings([None, None, "no day", "2020-01-01"]))
    )
    assert [getattr(f, "code", "ok") for f in found] == ["ok", "T202", "T203", "ok"]
    assert getattr(found[2], "origin", "") == "-, row 3"


def test_bytes_that_are_no_text_are_one_bad_row() -> None:
    found = read(table(text=Array([b"a", b"\xff", b"c"], DataType.binary())))
    assert [getattr(f, "code", "ok") for f in found] == ["ok", "T103", "ok"]


def test_columns_are_named_when_the_text_is_missing() -> None:
    (found,) = read(table(body=strings(["a"]), day=strings(["b"])))
    assert isinstance(found, Quarantined)
    assert found.code == "T106"
    assert "body, day" in found.reason
    assert [type(d) for d in read(table(body=strings(["a"])), columns={"text": "body"})] == [Document]


def test_an_empty_table_is_told() -> None:
    (found,) = read(table(text=Array([], DataType.string())))
    assert isinstance(found, Quarantined)
    assert found.code == "T105"


@pytest.mark.parametrize("cut", [4, 8, 100, -1, -8, -60])
def test_a_cut_file_is_a_numbered_error(cut: int) -> None:
    found = read(table(text=strings(TEXTS))[:cut])
    assert [getattr(f, "code", "") for f in found] == ["T108"]


@pytest.mark.parametrize("at", range(-100, -5, 12))
def test_a_damaged_file_ends_in_rows_or_a_numbered_error(at: int, capfd: pytest.CaptureFixture[str]) -> None:
    data = bytearray(table(text=strings(TEXTS)))
    data[at] ^= 0xFF
    assert all(
        isinstance(f, Document) or f.code in ("T106", "T108", "T202", "T105") for f in read(bytes(data))
    )
    assert capfd.readouterr().err == ""


def test_a_reader_may_stop_in_the_middle(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    path.write_bytes(table(text=strings(TEXTS)))
    found = read_inputs([str(path)])
    assert isinstance(next(found), Document)
    found.close()  # type: ignore[attr-defined]


def test_no_interpreter_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "")
    (found,) = read(table(text=strings(["a"])))
    assert getattr(found, "code", "") == "T302"
