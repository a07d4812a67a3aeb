"""Every byte of a record counts: whichever is changed, `verify` finds it."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from tacitus.errors import IntegrityError, LockedError, RecordError
from tacitus.record import Record
from tacitus.record.files import LOCK, locked

from .made import documents, options


def files(record: Record) -> list[Path]:
    return sorted(p for p in record.path.rglob("*") if p.is_file() and p.name != LOCK)


@pytest.fixture
def long_record(record: Record) -> Record:
    """With checkpoints, leftovers of compaction and a horizon."""
    record.forget("doc-5")
    record.compact()
    record.ingest(documents(44), options=options(1))
    return record


def test_a_changed_byte_in_any_file_is_found(long_record: Record) -> None:
    chance = random.Random(6)
    assert long_record.verify().sound
    for path in files(long_record):
        data = path.read_bytes()
        for at in {0, len(data) - 1, *(chance.randrange(len(data)) for _ in range(2))}:
            path.write_bytes(data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :])
            found = long_record.verify()
            assert not found.sound, (path, at)
            path.write_bytes(data)
    assert long_record.verify().sound


def test_a_missing_or_cut_file_is_found(long_record: Record) -> None:
    for path in files(long_record):
        data = path.read_bytes()
        path.write_bytes(data[:-1])
        assert path.name == "record.json" or not long_record.verify().sound, path
        path.unlink()
        if path.name == "record.json":
            with pytest.raises(RecordError, match="T501"):
                long_record.verify()
        else:
            assert not long_record.verify().sound, path
        path.write_bytes(data)
    assert long_record.verify().sound


def test_a_newest_commit_that_is_gone_is_not_written_over(record: Record) -> None:
    log = record.path / "documents" / "_delta_log"
    max(log.glob("*.json")).unlink()

    assert not record.verify().sound
    with pytest.raises(IntegrityError, match="T503"):
        record.ingest(documents(50), options=options())


def test_a_question_to_damaged_files_is_a_numbered_error(record: Record) -> None:
    for path in (record.path / "events").glob("*.parquet"):
        path.write_bytes(b"PAR1" + bytes(40))
    with pytest.raises(IntegrityError, match="T503"):
        list(record.query(actor="GHA"))


def test_a_newer_format_is_refused_with_its_number(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    from tacitus.record import store

    monkeypatch.setattr(store, "FORMAT", 2)
    newer = Record(record.path.parent / "newer")
    newer.ingest(documents(1), options=options())
    monkeypatch.undo()

    with pytest.raises(RecordError, match="T506"):
        newer.query()


def test_one_writer_at_a_time(record: Record) -> None:
    with locked(record.path):
        for attempt in (lambda: record.ingest([], options=options()), record.compact, record.verify):
            with pytest.raises(LockedError, match=r"T502 process \d+"):
                attempt()
        assert len(list(record.query(actor="TGO"))) == 0  # reading needs no lock
    assert record.verify().sound


def test_no_record_and_a_foreign_folder(tmp_path: Path, record: Record) -> None:
    for ask in (lambda r: r.query(), lambda r: r.verify(), lambda r: r.info(), lambda r: r.compact()):
        with pytest.raises(RecordError, match="T501"):
            ask(Record(tmp_path / "none"))
    assert not (tmp_path / "none").exists()
    (tmp_path / "foreign").mkdir()
    (tmp_path / "foreign" / "letter.txt").write_text("Dear")
    with pytest.raises(RecordError, match=r"T501 .*letter\.txt"):
        Record(tmp_path / "foreign").ingest(documents(1), options=options())


def test_a_copied_record_is_the_same_record(record: Record, tmp_path: Path) -> None:
    copy = Record(shutil.copytree(record.path, tmp_path / "copy"))
    assert copy.as_of == record.as_of
    assert copy.verify().sound
