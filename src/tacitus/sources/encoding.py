"""What bytes say as text: binary input is told apart, the encoding found, the text decoded.

Order: byte order mark; UTF-8 where the bytes are UTF-8; UTF-16 without a mark; what a web page declares;
then detection. charset-normalizer proposes, and `data/alphabets.yaml` settles between the Latin code pages,
which it confuses: the first code page under which all letters belong to one language. Newlines are never
rewritten, so that offsets count in the text as it was given; bytes that mean nothing become U+FFFD.
"""

from __future__ import annotations

import codecs
import logging
import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

import yaml

from tacitus.errors import SourceError

logging.getLogger("charset_normalizer").addHandler(logging.NullHandler())

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive, such as a Word or Excel file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x28\xb5\x2f\xfd", "packed with zstandard"),
    (b"BZh", "packed with bzip2"),
    (b"\xfd7zXZ\x00", "packed with xz"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"ARROW1", "an Arrow file"),
)
_CONTROLS = bytes(set(range(32)) - {8, 9, 10, 11, 12, 13, 26, 27}) + b"\x7f"
_HIGH = bytes(range(7))
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,400}?(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([\w:.-]{2,40})""", re.I
)
_CODE_PAGE = re.compile(r"(?:utf-8|cp|iso8859|iso2022|koi8|gb|big5|euc|mac|tis|kz|ptcp|hz).*")
_PASSAGE = re.compile(rb'[^\r\n<>"]+')  # between bytes that never are the second half of a character
_KANA = re.compile(r"[\u3041-\u30ff]")
_SAMPLE = 1 << 14
_LIMIT_OF_DAMAGE = 0.1  # bad sequences for each good one, up to which bytes are UTF-8 with errors


def binary_kind(head: bytes) -> str | None:
    """What binary thing the bytes are, in words; None when they are text."""
    for magic, what in _MAGIC:
        if head.startswith(magic):
            return what
    if any(head.startswith(bom) for bom, _ in _BOMS) or _utf16(head):
        return None
    sample = head[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return "no text" if controls > (0.1 if _is_utf8(sample, whole=False) else 0.02) * len(sample) else None


def find_encoding(head: bytes, *, whole: bool, markup: bool = False, declared: str | None = None) -> str:
    """The name of the codec that reads the bytes.

    Args:
        head: the bytes, or their beginning.
        whole: `head` is all there is; otherwise it may end within a character.
        markup: a page or an XML prolog may declare its encoding within the bytes.
        declared: what a server said; it goes before what the bytes declare.

    Raises:
        SourceError: T103, when no encoding fits.
    """
    for bom, name in _BOMS:
        if head.startswith(bom):
            return name
    if wide := _utf16(head):
        return wide
    declared = _known(declared) or (_declared(head) if markup else None)
    if b"\x1b$" in head or (declared or "").startswith("iso2022"):
        shifted = declared or "iso2022_jp"
        if _decodes(head, shifted):
            return shifted
    if _is_utf8(head, whole=whole):
        return "utf-8"
    if declared is not None and declared != "utf-8" and _decodes(head, declared, whole=whole):
        return declared
    return "utf-8" if _is_damaged_utf8(head) else _detected(head)


def decode(data: bytes, encoding: str) -> str:
    """The text of all the bytes, newlines as they are; what the encoding cannot read becomes U+FFFD."""
    return data.decode(encoding, errors="replace")


def without_surrogates(text: str) -> str:
    """The text with U+FFFD for every lone surrogate, which no encoding can write; offsets stay."""
    return _SURROGATE.sub("\ufffd", text)


_SURROGATE = re.compile("[\ud800-\udfff]")


def _utf16(head: bytes) -> str | None:
    """UTF-16 without a mark, told by its high bytes: nearly all below 7 (Latin to Arabic), the low ones not."""
    sample = head[: _SAMPLE // 2 * 2]
    half = len(sample) // 2
    even, odd = (len(lane) - len(lane.translate(None, _HIGH)) for lane in (sample[0::2], sample[1::2]))
    if half < 2 or min(even, odd) > 0.1 * half or max(even, odd) < 0.8 * half:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _is_utf8(data: bytes, *, whole: bool) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data, final=whole)
    except UnicodeDecodeError:
        return False
    return True


def _is_damaged_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = len(text) - len(text.encode("ascii", errors="ignore")) - bad
    return bad <= _LIMIT_OF_DAMAGE * good


def _decodes(data: bytes, encoding: str, *, whole: bool = False) -> bool:
    try:
        codecs.getincrementaldecoder(encoding)().decode(data, final=whole)
    except (UnicodeError, LookupError):
        return False
    return True


def _declared(head: bytes) -> str | None:
    found = _DECLARED.search(head[:8192])
    return None if found is None else _known(found[1].decode("ascii", errors="replace"))


def _known(label: str | None) -> str | None:
    """The codec of a declared encoding; None where there is none of that name, or none of a code page."""
    if not label:
        return None
    label = label.strip().lower()
    label = _tables()["labels"].get(label, label)
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    return name if _CODE_PAGE.fullmatch(name) else None


def _detected(head: bytes) -> str:
    from charset_normalizer import from_bytes

    sample = _telling(head)
    if _decodes(sample, "euc_jp") and 20 * len(_KANA.findall(decode(sample, "euc_jp"))) >= len(sample):
        return "euc_jp"
    latin = _latin(sample) if _is_mostly_ascii(sample) else None
    if latin is not None:
        return latin
    known = list(_tables()["proposed"])
    for cut in range(3):  # the sample may end within a character
        best = from_bytes(sample[: len(sample) - cut], cp_isolation=known).best()
        if best is not None:
            return (_latin(sample) or best.encoding) if best.encoding in _tables()["latin"] else best.encoding
    hint = "Save it as UTF-8 and run again."
    raise SourceError("T103", "The text is in no encoding that could be recognised.", hint)


def _telling(head: bytes) -> bytes:
    """Up to `_SAMPLE` bytes from the passages that are not all ASCII."""
    passages, size = [], 0
    for passage in _PASSAGE.finditer(head):
        if not passage[0].isascii():
            passages.append(passage[0])
            size += len(passage[0])
            if size >= _SAMPLE:
                break
    return b"\n".join(passages)[:_SAMPLE]


def _is_mostly_ascii(sample: bytes) -> bool:
    """Whether it looks like a Latin script with some accents, and not like another script."""
    beyond = len(sample) - len(sample.decode("ascii", errors="ignore"))
    return sum(map(str.isalpha, sample.decode("ascii", errors="ignore"))) >= 3 * beyond


def _latin(sample: bytes) -> str | None:
    for language in _tables()["languages"]:
        encoding, letters = str(language["encoding"]), str(language["letters"])
        if not _decodes(sample, encoding):
            continue
        text = sample.decode(encoding, errors="replace")
        allowed = set(letters + letters.upper()) | _SIGNS
        foreign = {c for c in text if c > "\x7f" and (c.isalpha() or c.isnumeric() or not c.isprintable())}
        if foreign <= allowed and _SIGN_IN_WORD.search(text) is None:
            return encoding
    return None


_SIGNS = frozenset("\xa0\xad\xaa\xba\xb2\xb3\xb9\xbc\xbd\xbe")
_SIGN_IN_WORD = re.compile(r"[^\W\d_][¡-¦¨-©«-¶¸-¿×÷][^\W\d_]")


@cache
def _tables() -> Mapping[str, Any]:
    text = resources.files("tacitus.sources").joinpath("data", "alphabets.yaml").read_text(encoding="utf-8")
    tables: dict[str, Any] = yaml.safe_load(text)
    return tables
