import pytest

from tacitus.incidents.likeness import features
from tacitus.incidents.profile import profile_of
from tacitus.incidents.trees import Trees, load_trees

from .made import reports

MADE = Trees(0.5, ((("gap", 1.0, 1, 2), (0.25,), (-2.0,)), ((1.0,),)))


@pytest.mark.parametrize(
    ("found", "total"),
    [({}, 1.75), ({"gap": 1.0}, 1.75), ({"gap": 1.5}, -0.5)],
    ids=["absent", "at", "above"],
)
def test_one_leaf_of_each_tree_is_summed(found: dict[str, float], total: float) -> None:
    assert MADE.total(found) == total


def test_shipped_trees_end_in_leaves() -> None:
    for tree in load_trees().trees:
        for at, node in enumerate(tree):
            assert len(node) == 1 or at < min(node[2:]) <= max(node[2:]) < len(tree)


def test_a_pair_has_a_total() -> None:
    a, b = (profile_of(report) for report in reports()[:2])
    assert load_trees().total(features(a, b)) > 0
