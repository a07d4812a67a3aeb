import random
import time
from dataclasses import replace

import pytest

from tacitus.incidents import Grouping, Report, group_reports

from .made import report, reports


def grouped(found: list[Report]) -> list[tuple[str, ...]]:
    return [incident.events for incident in group_reports(found)]


def test_reports_of_one_happening_are_one_incident() -> None:
    found = group_reports(reports())
    assert len(found) == 12
    assert all(len({d.split("-")[0] for d in incident.documents}) == 1 for incident in found)


@pytest.mark.parametrize("seed", range(3))
def test_order_of_reports_does_not_matter(seed: int) -> None:
    told = reports()
    mixed = told[:]
    random.Random(seed).shuffle(mixed)
    assert group_reports(mixed) == group_reports(told)


@pytest.mark.parametrize("size", [1, 5, 11])
def test_adding_reports_gives_what_all_at_once_gives(size: int) -> None:
    told = reports()
    random.Random(4).shuffle(told)
    grouping = Grouping()
    for at in range(0, len(told), size):
        grouping.add(told[at : at + size])
    assert grouping.incidents() == group_reports(told)


def test_a_new_report_joins_or_opens_an_incident() -> None:
    told = reports()
    grouping = Grouping()
    grouping.add(told[1:])
    before = {incident.events for incident in grouping.incidents()}
    grouping.add([told[0], told[0]])
    after = {incident.events for incident in grouping.incidents()}
    assert len(after) == len(before)
    joined = next(iter(after - before))
    assert told[0].event.id in joined


def test_the_like_act_elsewhere_is_another() -> None:
    one = report(
        "a", "Rebels shell the harbour of Mistral, killing four sailors.", "shell", place="Mistral",
        actor=("AAA:Rebels",), dead=(4, 4),
    )  # fmt: skip
    other = report(
        "b", "Farmers burn tyres before the ministry in Arvenpol.", "burn", event="PROTEST", place="Arvenpol",
        actor=("BBB:Farmers",),
    )  # fmt: skip
    assert len(grouped([one, other])) == 2


def test_an_event_without_date_and_parties_stands_alone() -> None:
    bare = report("bare", "An attack was reported.", "attack", day=None)
    found = group_reports([bare, *reports()])
    alone = next(incident for incident in found if incident.date is None)
    assert alone.events == (bare.event.id,)
    assert (alone.actors, alone.first, alone.independent) == ((), None, 1)
    assert found[-1] == alone


def test_no_reports_are_no_incidents() -> None:
    assert group_reports([]) == ()


def test_incidents_do_not_grow_along_a_chain_of_days() -> None:
    text = "Gunmen attack the barracks of Qarvelagrad, killing soldiers of the Zemlian Guard."
    told = [
        report(f"d{n}", text, "attack", day=f"2021-{3 + n // 28:02d}-{1 + n % 28:02d}", actor=("AAA:Gunmen",))
        for n in range(80)
    ]
    span = Grouping().model.span
    for incident in group_reports(told):
        days = sorted(day.day for day in incident.days if day.day is not None)
        assert (int(days[-1][5:7]) - int(days[0][5:7])) * 28 + int(days[-1][8:]) - int(days[0][8:]) <= span


def test_two_categories_of_one_sentence_stay_apart() -> None:
    text = "Guards attack and then arrest the harbour pilots of Qarvelagrad near Zemlia."
    told = [
        report(document, text, trigger, event=event)
        for document in ("a", "b")
        for trigger, event in (("attack", "ASSAULT"), ("arrest", "COERCE"))
    ]
    found = group_reports(told)
    assert sorted(incident.event for incident in found) == ["ASSAULT", "COERCE"]
    assert all(len(incident.events) == 2 for incident in found)


def test_many_reports_of_one_happening_take_time_in_proportion() -> None:
    def take(number: int) -> float:
        words = random.Random(1)
        told = [
            report(
                f"d{n}",
                f"Gunmen attack the barracks of Qarvelagrad, killing {n % 7 + 3} soldiers of the Zemlian Guard, "
                f"{words.choice(('police', 'officials', 'doctors'))} in ward {words.randrange(999)} say.",
                "attack",
                outlet=f"paper {n % 40}",
            )
            for n in range(number)
        ]
        started = time.process_time()
        found = group_reports(told)
        taken = time.process_time() - started
        assert len(max(found, key=lambda i: len(i.events)).events) == number
        return taken

    take(100)
    assert take(1600) < 10 * take(400) + 0.2


def test_copies_are_one_even_of_the_commonest_words() -> None:
    text = "Authorities have sealed off a village."
    told = [report(document, text, "sealed off", event="COERCE") for document in ("a", "b")]
    assert len(grouped(told)) == 1


def test_like_triggers_of_copies_are_paired_in_their_order() -> None:
    text = "Guards killed two pilots in Mistral, and robbers killed one in Arvenpol."
    second = text.rindex("killed")
    told = []
    for document in ("a", "b"):
        one = report(document, text, "killed")
        trigger = replace(one.event.trigger, start=second, end=second + 6)
        told += [one, replace(one, event=replace(one.event, trigger=trigger))]
    starts = {r.event.id: r.event.trigger.start for r in told}
    found = group_reports(told)
    assert [len({starts[event] for event in incident.events}) for incident in found] == [1, 1]


def test_groups_that_one_link_joins_stay_apart_where_the_rest_does_not_fit() -> None:
    text = "Gunmen attack the barracks of Qarvelagrad, killing soldiers of the Zemlian Guard."
    other = "Farmers of Mistral burn tyres before the ministry in Arvenpol over the price of milk."
    told = [report(f"a{n}", text, "attack", actor=("AAA:Gunmen",)) for n in range(6)]
    told += [report(f"b{n}", other, "burn", actor=("BBB:Farmers",), event="ASSAULT") for n in range(6)]
    grouping = Grouping()
    grouping.add(told)
    stretch = next(iter(grouping._links))
    one, two = sorted((told[0].event.id, told[6].event.id))
    grouping._links[stretch][one, two] = grouping._scores[one, two] = 0.9  # a mistaken link
    assert sorted(len(group) for group in grouping.groups()) == [6, 6]
