"""RSS and Atom: each entry of a feed is a document.

feedparser takes the feed apart; it gets text that was decoded here, without a DOCTYPE, so that neither a declared
encoding nor an entity can surprise it. Where the XML is broken, feedparser repairs it at a cost that grows faster than
the feed; beyond a bound such a feed is refused. Of an entry the longest text counts, its markup flattened. The day is that
of the publication as written, or, where an entry has none, of its last change.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any
from xml.parsers import expat

from tacitus.errors import SourceError, shorten
from tacitus.model import Document, Quarantined

from .columns import document_id
from .encoding import without_surrogates
from .markup import flat_text, tidy, unescape
from .metadata import stated_day
from .optional import load
from .xml import refuse_doctype, without_declaration

_LONGEST = 32_000_000  # code points of a feed
_MOST_ATTRIBUTES = 100  # of one element
_MOST_REPAIRED = 20_000  # signs of markup in a feed whose XML is broken
_LONG_TAG = re.compile(r"<[^<>]{5000}")
_CUT = (3, 5, 20)  # of expat: no end of the root, of a tag, of a section
_BROKEN = "Fetch it again, or have its pages fetched."
_TYPE = {"content-type": "application/xml; charset=utf-8"}


def read_feed(
    text: str, name: str, *, limit: int, address: str | None = None
) -> Iterator[Document | Quarantined]:
    """The entries of a feed in its order, with a `Quarantined` for each without a text.

    Args:
        text: the feed.
        name: of the input, for messages.
        limit: code points an entry may have.
        address: where the feed is from; links of entries are completed by it.

    Raises:
        SourceError: T117 for a DOCTYPE, T105 for a feed without entries, T116 for one that is too long, T108 for
            one that is too broken, T104 at the end of one that is cut off; an entry that is cut is left out.
        ResourceError: T302 where feedparser is missing.
    """
    refuse_doctype(text)
    if len(text) > _LONGEST:
        raise SourceError("T116", f"The feed has more than {_LONGEST:,} code points.", "Split it.")
    text = without_declaration(text)
    cut = _is_cut(text)
    feed = _parse(text, address)
    if not feed.entries:
        why = f" ({shorten(feed.bozo_exception)})" if feed.get("bozo") else ""
        raise SourceError("T105", f"The feed has no entries{why}.", "Check that it was written to its end.")
    source = _line(feed.feed.get("title"))
    language = _line(feed.feed.get("language"))
    entries = feed.entries[: -1 if cut and _ends_within_entry(text) else None]
    for number, entry in enumerate(entries, start=1):
        yield _entry(entry, f"entry {number} of {name}", name, source=source, language=language, limit=limit)
    if cut:
        raise SourceError(
            "T104", "The feed ends before its end.", "Fetch it again; what came before was read."
        )


def _is_cut(text: str) -> bool:
    """Whether a feed ends before its root does; what feedparser would take too long for is refused."""

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(attributes) > _MOST_ATTRIBUTES:
            message = f"An element of the feed has {len(attributes):,} attributes."
            raise SourceError("T108", message, _BROKEN)

    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = start
    try:
        parser.Parse(text.encode("utf-8"), True)
    except expat.ExpatError as error:
        if text.count("<") + text.count("&") > _MOST_REPAIRED or _LONG_TAG.search(text):
            message = f"The feed is broken XML ({shorten(error)}), and too long to be repaired."
            raise SourceError("T108", message, _BROKEN) from error
        return error.code in _CUT
    return False


def _ends_within_entry(text: str) -> bool:
    text = text[: text.rfind(">") + 1]  # a tag that is cut opens nothing
    return max(map(text.rfind, ("<item", "<entry"))) > max(map(text.rfind, ("</item", "</entry")))


def _parse(text: str, address: str | None) -> Any:
    headers = {**_TYPE, "content-location": address} if address else _TYPE
    try:
        return load("feedparser").parse(
            io.BytesIO(text.encode("utf-8")),
            response_headers=headers,
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except (
        ValueError,
        RecursionError,
        AssertionError,
        KeyError,
        AttributeError,
        IndexError,
        TypeError,
    ) as error:
        message = f"The feed cannot be taken apart: {shorten(error)}."
        raise SourceError("T108", message, "Fetch it again.") from error


def _entry(
    entry: dict[str, Any], place: str, name: str, *, source: str | None, language: str | None, limit: int
) -> Document | Quarantined:
    parts = [*entry.get("content", ()), entry.get("summary_detail") or {}]
    texts = [(_flat(part), _line(part.get("language"))) for part in parts]
    text, own = max(texts, key=lambda pair: len(pair[0]))
    if not text:
        return Quarantined(place, name, "T202", "The entry has no text.", "Fetch the page that it links.")
    if len(text) > limit:
        reason = f"The text has {len(text):,} code points. Expected at most {limit:,}."
        return Quarantined(place, name, "T204", reason, "Split it into its articles.")
    date, url = _day(entry), _line(entry.get("link"))
    source = _line((entry.get("source") or {}).get("title")) or source
    title = _line(_flat(entry.get("title_detail") or {}))
    identity = document_id(date, source, url, text)
    return Document(identity, text, date, title=title, url=url, source=source, language=own or language)


def _day(entry: dict[str, Any]) -> str | None:
    days = (stated_day(str(dict.get(entry, name) or "")) for name in ("published", "updated"))
    return next((day for day in days if day is not None), None)


def _flat(part: Mapping[str, Any]) -> str:
    value = str(part.get("value") or "")
    plain = part.get("type") == "text/plain" and "<" not in value
    return without_surrogates(tidy(unescape(value)) if plain else flat_text(value))


def _line(value: object) -> str | None:
    return without_surrogates(" ".join(str(value or "").split())) or None
