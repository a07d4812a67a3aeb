import pytest

from tacitus.model import Sentence
from tacitus.reading.pointers import Pointer, find_pointers


def pointers(text: str) -> list[Pointer]:
    return list(find_pointers(Sentence(0, 100, 100 + len(text), text)))


@pytest.mark.parametrize(
    ("text", "words", "actors"),
    [
        ("Kenya left the talks; Uganda did the same.", "did the same", ["Uganda"]),
        ("Uganda did exactly the same thing on Friday.", "did exactly the same thing", ["Uganda"]),
        ("Later Chile and Peru followed suit.", "followed suit", ["Chile", "Peru"]),
        ("Oman has since done likewise.", "has since done likewise", ["Oman"]),
        ("Laos took the same step two days later.", "took the same step", ["Laos"]),
        ("In 2022 Nepal made a similar move.", "made a similar move", ["Nepal"]),
        ("Cuba, on Wednesday, did the same.", "did the same", ["Cuba"]),
        ("Fiji left, and so did Samoa.", "so did", ["Samoa"]),
        ("Mali left, as did Niger and Chad.", "as did", ["Niger", "Chad"]),
        ("Ghana bans the party as does Togo.", "as does", ["Togo"]),
        ("Malta closed its ports, with Cyprus following suit.", "following suit", ["Cyprus"]),
        ("Iraq did so too.", "did so too", ["Iraq"]),
    ],
)
def test_words_that_point_back_are_found_with_those_beside_them(
    text: str, words: str, actors: list[str]
) -> None:
    (found,) = pointers(text)
    assert (found.span.text, [m.text for m in found.actors], found.told) == (words, actors, True)
    assert text[found.span.start - 100 : found.span.end - 100] == words


@pytest.mark.parametrize(
    "text",
    [
        "Uganda did the same work as Kenya.",
        "Kenya likewise suspended all flights.",
        "The envoy was expelled, as had been expected.",
        "So had Chile wanted it.",
        "The decision was taken the same day.",
        "It costs as much as does rice.",
        "They have so far done little.",
        "Zambia took the same view.",
    ],
)
def test_other_uses_of_the_words_point_at_nothing(text: str) -> None:
    assert pointers(text) == []


@pytest.mark.parametrize(
    "text",
    ["It asked Ghana to do the same.", "Ghana may follow suit.", "After doing the same in May, it fell."],
)
def test_what_nobody_is_told_to_have_done_is_marked(text: str) -> None:
    assert [found.told for found in pointers(text)] == [False]
