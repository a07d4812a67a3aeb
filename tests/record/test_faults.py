"""A write that fails, or a disk that is full, leaves the record readable and the run resumable."""

from __future__ import annotations

import contextlib
import errno
import os
import resource
import shutil
import subprocess
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tacitus.errors import OutputError
from tacitus.record import Record, files, table

from .conftest import rows
from .made import documents, options

COUNT = 16


class Faults:
    """Lets the n-th write fail: of our own files after half of the bytes, of Delta's log before its commit.

    With `late`, the n-th commit to Delta's log is made and then told to have failed.
    """

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        import deltalake

        self.left: int | None = None
        self.late = False
        put, commit = files.put, deltalake.DeltaTable.create_write_transaction

        def failing_put(file: Any, data: bytes) -> None:
            if not self.late and self._due():
                file.write(data[: len(data) // 2])
                raise OSError(errno.ENOSPC, "No space left on device")
            put(file, data)

        def failing_commit(*args: Any, **named: Any) -> None:
            due = self._due()
            if not due or self.late:
                commit(*args, **named)
            if due:
                raise OSError(errno.ENOSPC, "No space left on device")

        patch.setattr(files, "put", failing_put)
        patch.setattr(table, "put", failing_put)
        patch.setattr(deltalake.DeltaTable, "create_write_transaction", failing_commit)

    def _due(self) -> bool:
        if self.left is None:
            return False
        self.left -= 1
        return self.left == 0


@pytest.fixture
def faults(monkeypatch: pytest.MonkeyPatch) -> Faults:
    return Faults(monkeypatch)


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Any]]:
    whole = Record(tmp_path_factory.mktemp("whole") / "record")
    whole.ingest(documents(COUNT), options=options())
    return rows(whole)


@pytest.mark.parametrize("late", [False, True], ids=["before", "after"])
def test_every_single_write_may_fail(tmp_path: Path, faults: Faults, expected: Any, late: bool) -> None:
    faults.late = late
    for n in count(1):
        record = Record(tmp_path / str(n))
        faults.left = n
        try:
            record.ingest(documents(COUNT), options=options())
            break
        except OutputError:
            pass
        finally:
            faults.left = None
        readable(record)
        record.ingest(documents(COUNT), options=options())
        assert rows(record) == expected, n
        assert record.verify().problems == [], n
    assert n > 8


@pytest.mark.parametrize("care", [lambda r: r.compact(drop_history=True), lambda r: r.forget("doc-3")],
                         ids=["compact", "forget"])  # fmt: skip
def test_care_that_fails_is_as_if_it_had_not_begun_or_is_completed(
    tmp_path: Path, faults: Faults, care: Callable[[Record], str]
) -> None:
    whole = Record(tmp_path / "whole")
    whole.ingest(documents(COUNT), options=options())
    before = rows(whole)
    for n in count(1):
        record = Record(shutil.copytree(whole.path, tmp_path / str(n)))
        faults.left = n
        try:
            care(record)
            break
        except OutputError:
            faults.left = None
        assert record.verify().problems == [], n
        after = rows(record)
        assert len(after["documents"]) in (COUNT, COUNT - 1)
        if len(after["documents"]) == COUNT:
            assert {t: len(r) for t, r in after.items()} == {t: len(r) for t, r in before.items()}
        record.ingest(documents(1), options=options())
        found = record.verify()
        assert (found.problems, found.leftovers, found.unsealed) == ([], 0, 0), n
    assert n > 5


@pytest.mark.parametrize("size", [0, 100, 700, 1500, 2500])
def test_files_that_cannot_grow_any_more(tmp_path: Path, expected: Any, size: int) -> None:
    record = Record(tmp_path / "record")
    record.ingest(documents(0), options=options())

    with largest_file(size), pytest.raises(OutputError, match="T401"):
        record.ingest(documents(COUNT), options=options())

    readable(record)
    record.ingest(documents(COUNT), options=options())
    assert rows(record) == expected
    assert record.verify().problems == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    made = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(made, capture_output=True).returncode:
        pytest.skip("no right to mount a small disk")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.mark.parametrize("spare", range(8_000, 160_000, 16_000))
def test_a_full_disk(small_disk: Path, expected: Any, spare: int) -> None:
    record = Record(small_disk / "record")
    record.ingest(documents(0), options=options())
    stuffing = small_disk / "stuffing"
    room = os.statvfs(small_disk)
    stuffing.write_bytes(bytes(room.f_bavail * room.f_frsize - spare))

    with pytest.raises(OutputError, match="T401"):
        record.ingest(documents(400), options=options())

    readable(record)
    stuffing.unlink()
    record.ingest(documents(COUNT), options=options())
    assert record.verify().problems == []


@contextlib.contextmanager
def largest_file(size: int) -> Iterator[None]:
    """No file of this process can grow beyond a size, as on a disk without room; Delta's own neither."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def readable(record: Record) -> None:
    """The record is sound, and questions are answered from what was committed."""
    if not (record.path / "record.json").exists():
        return
    found = record.verify()
    assert found.problems == []
    ((number, different),) = record.sql("SELECT count(*), count(DISTINCT id) FROM documents").rows()
    assert number == different
    list(record.query(actor="GHA"))
