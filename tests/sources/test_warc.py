import gzip
import io
from pathlib import Path

import pytest

from tacitus.model import Document, Quarantined
from tacitus.sources import read_inputs

pytest.importorskip("fastwarc")

PAGE = b"<html><head><meta name='date' content='2020-01-15'></head><body><p>Troops left the town.</p></body></html>"


def record(
    body: bytes,
    *,
    url: str = "https://wire.example/1",
    kind: str = "response",
    media: str = "text/html",
    status: str = "200 OK",
    extra: str = "",
    length: int | None = None,
) -> bytes:
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{extra}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2021-01-01T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\n"
        f"Content-Length: {len(answer) if length is None else length}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def read(data: bytes, limit: int = 1_000_000) -> list[Document | Quarantined]:
    return list(read_inputs(["-"], stdin=io.BytesIO(data), limit=limit))


def told(found: list[Document | Quarantined]) -> list[str]:
    return [f.code if isinstance(f, Quarantined) else f.text for f in found]


def test_pages_of_an_archive_are_documents(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(
        gzip.compress(record(PAGE)) + gzip.compress(record(b"Guns.", url="u:2", media="text/plain"))
    )
    first, second = read_inputs([str(path)])
    assert isinstance(first, Document)
    assert (first.text, first.date, first.url) == (
        "Troops left the town.",
        "2020-01-15",
        "https://wire.example/1",
    )
    assert isinstance(second, Document)
    assert (second.text, second.date, second.url) == ("Guns.", None, "u:2")


def test_what_is_no_article_is_passed_over() -> None:
    others = [
        record(b"GET / HTTP/1.1", kind="request"), record(b"", kind="revisit"), record(b"\x89PNG", media="image/png"),
        record(PAGE, status="404 Not Found"), record(b"", status="301 Moved"),
    ]  # fmt: skip
    assert told(read(b"".join([*others, record(PAGE)]))) == ["Troops left the town."]


def test_the_declared_encoding_and_packing_are_used() -> None:
    page = "<html><body><p>Войска ушли из города.</p></body></html>".encode("cp1251")
    archive = [
        record(page, media="text/html; charset=windows-1251"),
        record(gzip.compress(PAGE), extra="Content-Encoding: gzip\r\n"),
        record(b"5\r\n<p>Gu\r\n7\r\nns.</p>\r\n0\r\n\r\n", extra="Transfer-Encoding: chunked\r\n"),
    ]
    assert told(read(b"".join(archive))) == ["Войска ушли из города.", "Troops left the town.", "Guns."]


def test_a_bad_answer_is_quarantined_alone() -> None:
    bad = [
        record(b"no gzip", extra="Content-Encoding: gzip\r\n"),
        record(b"zz\r\n", extra="Transfer-Encoding: chunked\r\n"),
        record(gzip.compress(b"a" * 5_000_000), extra="Content-Encoding: gzip\r\n"),
        record(b"a" * 500_000),
        record(b""),
        record(b"%PDF-1.4"),
        record(b"<html><body></body></html>"),
    ]
    found = read(b"".join([*bad, record(PAGE)]), limit=100_000)
    assert told(found) == ["T104", "T104", "T116", "T204", "T105", "T102", "T109", "Troops left the town."]
    assert (found[0].document, found[0].origin) == ("https://wire.example/1", "-, record 1")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "damage",
    [
        record(PAGE)[:-30],
        record(PAGE, length=10**9),
        b"garbage\r\n" * 5,
        b"WARC/1.0\r\n" + b"X: y\r\n" * 90_000,
    ],
    ids=["cut", "long", "garbage", "headers"],
)
def test_a_damaged_frame_is_told_after_what_came_before(damage: bytes) -> None:
    assert told(read(record(PAGE) + damage)) == ["Troops left the town.", "T104"]


def test_a_cut_gzip_is_told() -> None:
    packed = gzip.compress(record(PAGE)) + gzip.compress(record(PAGE, url="u:2") + record(b"x" * 9000))[:-40]
    assert told(read(packed))[-1] == "T104"


def test_an_archive_that_ends_within_a_head_is_told() -> None:
    assert told(read(record(PAGE) + record(PAGE)[:120])) == ["Troops left the town.", "T104"]
