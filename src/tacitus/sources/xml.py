"""What an XML text is, told by its root, and sitemaps; nothing is expanded, and a DOCTYPE is refused.

A declared document type can hold entities that unfold without end or name files and addresses, and no feed or
sitemap needs one. So a text with one is refused before any parser sees it.
"""

from __future__ import annotations

import re
from typing import Literal
from xml.parsers import expat

from tacitus.errors import SourceError, shorten

FEEDS = frozenset(("rss", "feed", "rdf"))
SITEMAPS = frozenset(("urlset", "sitemapindex"))
_PAGES = frozenset(("html", "head", "body"))
_ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]{0,60}:)?([A-Za-z_][\w.-]{0,60})(?=[\s/>])")
_DOCTYPE = re.compile(r"<!doctype\s{1,20}([\w:.-]{1,60})", re.I)
_SPACE = re.compile(r"[\s\ufeff]*")
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,500}\?>", re.I)
_LONGEST_LOCATION = 1 << 16

Xml = Literal["page", "feed", "sitemap", "doctype", "other"]


def find_xml(text: str) -> Xml | None:
    """What the root of a text is; None where it begins like no XML.

    Args:
        text: the text or its beginning.

    Returns:
        `doctype` for a document type that is not HTML's, `other` for a root that is none of the rest after an XML
        declaration.
    """
    at, declared = _SPACE.match(text).end(), False  # type: ignore[union-attr]
    while True:
        if text.startswith("<?", at):
            declared, end = declared or text[at : at + 5].lower() == "<?xml", text.find("?>", at)
        elif text.startswith("<!--", at):
            end = text.find("-->", at) + 1
        else:
            return _root(text, at, declared)
        if end <= 0:
            return "other" if declared else None
        at = _SPACE.match(text, end + 2).end()  # type: ignore[union-attr]


def _root(text: str, at: int, declared: bool) -> Xml | None:
    if doctype := _DOCTYPE.match(text, at):
        return "page" if doctype[1].lower() == "html" else "doctype"
    root = _ROOT.match(text, at)
    name = "" if root is None else root[1].lower()
    kinds: tuple[tuple[Xml, frozenset[str]], ...] = (("page", _PAGES), ("feed", FEEDS), ("sitemap", SITEMAPS))
    for kind, names in kinds:
        if name in names:
            return kind
    return "other" if declared else None


def without_declaration(text: str) -> str:
    """The text of an XML file ready to be encoded anew: without mark and declaration, controls as U+FFFD."""
    return _CONTROLS.sub("\ufffd", _DECLARATION.sub("", text.lstrip("\ufeff"), count=1))


_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def refuse_doctype(text: str) -> None:
    """Raises SourceError T117 for a text whose prolog declares a document type."""
    if find_xml(text) == "doctype":
        message = "The XML declares a DOCTYPE, which may unfold without end. Expected a feed or sitemap without one."
        raise SourceError("T117", message, "Take the line out if you trust the file.")


def read_sitemap(text: str) -> list[str]:
    """The addresses of a sitemap or of an index of sitemaps, in its order, each once.

    Raises:
        SourceError: T117 for a document type, T108 for XML that is broken before the first address, T105 for none.
    """
    refuse_doctype(text)
    found: dict[str, None] = {}
    pieces: list[str] = []
    inside = False

    def start(name: str, _: dict[str, str]) -> None:
        nonlocal inside
        inside = name.rpartition(":")[2].lower() == "loc"
        pieces.clear()

    def end(name: str) -> None:
        nonlocal inside
        if inside and (location := "".join(pieces).strip()):
            found[location] = None
        inside = False

    def words(data: str) -> None:
        if inside and len(pieces) < _LONGEST_LOCATION:
            pieces.append(data)

    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, words
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(without_declaration(text).encode("utf-8"), True)
    except expat.ExpatError as error:
        if not found:
            message = f"The sitemap is no XML: {shorten(error)}."
            raise SourceError("T108", message, "Fetch it again.") from error
    if not found:
        raise SourceError("T105", "The sitemap names no address.", "Check that it was written to its end.")
    return list(found)


def _refuse(*_: object) -> None:
    raise SourceError("T117", "The XML declares a DOCTYPE.", "Take the line out if you trust the file.")
