import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tacitus.errors import SourceError, UsageError
from tacitus.model import Document, Quarantined
from tacitus.sources import Web, document_id, read_inputs, read_one
from tacitus.sources.fetch import Fetcher

Make = Callable[..., Fetcher]
MAP = "<urlset>{}</urlset>"


def told(found: list[Document | Quarantined]) -> list[str]:
    return [f.code if isinstance(f, Quarantined) else f.text for f in found]


def places(*addresses: str) -> str:
    return "".join(f"<url><loc>{address}</loc></url>" for address in addresses)


def test_an_address_that_is_given_is_fetched_and_is_the_address_of_the_document(
    server: Any, make_fetcher: Make
) -> None:
    server.serve("/b", "<html><body><p>Troops left the town.</p></body></html>", Content_Type="text/html")
    url = server.serve("/a", "", 302, Location="/b")
    (found,) = read_inputs([url], web=Web(make_fetcher()))
    text, at = "Troops left the town.", server.root + "/b"
    assert found == Document(document_id(None, None, at, text), text, url=at)
    assert read_one(url, web=Web(make_fetcher())) == found


def test_the_encoding_that_a_server_declares_is_used(server: Any, make_fetcher: Make) -> None:
    page = "<html><head><meta charset=utf-8></head><body><p>Войска ушли.</p></body></html>".encode("koi8-r")
    url = server.serve("/a", page, Content_Type="text/html; charset=KOI8-R")
    assert told(list(read_inputs([url], web=Web(make_fetcher())))) == ["Войска ушли."]


def test_tables_and_packed_files_are_fetched_too(server: Any, make_fetcher: Make) -> None:
    url = server.serve("/a.csv.gz", gzip.compress(b"id,text\n1,Troops left.\n2,Guns.\n"))
    assert told(list(read_inputs([url], web=Web(make_fetcher())))) == ["Troops left.", "Guns."]


def test_nothing_is_fetched_without_being_asked_for(server: Any, tmp_path: Path) -> None:
    url = server.serve("/a", "Troops left.")
    (tmp_path / "list.txt").write_text(url + "\n")
    (tmp_path / "map.xml").write_text(MAP.format(places(url)))
    found = list(
        read_inputs([url, str(tmp_path / "list.txt"), str(tmp_path / "map.xml"), "current-events:2020-01-01"])
    )
    assert told(found) == ["T107", "T118", "T118", "T107"]
    assert server.asked == []


def test_lists_are_followed_only_where_that_was_asked_for(
    server: Any, make_fetcher: Make, tmp_path: Path
) -> None:
    first, second = server.serve("/1", "Troops left."), server.serve("/2", "Guns.")
    path = tmp_path / "list.txt"
    path.write_text(f"# two pages\n{first}\n\n{second}\n{first}\n{server.root}/3\n")
    assert told(list(read_inputs([str(path)], web=Web(make_fetcher())))) == ["T118"]
    found = list(read_inputs([str(path)], web=Web(make_fetcher(), follow=True)))
    assert told(found) == ["Troops left.", "Guns.", "T114"]
    assert found[2] == Quarantined(
        f"{server.root}/3",
        f"{path}, line 6",
        "T114",
        found[2].reason,
        found[2].hint,  # type: ignore[union-attr]
    )


def test_an_index_of_sitemaps_is_followed_and_a_circle_ends(server: Any, make_fetcher: Make) -> None:
    page = server.serve("/1", "Troops left.")
    inner = server.serve("/inner.xml", MAP.format(places(page, server.root + "/index.xml")))
    outer = server.serve("/index.xml", f"<sitemapindex>{places(inner)}</sitemapindex>")
    assert told(list(read_inputs([outer], web=Web(make_fetcher(), follow=True)))) == ["Troops left."]
    assert server.asked.count("/1") == server.asked.count("/inner.xml") == 1


def test_lists_below_lists_end(server: Any, make_fetcher: Make) -> None:
    for number in range(10):
        server.serve(f"/{number}", MAP.format(places(f"{server.root}/{number + 1}")))
    (found,) = read_inputs([server.root + "/0"], web=Web(make_fetcher(), follow=True))
    assert isinstance(found, Quarantined)
    assert found.code == "T116"


def test_what_goes_beyond_the_cap_is_told(server: Any, make_fetcher: Make, tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("\n".join(server.serve(f"/{n}", f"Text {n}.") for n in range(5)))
    found = list(read_inputs([str(path)], web=Web(make_fetcher(), follow=True, most=3)))
    assert told(found) == ["Text 0.", "Text 1.", "Text 2.", "T116"]
    assert "2 of this list are left" in found[3].reason  # type: ignore[union-attr]


def test_a_private_address_in_a_list_is_quarantined(make_fetcher: Make, tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text(
        "http://169.254.169.254/latest/meta-data/\nhttp://localhost/\nhttps://user:word@example.org/\n"
    )
    found = list(read_inputs([str(path)], web=Web(make_fetcher(private=False), follow=True)))
    assert told(found) == ["T112", "T112", "T111"]


@pytest.mark.parametrize("span", ["2020-02-30", "2020-02-02..2020-02-01", "2020-01-01..soon", "2020-13"])
def test_a_span_that_is_none_is_told_at_the_call(span: str) -> None:
    with pytest.raises(UsageError, match="T002"):
        read_inputs([f"current-events:{span}"])


def test_read_one_tells_what_the_fetcher_says(make_fetcher: Make) -> None:
    with pytest.raises(SourceError, match="T112"):
        read_one("http://127.0.0.1/", web=Web(make_fetcher(private=False)))


def test_a_text_that_only_begins_with_an_address_is_a_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("https://wire.example/1\nTroops left.")
    assert told(list(read_inputs([str(path)])))[0].endswith("Troops left.")
