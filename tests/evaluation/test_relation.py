import pytest

from tacitus.evaluation import relation

ROW = {
    "id": "r1",
    "sentence": "The council fined the bank, and the bank appealed.",
    "marked": "<s> The council</s> fined <t>the bank</t>, and <t>the bank</t> appealed.",
    "source": "The council",
    "target": "the bank",
}


def test_question_takes_the_first_mark_without_its_spaces() -> None:
    row = ROW | {"sentence": " " + ROW["sentence"]}
    question = relation.as_question(row)
    assert question["text"][slice(*question["actor"])] == "The council"
    assert question["recipient"] == [19, 27]


def test_question_looks_for_a_party_that_is_not_marked() -> None:
    row = ROW | {"marked": ROW["sentence"], "source": "THE COUNCIL", "target": "the press"}
    question = relation.as_question(row)
    assert question["actor"] == [0, 11]
    assert question["recipient"] is None


@pytest.mark.parametrize("event", ["CONCEDE", "RETREAT"])
def test_conceding_and_retreating_are_one_root(event: str) -> None:
    assert relation.as_root(event) == "YIELD"
    assert relation.as_root("AID") == "AID"
    assert relation.as_root(None) is None


def test_macro_f1_by_hand() -> None:
    pairs = [("AID", "AID"), ("AID", "ACCUSE"), ("ACCUSE", "ACCUSE"), ("REJECT", None)]
    assert relation.macro_f1(pairs) == pytest.approx((2 / 3 + 2 / 3 + 0) / 3)
    scored = relation.score_roots(pairs)
    assert scored["accuracy"] == 0.5
    assert scored["refused"] == 0.25
    assert scored["roots"]["AID"] == {"p": 1.0, "r": 0.5, "f1": 0.667, "gold": 2}


def test_comparison_sees_the_better_answers() -> None:
    gold = ["AID", "ACCUSE", "REJECT"] * 20
    worse: list[str | None] = ["AID", "REJECT", "ACCUSE"] * 20
    result = relation.compare(gold, list(gold), worse, resamples=40)
    assert result["above"] == 1.0
    assert result["difference"] == pytest.approx(2 / 3, abs=0.001)
    assert result["ci95"][0] > 0
    assert relation.compare(gold, worse, worse, resamples=10)["above"] == 0.0


def test_resampled_macro_f1_is_that_of_the_plain_function() -> None:
    gold = ["AID", "ACCUSE"]
    result = relation.compare(gold, ["AID", "AID"], ["AID", None], resamples=200)
    # draws of two rows: both AID, both ACCUSE, or one of each
    assert result["ci95_ours"] == [0.0, 1.0]
