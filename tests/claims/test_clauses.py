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
        (
            "The dissolution of the Plough party was followed a week later by the removal of the premier.",
            ["The dissolution of the Plough party", "the removal of the premier"],
        ),
        (
            "The failure of the sea cable led to the seizure of the tanker Heron.",
            ["The failure of the sea cable", "the seizure of the tanker Heron"],
        ),
        (
            "After the deployment of 1,500 guards in May, the ministry approved another 1,000 in June.",
            ["the deployment of 1,500 guards in May", "the ministry approved another 1,000 in June"],
        ),
        (
            "When the lower house chose Daven, the province had its third premier.",
            ["the lower house chose Daven", "the province had its third premier"],
        ),
        ("After 2011 it fell apart, as nobody came.", ["After 2011 it fell apart, as nobody came"]),
    ],
)
def test_a_sentence_is_cut_where_an_act_begins(text: str, told: list[str]) -> None:
    assert [bare(text[start:end]) for start, end in clauses(text)] == told
