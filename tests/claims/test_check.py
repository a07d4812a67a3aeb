from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from tacitus.claims import VERDICTS, Checker, Verdict
from tacitus.claims.asked import Asked
from tacitus.claims.coverage import Counter
from tacitus.claims.source import index_path
from tacitus.claims.values import Checked
from tacitus.claims.window import Window
from tacitus.record import Options, Record

from .made import make_record, reading


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Checker:
    return Checker(make_record(tmp_path_factory.mktemp("check") / "record"))


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        pytest.param("Oslo has sent three diplomats of Chile home.", "supported", id="a capital for its government"),
        pytest.param("The former mayor Ana Quispe was found guilty by a court in Peru.", "contradicted", id="other outcome"),
        pytest.param("Iceland's parliament approved the treaty on cod with Denmark.", "contradicted", id="approved, rejected"),
        pytest.param("Niger's army has shelled the village of Tessit in Mali.", "attribution_only", id="only said"),
        pytest.param("Laos restored its relations with Malta in December.", "date_shifted", id="another month"),
        pytest.param("Kenya, Ghana and Togo signed a fishing agreement.", "partly_supported", id="one party is missing"),
        pytest.param("Bhutan has lent Samoa a frigate.", "not_covered", id="nothing of the kind"),
    ],
)  # fmt: skip
def test_a_report_gets_the_verdict_that_the_record_gives(
    checker: Checker, claim: str, verdict: Verdict
) -> None:
    (one,) = checker.check_reading(reading(claim)).checked
    assert one.verdict == verdict
    assert bool(one.evidence) == (verdict != "not_covered")


def test_evidence_names_document_day_and_outlets(checker: Checker) -> None:
    (one,) = checker.check_reading(reading("Kenya and Ghana signed a fishing agreement.")).checked
    (item,) = one.evidence
    assert (item.document_id, item.date) == ("d1", "2020-01-12")
    assert item.outlets == ("The Harbour Post", "Evening Wire")
    assert one.question is not None
    assert {"KEN", "GHA"} <= set(one.question.parties)


def test_what_is_not_covered_says_how_well_the_record_covers_it(checker: Checker) -> None:
    (one,) = checker.check_reading(reading("Norway has lent Samoa a frigate.")).checked
    assert one.verdict == "not_covered"
    assert one.coverage is not None
    assert (one.coverage.items, one.coverage.parties) == (6, 1)
    assert one.coverage.years == {2020: 1}


def test_a_day_off_is_supported_and_named(checker: Checker) -> None:
    (one,) = checker.check_reading(reading("On 11 January Norway sent three Chilean diplomats home.")).checked
    assert one.verdict == "supported"
    assert any("a day before" in note for note in one.notes)


def test_acts_that_are_told_by_different_items_are_told_apart(checker: Checker) -> None:
    claim = "Kenya and Ghana signed a fishing agreement, and Bhutan has lent Samoa a frigate."
    (one,) = checker.check_reading(reading(claim)).checked
    assert one.verdict == "partly_supported"
    assert [part.verdict for part in one.parts] == ["supported", "not_covered"]
    assert [claim[part.statement.start : part.statement.end] for part in one.parts] == [
        part.statement.text for part in one.parts
    ]


