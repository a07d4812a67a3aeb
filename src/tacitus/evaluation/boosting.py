"""Boosted trees (scikit-learn), and the text by which `tacitus.trees` reads them."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from typing import Any

Array = Any
_BOOST = {
    "n_estimators": 200, "max_depth": 3, "learning_rate": 0.05, "subsample": 0.7, "max_features": 0.3, "random_state": 0,
}  # fmt: skip


def boost(x: Array, y: Array, weight: Array | None = None, *, leaf: int) -> Any:
    """Gradient boosting on rows of features [rows, features] and answers 0 or 1, with at least `leaf` rows in a leaf."""
    from sklearn.ensemble import GradientBoostingClassifier

    return GradientBoostingClassifier(**_BOOST, min_samples_leaf=leaf).fit(x, y, sample_weight=weight)


def written(boosted: Any, names: Sequence[str]) -> str:
    """A JSON object, a tree a line; `names` are those of the features in their order."""
    trees = []
    for (made,) in boosted.estimators_:
        of = made.tree_
        nodes: list[list[Any]] = []
        for at in range(of.node_count):
            left, right = int(of.children_left[at]), int(of.children_right[at])
            if left < 0:
                nodes.append([round(boosted.learning_rate * float(of.value[at][0][0]), 5)])
            else:
                nodes.append([names[of.feature[at]], round(float(of.threshold[at]), 5), left, right])
        trees.append(json.dumps(nodes, separators=(",", ":")))
    share = float(boosted.init_.class_prior_[1])
    start = round(math.log(share / (1 - share)), 5)
    return f'{{"start":{start},"trees":[\n' + ",\n".join(trees) + "\n]}"
