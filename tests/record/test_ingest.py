from __future__ import annotations

import itertools
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tacitus.errors import ResourceError
from tacitus.model import Document, Quarantined
from tacitus.record import Options, Record, ingest, links, sketches
from tacitus.record.known import Known
from tacitus.record.pending import Pending
from tacitus.sources.given import document_of, documents_of

from .conftest import rows
from .made import code, documents, options


def test_a_second_run_adds_nothing(record: Record) -> None:
    before, as_of = rows(record), record.as_of

    taken = record.ingest(documents(40), options=options())

    assert (taken.documents, taken.events, taken.known, taken.told) == (0, 0, 40, 0)
    assert (rows(record), record.as_of) == (before, as_of)


def test_rows_are_the_same_whatever_the_order_of_the_input(record: Record, tmp_path: Path) -> None:
    given = documents(40)
    random.Random(3).shuffle(given)
    other = Record(tmp_path / "other")
    other.ingest([*given, *given[:7]], options=options())
    assert rows(other) == rows(record)


def test_batches_commit_as_they_are_full(tmp_path: Path) -> None:
    record, seen = Record(tmp_path / "record"), []

    def watched(given: Any) -> Any:
        for outcome in code(given):
            seen.append(Record(record.path).sql("SELECT count(*) FROM documents").rows()[0][0])
            yield outcome

    record.ingest(documents(20), options=replace(options(8), code=watched))
    assert seen == [0] * 8 + [8] * 8 + [16] * 4
    batches = record.sql("SELECT batch, count(*) FROM documents GROUP BY 1 ORDER BY 1").rows()
    assert batches == [(1, 8), (2, 8), (3, 4)]


def test_a_batch_is_also_full_when_its_texts_are_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingest, "_CHARACTERS", 200)
    record = Record(tmp_path / "record")
    record.ingest(documents(6), options=options(100))
    assert record.sql("SELECT max(batch) FROM documents").rows() == [(2,)]


def test_repeats_and_other_texts_of_an_id_are_told(record: Record) -> None:
    known = documents(1)[0]
    same, other = (
        replace(known, title="Another title"),
        replace(known, text="Envoys of Togo met Ghana. They condemned Togo."),
    )
    fresh = documents(1, first=50)[0]
    refused: list[Quarantined] = []

    chosen = Options(code, coder="quick", refused=refused.append)
    taken = record.ingest([same, other, fresh, fresh], options=chosen)

    assert (taken.documents, taken.known, taken.repeats, taken.quarantined) == (1, 1, 1, 1)
    assert [(q.document, q.code) for q in refused] == [("doc-0", "T205")]
    again = record.ingest([other], options=options())
    assert (again.quarantined, again.told) == (1, 0)


def test_a_text_that_others_deliver_too_is_one_document_in_every_run(tmp_path: Path) -> None:
    known = documents(1)[0]
    given = [replace(known, source="wire"), replace(known, source="post", url="https://example.org/1")]
    record = Record(tmp_path / "record")
    assert record.ingest(given, options=options()).repeats == 1
    before, as_of = rows(record), record.as_of

    taken = record.ingest(given, options=options())

    assert (taken.known, taken.quarantined) == (2, 0)
    assert (rows(record), record.as_of) == (before, as_of)


