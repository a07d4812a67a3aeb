import json
import random
from importlib import resources

import pytest

from tacitus.trees import read_trees

TOLD = {"start": 0.5, "trees": [[["gap", 1.0, 1, 2], [0.25], [-2.0]], [[1.0]]]}
MADE = read_trees(TOLD)


@pytest.mark.parametrize(
    ("found", "total"),
    [({}, 1.75), ({"gap": 1.0}, 1.75), ({"gap": 1.5}, -0.5)],
    ids=["absent", "at", "above"],
)
def test_one_leaf_of_each_tree_is_summed(found: dict[str, float], total: float) -> None:
    assert MADE.total(found) == total


def test_a_row_does_not_depend_on_the_others() -> None:
    trees = read_trees(shipped("incidents")["trees_of"])
    rng = random.Random(1)
    rows = [{name: rng.choice((0.0, 1.0, rng.random())) for name in trees.names} for _ in range(40)]
    assert trees.totals(rows) == [trees.total(row) for row in rows]


def test_trees_are_walked_as_they_are_told() -> None:
    told = shipped("incidents")["trees_of"]
    trees = read_trees(told)
    rng = random.Random(2)
    for _ in range(20):
        row = {name: rng.random() * 3 - 1 for name in trees.names}
        assert trees.total(row) == pytest.approx(walked(told, row), abs=1e-9)


@pytest.mark.parametrize("node", [["gap", 1.0, 0, 1], ["gap", 1.0, 1, 9]], ids=["back", "out"])
def test_a_node_that_leads_nowhere_is_refused(node: list[object]) -> None:
    with pytest.raises(ValueError, match="leads out"):
        read_trees({"start": 0.0, "trees": [[node, [1.0], [2.0]]]})


def shipped(package: str) -> dict[str, dict[str, object]]:
    data = resources.files(f"tacitus.{package}").joinpath("data", "trees.json")
    return {"trees_of": json.loads(data.read_text("utf-8"))}


def walked(told: dict[str, object], row: dict[str, float]) -> float:
    total = float(told["start"])  # type: ignore[arg-type]
    for tree in told["trees"]:  # type: ignore[attr-defined]
        node = tree[0]
        while len(node) == 4:
            node = tree[node[2] if row.get(node[0], 0.0) <= node[1] else node[3]]
        total += node[0]
    return total
