"""A mix of bad and good documents: each is read or set aside with a reason, none is lost, and all else lands."""

from __future__ import annotations

import io
import json
from collections import Counter
from pathlib import Path

import pytest

from tacitus.cli import main
from tacitus.model import Document, Quarantined
from tacitus.sources import read_inputs, take_in

from .documents import KINDS, LIMIT, PLACES, READ, REPEAT, write_documents

for package in ("feedparser", "fastwarc"):
    pytest.importorskip(package)

GOOD = [
    {"id": f"good-{n}", "date": "2020-01-15", "text": f"Norvania expelled {n} envoys of Sule."}
    for n in range(2, 22)
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bad documents, with a good table before and behind them."""
    folder = tmp_path_factory.mktemp("hostile") / "in"
    write_documents(folder)
    for name, rows in (("00-good.jsonl", GOOD[:10]), ("zz-good.jsonl", GOOD[10:])):
        (folder / name).write_text("\n".join(map(json.dumps, rows)))
    return folder


def outcomes() -> Counter[str]:
    return Counter(o for found in (*(k.outcomes for k in KINDS), *PLACES.values()) for o in found)


def outcome(item: Document | Quarantined) -> str:
    return item.code if isinstance(item, Quarantined) else READ


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_each_kind_is_read_or_set_aside_with_a_reason(kind: object, folder: Path) -> None:
    name, expected = kind.name, kind.outcomes  # type: ignore[attr-defined]
    found = list(read_inputs([str(folder / name)], limit=LIMIT))
    in_taking = (REPEAT, "T205")  # which only show when all documents are taken in
    assert [outcome(item) for item in found] == [READ if o in in_taking else o for o in expected]
    for item in found:
        if isinstance(item, Quarantined):
            assert item.reason.endswith((".", "…"))
            assert name in item.origin or item.origin == name or "wire.example" in item.document


def test_nothing_of_the_mix_is_lost(folder: Path) -> None:
    intake = take_in(read_inputs([str(folder)], limit=LIMIT), spool=io.BytesIO())
    expected = outcomes()
    refused = Counter(q.code for q in intake.quarantined())
    assert refused == Counter({o: n for o, n in expected.items() if o not in (READ, REPEAT)})
    assert intake.repeats == expected[REPEAT]
    documents = list(intake.documents())
    assert len(documents) == intake.count == expected[READ] + len(GOOD)
    assert {d.id for d in documents} >= {str(row["id"]) for row in GOOD}
    for document in documents:
        document.text.encode()


def test_the_command_codes_the_rest_and_ends_with_three(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TACITUS_LIMIT", str(LIMIT))
    assert main(["code", str(folder), "-o", "events.jsonl", "--quarantine", "bad.jsonl"]) == 3
    expected = outcomes()
    lines = Path("bad.jsonl").read_text(encoding="utf-8").splitlines()
    assert Counter(json.loads(line)["code"] for line in lines) == Counter(
        {o: n for o, n in expected.items() if o not in (READ, REPEAT)}
    )
    coded = {
        json.loads(line)["document_id"]
        for line in Path("events.jsonl").read_text(encoding="utf-8").splitlines()
    }
    assert coded >= {str(row["id"]) for row in GOOD}
    assert "bad.jsonl" in capsys.readouterr().err


def test_the_list_names_every_kind() -> None:
    listed = (Path(__file__).parent / "README.md").read_text(encoding="utf-8")
    names = [*(kind.name for kind in KINDS), *(name for name in PLACES if name.isprintable())]
    assert [name for name in names if f"`{name}`" not in listed] == []
    assert len(names) >= 40
