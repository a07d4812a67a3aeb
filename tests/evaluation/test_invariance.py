from collections.abc import Sequence

from tacitus.evaluation.invariance import VARIATIONS, Variation, compare_variations
from tacitus.model import Document

DOCUMENTS = [Document(f"d{number}", "x" * (9 - number)) for number in range(4)]


def test_lines_are_compared_after_sorting() -> None:
    def code(documents: Sequence[Document], variation: Variation) -> list[str]:
        return [document.id for document in documents]

    assert set(compare_variations(DOCUMENTS, code).values()) == {True}


def test_a_result_that_depends_on_neighbours_is_seen() -> None:
    def code(documents: Sequence[Document], variation: Variation) -> list[str]:
        return [f"{at} {document.id}" for at, document in enumerate(documents)]

    same = compare_variations(DOCUMENTS, code)
    assert same["reversed"] is False
    assert same["shortest first"] is False
    assert same["batches of 1"] is True


def test_order_batch_and_workers_are_all_varied() -> None:
    assert {variation.order for variation in VARIATIONS} == {"given", "reversed", "length"}
    assert {1, 2} == {variation.workers for variation in VARIATIONS}
    assert len({variation.batch for variation in VARIATIONS}) > 3
