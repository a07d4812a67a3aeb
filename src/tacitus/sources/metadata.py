"""What a web page says of itself: title, date, address, source, language.

Only what is stated: meta elements, JSON-LD, and the date and link elements made for it. A date is taken where
it is a whole day in a form that can be read in one way; none is searched for in the text, and none is guessed.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from .columns import parse_day
from .encoding import without_surrogates
from .markup import Tag, scan, unescape

_LOOKED_AT = 1 << 20  # code points at the beginning of the page
_TITLE = (
    "og:title",
    "dc.title",
    "dcterms.title",
    "twitter:title",
    "citation_title",
    "headline",
    "json-ld title",
)
_DATE = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "json-ld date",
    "dcterms.issued", "dcterms.created", "dc.date.issued", "dc.date", "dcterms.date", "citation_publication_date",
    "citation_date", "parsely-pub-date", "sailthru.date", "publishdate", "publish_date", "publish-date", "pubdate",
    "publication_date", "article.published", "date", "originalpublicationdate", "cxenseparse:recs:publishtime",
)  # fmt: skip
_SOURCE = (
    "og:site_name",
    "json-ld source",
    "dc.publisher",
    "dcterms.publisher",
    "citation_journal_title",
    "application-name",
)
_URL = ("canonical", "og:url", "twitter:url")
_LANGUAGE = ("language", "dc.language", "og:locale")
_ARTICLES = re.compile(r"Article$|^BlogPosting$|^Report$|^WebPage$", re.I)
_SLASHES = re.compile(r"([0-9]{4})/([0-9]{2})/([0-9]{2})(?:\s.*)?")


@dataclass(frozen=True, slots=True)
class PageData:
    """What was stated; None where nothing was."""

    title: str | None = None
    date: str | None = None
    url: str | None = None
    source: str | None = None
    language: str | None = None


def read_metadata(markup: str) -> PageData:
    """The metadata of a page; of several statements the most specific counts, as the tables of the module order them."""
    metas: dict[str, str] = {}
    linked: dict[str, str] = {}
    previous: Tag | None = None
    language = title = ""
    for part in scan(markup[:_LOOKED_AT]):
        if isinstance(part, str):
            if previous is not None and previous.name == "title":
                title = title or unescape(part)
            elif previous is not None and previous.name == "script" and "ld+json" in previous.source:
                for name, value in _linked_data(part).items():
                    linked.setdefault(name, value)
            continue
        previous = part
        if part.name == "meta":
            given = part.attributes()
            name = given.get("property") or given.get("name") or given.get("itemprop") or ""
            metas.setdefault(name.lower().strip(), given.get("content", ""))
        elif part.name == "html":
            language = language or part.attributes().get("lang", "")
        elif part.name == "link" and "canonical" in part.source:
            metas.setdefault("canonical", part.attributes().get("href", ""))
        elif part.name == "time":
            given = part.attributes()
            if given.get("itemprop") == "datePublished" or re.search(r"\bpubdate\b", part.source):
                metas.setdefault("datepublished", given.get("datetime", ""))
    for name, value in linked.items():
        metas.setdefault(f"json-ld {name}", value)
    return PageData(
        title=_first(metas, _TITLE) or _line(title),
        date=next((day for name in _DATE if (day := stated_day(metas.get(name, "")))), None),
        url=next((url for name in _URL if (url := metas.get(name, "").strip()).startswith("http")), None),
        source=_first(metas, _SOURCE),
        language=_line(language) or _first(metas, _LANGUAGE),
    )


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((line for name in names if (line := _line(metas.get(name, "")))), None)


def _line(value: str) -> str | None:
    return without_surrogates(" ".join(value.split())) or None


def stated_day(value: str) -> str | None:
    """The ISO day of a time as pages and feeds state it (ISO 8601, with slashes, RFC 822); None when it is none."""
    text = value.strip()
    if slashed := _SLASHES.fullmatch(text):
        text = "-".join(slashed.groups())
    if (day := parse_day(text)) is not None:
        return day
    try:  # Mon, 10 Feb 2020 08:00:00 GMT
        return parsedate_to_datetime(text[:64]).date().isoformat() if text[:3].isalpha() else None
    except (ValueError, IndexError, OverflowError):
        return None


def _linked_data(text: str) -> dict[str, str]:
    """Title, date and source from a block of JSON-LD: of its first article that has a date."""
    try:
        nodes = [json.loads(text)]
    except (ValueError, RecursionError):
        return {}
    seen = 0
    while nodes and seen < 1000:
        node, seen = nodes.pop(0), seen + 1
        if isinstance(node, list):
            nodes.extend(node)
        elif isinstance(node, dict):
            kinds = node.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            date = node.get("datePublished")
            if isinstance(date, str) and any(
                isinstance(kind, str) and _ARTICLES.search(kind) for kind in kinds
            ):
                publisher = node.get("publisher")
                name = publisher.get("name") if isinstance(publisher, dict) else publisher
                found = {"title": node.get("headline", "json-ld title"), "date": date, "source": name}
                return {key: value for key, value in found.items() if isinstance(value, str)}
            nodes.extend(node.get(key) for key in ("@graph", "mainEntity", "mainEntityOfPage"))
    return {}
