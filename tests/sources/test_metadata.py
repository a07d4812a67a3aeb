import json

import pytest

from tacitus.sources.metadata import read_metadata


def date_of(head: str) -> str | None:
    return read_metadata(
        f"<html><head>{head}</head><body><p>On 3 May 2018 troops left.</p></body></html>"
    ).date


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ('<meta property="article:published_time" content="2020-02-10T01:00:00Z">', "2020-02-10"),
        ('<meta content="2020/02/10" name="citation_publication_date">', "2020-02-10"),
        ('<meta name="pubdate" content="Mon, 10 Feb 2020 08:00:00 GMT">', "2020-02-10"),
        ('<meta itemprop="datePublished" content="20200210">', "2020-02-10"),
        ('<time pubdate datetime="2020-02-10">10 Feb</time>', "2020-02-10"),
        ('<meta name="date" content="10/02/2020">', None),
        ('<meta name="date" content="February">', None),
        ('<meta name="date" content="2020-02">', None),
        ('<time datetime="2020-02-10">an event</time>', None),
        ('<meta property="article:modified_time" content="2021-01-01">', None),
        ("", None),
    ],
)
def test_a_date_is_taken_only_where_a_whole_day_is_stated(head: str, date: str | None) -> None:
    assert date_of(head) == date


def test_linked_data() -> None:
    article = {
        "@type": ["NewsArticle"],
        "headline": "Envoys expelled",
        "datePublished": "2020-02-10T00:00:00Z",
    }
    graph = {
        "@graph": [{"@type": "Organization", "name": "W"}, article | {"publisher": {"name": "The Wire"}}]
    }
    found = read_metadata(f'<script type="application/ld+json">{json.dumps(graph)}</script>')
    assert (found.title, found.date, found.source) == ("Envoys expelled", "2020-02-10", "The Wire")


@pytest.mark.parametrize(
    "block", ["{", "[" * 100_000, '"x"', "[1, null]", '{"@type": 5, "datePublished": "2020-02-10"}']
)
def test_broken_linked_data_is_passed_over(block: str) -> None:
    assert read_metadata(f'<script type="application/ld+json">{block}</script>').date is None


def test_what_is_not_stated_is_none() -> None:
    found = read_metadata("<html><body><p>Troops left.</p></body></html>")
    assert (found.title, found.date, found.url, found.source, found.language) == (None,) * 5
