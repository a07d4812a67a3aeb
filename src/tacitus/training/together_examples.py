"""Pairs of passages as training examples of `together`: claims beside items, and pairs of acts.

A label may be null: such a pair (`drawn`) is learned from teachers' answers alone. What is in the development split is measured,
and not trained on; what has no id of it (`of`, `id`) is in none.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tacitus.reading.encoder.pieces import WordPieces
from tacitus.reading.together.passages import Passage, in_order, join
from tacitus.reading.together.reader import RELATIONS
from tacitus.training.examples import Floats, read_items
from tacitus.training.split import is_development

UNSURE = 0.5  # what a pair weighs that another reader might decide otherwise
BLOCK = 40  # batches whose pairs are sorted by length together

Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Example:
    """Two passages, with the index of their relation or whether their acts are one; -1 where that is not asked or not known.

    `line` is [3, pieces]: ids, sides, marks. `acts`: asked whether two acts are one, else for the relation.
    `taught` is what teachers answer, if any: shares of the relations, then that of one act.
    """

    line: Ints
    acts: bool
    relation: int = -1
    same: int = -1
    weight: float = 1.0
    taught: Floats | None = None

    @property
    def labelled(self) -> bool:
        """Whether it has a label."""
        return self.relation >= 0 or self.same >= 0


Split = tuple[list[Example], list[Example]]


def read_claims(paths: Sequence[Path], pieces: WordPieces) -> Split:
    """Claims beside their items: those to train on, and those of the development split."""
    kept: Split = ([], [])
    for row in read_items(paths):
        for claim in row["claims"]:
            relation = -1 if claim["relation"] is None else RELATIONS.index(claim["relation"])
            line = _line(Passage(claim["text"]), Passage(row["text"]), pieces)
            kept[_is_held(row, "of")].append(Example(line, False, relation, -1, claim.get("weight", 1.0)))
    return kept


def read_pairs(paths: Sequence[Path], pieces: WordPieces) -> Split:
    """Pairs of acts in the order in which they are read: those to train on, and those of the development split."""
    kept: Split = ([], [])
    for row in read_items(paths):
        a, b = (Passage(row[side]["text"], tuple(row[side]["trigger"])) for side in "ab")
        weight = 1.0 if row.get("sure", True) else UNSURE
        same = -1 if row["same"] is None else int(row["same"])
        held = _is_held(row, "id") or row.get("later", False)
        kept[held].append(Example(_line(*in_order(a, b), pieces), True, -1, same, weight))
    return kept


def _is_held(row: Mapping[str, Any], key: str) -> bool:
    return key in row and is_development(row[key])


def _line(first: Passage, second: Passage, pieces: WordPieces) -> Ints:
    joined = join(first, second, pieces)
    return np.array([joined.ids, joined.sides, joined.marks], np.int32)


def collate(examples: Sequence[Example], pad: int) -> NDArray[np.int64]:
    """Ids, sides, marks and mask [4, examples, pieces]."""
    count = max(e.line.shape[1] for e in examples)
    told = np.zeros((4, len(examples), count), np.int64)
    told[0], told[1] = pad, 1
    for place, example in enumerate(examples):
        length = example.line.shape[1]
        told[:3, place, :length] = example.line
        told[3, place, :length] = 1
    return told


def groups_of(examples: Sequence[Example], size: int, rng: random.Random) -> list[list[Example]]:
    """Batches of like length, in random order."""
    order = list(range(len(examples)))
    rng.shuffle(order)
    blocks = [
        sorted(order[i : i + size * BLOCK], key=lambda k: examples[k].line.shape[1])
        for i in range(0, len(order), size * BLOCK)
    ]
    groups = [
        [examples[k] for k in block[i : i + size]] for block in blocks for i in range(0, len(block), size)
    ]
    rng.shuffle(groups)
    return groups
