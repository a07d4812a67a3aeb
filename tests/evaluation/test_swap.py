from tacitus.evaluation.swap import agrees, swap_pairs
from tacitus.model import Document, Event
from tacitus.reader import read_document

SENTENCE = {
    "id": "s1",
    "kind": "country",
    "text": "{A.name} expelled two {B.adj} diplomats from {A.capital}.",
}
NAMES = {"country": [[
    {"name": "Ghana", "adj": "Ghanaian", "capital": "Accra"}, {"name": "Kenya", "adj": "Kenyan", "capital": "Nairobi"},
]]}  # fmt: skip


def test_both_ways_round_are_filled() -> None:
    (pair,) = swap_pairs([SENTENCE], NAMES, each=4)
    assert pair.texts == (
        "Ghana expelled two Kenyan diplomats from Accra.",
        "Kenya expelled two Ghanaian diplomats from Nairobi.",
    )
    assert [pair.texts[0][a:b] for a, b, _ in pair.slots[0]] == ["Ghana", "Kenyan", "Accra"]


def test_a_reader_that_sees_word_order_alone_agrees() -> None:
    (pair,) = swap_pairs([SENTENCE], NAMES, each=1)
    assert agrees(pair, lambda text: read_document(Document("d", text)).events)


def test_a_reader_that_looks_at_the_name_does_not() -> None:
    def partial(text: str) -> tuple[Event, ...]:
        events = read_document(Document("d", text)).events
        return events if text.startswith("Ghana") else ()

    (pair,) = swap_pairs([SENTENCE], NAMES, each=1)
    assert not agrees(pair, partial)
