import time

import pytest

from tacitus.sources.current_events.wikitext import read_passage, without_comments


@pytest.mark.parametrize(
    ("wikitext", "text"),
    [
        ("[[Norvania]]n [[army|troops]] enter [[Port Ellis (Norvania)|]].", "Norvanian troops enter Port Ellis."),
        ("'''Bold''' and ''slanted'' words, {{nowrap|12 people}} dead.", "Bold and slanted words, 12 people dead."),
        ("{{lang|de|Tag}} of {{USS|Ellis|CV-9}} at {{convert|10|km|mi}} {{flag|Norvania}}.", "Tag of USS Ellis at 10 km Norvania."),
        ("A&nbsp;fire<br/>burns<sup>2</sup> &amp; spreads {{citation needed|date=May 2010}}.", "A fire burns2 & spreads."),
        ("[[File:a.jpg|thumb|A [[ship]] at sea]]The ship sinks.", "The ship sinks."),
        ("The [http://a.example/r report] says so.", "The report says so."),
        ("Talks fail. [http://a.example/1 (The Wire)]", "Talks fail."),
        ("Talks fail ([http://a.example/1 The Wire], [http://b.example The Post]).", "Talks fail."),
        ("Talks fail. [http://a.example/1] http://b.example/2", "Talks fail."),
        ("Talks fail.<!-- a --> [http://a.example/1 ''(The Wire)'']<ref>x</ref>", "Talks fail."),
        ("Talks fail, he says [http://a.example/1 (A)], [http://b.example B].", "Talks fail, he says."),
        ("The [[Norvania]]n army (NA). [http://a.example/1 (A)]", "The Norvanian army (NA)."),
        ("The [[Norvania]].", "The Norvania."),
        ("Talks (the [http://a.example/1 first]) fail.", "Talks (the first) fail."),
        ("[[Never closed and {{nor this|a", "[[Never closed and {{nor this|a"),
        ("] ]] }} | loose", "] ]] }} | loose"),
        ("", ""),
    ],
)  # fmt: skip
def test_markup_becomes_words(wikitext: str, text: str) -> None:
    assert read_passage(without_comments(wikitext)).text == text


def test_links_outlets_and_addresses_are_told() -> None:
    found = read_passage(
        "[[norvania]] meets [[Republic of Sule#History|Sule]], [[:Category:Talks]] [[n:Story|news]], "
        "{{cite news|url=http://c.example/3|newspaper=The Post|title=A}} [http://a.example/1 (''The Wire'' via [[Relay]])]"
        " [//b.example/2 (The Wire via Relay)]"
    )
    assert found.links == ("Norvania", "Republic of Sule", "Relay")
    assert found.outlets == ("The Post", "The Wire via Relay")
    assert found.addresses == ("http://c.example/3", "http://a.example/1", "https://b.example/2")


@pytest.mark.parametrize(
    "wikitext",
    ["[[a" * 100_000, "{{a|" * 100_000, "[http://a " * 70_000, "]]" * 150_000, "'" * 1_000_000, "<ref>" * 200_000,
     "<!--" * 300_000, "(" * 500_000, " " * 500_000 + "x", "a " * 500_000 + "(via " * 100_000],
    ids=["links", "templates", "reports", "ends", "quotes", "notes", "remarks", "parentheses", "blanks", "via"],
)  # fmt: skip
def test_hostile_wikitext_costs_little(wikitext: str) -> None:
    began = time.perf_counter()
    read_passage(without_comments(wikitext))
    assert time.perf_counter() - began < 3
