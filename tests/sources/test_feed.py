import time
from itertools import islice
from pathlib import Path

import pytest

from tacitus.errors import SourceError
from tacitus.model import Document, Quarantined
from tacitus.sources import document_id, read_inputs
from tacitus.sources.feed import read_feed

pytest.importorskip("feedparser")

RSS = """<?xml version="1.0" encoding="windows-1252"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Wire</title><language>en-GB</language>
<item><title>Envoy &amp;amp; aide leave</title><link>https://wire.example/1</link>
<pubDate>Mon, 10 Feb 2020 23:30:00 -0500</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>Albania expelled an envoy.</p><p>He left, they said.</p><!DOCTYPE x>]]></content:encoded></item>
<item><title>No text</title><link>https://wire.example/2</link></item>
<item><description>Troops left.</description><pubDate>soon</pubDate></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Der Draht</title>
<entry><id>1</id><title type="html">Ein &lt;b&gt;Titel&lt;/b&gt;</title><link href="/1"/>
<updated>2020-02-10T23:30:00-05:00</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Die Truppen zogen ab.</p></div></content></entry>
<entry xml:lang="en"><id>2</id><link href="https://other.example/2"/><published>2020-02-11</published>
<updated>2020-02-12</updated><summary>2 &lt; 3, they said.</summary></entry></feed>"""


def test_entries_of_rss_are_documents_with_what_is_stated(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(RSS.replace("envoy.", "envoy – again.").encode("cp1252"))
    first, second, third = read_inputs([str(path)])
    text = "Albania expelled an envoy – again.\n\nHe left, they said."
    identity = document_id("2020-02-10", "The Wire", "https://wire.example/1", text)
    assert first == Document(
        identity, text, "2020-02-10", "Envoy & aide leave", "https://wire.example/1", "The Wire", "en-GB"
    )
    assert isinstance(second, Quarantined)
    assert (second.document, second.origin, second.code) == (f"entry 2 of {path}", str(path), "T202")
    assert isinstance(third, Document)
    assert (third.text, third.date, third.url) == ("Troops left.", None, None)


def test_entries_of_atom_keep_their_language_and_links_are_completed() -> None:
    first, second = read_feed(ATOM, "f", limit=1000, address="https://draht.example/feed")
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.text, first.title, first.date) == ("Die Truppen zogen ab.", "Ein Titel", "2020-02-10")
    assert (first.url, first.language) == ("https://draht.example/1", "de")
    assert (second.text, second.date, second.language) == ("2 < 3, they said.", "2020-02-11", "en")


def test_a_long_entry_is_quarantined_alone() -> None:
    found = list(read_feed(RSS, "f", limit=12))
    assert [f.code if isinstance(f, Quarantined) else f.text for f in found] == [
        "T204",
        "T202",
        "Troops left.",
    ]


@pytest.mark.parametrize(
    ("feed", "code"),
    [
        ('<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><rss><item>&a;</item></rss>', "T117"),
        ('<!-- a --><!doctype rss SYSTEM "file:///etc/passwd"><rss version="2.0"></rss>', "T117"),
        ("<rss version='2.0'><channel></channel></rss>", "T105"),
        ("<feed xmlns='http://www.w3.org/2005/Atom'/>", "T105"),
    ],
)
def test_a_feed_without_entries_or_with_a_doctype_is_refused(feed: str, code: str) -> None:
    with pytest.raises(SourceError, match=code):
        list(read_feed(feed, "f", limit=1000))


def test_entities_and_files_are_never_unfolded() -> None:
    feed = '<rss version="2.0"><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><item><description>A &x; b</description></item></rss>'
    (found,) = read_feed(feed, "f", limit=1000)
    assert isinstance(found, Document)
    assert found.text == "A &x; b"


@pytest.mark.parametrize(
    ("inside", "read"),
    [
        ("<b>" * 5000, True), ("<b>" * 4999 + "<c>", True), ("a\0b\x0b" * 20_000, True), ("</channel>", True), ("<b>x</b>" * 9000, True),
        ("<b>" * 500_000, False), ("<a " * 500_000, False), ("&" * 500_000, False), ("<![CDATA[" * 500_000, False),
        ('<a b="' * 500_000, False), ("<a " + " ".join(f"a{n}='b'" for n in range(50_000)) + "/>", False),
        ("<a " + " ".join(f"a{n}=b" for n in range(50_000)) + ">", False),
    ],
    ids=["unclosed", "crossed", "controls", "cut", "tags", "deep", "open-tags", "signs", "sections", "quotes", "attributes", "bare"],
)  # fmt: skip
def test_hostile_feeds_end_soon(inside: str, read: bool) -> None:
    feed = f'<rss version="2.0"><channel><item><description>Troops left. {inside}</description></item></channel></rss>'
    began = time.perf_counter()
    if read:
        assert [f for f in read_feed(feed, "f", limit=20_000_000) if isinstance(f, Document)]
    else:
        with pytest.raises(SourceError, match=r"T108"):
            list(read_feed(feed, "f", limit=20_000_000))
    assert time.perf_counter() - began < 3


@pytest.mark.parametrize(
    ("at", "texts"), [(-9, ["One.", "Two."]), (-30, ["One."]), (-55, ["One."]), (-75, [])]
)
def test_a_cut_feed_is_told_and_its_cut_entry_left_out(at: int, texts: list[str]) -> None:
    item = "<item><description>One.</description></item>"
    feed = f"<rss version='2.0'><channel>{item}{item.replace('One', 'Two')}</channel></rss>"
    entries = read_feed(feed[:at], "f", limit=100)
    assert [entry.text for entry in islice(entries, len(texts)) if isinstance(entry, Document)] == texts
    with pytest.raises(SourceError, match="T104"):
        next(entries)
