from __future__ import annotations

import pytest

from tacitus.errors import SourceError
from tacitus.evaluation.claims import Outcome, confusions, open_check, reference, score_claims, score_verdicts


def outcome(gold: str, verdict: str, evidence: str = "", cited: str = "") -> Outcome:
    return Outcome("x", gold, verdict, tuple(evidence.split()), tuple(cited.split()))


OUTCOMES = [
    outcome("supported", "supported", "a", "b a"),
    outcome("supported", "contradicted", "c", "c"),
    outcome("not_covered", "not_covered"),
    outcome("forecast", "supported", "", "d"),
]


def test_figures_of_a_small_sheet_are_those_counted_by_hand() -> None:
    scored = score_claims(OUTCOMES)
    assert scored["accuracy"] == 0.5
    assert (scored["firm"], scored["firm_wrong"]) == (3, round(2 / 3, 4))
    assert (scored["evidence"], scored["evidence_first"], scored["evidence_cited"]) == (1.0, 0.5, 1.0)
    assert scored["macro_f1"] == round((0.5 + 0 + 1 + 0) / 4, 4)


def test_each_verdict_has_its_row() -> None:
    assert score_verdicts(OUTCOMES)["supported"] == {"p": 0.5, "r": 0.5, "f1": 0.5, "gold": 2, "said": 2}
    assert confusions(OUTCOMES)[("forecast", "supported")] == 1


def test_a_reference_is_the_sheets_digest_of_day_and_text() -> None:
    assert reference("2020-01-01", "x") == "ce:2020-01-01:" + reference("2020-01-01", "x").rpartition(":")[2]
    assert reference("2020-01-01", "x") != reference("2020-01-02", "x")


def test_without_a_record_the_measure_says_what_it_needs() -> None:
    with pytest.raises(SourceError, match="TACITUS_RECORD"):
        open_check({})
