import base64
import hashlib
import re
import time
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from tacitus.model import Document, Party, Reading, Sentence, Span
from tacitus.report import events_fragment_html, reading_fragment_html, reading_html

VOID = {"meta", "br", "img", "link", "input", "hr"}


class Page(HTMLParser):
    """Tags, ids, links and text of a page; fails where tags do not match."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.stack: list[str] = []
        self.text = ""
        self.feed(html)
        assert self.stack == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not (tag == "a" and "a" in self.stack), "link in link"
        self.tags.append(tag)
        self.attributes += attrs
        self.ids += [str(value) for name, value in attrs if name == "id"]
        self.links += [str(value) for name, value in attrs if name in ("href", "src")]
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.stack:
            self.text += data


def test_words_and_rows_lead_to_each_other(reading: Reading) -> None:
    page = Page(reading_html(reading))
    assert len(page.ids) == len(set(page.ids))
    inside = {link[1:] for link in page.links if link.startswith("#")}
    assert inside <= set(page.ids)
    assert {f"{kind}{n}" for kind in "te" for n in range(1, 8)} <= inside


def test_the_page_needs_nothing_from_elsewhere(reading: Reading) -> None:
    html = reading_html(reading)
    page = Page(html)
    assert [link for link in page.links if not link.startswith("#")] == ["https://post.example/strait"]
    assert not {"script", "link", "img", "iframe"} & set(page.tags)
    assert "url(" not in html
    assert "@import" not in html
    assert not [name for name, _ in page.attributes if name == "style" or name.startswith("on")]


def test_the_policy_allows_the_style_of_the_page_and_nothing_else(reading: Reading) -> None:
    html = reading_html(reading)
    (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    assert f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'" in html


def test_the_page_tells_what_was_read_and_what_was_not(reading: Reading) -> None:
    text = " ".join(Page(reading_html(reading)).text.split())
    for words in (
        "7 events (5 actual, 1 alleged, 1 future)",
        "according to Norland's foreign ministry NOR GOV",
        "Norland's navy NOR MIL ↔ Sudrian patrol boats SDN MIL",
        "Statements (7) 5 reports, 1 prediction, 1 call to action",
        "several straits fit, none better than the others",
        "since Feb 2021",
        "undated",
        "a dozen dead",
    ):
        assert words in text


def test_all_sixteen_categories_are_in_the_legend(reading: Reading) -> None:
    html = reading_html(reading)
    assert html.count('<span class="none">') == 16 - 6
    assert "SANCTION <strong>2</strong>" in html


@pytest.mark.parametrize(
    "bad",
    [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>' onclick='x",
        "</style><style>*{display:none}",
        "{{ 7*7 }}{% raw %}",
        "&lt;b&gt;",
        "--><!--",
    ],
)
def test_text_of_the_document_stays_text(poisoned: Callable[[str], Reading], bad: str) -> None:
    reading = poisoned(bad)
    harmless = Page(reading_html(poisoned("xyz")))
    for html in (reading_html(reading), reading_fragment_html(reading), events_fragment_html(reading.events)):
        page = Page(html)
        assert bad in page.text
        assert "49" not in page.text
    page = Page(reading_html(reading))
    assert sorted(page.tags) == sorted(harmless.tags)
    assert sorted(page.links) == sorted(harmless.links)


def test_control_characters_do_not_reach_the_page(poisoned: Callable[[str], Reading]) -> None:
    html = reading_html(poisoned("a\x00\x1b\x9b\u202e\ud800"))
    assert not set(html) & set("\x00\x1b\x9b\u202e\ud800")
    html.encode("utf-8")


def test_only_web_addresses_are_links(reading: Reading) -> None:
    for url in ("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"):
        page = Page(reading_html(replace(reading, document=replace(reading.document, url=url))))
        assert url not in page.links
        assert url in page.text


def test_the_same_reading_gives_the_same_bytes(reading: Reading) -> None:
    assert reading_html(reading) == reading_html(reading)


def test_a_reading_of_nothing_has_a_page() -> None:
    empty = Reading(Document("d", ""), (), (), ())
    assert "No events were coded" in Page(reading_html(empty)).text
    assert "No events." in Page(reading_fragment_html(empty)).text


def test_spans_that_do_not_fit_the_text_break_nothing(reading: Reading) -> None:
    astray = replace(
        reading.events[0], trigger=Span(10**6, 10**6 + 1, "x"), actor=(Party(-9, -3, "y"),), sentence=99
    )
    Page(reading_html(replace(reading, events=(astray, *reading.events))))


def test_fragments_show_the_first_events_and_say_how_many_there_are(reading: Reading) -> None:
    many = replace(reading, events=reading.events * 10)
    assert "The first 50 of 70 events." in Page(reading_fragment_html(many)).text
    assert "The first 50 of 900 events." in Page(events_fragment_html(many.events, total=900)).text
    assert "The first 50 of 70 events." in Page(events_fragment_html(many.events)).text
    assert "The first 50 events." in Page(events_fragment_html(iter(many.events))).text
    assert "The first" not in Page(reading_fragment_html(reading)).text


def test_a_line_of_millions_of_letters_does_not_hang(reading: Reading) -> None:
    text = "word " * 400_000
    events = tuple(
        replace(reading.events[0], trigger=Span(i * 500, i * 500 + 4, "word"), actor=(), recipient=())
        for i in range(300)
    )
    long = Reading(Document("d", text), (Sentence(0, 0, len(text), text),), events, ())
    begun = time.perf_counter()
    reading_html(long)
    assert time.perf_counter() - begun < 3
