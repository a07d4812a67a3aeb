import time

import pytest

from tacitus.errors import SourceError
from tacitus.sources.xml import find_xml, read_sitemap

MAP = '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</urlset>'


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<rss version='2.0'>", "feed"),
        ("\ufeff <?xml version='1.0'?>\n<!-- a --><?b?>\n<feed xmlns='x'>", "feed"),
        ("<rdf:RDF xmlns:rdf='x'>", "feed"),
        ("<urlset>", "sitemap"),
        ("<s:sitemapindex xmlns:s='x'>", "sitemap"),
        ("<!DOCTYPE html><html>", "page"),
        ("<?xml version='1.0'?><html>", "page"),
        ("<!doctype rss><rss>", "doctype"),
        ("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>", "doctype"),
        ("<?xml version='1.0'?><a/>", "other"),
        ("<?xml version='1.0'?>", "other"),
        ("<?xml version='1.0'", "other"),
        ("<p>Troops left.</p>", None),
        ("Troops left.", None),
        ("", None),
        ("<!-- never closed", None),
        ("<feedback>", None),
    ],
)
def test_the_root_tells_the_kind(text: str, kind: str | None) -> None:
    assert find_xml(text) == kind


def test_addresses_of_a_sitemap_come_once_and_in_order() -> None:
    places = "<url><loc> https://a.example/1?a=1&amp;b=2 </loc><lastmod>2020</lastmod></url>" * 2
    places += "<url><loc><![CDATA[https://a.example/2]]></loc></url>"
    assert read_sitemap(MAP.format(places)) == ["https://a.example/1?a=1&b=2", "https://a.example/2"]


def test_a_cut_sitemap_gives_what_it_has() -> None:
    assert read_sitemap(MAP.format("<url><loc>https://a.example/1</loc></url><url><lo")[:-9]) == [
        "https://a.example/1"
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (MAP.format(""), "T105"),
        ("<urlset><loc>", "T108"),
        ("<!DOCTYPE urlset [<!ENTITY a 'b'>]><urlset><loc>&a;</loc></urlset>", "T117"),
    ],
)
def test_others_are_refused(text: str, code: str) -> None:
    with pytest.raises(SourceError, match=code):
        read_sitemap(text)


def test_hostile_sitemaps_cost_little() -> None:
    began = time.perf_counter()
    for inside in ("<a>" * 500_000, "<loc>" + "a" * 5_000_000, "<!--" * 500_000):
        with pytest.raises(SourceError):
            read_sitemap("<urlset>" + inside)
    assert time.perf_counter() - began < 3
