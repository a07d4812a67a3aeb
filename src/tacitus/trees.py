"""Small decision trees whose values are summed: what counts together and not alone.

Told as JSON (`incidents/data/trees.json`, `claims/data/questions.json`): a value to begin with, and trees of nodes in a row. A node
is `[feature, limit, left, right]`, the last two being numbers of nodes: left where the feature is at most the limit; or
`[value]`, a leaf. The first node is the root.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

Array = Any


@dataclass(frozen=True, slots=True, eq=False)
class Trees:
    """The nodes of all trees in one row: a leaf leads to itself. `total` of features is a logit."""

    start: float
    names: tuple[str, ...]
    roots: Array
    feature: Array
    limit: Array
    left: Array
    right: Array
    value: Array
    depth: int

    def total(self, features: Mapping[str, float]) -> float:
        """The value to begin with and one leaf of each tree, summed; an absent feature is 0."""
        return self.totals([features])[0]

    def totals(self, rows: Sequence[Mapping[str, float]]) -> list[float]:
        """The total of each row of features; that of a row does not depend on the others."""
        if not rows:
            return []
        given = np.array([[row.get(name, 0.0) for name in self.names] for row in rows])
        at = np.broadcast_to(self.roots, (len(rows), len(self.roots)))
        for _ in range(self.depth):
            low = np.take_along_axis(given, self.feature[at], 1) <= self.limit[at]
            at = np.where(low, self.left[at], self.right[at])
        return [self.start + float(leaves.sum()) for leaves in self.value[at]]


def read_trees(told: Mapping[str, Any]) -> Trees:
    """The trees of a JSON object with `start` and `trees`.

    Raises:
        ValueError, KeyError, TypeError: where it is no such object or a node leads out of its tree or back.
    """
    names = sorted({node[0] for tree in told["trees"] for node in tree if len(node) == 4})
    place = {name: at for at, name in enumerate(names)}
    rows: list[tuple[int, float, int, int, float]] = []
    roots, depth = [], 0
    for tree in told["trees"]:
        base = len(rows)
        roots.append(base)
        deep = [0] * len(tree)
        for at, node in enumerate(tree):
            if len(node) == 1:
                rows.append((0, 0.0, base + at, base + at, float(node[0])))
                continue
            name, limit, left, right = node
            if not at < min(left, right) <= max(left, right) < len(tree):
                raise ValueError(f"node {at} of tree {len(roots)} leads out of its tree or back")
            deep[left] = deep[right] = deep[at] + 1
            rows.append((place[name], float(limit), base + left, base + right, 0.0))
        depth = max(depth, *deep)
    feature, limit, left, right, value = (np.array(column) for column in zip(*rows, strict=True))
    named = tuple(names) or ("",)  # trees of leaves alone ask for nothing, and are walked all the same
    return Trees(
        float(told["start"]),
        named,
        np.array(roots),
        feature,
        limit,
        left,
        right,
        value,
        depth,
    )
