from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tacitus.reading import split_sentences
from tacitus.reading.sentences import LONGEST, dateline_end


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        pytest.param(
            "Gen. K. L. Ota met Mr. Prem on Jan. 5. They agreed.",
            ["Gen. K. L. Ota met Mr. Prem on Jan. 5.", "They agreed."],
            id="titles-initials-months",
        ),
        pytest.param(
            "The U.S. Senate voted at 5 p.m. The bill fell.",
            ["The U.S. Senate voted at 5 p.m.", "The bill fell."],
            id="acronyms",
        ),
        pytest.param(
            'LIMA (Agency) - The mayor quit. "I am tired," she said.',
            ["LIMA (Agency) - The mayor quit.", '"I am tired," she said.'],
            id="dateline-and-quote",
        ),
        pytest.param(
            "QUITO, Jan. 5 (Wire) - The line is\nbroken at the margin. It goes on.",
            ["QUITO, Jan. 5 (Wire) - The line is\nbroken at the margin.", "It goes on."],
            id="broken-lines",
        ),
        pytest.param(
            "• One thing\n• Another thing. And more",
            ["One thing", "Another thing.", "And more"],
            id="bullets",
        ),
        pytest.param(
            "It rose 1.5 percent. No. 3 fell.", ["It rose 1.5 percent.", "No. 3 fell."], id="numbers"
        ),
        pytest.param("Did it? Yes! Then they left…", ["Did it?", "Yes!", "Then they left…"], id="marks"),
        pytest.param("no final stop", ["no final stop"], id="no-final-stop"),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [s.text for s in split_sentences(text)] == sentences


def test_a_short_line_alone_is_a_heading() -> None:
    kinds = [(s.kind, s.text) for s in split_sentences("Isolation\n\nThe envoy left the city.\n")]
    assert kinds == [("heading", "Isolation"), ("prose", "The envoy left the city.")]


@pytest.mark.parametrize("text", ["", " \n\t ", "...", "• \n•"])
def test_nothing_to_read_gives_no_sentence(text: str) -> None:
    assert split_sentences(text) == ()


def test_a_stretch_without_marks_is_cut() -> None:
    found = split_sentences("word " * 5000)
    assert len(found) > 1
    assert all(len(s.text) <= LONGEST for s in found)


@given(st.text(alphabet=st.sampled_from("aB.!? \n\r\"'“”•-(),1\u2028é中"), max_size=200))
def test_offsets_are_exact_ordered_and_lose_no_letter(text: str) -> None:
    found = split_sentences(text)
    assert all(text[s.start : s.end] == s.text for s in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert [s.index for s in found] == list(range(len(found)))
    covered = {i for s in found for i in range(s.start, s.end)}
    lost = [c for i, c in enumerate(text) if i not in covered and c.isalpha()]
    assert not lost


@pytest.mark.parametrize(
    ("sentence", "rest"),
    [
        ("QUITO, March 5 (Wire) - The mayor quit.", "The mayor quit."),
        ("ACCRA - The mayor quit.", "The mayor quit."),
        ("PORT-AU-PRINCE (Agency) — The mayor quit.", "The mayor quit."),
        ("The mayor - a lawyer - quit.", "The mayor - a lawyer - quit."),
        ("NATO-led troops left.", "NATO-led troops left."),
    ],
)
def test_dateline_end(sentence: str, rest: str) -> None:
    assert sentence[dateline_end(sentence) :] == rest
