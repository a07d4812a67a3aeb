import io
import itertools
import tempfile

from hypothesis import given, settings
from hypothesis import strategies as st

from tacitus.model import Document, Quarantined
from tacitus.sources import Intake, take_in

BAD = Quarantined("x", "f, line 3", "T203", "No day.", "Correct it.")
DOCUMENTS = st.builds(
    Document,
    id=st.sampled_from("ab"),
    text=st.sampled_from(["Troops left.", "Troops came.", "\ud800\0"]),
    date=st.sampled_from([None, "2020-01-01", "2020-01-02"]),
    title=st.sampled_from([None, "t"]),
)


def intake(*items: Document | Quarantined) -> Intake:
    return take_in(items, spool=io.BytesIO())


def test_documents_come_in_the_order_of_the_input_with_all_their_fields() -> None:
    first = Document("b", "Ж\r\n\0", "2020-01-01", "t", "u", "s", "en", True)
    found = intake(first, BAD, Document("a", "x"))
    assert list(found.documents()) == [first, Document("a", "x")] == list(found.documents())
    assert list(found.quarantined()) == [BAD]
    assert (found.count, found.repeats, found.refused) == (2, 0, 1)


def test_exact_repeats_are_counted() -> None:
    found = intake(Document("a", "x"), Document("b", "y"), Document("a", "x"), Document("a", "x"))
    assert [d.id for d in found.documents()] == ["a", "b"]
    assert (found.count, found.repeats, found.refused) == (2, 2, 0)


def test_the_earliest_of_an_id_stays_and_the_others_are_named() -> None:
    found = intake(
        Document("a", "no day"), Document("a", "late", "2020-02-01"), Document("a", "early", "2020-01-01")
    )
    assert [d.text for d in found.documents()] == ["early"]
    lost = list(found.quarantined())
    assert [(q.document, q.origin, q.code) for q in lost] == [
        ("a", "document 1 of the input", "T205"),
        ("a", "document 2 of the input", "T205"),
    ]
    assert "document 3 (2020-01-01), which stays" in lost[0].reason


def test_nothing_is_taken_in_from_nothing() -> None:
    found = intake()
    assert (list(found.documents()), list(found.quarantined()), found.count) == ([], [], 0)


@settings(max_examples=50)
@given(st.lists(DOCUMENTS, max_size=5), st.randoms(use_true_random=False))
def test_what_stays_does_not_depend_on_the_order(documents: list[Document], random: object) -> None:
    def outcome(items: list[Document]) -> tuple[object, ...]:
        found = intake(*items)
        lost = sorted((q.document, q.code) for q in found.quarantined())
        return {d.id: d for d in found.documents()}, lost, found.repeats

    expected = outcome(documents)
    for order in itertools.islice(itertools.permutations(documents), 0, 120, 11):
        assert outcome(list(order)) == expected
    kept, lost, repeats = expected
    assert len(kept) + len(lost) + repeats == len(documents)  # type: ignore[arg-type, operator]


def test_a_real_file_serves_as_spool() -> None:
    with tempfile.TemporaryFile() as spool:
        found = take_in((Document(str(n % 500), f"text {n % 500}") for n in range(1000)), spool=spool)
        both = zip(found.documents(), found.documents(), strict=True)
        assert all(a == b for a, b in both)
        assert (found.count, found.repeats) == (500, 500)


def test_one_text_of_one_day_from_two_sources_is_one_document() -> None:
    told = [Document("a", "x", "2020-01-01", source=source) for source in ("The Wire", "The Post", None)]
    found, turned = intake(*told), intake(*reversed(told))
    assert (found.count, found.repeats, found.refused) == (1, 2, 0)
    assert list(found.documents()) == list(turned.documents())
