"""Pairs of passages as examples."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from tacitus.reading.encoder.pieces import WordPieces
from tacitus.training.split import is_development
from tacitus.training.together_examples import collate, groups_of, read_claims, read_pairs

PIECES = WordPieces(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "envoys", "leave", "floods", "recede", "."])
HELD = next(f"i{k}" for k in range(100) if is_development(f"i{k}"))
TRAINED = next(f"i{k}" for k in range(100) if not is_development(f"i{k}"))


def written(path: Path, rows: list[Any]) -> list[Path]:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return [path]


def claim(relation: str | None, **more: Any) -> dict[str, Any]:
    return {"text": "envoys leave.", "claims": [{"text": "floods recede.", "relation": relation}], **more}


@pytest.mark.parametrize(
    ("more", "held"),
    [({}, False), ({"of": TRAINED}, False), ({"of": HELD}, True)],
    ids=["none", "trained", "held"],
)
def test_the_development_split_is_held_back(tmp_path: Path, more: dict[str, Any], held: bool) -> None:
    told = read_claims(written(tmp_path / "c.jsonl", [claim("partly", **more)]), PIECES)
    assert [len(part) for part in told] == [not held, held]
    (example,) = told[held]
    assert (example.relation, example.same, example.weight, example.acts) == (1, -1, 1.0, False)


def test_a_claim_without_label_is_asked_all_the_same(tmp_path: Path) -> None:
    made = claim("neither")
    made["claims"][0]["weight"] = 0.5
    (drawn, half), _ = read_claims(written(tmp_path / "c.jsonl", [claim(None), made]), PIECES)
    assert not drawn.labelled
    assert (half.labelled, half.weight) == (True, 0.5)
    assert drawn.line.tolist() == [[2, 6, 7, 8, 3, 4, 5, 8, 3], [0] * 5 + [1] * 4, [0] * 9]


def test_two_acts_are_marked_and_their_order_does_not_matter(tmp_path: Path) -> None:
    a, b = (
        {"text": text, "trigger": span}
        for text, span in (("floods recede.", [7, 13]), ("envoys leave.", [7, 12]))
    )
    rows = [{"a": a, "b": b, "same": None}, {"a": b, "b": a, "same": True, "sure": False, "id": TRAINED}]
    (drawn, unsure), _ = read_pairs(written(tmp_path / "p.jsonl", rows), PIECES)
    assert drawn.line.tolist() == unsure.line.tolist()
    assert drawn.line[2].tolist() == [0, 0, 1, 0, 0, 0, 1, 0, 0]
    assert (drawn.acts, drawn.labelled) == (True, False)
    assert (unsure.same, unsure.weight) == (1, 0.5)


def test_batches_are_filled_up_behind_and_hold_every_example_once(tmp_path: Path) -> None:
    rows = [claim("partly"), {**claim(None), "text": "envoys."}]
    examples, _ = read_claims(written(tmp_path / "c.jsonl", rows), PIECES)
    ids, sides, _, mask = collate(examples, 9)
    assert ids[1].tolist() == [2, 6, 7, 8, 3, 4, 8, 3, 9]
    assert sides[1, -1] == 1
    assert mask.sum(1).tolist() == [9, 8]
    groups = groups_of(examples * 5, 4, random.Random(1))
    assert sorted(len(group) for group in groups) == [2, 4, 4]
    assert sum(not e.labelled for group in groups for e in group) == 5
