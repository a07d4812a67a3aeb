import time

import pytest

from tacitus.sources.current_events import Item, parse_page

# Pages in the portal's formats; places and happenings are made up.
OLDEST = """{{Current events header|2003|02|11}}
<!-- All news items below this line -->
*[[Norvania]] closes its border with [[Sule]] after a clash near [[Port Ellis]]. [http://a.example/1]
*[[Port talks]]: The two governments agree to meet again in March. [http://a.example/2 The Wire], [http://b.example/3 The Post]
* Short note
A comet is seen over the southern sky by many people.
<!-- All news items above this line -->|}
[[Category:2003 by day]]
"""
OLD = """{{Current events header|2014|07|1}}

<!-- All news items below this line -->
;Armed conflicts and attacks
*[[Sule civil war]]:
**Government forces retake the town of [[Anset]]. [http://a.example/1 (The Wire)] [http://b.example/2 (''The Post'')]
***A commander of the rebels is captured by the army. [http://a.example/3 (The Wire)]
**[[Siege of Bora]]
***Aid convoys reach the town for the first time since May. [http://a.example/4 (Relay via The Wire)]
*A bomb in [[Norvania]] injures six people. [http://a.example/5 (The Wire)]
;[[Politics]] and elections
*The parliament of Norvania elects a new speaker.
*[[Norvanian general election, 2014]]
<!-- All news items above this line -->|}
"""
NEW = """{{Current events|year=2025|month=09|day=20|content=
<!-- All news items below this line -->
'''Armed conflicts and attacks'''
*[[Sule civil war]]
**[[Battle of Bora|Battle]], [[Anset offensive]]
***Rebels in {{nowrap|northern Sule}} shell [[Bora]], killing two people. {{dead link|date=
September 2025}} [https://a.example/1 (The Wire)]
<div class="current-events-content-heading" role="heading" aria-level="2">Disasters and accidents</div>
*Nine people are killed when a ferry sinks off [[Port Ellis]], [[Norvania]]. ([https://a.example/2 AFP via ''The Wire'']) {{flagicon|Norvania}}
<!-- All news items above this line -->
}}
"""


def told(items: tuple[Item, ...]) -> list[tuple[str | None, tuple[str, ...], str, tuple[str, ...]]]:
    return [(item.category, item.topics, item.text, item.outlets) for item in items]


def test_a_page_of_the_first_years() -> None:
    items = parse_page(OLDEST, "2003-02-11")
    assert told(items) == [
        (None, (), "Norvania closes its border with Sule after a clash near Port Ellis.", ()),
        (None, (), "Port talks: The two governments agree to meet again in March.", ("The Wire", "The Post")),
        (None, (), "A comet is seen over the southern sky by many people.", ()),
    ]
    assert items[0].links == ("Norvania", "Sule", "Port Ellis")
    assert items[1].addresses == ("http://a.example/2", "http://b.example/3")


def test_a_page_with_headings_and_topics() -> None:
    armed, politics = "Armed conflicts and attacks", "Politics and elections"
    assert told(parse_page(OLD, "2014-07-01")) == [
        (armed, ("Sule civil war",), "Government forces retake the town of Anset.", ("The Wire", "The Post")),
        (armed, ("Sule civil war",), "A commander of the rebels is captured by the army.", ("The Wire",)),
        (
            armed,
            ("Sule civil war", "Siege of Bora"),
            "Aid convoys reach the town for the first time since May.",
            ("Relay via The Wire",),
        ),
        (armed, (), "A bomb in Norvania injures six people.", ("The Wire",)),
        (politics, (), "The parliament of Norvania elects a new speaker.", ()),
    ]


def test_a_page_of_the_newer_template() -> None:
    (first, second) = parse_page(NEW, "2025-09-20")
    assert first.topics == ("Sule civil war", "Battle, Anset offensive")
    assert first.text == "Rebels in northern Sule shell Bora, killing two people."
    assert second == Item(
        "2025-09-20",
        "Nine people are killed when a ferry sinks off Port Ellis, Norvania.",
        "Disasters and accidents",
        (),
        ("AFP via The Wire",),
        ("Port Ellis", "Norvania"),
        ("https://a.example/2",),
    )


def test_an_item_is_a_document_of_its_day() -> None:
    document = parse_page(NEW, "2025-09-20")[1].document()
    assert document.id.startswith("ce-")
    assert len(document.id) == 27
    assert (document.date, document.title) == ("2025-09-20", "Disasters and accidents")
    assert document.source == "AFP via The Wire"
    assert document.url == "https://en.wikipedia.org/wiki/Portal:Current_events/2025_September_20"
    assert document.language == "en"


@pytest.mark.parametrize(
    "page",
    [
        "",
        "#REDIRECT [[Portal:Current events/2003 February 12]]",
        "{{Current events header|2003|02|11}}\n*\n|}",
    ],
)
def test_a_page_without_items_gives_none(page: str) -> None:
    assert parse_page(page, "2003-02-11") == ()


@pytest.mark.parametrize(
    "page",
    ["*" * 1_000_000, "*a\n" * 50_000, "\n".join("*" * n + " a b c d e." for n in range(1, 1500)), "{{\n" * 100_000,
     "='''" * 300_000, ";" + " " * 1_000_000, "{{Current events|" * 100_000],
    ids=["stars", "bullets", "stairs", "templates", "headings", "blanks", "wrappers"],
)  # fmt: skip
def test_hostile_pages_cost_little(page: str) -> None:
    began = time.perf_counter()
    parse_page(page, "2003-02-11")
    assert time.perf_counter() - began < 4
