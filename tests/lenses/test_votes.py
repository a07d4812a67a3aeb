"""Tables of votes: folder and CSV give the same; what cannot be read is refused with a number."""

from __future__ import annotations

import csv
import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import polars
import pytest

from tacitus.errors import UsageError
from tacitus.lenses import read_votes
from tacitus.lenses.ballots import Ballots

SHARED = Path(os.environ.get("TACITUS_DATA", Path(__file__).parents[3] / "shared")) / "data"
ROWS = [
    ("2010-12-03", "1", "GH", "yes"), ("2010-12-03", "1", "TG", "yes"), ("2010-12-03", "1", "BJ", "no"),
    ("2011-12-05", "2", "GH", "abstain"), ("2011-12-05", "2", "TG", "no"), ("2011-12-05", "2", "BJ", "no"),
]  # fmt: skip


def as_csv(
    path: Path, rows: Sequence[Sequence[str]] = ROWS, header: str = "date,rcid,country_code,vote"
) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header.split(","), *rows])
    return path


def as_folder(path: Path) -> Path:
    path.mkdir()
    calls = {int(call): day for day, call, _, _ in ROWS}
    _parquet(path / "un_roll_calls.parquet", rcid=[*calls], date=[*calls.values()], session=[65, 66])
    votes = [[row[at] for row in ROWS] for at in range(4)]
    _parquet(
        path / "un_votes.parquet",
        rcid=[float(call) for call in votes[1]],
        country_code=votes[2],
        vote=votes[3],
    )
    return path


def _parquet(path: Path, **columns: list[object]) -> None:
    polars.DataFrame(columns).write_parquet(path)


def test_folder_and_csv_give_the_same_votes(tmp_path: Path) -> None:
    folder, table = read_votes(as_folder(tmp_path / "un")), read_votes(as_csv(tmp_path / "un.csv"))
    assert folder.days == table.days
    assert {code: row.tolist() for code, row in folder.cast.items()} == {
        code: row.tolist() for code, row in table.cast.items()
    }
    assert Ballots(table, "GHA").window(2010 * 12, 2011 * 12 + 11) == (1, 2)


def test_columns_may_stand_in_any_order_among_others(tmp_path: Path) -> None:
    rows = [(vote, "Ghana", code, day, call) for day, call, code, vote in ROWS]
    path = as_csv(tmp_path / "un.csv", rows, "vote,country,country_code,date,rcid")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes() + b"\r\nyes,Niger\r\n")
    votes = read_votes(path)
    assert votes.cast["GHA"].tolist() == [1, 3]
    assert votes.left_out["votes on undated roll calls"] == 1


def test_votes_are_read_once_until_the_file_changes(tmp_path: Path) -> None:
    path = as_csv(tmp_path / "un.csv")
    once = read_votes(path)
    assert read_votes(str(path)) is once
    as_csv(path, ROWS[:3])
    assert len(read_votes(path).days) == 1


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (None, "cannot be read"),
        (b"", "has no column rcid or date or country_code or vote; its columns: none"),
        (b"date,rcid,vote\n", "has no column country_code; its columns: date, rcid, vote"),
        (b"date,rcid,country_code,vote\n", "holds no vote of a known country"),
        (b"date,rcid,country_code,vote\nsoon,1,GH,yes\n", "holds no vote of a known country"),
        (b"date,rcid,country_code,vote\n2011-01-01,1,GH,\xff\n", "is no CSV file in UTF-8"),
    ],
    ids=["no file", "empty", "column", "no rows", "no day", "encoding"],
)
def test_file_that_cannot_be_used_is_refused(tmp_path: Path, content: bytes | None, what: str) -> None:
    path = tmp_path / "un.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UsageError, match=f"T512 .*{what}") as told:
        read_votes(path)
    assert "un_votes.parquet" in told.value.hint


@pytest.mark.parametrize("name", ["un_roll_calls.parquet", "un_votes.parquet"])
def test_folder_that_lacks_a_file_or_has_a_cut_one_is_refused(tmp_path: Path, name: str) -> None:
    folder = as_folder(tmp_path / "un")
    (folder / name).write_bytes((folder / name).read_bytes()[:40])
    with pytest.raises(UsageError, match=r"T512 .*is no Parquet file"):
        read_votes(folder)
    (folder / name).unlink()
    with pytest.raises(UsageError, match=r"T512 .*cannot be read"):
        read_votes(folder)


def test_parquet_without_a_column_is_refused(tmp_path: Path) -> None:
    folder = as_folder(tmp_path / "un")
    _parquet(folder / "un_votes.parquet", rcid=[1.0], vote=["yes"])
    with pytest.raises(UsageError, match=r"T512 .*has no column country_code"):
        read_votes(folder)


def test_lists_in_cells_are_refused(tmp_path: Path) -> None:
    folder = as_folder(tmp_path / "un")
    _parquet(folder / "un_votes.parquet", rcid=[1.0], country_code=["GH"], vote=[["yes"]])
    with pytest.raises(UsageError, match=r"T512 .*neither words nor numbers"):
        read_votes(folder)


def test_roll_calls_of_1946_to_2020_are_read_whole() -> None:
    if not (SHARED / "unga_votes").exists():
        pytest.skip("the shared data are not here")
    votes = read_votes(SHARED / "unga_votes")
    assert (len(votes.days), str(votes.days[-1]), len(votes.cast)) == (6203, "2020-01-14", 194)
    told = {why: count for why, count in votes.left_out.items() if count}
    assert told == {"votes by unknown countries": 13_641}
    assert sum(np.count_nonzero(row) for row in votes.cast.values()) + sum(told.values()) == 870_109
    assert Ballots(votes, "USA").window(2003 * 12, 2011 * 12 + 11) == (649, 850)
    assert Ballots(votes, "FRA", "GBR").window(2003 * 12, 2011 * 12 + 11) == (66, 851)
