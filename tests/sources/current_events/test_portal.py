import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tacitus.model import Document, Quarantined
from tacitus.sources import Web, read_inputs
from tacitus.sources.current_events import item_id, read_current_events, read_items
from tacitus.sources.fetch import Fetcher

Make = Callable[..., Fetcher]
OLD = """{{Current events header|2005|01|08}}
*[[Talks of Bora]]
**The two sides agree on a truce in [[Bora]]. [http://a.example/1 (The Wire)]
|}"""
NEW = """{{Current events|year=2005|month=01|day=10|content=
'''Politics'''
*[[Norvania]] elects a president. [http://a.example/2 (The Post)]
}}"""


def portal(server: Any) -> str:
    for day, page in (("8", OLD), ("10", NEW)):
        server.serve(
            f"/wiki/Portal:Current_events/2005_January_{day}?action=raw", page, Content_Type="text/x-wiki"
        )
    return f"{server.root}/wiki/Portal:Current_events/"


def told(found: list[Document | Quarantined]) -> list[str]:
    return [f.code if isinstance(f, Quarantined) else f.text for f in found]


TOLD = ["The two sides agree on a truce in Bora.", "T114", "Norvania elects a president."]


def test_a_span_of_days_is_fetched_old_and_new(server: Any, make_fetcher: Make, fake_time: Any) -> None:
    web = Web(make_fetcher(), portal=portal(server))
    found = list(read_inputs(["current-events:2005-01-08..2005-01-10"], web=web))
    assert told(found) == TOLD
    assert found[0] == Document(
        item_id("2005-01-08", TOLD[0]),
        TOLD[0],
        "2005-01-08",
        "Talks of Bora",
        "https://en.wikipedia.org/wiki/Portal:Current_events/2005_January_8",
        "The Wire",
        "en",
    )
    assert fake_time.pauses == [1.0, 1.0, 1.0]


def test_pages_on_disk_are_not_fetched_again(server: Any, make_fetcher: Make, tmp_path: Path) -> None:
    place = portal(server)
    cache = tmp_path / "cache"
    days = {"cache": cache, "portal": place}
    first = read_current_events("2005-01-08", "2005-01-10", fetcher=make_fetcher(), **days)  # type: ignore[arg-type]
    assert told([next(first)]) == TOLD[:1]
    first.close()  # type: ignore[attr-defined]
    asked = len(server.asked)
    again = list(read_current_events("2005-01-08", "2005-01-10", fetcher=make_fetcher(), **days))  # type: ignore[arg-type]
    assert told(again) == TOLD
    assert server.asked[asked:] == [
        "/robots.txt",
        *(f"/wiki/Portal:Current_events/2005_January_{d}?action=raw" for d in (9, 10)),
    ]
    assert sorted(p.name for p in cache.rglob("*.*")) == ["2005-01-08.wiki", "2005-01-10.wiki"]
    late = read_current_events(
        "2005-01-08", "2005-01-08", fetcher=make_fetcher(), settled="2005-01-07", **days
    )  # type: ignore[arg-type]
    asked = len(server.asked)
    assert told(list(late)) == TOLD[:1]
    assert len(server.asked) == asked + 2


def test_what_is_no_page_of_items_is_told(server: Any, make_fetcher: Make) -> None:
    place = f"{server.root}/wiki/"
    server.serve("/wiki/2005_January_8?action=raw", "<!DOCTYPE html><html>", Content_Type="text/html")
    server.serve("/wiki/2005_January_9?action=raw", "#REDIRECT [[Elsewhere]]")
    server.serve("/robots.txt", "User-agent: *\nDisallow: /wiki/2005_January_10")
    found = list(read_current_events("2005-01-08", "2005-01-10", fetcher=make_fetcher(), portal=place))
    assert told(found) == ["T119", "T119", "T115"]


def test_a_file_of_the_same_item_gives_the_same_document(
    server: Any, make_fetcher: Make, tmp_path: Path
) -> None:
    (document,) = read_current_events(
        "2005-01-10", "2005-01-10", fetcher=make_fetcher(), portal=portal(server)
    )
    path = tmp_path / "items.jsonl"
    row = {
        "date": "2005-01-10",
        "category": "Politics",
        "topics": [],
        "text": TOLD[2],
        "outlets": ["The Post"],
    }
    path.write_text(json.dumps(row))
    assert list(read_items(str(path))) == [document]
