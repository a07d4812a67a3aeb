"""Small decision trees whose values are summed: what counts together and not alone.

Kept in `data/trees.json`: a value to begin with, and trees of nodes in a row. A node is `[feature, limit, left, right]`, the last two
being numbers of nodes: left where the feature is at most the limit; or `[value]`, a leaf. The first node is the root.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

Leaf = tuple[float]
Fork = tuple[str, float, int, int]
Tree = tuple[Leaf | Fork, ...]


@dataclass(frozen=True, slots=True)
class Trees:
    """`total` of features is a logit."""

    start: float
    trees: tuple[Tree, ...]

    def total(self, features: Mapping[str, float]) -> float:
        """The value to begin with and one leaf of each tree, summed in their order; an absent feature is 0."""
        total = self.start
        for tree in self.trees:
            node = tree[0]
            while len(node) == 4:
                name, limit, left, right = node
                node = tree[left if features.get(name, 0.0) <= limit else right]
            total += node[0]
        return total


@cache
def load_trees() -> Trees:
    """The trees that are shipped."""
    data = resources.files("tacitus.incidents").joinpath("data", "trees.json")
    told = json.loads(data.read_text(encoding="utf-8"))
    return Trees(told["start"], tuple(tuple(tuple(node) for node in tree) for tree in told["trees"]))
