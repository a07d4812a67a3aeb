import re
from dataclasses import replace

from tacitus.model import Document, Reading, Sentence
from tacitus.report.article import article_blocks, event_numbers


def test_headings_paragraphs_and_items_are_blocks(reading: Reading) -> None:
    blocks = article_blocks(reading, event_numbers(reading))
    assert [block.kind for block in blocks] == [sentence.kind for sentence in reading.sentences]
    assert all(f'id="s{place}"' in block.html for place, block in enumerate(blocks))


def test_numbers_follow_the_text(reading: Reading) -> None:
    turned = replace(reading, events=reading.events[::-1])
    assert event_numbers(reading) == (1, 2, 3, 4, 5, 6, 7)
    assert event_numbers(turned) == (7, 6, 5, 4, 3, 2, 1)


def test_text_outside_all_sentences_is_shown() -> None:
    text = "Dateline\nOne. Two\nlines. Rest\n\nEnd"
    sentences = (Sentence(0, 9, 13, "One."), Sentence(1, 14, 24, "Two\nlines."))
    blocks = article_blocks(Reading(Document("d", text), sentences, (), ()), ())
    shown = [re.sub("<[^>]+>", "", block.html) for block in blocks]
    assert shown == ["Dateline", "One. Two\nlines. Rest", "End"]


def test_sentences_that_overlap_or_leave_the_text_repeat_nothing() -> None:
    sentences = (Sentence(0, 0, 5, ""), Sentence(1, 3, 8, ""), Sentence(2, 9, 99, ""))
    blocks = article_blocks(Reading(Document("d", "abcdefghijk"), sentences, (), ()), ())
    assert "".join(re.sub("<[^>]+>", "", block.html) for block in blocks) == "abcdefghijk"


def test_the_sign_of_an_item_stays_with_it() -> None:
    text = "List:\n• One\n• Two"
    sentences = (
        Sentence(0, 0, 5, "List:"),
        Sentence(1, 8, 11, "One", "bullet"),
        Sentence(2, 14, 17, "Two", "bullet"),
    )
    blocks = article_blocks(Reading(Document("d", text), sentences, (), ()), ())
    assert [(block.kind, re.sub("<[^>]+>", "", block.html)) for block in blocks] == [
        ("prose", "List:"),
        ("bullet", "• One"),
        ("bullet", "• Two"),
    ]
    assert [block.has_sign for block in blocks] == [False, True, True]
