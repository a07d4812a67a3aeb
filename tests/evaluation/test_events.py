"""Scores of events: agreement with the independent script beside the public sets, and hand-counted cases."""

import importlib.util
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacitus.evaluation import events
from tacitus.evaluation.gold import data_root

SCRIPT = data_root() / "tools" / "score_events.py"
COUNTRIES = ("FRA", "IRN", "KEN", "UNO", None)
DAYS = ("2011-04-02", "2011-04", "2011", "2010-12-31", None)


def party(key: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({key: st.sampled_from(COUNTRIES)})


def an_event(*, coded: bool) -> st.SearchStrategy[dict[str, Any]]:
    statuses = ["actual", "alleged", "denied", "future", "predicted", "negated", "hypothetical", None]
    fields: dict[str, st.SearchStrategy[Any]] = {
        "event": st.sampled_from(["AGREE", "ASSAULT", "ACCUSE", "AID", "SANCTION"]),
        "mode": st.lists(st.sampled_from(["meet", "expel", "armed"]), max_size=2, unique=True),
        "status": st.sampled_from(statuses),
        "date": st.sampled_from(DAYS),
    }
    key, plural = ("code", "") if coded else ("country", "s")
    for side in ("actor", "recipient"):
        fields[side + plural] = st.lists(party(key), max_size=2)
    if coded:
        fields["enddate"] = st.sampled_from(("2011-04-05", "2011-04-30", None))
    else:
        fields["sure"] = st.booleans()
    return st.fixed_dictionaries(fields)


DOCUMENTS = st.dictionaries(
    st.sampled_from([f"d{n}" for n in range(6)]),
    st.tuples(st.lists(an_event(coded=True), max_size=4), st.lists(an_event(coded=False), max_size=4)),
    min_size=1,
)


@pytest.fixture(scope="module")
def script() -> ModuleType:
    if not SCRIPT.exists():
        pytest.skip(f"the independent scorer is not there: {SCRIPT}; set TACITUS_DATA")
    spec = importlib.util.spec_from_file_location("score_events", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@settings(max_examples=80, deadline=None)
@given(documents=DOCUMENTS)
def test_every_figure_is_that_of_the_independent_script(
    script: ModuleType, documents: dict[str, tuple[list[dict[str, Any]], list[dict[str, Any]]]]
) -> None:
    coded = {key: pair[0] for key, pair in documents.items()}
    gold = {key: pair[1] for key, pair in documents.items()}
    expected = script.score(coded, gold)
    scored = events.score_events(coded, gold)
    assert {name: scored[name] for name in expected} == expected


def test_intervals_are_those_of_the_independent_script(script: ModuleType) -> None:
    coded = {f"d{n}": [an("AID", "FRA", "KEN")] * (n % 3) for n in range(12)}
    gold = {f"d{n}": [an("AID", "FRA", "KEN" if n % 4 else "IRN")] * (n % 2) for n in range(12)}
    expected = script.score(coded, gold, boot=50)
    scored = events.score_events(coded, gold, resamples=50)
    assert {level: scored["ci95"][level] for level in script.LEVELS} == {
        level: expected[level]["ci95"] for level in script.LEVELS
    }


@settings(max_examples=30, deadline=None)
@given(documents=DOCUMENTS)
def test_categories_add_up_to_the_whole(
    documents: dict[str, tuple[list[dict[str, Any]], list[dict[str, Any]]]],
) -> None:
    coded = {key: pair[0] for key, pair in documents.items()}
    gold = {key: pair[1] for key, pair in documents.items()}
    whole, by_category = events.score_events(coded, gold)["n"], events.score_categories(coded, gold)
    assert sum(c["gold"] for c in by_category.values()) == whole["sure_gold"]
    assert sum(c["coded"] for c in by_category.values()) == whole["coded"]


def an(category: str, actor: str, recipient: str | None = None, **more: Any) -> dict[str, Any]:
    recipients = [{"code": recipient}] if recipient else []
    return {"event": category, "actor": [{"code": actor}], "recipient": recipients, "status": "actual"} | more


def test_parties_of_a_meeting_may_stand_on_either_side() -> None:
    coded, gold = {"d": [an("CONSULT", "FRA", "IRN")]}, {"d": [an("CONSULT", "IRN", "FRA")]}
    assert events.score_events(coded, gold)["triple"]["f1"] == 1.0


def test_an_attack_told_the_wrong_way_round_is_wrong() -> None:
    coded, gold = {"d": [an("ASSAULT", "FRA", "IRN")]}, {"d": [an("ASSAULT", "IRN", "FRA")]}
    scored = events.score_events(coded, gold)
    assert scored["root"]["f1"] == 1.0
    assert scored["triple"]["f1"] == 0.0


def test_an_unsure_annotation_costs_neither_recall_nor_precision() -> None:
    coded = {"d": [an("ACCUSE", "FRA", "IRN")]}
    gold = {"d": [an("REJECT", "FRA", "IRN", sure=False)]}
    scored = events.score_events(coded, gold)
    assert scored["n"]["sure_gold"] == 0
    assert scored["n"]["coded"] == 0


def test_something_coded_where_nothing_is_annotated_is_a_false_alarm() -> None:
    assert events.score_events({"a": [an("AID", "FRA")]}, {"a": [], "b": []})["false_alarm"] == 0.5


def test_a_year_stands_for_all_its_days() -> None:
    gold = {"d": [an("AID", "FRA", date="2011")]}
    scored = events.score_events({"d": [an("AID", "FRA", date="2011-01-01", enddate="2011-12-31")]}, gold)
    assert scored["date_exact"] == 1.0
    scored = events.score_events({"d": [an("AID", "FRA", date="2011-05-01", enddate="2011-05-01")]}, gold)
    assert (scored["date_exact"], scored["date_overlap"]) == (0.0, 1.0)


def test_outcomes_leave_out_what_is_excused() -> None:
    coded = {"d": [an("ACCUSE", "FRA", "IRN", confidence=0.9), an("AID", "KEN", confidence=0.4)]}
    gold = {"d": [an("REJECT", "FRA", "IRN", sure=False)]}
    assert events.confidence_outcomes(coded, gold) == [(0.4, False)]
