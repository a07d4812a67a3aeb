import pytest

from tacitus.claims.clauses import bare, clauses


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The army left the old town and the police took the bridge.",
            ["The army left the old town", "the police took the bridge"],
        ),
        (
            "The army shot General Omar Tavel and Abu Mehdi al-Karvi, head of the guard, on the old bridge.",
            ["The army shot General Omar Tavel and Abu Mehdi al-Karvi, head of the guard, on the old bridge"],
        ),
        (
            "It lost much of its weight, with perhaps the worst blow being the killing of its chief.",
            ["It lost much of its weight", "the killing of its chief"],
        ),
    ],
)
def test_a_sentence_is_cut_where_an_act_begins(text: str, told: list[str]) -> None:
    assert [bare(text[start:end]) for start, end in clauses(text)] == told
