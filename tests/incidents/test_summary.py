import json

from tacitus.incidents import group_reports, incident_json, outlet_of
from tacitus.incidents.outlets import count_independent
from tacitus.incidents.summary import summarise
from tacitus.model import Quantity

from .made import report

TEXT = "Gunmen attack the barracks of Qarvelagrad, killing soldiers of the Zemlian Guard."


def test_contradictory_numbers_stay_side_by_side_with_their_events() -> None:
    told = [report(f"d{n}", TEXT, "attack", dead=(dead, dead)) for n, dead in enumerate((5, 9, 5))]
    found = summarise(told, {})
    assert found.dead is not None
    assert (found.dead.low, found.dead.high, found.dead.contested) == (5, 9, True)
    assert {t.event_id: t.quantity.low for t in found.dead.told} == {
        r.event.id: low for r, low in zip(told, (5, 9, 5), strict=True)
    }


def test_ranges_that_meet_are_not_contested() -> None:
    told = [report("a", TEXT, "attack", dead=(5, 20)), report("b", TEXT, "attack", dead=(9, 9))]
    found = summarise(told, {})
    assert found.dead is not None
    assert (found.dead.low, found.dead.high, found.dead.contested) == (5, 20, False)


def test_no_number_is_not_zero() -> None:
    assert summarise([report("a", TEXT, "attack")], {}).dead is None


def test_an_open_number_keeps_its_open_end() -> None:
    from dataclasses import replace

    made = report("a", TEXT, "attack", dead=(5, 5))
    event = replace(made.event, dead=Quantity("dozens", 24, None))
    found = summarise([made, replace(made, event=event)], {})
    assert found.dead is not None
    assert found.dead.high is None


def test_days_and_parties_are_counted() -> None:
    told = [
        report("a", TEXT, "attack", day="2021-03-04", actor=("AAA:Gunmen",)),
        report("b", TEXT, "attack", day="2021-03-04", actor=("AAA:Gunmen",)),
        report("c", TEXT, "attack", day="2021-03-05", actor=("BBB:Gunmen",)),
        report("d", TEXT, "attack", day=None),
    ]
    found = summarise(told, {})
    assert (found.date, found.first, found.last) == ("2021-03-04", "2021-03-04", "2021-03-05")
    assert [(d.day, d.reports) for d in found.days] == [("2021-03-04", 2), ("2021-03-05", 1), (None, 1)]
    assert [(p.code, p.reports) for p in found.actors] == [("AAA", 2), ("BBB", 1)]


def test_near_copies_and_texts_of_one_outlet_count_once() -> None:
    other = "Doctors in Qarvelagrad treat the wounded after the barracks came under fire from the hills."
    assert (
        count_independent([("one", "a", TEXT), ("two", "b", TEXT + " It said."), ("three", "c", other)]) == 2
    )
    assert count_independent([("one", "a", TEXT), ("one", "b", other)]) == 1
    assert count_independent([(None, "a", TEXT), (None, "b", other)]) == 2


def test_outlets_are_hosts_else_sources() -> None:
    assert outlet_of("wire", "https://www.paper.example/a?b=c") == "paper.example"
    assert outlet_of("wire", "http://[broken") == "wire"
    assert outlet_of("", None) is None


def test_an_incident_is_one_json_object() -> None:
    told = [report(f"d{n}", TEXT, "attack", dead=(n, n), outlet=f"p{n}") for n in (1, 2)]
    (found,) = group_reports(told)
    shown = json.loads(json.dumps(incident_json(found)))
    assert shown["reports"] == 2
    assert shown["independent_outlets"] == 1
    assert sorted(t["low"] for t in shown["dead"]["told"]) == [1, 2]
