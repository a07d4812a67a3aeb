import json
from pathlib import Path

import pytest

from tacitus.errors import SourceError, UsageError
from tacitus.incidents import add_judgement, group_reports, judgement, read_judgements

from .made import report, reports

SAID = {"by": "A. Reader", "at": "2026-01-05T10:00:00Z"}


def test_same_joins_what_the_model_leaves_apart() -> None:
    told = reports()
    one, other = told[0].event.id, told[-1].event.id
    found = group_reports(told, judgements=[judgement(one, other, "same", **SAID)])
    joined = next(incident for incident in found if one in incident.events)
    assert other in joined.events
    assert joined.judged


def test_different_parts_what_the_model_joins() -> None:
    told = reports()[:2]
    one, other = (r.event.id for r in told)
    assert len(group_reports(told)) == 1
    assert len(group_reports(told, judgements=[judgement(one, other, "different", **SAID)])) == 2


def test_different_holds_also_where_a_third_report_would_join_them() -> None:
    told = [r for r in reports() if r.event.document_id.startswith("d1-")]
    assert len(told) == 3
    apart = judgement(told[0].event.id, told[1].event.id, "different", **SAID)
    for incident in group_reports(told, judgements=[apart]):
        assert not {told[0].event.id, told[1].event.id} <= set(incident.events)


def test_an_undone_judgement_leaves_no_trace() -> None:
    told = reports()
    one, other = told[0].event.id, told[-1].event.id
    both = [judgement(one, other, "same", **SAID), judgement(other, one, None, **SAID)]
    assert group_reports(told, judgements=both) == group_reports(told)


def test_judgements_are_replayed_from_their_file(tmp_path: Path) -> None:
    path = tmp_path / "judgements.jsonl"
    told = [
        judgement("b", "a", "same", **SAID, note="one bomb"),
        judgement("a", "b", None, **SAID),
        judgement("a", "b", "different", **SAID),
    ]
    assert read_judgements(path) == ()
    for one in told:
        add_judgement(path, one)
    assert read_judgements(path) == tuple(told)
    assert told[0].first == "a"


def test_a_line_that_was_cut_does_not_spoil_the_next(tmp_path: Path) -> None:
    path = tmp_path / "judgements.jsonl"
    path.write_bytes(b'{"first":"a"')
    add_judgement(path, judgement("a", "b", "same", **SAID))
    assert path.read_bytes().count(b"\n") == 2
    with pytest.raises(SourceError, match=r"T108 judgements\.jsonl line 1"):
        read_judgements(path)


@pytest.mark.parametrize(
    "line",
    ["[]", "{}", '{"first":1,"second":"b","verdict":"same","by":"x","at":"y"}',
     json.dumps({"first": "a", "second": "b", "verdict": "maybe", **SAID})],
    ids=["list", "empty", "number", "verdict"],
)  # fmt: skip
def test_what_is_no_judgement_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "judgements.jsonl"
    path.write_text(line + "\n")
    with pytest.raises(SourceError, match="T108"):
        read_judgements(path)


def test_one_event_cannot_be_judged_against_itself() -> None:
    with pytest.raises(UsageError, match="T507"):
        judgement("a", "a", "same", **SAID)


def test_a_judgement_about_an_unknown_event_waits() -> None:
    told = [report("a", "Gunmen attack the barracks of Mistral.", "attack")]
    found = group_reports(told, judgements=[judgement(told[0].event.id, "gone", "same", **SAID)])
    assert len(found) == 1
