"""What an input is: a table of some kind, a web page, a feed or plain text. Content decides, the extension helps.

Unmistakable content comes first, whatever the file is called: a line that is a JSON object, the beginning of a
web page, the root of a feed, nothing but web addresses. Then the extension counts; without one, a first line of cells with a known column is a table.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import PurePath
from typing import Literal

from .addresses import is_address_list
from .delimited import guess_delimiter
from .json_rows import parse_object
from .xml import find_xml

Kind = Literal[
    "json_lines", "json", "delimited", "page", "text", "feed", "sitemap", "addresses", "doctype", "other"
]

_EXTENSIONS: dict[str, Kind] = {
    "jsonl": "json_lines", "ndjson": "json_lines", "json": "json", "csv": "delimited", "tsv": "delimited",
    "tab": "delimited", "html": "page", "htm": "page", "xhtml": "page", "txt": "text", "text": "text", "md": "text",
}  # fmt: skip
_PACKED = ("gz", "gzip")
_PAGE = re.compile(
    r"(?:<\?xml[^>]{0,200}>\s{0,99})?(?:<!--.{0,2000}?-->\s{0,99}){0,9}<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_TAG = re.compile(r"<(?:p|div|article|section|h[1-6]|span|a|ul|table|meta|title)\b[^<>]{0,500}>", re.I)
_ARRAY = re.compile(r"\[\s*[{\]]")


def extension_of(name: str) -> str:
    """The extension of a file name in lower case without the dot, that of gzip passed over; may be empty."""
    parts = PurePath(name).name.lower().split(".")[1:]
    while parts and parts[-1] in _PACKED:
        parts.pop()
    return parts[-1] if parts else ""


def find_kind(head: str, extension: str, names: Collection[str]) -> Kind:
    """The kind of a decoded input.

    Args:
        head: its beginning.
        extension: see `extension_of`.
        names: columns that would make it a table.
    """
    start = head.lstrip("\ufeff \t\r\n\x0b\x0c")
    known = _EXTENSIONS.get(extension)
    if start.startswith("{"):
        first, *others = [line for line in start[: 1 << 18].split("\n") if line.strip()][:2]
        if known == "json_lines" and not others and len(start) > 1 << 18:
            return "json_lines"  # a first line that is too long to be told from an object over many lines
        if known == "json_lines" or (known != "json" and parse_object(first) is not None):
            return "json_lines" if _is_lines(first, others) else "json"
        if known == "json":
            return "json_lines" if _is_lines(first, others) else "json"
        return known or ("json" if re.match(r'\{\s*"', start) else "text")
    if known != "text" and _ARRAY.match(start):
        return "json"
    if start.startswith("<") and (marked := _marked(start, known)) is not None:
        return marked
    if known in (None, "text") and is_address_list(start):
        return "addresses"
    if known is not None:
        return known
    return "text" if guess_delimiter(start.partition("\n")[0], names) is None else "delimited"


def _marked(start: str, known: Kind | None) -> Kind | None:
    """The kind of what begins with a tag: a page, a feed, a sitemap, XML that is none of them; else None."""
    if _PAGE.match(start):
        return "page"
    found = find_xml(start)
    if found == "page" and not known:
        return "page"
    if found in ("feed", "sitemap", "doctype") or (found == "other" and known in (None, "text")):
        return found
    return "page" if known is None and _TAG.match(start) else None


def _is_lines(first: str, others: list[str]) -> bool:
    """Whether an object stands on each line, and not one object over many lines."""
    if parse_object(first) is not None:
        return True
    return bool(others) and others[0].lstrip().startswith("{") and len(first.strip()) > 1