def test_a_note_on_an_item_of_another_time_goes_with_the_item(
    checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a part is told in its time, the item of another time is not shown, nor what was noted of it."""
    claim = "Kenya and Ghana signed a fishing agreement, and Bhutan has lent Samoa a frigate."
    answer = Checker._answer

    def shifted(self: Checker, one: Asked, texts: Mapping[int, tuple[str | None, str]]) -> Checked:
        whole = Checked(one.statement, "date_shifted", "", notes=("The item is of another year.",))
        return whole if one.claim == claim else answer(self, one, texts)

    monkeypatch.setattr(Checker, "_answer", shifted)
    (one,) = checker.check_reading(reading(claim)).checked
    assert one.verdict == "partly_supported"
    assert [item.document_id for item in one.evidence] == ["d1"]
    assert "The item is of another year." not in one.notes


def test_calls_and_values_are_not_looked_up(checker: Checker) -> None:
    report = checker.check_reading(
        reading("Norway must let them stay. Peru deserves better.", "call_to_action", "assessment")
    )
    assert [one.verdict for one in report.checked] == ["not_checkable", "not_checkable"]
    assert all(one.why for one in report.checked)


def test_what_is_to_come_is_a_forecast(checker: Checker) -> None:
    (one,) = checker.check_reading(
        reading("Norway will expel more diplomats by the summer.", "prediction")
    ).checked
    assert one.verdict == "forecast"
    assert any("base rate" in note for note in one.notes)


def test_counts_hold_every_verdict_and_add_up(checker: Checker) -> None:
    report = checker.check_reading(reading("Kenya and Ghana signed a fishing agreement. Norway must not."))
    assert tuple(report.counts()) == VERDICTS
    assert sum(report.counts().values()) == len(report.checked) == 2


def test_an_article_of_another_time_is_told_so(checker: Checker) -> None:
    report = checker.check_reading(reading("Kenya and Ghana signed a fishing agreement.", date="1999-05-01"))
    assert any("runs from 2019-06-03 to 2020-01-25" in note for note in report.notes)
    assert report.checked[0].verdict == "not_covered"


def test_another_language_is_said_plainly(checker: Checker) -> None:
    text = "Die Regierung hat gestern drei Diplomaten ausgewiesen, weil sie in einer Affäre spioniert haben sollen."
    report = checker.check_reading(reading(text))
    assert {one.verdict for one in report.checked} == {"not_checkable"}
    assert any("English" in note for note in report.notes)


def test_only_quotations_are_said_plainly(checker: Checker) -> None:
    report = checker.check_reading(reading("“We shall never forget what was done to us.”", "quotation"))
    assert [one.verdict for one in report.checked] == ["not_checkable"]
    assert any("quotations" in note for note in report.notes)


def test_an_empty_record_supports_nothing(tmp_path: Path) -> None:
    record = Record(tmp_path / "empty")
    record.ingest([], options=Options(lambda given: iter(())))
    report = Checker(record).check_reading(reading("Kenya and Ghana signed a fishing agreement."))
    assert report.checked[0].verdict == "not_covered"
    assert any("empty" in note for note in report.notes)


def test_a_text_without_statements_is_said_plainly(checker: Checker) -> None:
    report = checker.check_reading(reading("", date="2020-01-30"))
    assert report.checked == ()
    assert any("no statement" in note for note in report.notes)


def test_the_index_is_kept_beside_the_record_and_gives_the_same(tmp_path: Path) -> None:
    record = make_record(tmp_path / "record")
    text = reading("Kenya and Ghana signed a fishing agreement. Bhutan has lent Samoa a frigate.")
    first = Checker(record).check_reading(text)
    assert index_path(record).is_file()
    assert b"fishing" not in index_path(record).read_bytes()
    again = Checker(record).check_reading(text)
    assert first.checked == again.checked


def test_a_damaged_index_is_built_again(tmp_path: Path) -> None:
    record = make_record(tmp_path / "record")
    Checker(record)
    index_path(record).write_bytes(b"PK nothing")
    (one,) = Checker(record).check_reading(reading("Kenya and Ghana signed a fishing agreement.")).checked
    assert one.verdict == "supported"


def test_an_index_made_by_other_tables_is_built_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = make_record(tmp_path / "record")
    with monkeypatch.context() as patched:
        patched.setattr("tacitus.claims.index.tables_digest", lambda: "of another day")
        Checker(record)
    before = index_path(record).read_bytes()
    Checker(record)
    assert index_path(record).read_bytes() != before


def test_sides_changed_over_are_treated_alike(checker: Checker) -> None:
    """No country is told apart: the same claim about other names of the same states has the same verdict."""
    (one,) = checker.check_reading(reading("Nairobi and Accra signed a fishing agreement.")).checked
    (two,) = checker.check_reading(reading("Accra and Nairobi signed a fishing agreement.")).checked
    assert one.verdict == two.verdict == "supported"


def test_a_trend_told_with_the_day_of_one_act_is_counted_over_a_year(checker: Checker) -> None:
    claim = "Norway fell deeper into isolation, with envoys sent away on January 10."
    given = reading(claim, "trend")
    (told,) = given.statements
    given = replace(given, statements=(replace(told, lens="isolation", direction="up"),))
    (one,) = checker.check_reading(given).checked
    assert one.trend is not None
    assert "1 act from 2019-01-11 to 2020-01-10" in one.trend.words


def test_nothing_is_said_of_outlets_where_there_is_no_item(checker: Checker) -> None:
    (one,) = checker.check_reading(reading("In May 1994 Norway lent Samoa a frigate.")).checked
    assert one.coverage is not None
    assert one.coverage.items == 0
    assert "outlets" not in one.coverage.words


def test_a_judgement_is_not_supported_as_a_whole(checker: Checker) -> None:
    told = reading("Oslo has sent three diplomats of Chile home.")
    judged = replace(told, statements=tuple(replace(s, kind="assessment") for s in told.statements))
    for one, verdict in ((told, "supported"), (judged, "partly_supported")):
        (checked,) = checker.check_reading(one).checked
        assert (checked.verdict, bool(checked.evidence)) == (verdict, True)


def test_acts_before_the_first_item_are_in_no_year(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    day = int(checker.index.act_first[0])
    window = Window(day, day, day, day, dated=True)
    assert Counter(checker.index).coverage(("NOR",), (), window).years == {2020: 1}
    early = checker.index.act_first.copy()
    early[0] = 569_000  # an act of 1558 that an item of today tells
    monkeypatch.setattr(checker.index, "act_first", early)
    assert Counter(checker.index).coverage(("NOR",), (), window).years == {}


def test_a_part_without_a_time_has_that_of_its_statement(checker: Checker) -> None:
    text = "In March 2019 Kenya and Ghana signed a fishing agreement, and Bhutan lent Samoa a frigate."
    (one,) = checker.check_reading(reading(text)).checked
    assert one.parts
    assert "supported" not in {part.verdict for part in one.parts}
