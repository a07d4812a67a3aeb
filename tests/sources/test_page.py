import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacitus.errors import SourceError
from tacitus.sources.page import read_page

PARAGRAPHS = (
    "Albania expelled two Iranian diplomats on Wednesday, the foreign ministry said & confirmed.",
    "It was the second such case in a year, officials added after a long inquiry by prosecutors in Tirana.",
)
ARTICLE = """<!DOCTYPE html><html lang="en-GB"><head><title>Albania expels two | The Wire</title>
<meta property="og:title" content="Albania expels two &gt; again">
<meta property="og:site_name" content="The Wire"><meta name='date' content='2019-01-01'>
<meta property="article:published_time" content="2020-01-15T22:10:00+01:00">
<link rel="canonical" href="https://wire.example/albania">
<script>var x = "<p>not text</p>";</script></head>
<body><nav><a href="/">Home</a> <a href="/w">World</a></nav><article><h1>Albania expels two</h1>
<p>Albania expelled two Iranian diplomats on Wednesday,
   the foreign&nbsp;ministry said &amp; confirmed.</p>
<p>It was the second such case in a year, officials added after a long inquiry by prosecutors in Tirana.</p>
</article><footer>Copyright</footer></body></html>"""


def test_an_article_with_what_its_page_states() -> None:
    page = read_page(ARTICLE)
    assert page.text.split("\n\n")[-2:] == list(PARAGRAPHS)
    assert "Home" not in page.text
    assert "not text" not in page.text
    data = page.data
    assert (data.title, data.date) == ("Albania expels two > again", "2020-01-15")
    assert (data.source, data.url, data.language) == ("The Wire", "https://wire.example/albania", "en-GB")


def test_rows_of_a_table_lose_their_frame() -> None:
    rows = "".join(
        f"<tr><td>201{n}</td><td>Iran expelled an envoy of state number {n}.</td></tr>" for n in range(9)
    )
    body = f"<article><p>{PARAGRAPHS[0]}</p><table><tr><th>Year</th><th>Act</th></tr>{rows}</table></article>"
    text = read_page(f"<html><body>{body}</body></html>").text
    assert "2013 | Iran expelled an envoy of state number 3." in text.split("\n\n")
    assert "---" not in text


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("<p>Troops left the town.</p>", id="fragment"),
        pytest.param("Troops left the town.", id="no-tags"),
        pytest.param("<html><body>Troops left the town.", id="never-closed"),
        pytest.param("<html><head><title>T</title><body><p>Troops left the town.", id="head-never-closed"),
        pytest.param(
            "<html><body>" + "<div>" * 200_000 + "Troops left the town." + "</div>" * 200_000, id="deep"
        ),
        pytest.param(
            "<html><body>" + "<b>" * 3_000 + "<p>Troops left the town.</p>", id="deeper-than-the-parser"
        ),
        pytest.param("<html><body><p>" + "x " * 5_500_000 + "Troops left the town.</p>", id="one-long-line"),
        pytest.param(
            "<html><body><p " + "a" * 5_000_000 + "='b'>Troops left the town.</p>", id="long-attribute"
        ),
        pytest.param("<!doctype html" + "/" * 500_000 + "><p>Troops left the town.</p>", id="long-doctype"),
        pytest.param("<html><body><p>Troops left the town.</p>" + "<" * 2_000_000, id="angles"),
        pytest.param("<html><body><p>Troops left the town.</p>" + "<a " * 300_000, id="tags-never-closed"),
        pytest.param(
            "<html><body><p>Troops left the town.</p>" + "<!--" * 1_000_000, id="comments-never-closed"
        ),
        pytest.param(
            "<html><body><p>Troops left the town.</p>" + '<a b="' * 200_000, id="quotes-never-closed"
        ),
        pytest.param(
            "<html><body><p>Troops left the town.</p>" + "<script>" * 500_000, id="scripts-never-closed"
        ),
        pytest.param("<html><body><p>Troops left the town.</p>" + "<p>Guns." * 130_000, id="many-paragraphs"),
        pytest.param(
            "<html><body><p>Troops left the town. &#" + "9" * 5000 + "; &#xd800;\0", id="references"
        ),
    ],
)
def test_any_page_with_a_text_gives_it_in_seconds(page: str) -> None:
    began = time.perf_counter()
    text = read_page(page).text
    assert time.perf_counter() - began < 8
    assert "Troops left the town." in text
    text.encode()


@pytest.mark.parametrize(
    "page",
    [
        "<html><body></body></html>",
        "<html><body><script>run()</script></body></html>",
        "<p> </p>",
        "<!-- x -->",
        "<br>",
    ],
)
def test_a_page_without_text_is_a_numbered_error(page: str) -> None:
    with pytest.raises(SourceError, match="T109"):
        read_page(page)


@settings(max_examples=50)
@given(st.text(st.sampled_from("<>/!-=\"'&;#pahtmlbody \n\0\ud800"), max_size=60))
def test_any_markup_gives_a_text_or_a_numbered_error(markup: str) -> None:
    with contextlib.suppress(SourceError):
        assert read_page(markup).text.encode()
