import itertools
import random
import re
from html import unescape

from tacitus.report.marks import Mark, MarkedText

TEXT = "a<b&c d\ne"


def plain(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", re.sub(r"<sup>.*?</sup>", "", html)))


def test_the_text_is_whole_and_every_span_keeps_its_words_however_marks_overlap() -> None:
    spans = list(itertools.combinations(range(len(TEXT) + 1), 2))
    chance = random.Random(1)
    for _ in range(200):
        marks = [
            Mark(*chance.choice(spans), f"k{i}", events=(i,) if chance.random() < 0.5 else ())
            for i in range(4)
        ]
        html = str(MarkedText(TEXT, marks).html(0, len(TEXT)))
        assert plain(html) == TEXT
        check_nesting(html)
        for mark in marks:
            if mark.events:
                assert html.count(f'id="t{mark.events[0]}"') == 1
                assert html.count(f'href="#e{mark.events[0]}">{mark.events[0]}</a>') == 1


def test_stretches_put_together_are_the_whole() -> None:
    marked = MarkedText(TEXT, [Mark(1, 4, "actor q1"), Mark(3, 6, "act q4", events=(1,))])
    pieces = "".join(str(marked.html(at, at + 1)) for at in range(len(TEXT)))
    assert plain(pieces) == TEXT
    assert pieces.count('id="t1"') == 1
    assert pieces.count("<sup>") == 1


def test_the_same_span_twice_is_one_mark_with_both_numbers() -> None:
    marks = [Mark(0, 3, "act q3", "one", (1,)), Mark(0, 3, "act q4", "two", (2,))]
    html = str(MarkedText(TEXT, marks).html(0, 3))
    assert html.count("<sup>") == 1
    assert 'class="act q0"' in html
    assert 'id="t1"' in html
    assert 'id="t2"' in html


def test_spans_outside_the_text_are_cut_off() -> None:
    marks = [Mark(-5, 2, "actor q1"), Mark(7, 99, "actor q1"), Mark(50, 60, "actor q1"), Mark(5, 5, "said")]
    html = str(MarkedText(TEXT, marks).html(0, len(TEXT)))
    assert plain(html) == TEXT
    assert html.count("<span") == 2


def check_nesting(html: str) -> None:
    stack: list[str] = []
    for closing, name in re.findall(r"<(/?)(\w+)[^>]*>", html):
        if closing:
            assert stack.pop() == name
        else:
            assert not (name == "a" and "a" in stack)
            stack.append(name)
    assert not stack
