from tacitus.evaluation import throughput
from tacitus.model import Document, Quarantined, Reading, Sentence

ROWS = [{"date": "2011-04-02", "text": f"Item {number}."} for number in range(40)]


def test_the_choice_does_not_depend_on_the_order_and_repeats_count_once() -> None:
    chosen = throughput.choose_items(ROWS, 5)
    assert chosen == throughput.choose_items(list(reversed(ROWS)), 5)
    assert chosen == throughput.choose_items([row for row in ROWS for _ in range(2)], 5)
    assert len({document.id for document in chosen}) == 5


def test_sentences_are_counted_over_the_seconds_of_the_clock() -> None:
    def code(documents: object) -> list[Reading | Quarantined]:
        document = Document("d", "One. Two.")
        sentences = (Sentence(0, 0, 4, "One."), Sentence(1, 5, 9, "Two."))
        return [Reading(document, sentences, (), ()), Quarantined("e", "line 2", "T202", "no text")]

    ticks = iter([0.0, 1.0, 10.0, 14.0])
    result = throughput.measure(throughput.choose_items(ROWS, 2), code, workers=1, clock=lambda: next(ticks))
    assert result["sentences"] == 2
    assert result["quarantined"] == 1
    assert result["sentences_a_second"] == 0.5
    assert result["loops"] == 2.0
    assert result["peak_mb"] > 1
