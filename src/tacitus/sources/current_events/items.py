"""An item of the portal, the document that it becomes, and files of items.

Files are JSON Lines in one of three shapes: `{"date","category","topics","text","outlets"}`; `{"date","category",
"path","text","links","sources"}` with the addresses of the reports; `{"date","topic","text"}` in Chinese.
The id does not depend on the shape: the same words of the same day are the same document.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from tacitus.model import Document, Quarantined

from ..columns import BadRow, parse_day
from ..encoding import find_encoding, without_surrogates
from ..json_rows import json_lines
from ..lines import TextStream
from ..stream import HEAD, open_stream

PORTAL = "https://en.wikipedia.org/wiki/Portal:Current_events/"
ATTRIBUTION = "Wikipedia contributors, Portal:Current events"
LICENCE = "CC BY-SA 4.0"
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_HINT = 'Each row must be such as {"date": "2020-01-05", "topics": ["Talks"], "text": "...", "outlets": ["The Wire"]}.'


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the portal.

    Attributes:
        date: the day of its page.
        text: its words, without markup and without the names of outlets.
        category: the heading it stands under, such as an area of life or, in older pages, a conflict.
        topics: the bullets above it, from the widest to the closest.
        outlets: who reported it, as the page names them.
        links: titles of the articles that its words link.
        addresses: of the reports.
        language: of the text.
    """

    date: str
    text: str
    category: str | None = None
    topics: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    language: str = "en"

    def document(self) -> Document:
        """The document: topics as title, outlets (else the hosts of the reports) as source, its page as address."""
        hosts = dict.fromkeys(filter(None, map(_host, self.addresses)))
        return Document(
            item_id(self.date, self.text),
            self.text,
            self.date,
            title=" / ".join(self.topics) or self.category,
            url=page_address(self.date) if self.language == "en" else None,
            source="; ".join(self.outlets or hosts) or None,
            language=self.language,
        )


def item_id(date: str, text: str) -> str:
    """The id of the document of an item."""
    return "ce-" + hashlib.sha256(f"{date}\x1f{text}".encode("utf-8", "surrogatepass")).hexdigest()[:24]


def licence_of(document: Document) -> str | None:
    """The licence of a document's text where it is an item of the portal, told by its id; else None, for unknown."""
    is_item = document.date is not None and document.id == item_id(document.date, document.text)
    return LICENCE if is_item else None


def page_address(date: str, portal: str = PORTAL) -> str:
    """Where the page of a day is."""
    year, month, day = map(int, date.split("-"))
    return f"{portal}{year}_{MONTHS[month - 1]}_{day}"


def read_items(path: str, *, limit: int = 20_000_000) -> Iterator[Document | Quarantined]:
    """Documents of a file of items in its order, packed or not.

    Args:
        path: the file.
        limit: code points an item may have.

    Raises:
        SourceError: T101 where it cannot be opened; T104 at its end where it is damaged.
    """
    stream = open_stream(path)
    head = stream.head()
    text = TextStream(stream, find_encoding(head, whole=len(head) < HEAD))
    for row in json_lines(text, cap=6 * limit + (1 << 16)):
        origin, name = f"{path}, {row.place}", f"row {row.number} of {path}"
        if isinstance(row, BadRow):
            yield Quarantined(name, origin, row.code, row.reason, row.hint)
            continue
        found = _item(row.values, limit)
        yield found.document() if isinstance(found, Item) else Quarantined(name, origin, *found, _HINT)
    if stream.damage is not None:
        raise stream.damage


def _item(row: Mapping[str, object], limit: int) -> Item | tuple[str, str]:
    """The item of a row, or code and reason of why it is none."""
    text, date = row.get("text"), parse_day(row.get("date"))
    if not isinstance(text, str) or not text.strip():
        return "T202", "There is no text."
    if len(text) > limit:
        return "T204", f"The text has {len(text):,} code points. Expected at most {limit:,}."
    if date is None:
        return "T203", "The date is no calendar day."
    category, topic = row.get("category"), row.get("topic")
    return Item(
        date,
        without_surrogates(text),
        category=without_surrogates(category) if isinstance(category, str) else None,
        topics=_texts(row.get("topics")) or _texts(row.get("path")) or _texts([topic]),
        outlets=_texts(row.get("outlets")),
        links=tuple(title.replace("_", " ") for title in _texts(row.get("links"))),
        addresses=_texts(row.get("sources")),
        language="zh" if "topic" in row else "en",
    )


def _texts(value: object) -> tuple[str, ...]:
    """The texts of a list, each once and none of them blank."""
    given = value if isinstance(value, list) else []
    texts = (without_surrogates(part).strip() for part in given if isinstance(part, str))
    return tuple(dict.fromkeys(filter(None, texts)))


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
