from dataclasses import replace

from tacitus.export import expand_dyads
from tacitus.model import Event, Party


def codes(events: list[Event]) -> list[tuple[list[str | None], list[str | None]]]:
    return [([p.code for p in e.actor], [p.code for p in e.recipient]) for e in events]


def test_every_actor_meets_every_recipient(expulsion: Event) -> None:
    two = tuple(Party(i, i + 1, "x", code=code) for i, code in enumerate(("AAA", "BBB")))
    many = replace(expulsion, actor=two, recipient=two)
    assert codes(list(expand_dyads([many]))) == [
        (["AAA"], ["AAA"]),
        (["AAA"], ["BBB"]),
        (["BBB"], ["AAA"]),
        (["BBB"], ["BBB"]),
    ]


def test_a_meeting_gives_each_pair_once(meeting: Event) -> None:
    assert codes(list(expand_dyads([meeting]))) == [
        (["NOR"], ["SWE"]),
        (["NOR"], ["EST"]),
        (["SWE"], ["EST"]),
    ]


def test_the_order_of_the_parties_of_a_meeting_does_not_matter(meeting: Event) -> None:
    turned = replace(meeting, actor=meeting.actor[::-1])
    assert list(expand_dyads([turned])) == list(expand_dyads([meeting]))


def test_actors_of_a_march_are_no_pair(meeting: Event) -> None:
    march = replace(meeting, event="PROTEST")
    assert codes(list(expand_dyads([march]))) == [(["NOR"], []), (["SWE"], []), (["EST"], [])]


def test_an_event_without_parties_stays(meeting: Event) -> None:
    nobody = replace(meeting, actor=())
    assert list(expand_dyads([nobody])) == [nobody]


def test_rows_have_ids_of_their_own(meeting: Event) -> None:
    assert len({row.id for row in expand_dyads([meeting])}) == 3
