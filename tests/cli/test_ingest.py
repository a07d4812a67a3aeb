from __future__ import annotations

import json
import os
import signal
import time
from pathlib import Path

from tacitus.record import Record
from tacitus.record.files import locked

from .conftest import Run, quarantine, rows, start

EXPELLED = {"id": "a", "date": "2020-01-15", "text": "Albania expelled two Iranian diplomats on Wednesday."}
CONDEMNED = {"id": "b", "date": "2021-05-02", "text": "France condemned the verdict on Sunday."}


def test_documents_go_into_a_record_once(run: Run) -> None:
    ran = run("ingest", "-", "--record", "rec", stdin=rows(EXPELLED, CONDEMNED, EXPELLED))

    assert (ran.status, ran.out) == (0, "")
    assert "2 documents, 2 events; 0 known before, 1 exact repeats, 0 quarantined; rec as of 2-" in ran.err
    again = run("ingest", "-", "--record", "rec", stdin=rows(CONDEMNED))
    assert "0 documents, 0 events; 1 known before" in again.err
    assert os.listdir() == ["rec"]


def test_the_summary_is_one_object_on_request(run: Run) -> None:
    ran = run("ingest", "-", "--record", "rec", "--json", stdin=rows(EXPELLED))
    told = json.loads(ran.out)
    assert (told["documents"], told["as_of"]) == (1, Record("rec").as_of)


def test_two_workers_give_the_same_rows(run: Run) -> None:
    given = rows(*({**EXPELLED, "id": str(i)} for i in range(9)), CONDEMNED)
    for workers in "12":
        assert run("ingest", "-", "--record", workers, "--workers", workers, stdin=given).status == 0
    tables = [
        [sorted(Record(w).sql(f"SELECT * FROM {t}"), key=repr) for t in ("documents", "events", "runs")]
        for w in "12"
    ]
    assert tables[0] == tables[1]


def test_what_cannot_be_read_is_set_aside_and_the_rest_lands(run: Run) -> None:
    ran = run("ingest", "-", "none.jsonl", "--record", "rec", stdin=rows(EXPELLED, {"id": "c", "text": ""}))

    assert ran.status == 3
    assert [row["code"] for row in quarantine(Path("tacitus.quarantine.jsonl"))] == ["T202", "T101"]
    assert "1 documents" in ran.err
    assert Record("rec").sql("SELECT code FROM quarantine ORDER BY 1").rows() == [("T101",), ("T202",)]


def test_texts_may_be_left_out(run: Run) -> None:
    run("ingest", "-", "--record", "rec", "--no-text", stdin=rows(EXPELLED))
    assert Record("rec").sql('SELECT "text" FROM documents').rows() == [(None,)]


def test_a_locked_record_is_exit_code_4(run: Run) -> None:
    run("ingest", "-", "--record", "rec", stdin=rows(EXPELLED))
    with locked(Path("rec")):
        ran = run("ingest", "-", "--record", "rec", stdin=rows(CONDEMNED))
    assert ran.status == 4
    assert "T502" in ran.err


def test_a_damaged_record_is_exit_code_5(run: Run) -> None:
    run("ingest", "-", "--record", "rec", stdin=rows(EXPELLED))
    Path("rec/seal.json").write_text("{}")
    ran = run("ingest", "-", "--record", "rec", stdin=rows(CONDEMNED))
    assert ran.status == 5
    assert "T503" in ran.err


def test_a_folder_of_other_things_is_left_alone(run: Run) -> None:
    Path("rec").mkdir()
    Path("rec/letter.txt").write_text("Dear")
    assert run("ingest", "-", "--record", "rec", stdin=rows(EXPELLED)).status == 1
    assert os.listdir("rec") == ["letter.txt"]


def test_ctrl_c_is_exit_code_130_and_the_same_command_goes_on(tmp_path: Path) -> None:
    many = [{**EXPELLED, "id": str(i)} for i in range(6000)]
    (tmp_path / "in.jsonl").write_bytes(rows(*many))
    with start("ingest", "in.jsonl", "--record", "rec", cwd=tmp_path) as process:
        assert process.stderr
        deadline = time.monotonic() + 30
        log = tmp_path / "rec" / "documents" / "_delta_log" / f"{1:020}.json"
        while not log.exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        err = process.stderr.read().decode()
        process.wait(timeout=30)

    assert process.returncode == 130, err
    assert "interrupted; " in err
    assert "Traceback" not in err
    record = Record(tmp_path / "rec")
    ((count,),) = record.sql("SELECT count(*) FROM documents").rows()
    assert count > 0
    assert count % 512 == 0
    assert record.verify().problems == []
