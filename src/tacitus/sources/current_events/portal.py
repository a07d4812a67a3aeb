"""The portal's pages of a span of days, fetched as wikitext, kept on disk, and read.

A page that is on disk is not fetched again, so that a run that was stopped goes on where it was. A page gets its
name on disk only when it is whole.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tacitus.errors import SourceError, TacitusError, shorten
from tacitus.model import Document, Quarantined

from ..encoding import decode, find_encoding
from .items import PORTAL, page_address
from .page import parse_page

if TYPE_CHECKING:
    from ..fetch import Fetcher

_HINT = "Look at the page; the rest of the span was read."


def read_current_events(
    first: str,
    last: str,
    *,
    fetcher: Fetcher,
    cache: Path | None = None,
    settled: str | None = None,
    portal: str = PORTAL,
) -> Iterator[Document | Quarantined]:
    """Documents of the items of all days from `first` to `last` (ISO, both inclusive), in their order.

    Args:
        first: the first day.
        last: the last day.
        fetcher: gets a page.
        cache: a directory for the pages; it is made where it is missing.
        settled: pages of later days are fetched anew, for they may still grow; None takes all from the cache.
        portal: where the pages are; a day's page is found there by its name, such as `2020_January_5`.

    A day whose page cannot be fetched or holds no item gives a `Quarantined`.
    """
    day, end = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
    while day <= end:
        date = day.isoformat()
        address = page_address(date, portal)
        try:
            kept = None if cache is None else cache / date[:4] / f"{date}.wiki"
            items = parse_page(_page(address, kept, fetcher, settled is None or date <= settled), date)
            if not items:
                raise SourceError("T119", f"The page of {date} holds no item that can be read.", _HINT)
            yield from (item.document() for item in items)
        except TacitusError as error:
            yield Quarantined(address, address, error.code, error.message, error.hint)
        if day == datetime.date.max:
            return
        day += datetime.timedelta(days=1)


def _page(address: str, kept: Path | None, fetcher: Fetcher, settled: bool) -> str:
    if kept is not None and settled:
        try:
            return kept.read_text(encoding="utf-8")
        except FileNotFoundError:
            pass
        except (OSError, UnicodeDecodeError) as error:
            raise SourceError(
                "T101", f"{shorten(kept)} cannot be read: {shorten(error)}.", "Remove it."
            ) from error
    answer = fetcher.fetch(f"{address}?action=raw")
    text = decode(answer.body, find_encoding(answer.body, whole=True, declared=answer.charset or "utf-8"))
    if answer.media in ("text/html", "application/xhtml+xml") or text.lstrip()[:9].lower() == "<!doctype":
        raise SourceError("T119", f"{shorten(address)} came as a page and not as wikitext.", _HINT)
    if kept is not None:
        _keep(text, kept)
    return text


def _keep(text: str, kept: Path) -> None:
    part = kept.with_name(f"{kept.name}.{os.getpid()}.part")
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(text, encoding="utf-8", newline="")
        os.replace(part, kept)
    except OSError as error:
        raise SourceError(
            "T101", f"{shorten(kept)} cannot be written: {shorten(error)}.", "Choose a cache."
        ) from error