def test_a_record_of_before_knows_what_it_holds_with_source_and_address(
    record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = Record(tmp_path / "older")
    with monkeypatch.context() as patch:
        patch.setattr(ingest, "_content", ingest._content_of_old)
        older.ingest(documents(8), options=options())
    assert older.ingest(documents(8), options=options()).known == 8


def test_an_input_that_a_missing_package_keeps_from_being_read_ends_the_run(tmp_path: Path) -> None:
    missing = Quarantined(
        "feed.xml", "feed.xml", "T302", "feedparser is not installed.", "Install the extra."
    )
    record = Record(tmp_path / "record")
    with pytest.raises(ResourceError, match="T302"):
        record.ingest([*documents(3), missing], options=options())
    assert record.ingest(documents(3), options=options()).documents == 3
    assert record.sql("SELECT * FROM quarantine").rows() == []


def test_what_cannot_be_read_is_kept_with_its_reason_and_not_read_again(record: Record) -> None:
    (row,) = record.sql("SELECT id, state, events FROM documents WHERE state <> 'coded'").rows()
    assert row == ("doc-13", "quarantined", 0)
    bad: list[Any] = [
        {"id": "e", "text": " "},
        {"id": "d", "text": "They met.", "date": "2011-02-30"},
        {"text": None},
    ]

    taken = record.ingest(bad, options=options())

    assert (taken.documents, taken.quarantined, taken.told) == (0, 3, 3)
    told = record.sql("SELECT document, code FROM quarantine ORDER BY 1").rows()
    assert told == [("d", "T203"), ("doc-13", "T207"), ("document 3", "T202"), ("e", "T202")]
    assert record.ingest(bad, options=options()).told == 0
    assert record.verify().problems == []


def test_a_broken_installation_ends_the_run_and_keeps_what_was_done(tmp_path: Path) -> None:
    def breaking(given: Any) -> Any:
        for number, outcome in enumerate(code(given)):
            yield (
                outcome if number < 10 else Quarantined("x", "", "T301", "Data is missing.", "Install again.")
            )

    record = Record(tmp_path / "record")
    with pytest.raises(ResourceError, match="T301"):
        record.ingest(documents(12), options=replace(options(4), code=breaking))
    assert record.sql("SELECT count(*) FROM documents").rows() == [(8,)]
    assert record.ingest(documents(12), options=options(4)).documents == 4


def test_ctrl_c_keeps_whole_batches(tmp_path: Path) -> None:
    def interrupted(given: Any) -> Any:
        yield from itertools.islice(code(given), 10)
        raise KeyboardInterrupt

    record = Record(tmp_path / "record")
    with pytest.raises(KeyboardInterrupt):
        record.ingest(documents(12), options=replace(options(4), code=interrupted))
    assert record.sql("SELECT count(*) FROM documents").rows() == [(8,)]
    assert record.verify().problems == []


def test_texts_are_left_out_on_request(tmp_path: Path) -> None:
    record = Record(tmp_path / "record")
    record.ingest(documents(3), options=replace(options(), text=False))

    for table in ("documents", "statements"):
        assert record.sql(f'SELECT count("text") FROM {table}').rows() == [(0,)]
    assert record.sql('SELECT count("text") FROM events').rows() == [(6,)]
    assert record.sql("SELECT DISTINCT characters > 0 FROM documents").rows() == [(True,)]
    assert record.sql('SELECT "text" FROM runs').rows() == [(False,)]
    assert record.info()["without_text"] == 3


def test_odd_documents_are_kept(tmp_path: Path) -> None:
    texts = ["a\0b", "\ud800 lone", "line\u2028two", "🙂" * 3, "x" * 100_000, '{"quotes": \'"\'}']
    tail = " Envoys of Ghana met. They condemned Togo."
    given = [Document(f"id \ud800{i}", text + tail, title="\udfff") for i, text in enumerate(texts)]
    record = Record(tmp_path / "record")

    record.ingest(given, options=options())

    assert record.ingest(given, options=options()).known == len(texts)
    kept = {text for (text,) in record.sql('SELECT "text" FROM documents')}
    assert kept == {(t + tail).replace("\ud800", "\ufffd") for t in texts}
    assert record.verify().problems == []


def test_other_languages_are_kept_and_marked_but_not_coded(tmp_path: Path) -> None:
    german = Document(
        "g", "Die Regierung hat am Dienstag zwei Diplomaten aus dem Land gewiesen, sagte der Minister."
    )
    stated = Document("s", "Envoys of Ghana met. They condemned Togo.", language="fr")
    english = Document(
        "e", "The envoys of Ghana met the president of Togo on Tuesday. They condemned Togo.", language="de"
    )
    given = [*documents(3), german, stated, english]
    record = Record(tmp_path / "record")

    taken = record.ingest(given, options=Options(code, coder="quick", batch=4))

    told = record.sql(
        "SELECT id, language, state, events FROM documents WHERE id IN ('g', 's', 'e') ORDER BY id"
    )
    assert told.rows() == [
        ("e", "en", "coded", 2),
        ("g", "de", "other language", 0),
        ("s", "en", "coded", 2),
    ]
    assert taken.documents == 6
    assert record.verify().problems == []
    assert record.ingest(given, options=Options(code, coder="quick")).known == 6


def test_near_duplicates_are_linked_whatever_run_brought_them(tmp_path: Path) -> None:
    text = (
        "Envoys of Ghana met in Lomé to speak of fish, of oil and of the border. They condemned Togo for {}."
    )
    given = [
        Document(f"d{i}", text.format(w), f"2011-05-0{9 - i}") for i, w in enumerate(("war", "wars", "it"))
    ]
    once, twice = Record(tmp_path / "once"), Record(tmp_path / "twice")
    once.ingest([*given, *documents(3)], options=options(2))
    twice.ingest(given[:2], options=options(2))
    twice.ingest([*documents(3), *given], options=options(2))

    for record in (once, twice):
        links = record.sql("SELECT first, second, similarity < 1 FROM links ORDER BY ALL").rows()
        assert links == [("d1", "d0", True), ("d2", "d0", True), ("d2", "d1", True)]


def _retold(count: int) -> list[Document]:
    """Documents of which every fourth is told four times with a word changed."""
    stem = "Envoys of Ghana met in Lomé to speak of fish, of oil, of round {} and of the border with {}. They condemned Togo."
    return [
        Document(f"n{i}", stem.format(i // 4 * 977, "ABCD"[i % 4] * 3), "2011-05-04") for i in range(count)
    ]


def test_links_are_the_same_with_and_without_sketches_beside_the_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = _retold(60)
    plain, kept = Record(tmp_path / "plain"), Record(tmp_path / "kept")
    index, looked_at = tmp_path / "kept.near-index.npz", []
    plain.ingest(given, options=options())
    assert not (tmp_path / "plain.near-index.npz").exists()  # too few to be worth it
    monkeypatch.setattr(sketches, "_WORTH", 1)
    sketched = links.sketch_documents
    monkeypatch.setattr(
        links, "sketch_documents", lambda texts: sketched([looked_at.append(d.id) or d for d in texts])
    )

    kept.ingest(given[:40], options=options())
    kept.ingest(given[20:], options=options())

    assert sorted(looked_at) == sorted(document.id for document in given)  # each once
    expected = plain.sql("SELECT * FROM links ORDER BY ALL").rows()
    assert len(expected) > 40
    assert kept.sql("SELECT * FROM links ORDER BY ALL").rows() == expected
    for spoilt in (
        b"",
        index.read_bytes()[:-9],
        index.read_bytes()[:5000] + b"X" + index.read_bytes()[5001:],
    ):
        index.write_bytes(spoilt)
        assert sketches.read_sketches(kept._store) == (-1, [])


def test_sketches_of_a_record_that_has_forgotten_do_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sketches, "_WORTH", 1)
    record, index = Record(tmp_path / "record"), tmp_path / "record.near-index.npz"
    record.ingest(_retold(12), options=options())
    before = index.read_bytes()
    record.forget("n0")
    assert not index.exists()

    index.write_bytes(before)  # as from a copy that was put back
    record.ingest([], options=options())

    linked = record.sql("SELECT first, second FROM links").rows()
    assert len(linked) > 10
    assert not any("n0" in pair for pair in linked)


def test_the_packages_reader_is_the_default(tmp_path: Path) -> None:
    record = Record(tmp_path / "record")
    taken = record.ingest(
        [{"text": "Ghana expelled two Libyan diplomats.", "date": "2011-05-04", "language": "en"}]
    )
    (event,) = record.query(actor="GHA", recipient="LBY")
    assert (taken.documents, event.event) == (1, "SANCTION")
    ((coder, data),) = record.sql("SELECT coder, data FROM runs").rows()
    assert "sha256" in coder
    assert len(data) == 64


def test_known_tells_new_same_and_other() -> None:
    contents = {f"id{i}": f"{i:064x}"[::-1] for i in range(500)}
    known = Known(contents.items())
    assert len(known) == 500
    assert {known.standing(name, content) for name, content in contents.items()} == {"same"}
    assert known.standing("id3", "f" * 64) == "other"
    assert known.standing("id500", "f" * 64) == "new"
    assert Known([]).standing("id", "f" * 64) == "new"


def test_pending_hands_out_by_day_and_id(tmp_path: Path) -> None:
    given = documents(50)
    with (tmp_path / "spool").open("w+b") as spool:
        handed = list(Pending(given, spool=spool))
    assert sorted(handed, key=lambda d: d.id) == sorted(given, key=lambda d: d.id)
    days = [d.date or "9999" for d in handed]
    assert days == sorted(days)
    with (tmp_path / "spool").open("w+b") as spool:
        assert list(Pending(reversed(given), spool=spool)) == handed
    with (tmp_path / "spool").open("w+b") as spool:
        assert list(Pending([], spool=spool)) == []


def test_mappings_become_documents_with_the_id_of_their_content() -> None:
    row = {"text": "They met.", "date": "2011-05-04", "source": "wire", "more": 1}
    (document,) = documents_of([row])
    assert document_of(row) == document_of(document) == document
    assert isinstance(document, Document)
    assert len(document.id) == 64
    assert (document.source, document.url) == ("wire", None)
