from tacitus.evaluation.incidents import SheetPair, b_cubed, figures_of, match_pairs, read_unfound
from tacitus.evaluation.pointed import read_pointed
from tacitus.model import Document
from tacitus.reader import code_document

TEXT = "Albania expelled two Iranian diplomats on Wednesday. Its weather stayed mild."
ROW = {
    "id": "p", "kind": "repeat", "same": True,
    "a": {"document": "x:2020-01-15", "trigger": [8, 16], "event": "SANCTION"},
    "b": {"document": "x:2020-01-15", "trigger": [57, 64], "event": "CONSULT"},
}  # fmt: skip


def test_an_act_that_the_coder_does_not_find_is_read_where_it_is_pointed_at() -> None:
    document = Document("x", TEXT, "2020-01-15")
    start = TEXT.index("weather")
    assert all(e.trigger.start != start for e in code_document(document).events)
    pointed = read_pointed(document, [(start, start + 7, "CONSULT")])
    assert any((e.trigger.text, e.event) == ("weather", "CONSULT") for e in pointed.events)


def test_pairs_are_matched_by_readings_and_then_by_pointed_ones() -> None:
    items = {"x:2020-01-15": Document("x:2020-01-15", TEXT, "2020-01-15")}
    readings = {name: code_document(document) for name, document in items.items()}
    (found,) = match_pairs([ROW], readings)
    assert (found.first is not None, found.second) == (True, None)
    (given,) = match_pairs([ROW], readings, read_unfound([ROW], items, readings))
    assert given.first == found.first
    assert given.second is not None


def test_a_pair_without_both_events_counts_as_different_end_to_end_alone() -> None:
    event = code_document(Document("x", TEXT, "2020-01-15")).events[0]
    days = ("2020-01-15", "2020-01-15")
    found = SheetPair("p", "repeat", True, True, event, None, days)
    given = SheetPair("p", "repeat", True, True, event, event, days)
    figures = figures_of([found], [given], {"p": True})
    assert (figures["f1"], figures["matched"]["pairs"], figures["given"]["f1"]) == (0.0, 0, 1.0)


def test_b_cubed_of_one_partition_split_in_two() -> None:
    key = [frozenset("abcd")]
    assert b_cubed(key, [frozenset("ab"), frozenset("cd")])["recall"] == 0.5
