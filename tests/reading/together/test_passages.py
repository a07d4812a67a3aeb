from hypothesis import given
from hypothesis import strategies as st

from tacitus.reading.encoder.session import load_pieces
from tacitus.reading.together.passages import WORDS, Passage, in_order, join


def marked(text: str, trigger: str) -> Passage:
    at = text.index(trigger)
    return Passage(text, (at, at + len(trigger)))


def test_one_name_has_one_stand_in_on_both_sides() -> None:
    pieces = load_pieces()
    one = join(Passage("Peru expels two envoys."), Passage("Peru closes a port."), pieces)
    other = join(Passage("Chad expels two envoys."), Passage("Chad closes a port."), pieces)
    two = join(Passage("Peru expels two envoys."), Passage("Chad closes a port."), pieces)
    assert one == other
    assert one != two


def test_sides_and_marks_stand_beside_the_pieces() -> None:
    joined = join(
        marked("The guards shelled the port.", "shelled"),
        marked("A port was shelled.", "shelled"),
        load_pieces(),
    )
    assert len(joined.ids) == len(joined.sides) == len(joined.marks)
    assert set(joined.sides) == {0, 1}
    assert list(joined.sides) == sorted(joined.sides)
    assert {side for side, mark in zip(joined.sides, joined.marks, strict=True) if mark} == {0, 1}
    assert not any(join(Passage("No act."), Passage("None here."), load_pieces()).marks)


def test_of_a_long_passage_the_words_around_its_trigger_are_read() -> None:
    pieces = load_pieces()
    text = "ship " * 400 + "sank " + "boat " * 400
    joined = join(Passage(text, (2000, 2004)), Passage("It sank."), pieces)
    assert sum(joined.marks) == 1
    assert len(joined.ids) <= 2 * WORDS + 3


@given(st.text(max_size=60), st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_any_two_texts_are_joined_and_their_order_is_their_own(a: str, b: str, start: int, end: int) -> None:
    one, other = Passage(a, (start, end)), Passage(b)
    assert in_order(one, other) == in_order(other, one)
    joined = join(one, other, load_pieces())
    assert len(joined.ids) == len(joined.sides) == len(joined.marks)
