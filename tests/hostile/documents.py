"""Writes bad documents of every kind that tests/hostile/README.md lists, each with what must become of it.

    python tests/hostile/documents.py FOLDER [--full]

`--full` writes them in the sizes in which they were met (pages of 50 MB); without it they are small, for tests that
read with a limit of 100,000 code points. All text is our own.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import os
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

LIMIT = 100_000  # code points a document may have, in the small sizes
TEXT = "Norvania expelled two envoys of Sule on Wednesday, the foreign ministry said."
PAGE = f"<html><head><title>T</title></head><body><p>{TEXT}</p></body></html>"
READ, REPEAT = "read", "repeat"

Make = Callable[[int], bytes]


@dataclass(frozen=True)
class Kind:
    """One kind: its file, how it is made for a size in code points, and the outcomes that its documents must have."""

    name: str
    make: Make
    outcomes: tuple[str, ...]


def _rows(*rows: object) -> bytes:
    return b"".join(
        (r if isinstance(r, bytes) else json.dumps(r, ensure_ascii=False).encode()) + b"\n" for r in rows
    )


def _row(**more: object) -> dict[str, object]:
    return {"text": TEXT, "date": "2020-01-15"} | more


def _record(answer: bytes, *, head: str = "", length: int | None = None) -> bytes:
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{head}\r\n".encode() + answer
    size = len(answer) if length is None else length
    warc = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://wire.example/a\r\n"
        "WARC-Date: 2021-01-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {size}\r\n\r\n"
    )
    return warc.encode() + answer + b"\r\n\r\n"


def _deep(depth: int) -> bytes:
    return f"<html><body>{'<div>' * depth}{TEXT} (deep){'</div>' * depth}</body></html>".encode()


def _zip(_: int) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", TEXT)
    return file.getvalue()


def _flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


def _picture(_: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + bytes(100)


def _packed_often(times: int, data: bytes) -> bytes:
    for _ in range(times):
        data = gzip.compress(data, mtime=0)
    return data


def _noise(size: int) -> bytes:
    return b"".join(
        zlib.crc32(struct.pack("<I", n)).to_bytes(4, "little") for n in range(min(size, 100_000) // 4)
    )


def _entities(_: int) -> bytes:
    layers = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE bomb [<!ENTITY e0 "guns">{layers}]><bomb>&e9;</bomb>'.encode()


def _feed(*items: str) -> bytes:
    return f'<rss version="2.0"><channel><title>The Wire</title>{"".join(items)}</channel></rss>'.encode()


def _attributes(_: int) -> bytes:
    return _feed("<item " + " ".join(f"a{n}='b'" for n in range(50_000)) + "/>")


ITEM = f"<item><title>T</title><description>{TEXT}</description></item>"
LONG = TEXT + " "

KINDS: tuple[Kind, ...] = (
    # files as a whole
    Kind("empty.txt", lambda n: b"", ("T105",)),
    Kind("blank.txt", lambda n: b" \r\n\t\n" * 100, ("T105",)),
    Kind("mark-alone.txt", lambda n: b"\xef\xbb\xbf", ("T105",)),
    Kind("nulls.txt", lambda n: bytes(10_000), ("T102",)),
    Kind("noise.txt", _noise, ("T102",)),
    Kind("paper.pdf", lambda n: b"%PDF-1.7\n1 0 obj\n", ("T102",)),
    Kind("archive.txt", _zip, ("T102",)),
    Kind("picture.html", _picture, ("T102",)),
    Kind("zstandard.jsonl", lambda n: b"\x28\xb5\x2f\xfd" + bytes(50), ("T102",)),
    Kind("one-line.txt", lambda n: (LONG * (2 * n // len(LONG))).encode(), ("T204",)),
    # packed
    Kind("gzip-cut.jsonl.gz", lambda n: gzip.compress(_rows(_row(id='cut1'), _row(id='cut2')), 0, mtime=0)[:-30], (READ, "T104")),
    Kind("gzip-flipped.txt.gz", lambda n: _flipped(gzip.compress(TEXT.encode(), mtime=0), 30), ("T104",)),
    Kind("gzip-sum.txt.gz", lambda n: _flipped(gzip.compress(TEXT.encode(), mtime=0), -6), ("T104",)),
    Kind("gzip-often.txt.gz", lambda n: _packed_often(9, TEXT.encode()), ("T102",)),
    Kind("gzip-bomb.txt.gz", lambda n: _packed_often(2, b"x" * (40 * n)), ("T204",)),
    Kind("gzip-empty.txt.gz", lambda n: gzip.compress(b"", mtime=0), ("T105",)),
    Kind("gzip-no.txt.gz", lambda n: f"{TEXT} (no gzip)".encode(), (READ,)),
    # encodings
    Kind("utf16-unmarked.txt", lambda n: f"{TEXT} (UTF-16)".encode("utf-16-le"), (READ,)),
    Kind("utf32.txt", lambda n: f"{TEXT} (UTF-32)".encode("utf-32"), (READ,)),
    Kind(
        "charset-wrong.html",
        lambda n: "<html><head><meta charset=utf-8></head><body><p>Послы уехали из города в среду.</p>".encode("cp1251"),
        (READ,),
    ),
    Kind(
        "charset-unknown.html",
        lambda n: f"<html><head><meta charset=klingon></head><body><p>{TEXT} (unknown)</p>".encode(),
        (READ,),
    ),
    Kind("bytes-wrong.jsonl", lambda n: _rows(b'{"text": "Envoys \xff left."}', _row(id="bytes", text="Послы уехали.")), ("T103", READ)),
    Kind("surrogates.jsonl", lambda n: _rows(b'{"text": "Envoys \\ud800 left \\udc00 Sule."}'), (READ,)),
    Kind("controls.jsonl", lambda n: _rows(_row(text="Envoys \0\x01\x1b[31m left.", id="controls")), (READ,)),
    Kind("directions.txt", lambda n: "Envoys \u202e.elus tfel\u202c of a\u0301\u0302\u0303\u0304 town.".encode(), (READ,)),
    # pages
    Kind(
        "page-deep.html",
        lambda n: _deep(min(200_000, n // 15)),
        (READ,),
    ),
    Kind("page-huge.html", lambda n: f"<html><body>{f'<p>{TEXT}</p>' * (n // 40)}".encode(), ("T204",)),
    Kind("page-script.html", lambda n: b"<html><body><script>run()</script></body></html>", ("T109",)),
    Kind("page-remark.html", lambda n: f"<html><body><p>{TEXT} (remark)</p>{'<!--' * 20_000}".encode(), (READ,)),
    Kind("page-angles.html", lambda n: f"<html><body><p>{TEXT} (angles)</p>{'<a ' * 9000}".encode(), (READ,)),
    Kind("page-references.html", lambda n: f"<html><body><p>{TEXT} &#{'9' * 5000}; &#xd800;".encode(), (READ,)),
    Kind("page-date.html", lambda n: PAGE.replace("<title>", '<meta name="date" content="2020-02-31"><title>').encode(), (READ,)),
    Kind(
        "page-entities.html",
        lambda n: b"<!DOCTYPE html [<!ENTITY a 'b'><!ENTITY c '&a;&a;&a;'>]>" + PAGE.replace("</p>", " &c;</p>").encode(),
        (READ,),
    ),
    # XML
    Kind("entity-bomb.xml", _entities, ("T117",)),
    Kind(
        "entity-file.rss",
        lambda n: b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd">]>' + _feed("<item>&f;</item>"),
        ("T117",),
    ),
    Kind("xml-other.xml", lambda n: b"<?xml version='1.0'?><ledger><row>1</row></ledger>", ("T107",)),
    Kind("feed-empty.xml", lambda n: _feed(), ("T105",)),
    Kind("feed-textless.xml", lambda n: _feed("<item><title>Only a title</title></item>", ITEM), ("T202", READ)),
    Kind("feed-cut.xml", lambda n: _feed(ITEM.replace("Sule", "Sule, it was a cut feed,"), ITEM)[:-60], (READ, "T104")),
    Kind("feed-attributes.xml", _attributes, ("T108",)),
    Kind("feed-broken.xml", lambda n: _feed(f"<item><description>{'<b &' * 50_000}"), ("T108",)),
    Kind("sitemap.xml", lambda n: b"<urlset><url><loc>http://127.0.0.1/</loc></url></urlset>", ("T118",)),
    Kind("addresses.txt", lambda n: b"http://169.254.169.254/latest/\nhttps://wire.example/1\n", ("T118",)),
    # web archives
    Kind("archive-cut.warc", lambda n: _record(PAGE.encode())[:-30], ("T104",)),
    Kind("archive-garbage.warc", lambda n: _record(PAGE.replace(TEXT, f"{TEXT} (A)").encode()) + b"garbage\r\n" * 9, (READ, "T104")),
    Kind("archive-length.warc", lambda n: _record(PAGE.encode(), length=10**12), ("T104",)),
    Kind(
        "archive-bomb.warc.gz",
        lambda n: gzip.compress(_record(gzip.compress(b"<p>" + b"x" * (40 * n), mtime=0), head="Content-Encoding: gzip\r\n"), mtime=0),
        ("T116",),
    ),
    # rows
    Kind("row-broken.jsonl", lambda n: _rows(b'{"text": "a', _row(id="row-broken")), ("T201", READ)),
    Kind("row-array.jsonl", lambda n: _rows(_row(id="row-array"), [1, 2]), (READ, "T201")),
    Kind("row-deep.jsonl", lambda n: _rows(_row(id="row-deep"), b'{"text": ' + b"[" * 50_000 + b"]" * 50_000 + b"}"), (READ, "T201")),
    Kind("row-digits.jsonl", lambda n: _rows(_row(id="row-digits"), b'{"id": ' + b"9" * 9000 + b', "text": "a"}'), (READ, "T201")),
    Kind("text-missing.jsonl", lambda n: _rows(_row(id="text-missing"), {"id": "m"}, {"text": None}), (READ, "T202", "T202")),
    Kind("text-blank.jsonl", lambda n: _rows({"text": " \n"}, {"text": ""}), ("T202", "T202")),
    Kind("text-number.jsonl", lambda n: _rows({"text": 7}, {"text": ["a"]}, {"text": True}), ("T202",) * 3),
    Kind("text-long.jsonl", lambda n: _rows(_row(text=LONG * (n // 70), id="long")), ("T204",)),
    Kind("line-long.jsonl", lambda n: _rows(_row(text=LONG * (8 * n // 70), id="line")), ("T204",)),
    Kind("date-no-day.jsonl", lambda n: _rows(_row(date="2020-02-31"), _row(date="2019-02-29")), ("T203",) * 2),
    Kind("date-out-of-range.jsonl", lambda n: _rows(_row(date="0000-01-01"), _row(date="10000-01-01"), _row(date="2020-13-01")), ("T203",) * 3),
    Kind("date-words.jsonl", lambda n: _rows(_row(date="last week"), _row(date=True), _row(date={"year": 2020})), ("T203",) * 3),
    Kind("id-list.jsonl", lambda n: _rows(_row(id=["a"]), _row(id=1.5)), ("T209",) * 2),
    Kind("id-clash.jsonl", lambda n: _rows(_row(id="clash"), _row(id="clash", text="Other words.")), (READ, "T205")),
    Kind("delivered-twice.jsonl", lambda n: _rows(_row(id="twice")) * 3, (READ, REPEAT, REPEAT)),
    Kind("array-broken.json", lambda n: b'[{"id": "ab1", "text": "Envoys left."},\n{"id": oops},\n{"id": "ab2", "text": "Guns."}]', (READ, "T201", READ)),
    Kind("array-open.json", lambda n: b'[{"id": "ao1", "text": "Envoys left."},\n{"id": "ao2", "te', (READ, "T201")),
    Kind("columns-unknown.csv", lambda n: b"when,what\n2020-01-01,Envoys left.\n", ("T106",)),
    Kind("cells-missing.csv", lambda n: b"id,date,text\ncm1,2020-01-01,Envoys left.\ncm2,2020-01-01\n", (READ, "T202")),
    Kind("quote-open.csv", lambda n: b'id,text\nqo1,Envoys left.\nqo2,"Guns.\n', (READ, "T209")),
    Kind("cell-long.csv", lambda n: b"id,text\ncl1," + b"x" * (8 * n) + b"\ncl2,Envoys left.\n", ("T204", READ)),
    Kind("formula.csv", lambda n: b'id,text\n=1+1,"=cmd|\' /C calc\'!A0"\n', (READ,)),
    Kind("table-cut.parquet", lambda n: b"PAR1" + bytes(200), ("T108",)),
    Kind("table-noise.parquet", lambda n: b"PAR1" + _noise(n)[:5000] + b"\x10\0\0\0PAR1", ("T108",)),
)  # fmt: skip

# What no bytes can show: made by `write_documents` itself.
PLACES: dict[str, tuple[str, ...]] = {
    "lost-link.txt": ("T101",),
    "pipe.txt": ("T101",),
    "name-\udcff\n.txt": (READ,),
    ".hidden.txt": (),
}


def write_documents(folder: Path, *, size: int = LIMIT) -> dict[str, tuple[str, ...]]:
    """Writes one file of each kind; the outcomes by file name.

    Args:
        folder: an empty directory.
        size: code points a document may have where they are read.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for kind in KINDS:
        (folder / kind.name).write_bytes(kind.make(size))
    (folder / "lost-link.txt").symlink_to("nowhere")
    os.mkfifo(folder / "pipe.txt")
    (folder / "name-\udcff\n.txt").write_text(f"{TEXT} (name)")
    (folder / ".hidden.txt").write_text("Not an input.")
    return {kind.name: kind.outcomes for kind in KINDS} | PLACES


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Write bad documents of every kind.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--full", action="store_true", help="in full size, for the limit of 20,000,000")
    given = parser.parse_args()
    print(f"{len(write_documents(given.folder, size=20_000_000 if given.full else LIMIT))} kinds")
