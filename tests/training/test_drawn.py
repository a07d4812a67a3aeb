"""Pairs without labels of claims and items."""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path
from typing import Any

import pytest

from tacitus.sources import document_id
from tacitus.training.drawn import asked_texts, draw_near, main, read_portal
from tacitus.training.split import is_development
from tacitus.training.standoff import key_of

HELD = next(f"i{k}" for k in range(100) if is_development(f"i{k}"))
TRAINED = next(f"i{k}" for k in range(100) if not is_development(f"i{k}"))


def item(text: str, date: str = "2004-05-01") -> dict[str, Any]:
    return {"date": date, "text": text}


def test_items_of_the_measuring_sets_and_of_the_measured_year_are_left_out() -> None:
    named, quoted, late = (
        item("Peru expels envoys."),
        item("Chad closes ports."),
        item("Togo votes.", "2022-01-01"),
    )
    document = f"ce:2004-05-01:{key_of(**named)[3:]}"
    sheets = [{"a": {"document": document}}, {"id": "x", "text": " Chad closes ports. ", "evidence": []}]
    kept = item(" Ghana signs a treaty. ")
    assert read_portal([named, quoted, late, kept, kept], sheets) == [item("Ghana signs a treaty.")]


def test_claims_and_statements_of_the_development_split_are_not_asked() -> None:
    claims = [{"of": of, "claims": [{"text": f"claim of {of}"}]} for of in (HELD, TRAINED)]
    statements = [{"start": 0, "end": 3, "kind": "report"}, {"start": 4, "end": 7, "kind": "judgement"}]
    passages = [{"id": of, "text": "One two", "statements": statements} for of in (HELD, TRAINED)]
    assert asked_texts(claims, passages) == [f"claim of {TRAINED}", "One"]


def test_a_claim_stands_beside_the_nearest_and_one_of_the_next_and_never_its_own() -> None:
    texts = [f"Envoys of Peru leave {place} " + f"early {word}" for place, word in zip("abcdefghijklmnop", "qrstuvwxyzabcdef", strict=True)]  # fmt: skip
    texts += [f"Floods number {k} in Chad" for k in range(400)]
    claim = "Envoys of Peru leave early"
    rows = list(draw_near([claim, claim, "Nurses strike"], texts, [0, None, None], random.Random(1)))
    assert len(rows) == 4
    assert all(row["text"].startswith("Envoys") for row in rows)
    assert all(row["claims"] == [{"text": claim, "relation": None}] for row in rows)
    assert texts[0] not in [row["text"] for row in rows[:2]]
    assert rows[0]["text"] != rows[1]["text"]


def test_the_three_files_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def file(name: str, rows: list[Any]) -> str:
        path = tmp_path / name
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return str(path)

    items = [item(f"Envoys of Peru in number {k} leave the embassy of Chile early.") for k in range(12)]
    items += [item(f"Floods cover {k} villages in Chad.") for k in range(400)]
    events = [
        {"document_id": document_id(i["date"], None, None, i["text"]), "trigger": {"start": 0, "end": 6}, **i}
        for i in items[:12]
    ]
    claims = [{"of": TRAINED, "claims": [{"text": "Peru's envoys leave Chile early."}]}]
    arguments = ["drawn", file("portal.jsonl", items), "--events", file("events.jsonl", events), "--out", str(tmp_path)]  # fmt: skip
    arguments += ["--claims", file("claims.jsonl", claims), "--statements", file("passages.jsonl", [])]
    arguments += [
        "--pairs",
        file("pairs.jsonl", []),
        "--without",
        file("sheet.jsonl", []),
        "--share",
        "0.001",
    ]
    monkeypatch.setattr(sys, "argv", arguments)
    main()
    told = {name: [json.loads(line) for line in (tmp_path / f"{name}.jsonl").read_text("utf-8").splitlines()] for name in ("made", "near", "acts")}  # fmt: skip
    assert all(row["claims"][0]["relation"] for row in told["made"])
    assert all(row["claims"][0]["relation"] is None for row in told["near"])
    assert len(told["acts"]) >= 30
    assert all(row["same"] is None and row["a"]["text"] != row["b"]["text"] for row in told["acts"])
