"""The article of a web page: trafilatura finds it, and what the page says of itself comes with it.

How much work a page may cost is bounded by its number of tags: up to `FULL` trafilatura compares several
extractions, up to `FAST` it makes one, and beyond that, or where its parser drops part of the page (nested too
deep, a text of many megabytes), the flat text of the page is taken. Paragraphs stand apart by an empty line.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass

from tacitus.errors import SourceError

from .encoding import without_surrogates
from .markup import flat_text, tidy
from .metadata import PageData, read_metadata

FULL, FAST = 15_000, 60_000  # tags
_LONGEST = 8_000_000  # code points of a page that is parsed into a tree
_PROLOG = re.compile(r"\s*(?:<\?xml[^>]*>|<!doctype[^>]*>|\s+)*", re.I)
_RULE = re.compile(r"\|(?:\s*:?-+:?\s*\|)+\s*")

for _name in ("trafilatura", "htmldate", "courlan", "justext", "readability"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Page:
    """The text of the article and what the page states of it."""

    text: str
    data: PageData


def read_page(markup: str) -> Page:
    """The article of a page.

    Raises:
        SourceError: T109, when the page has no text that can be read.
    """
    text = _article(markup) or flat_text(markup)
    if not text:
        hint = "Pages that fill themselves by script must be saved after they have loaded."
        raise SourceError("T109", "The page has no readable text.", hint)
    return Page(without_surrogates(text), read_metadata(markup))


def _article(markup: str) -> str:
    """The text that trafilatura finds; empty when it finds none or would not see all of the page."""
    tags = markup.count("<")
    if tags > FAST or len(markup) > _LONGEST:
        return ""
    import trafilatura

    prolog = _PROLOG.match(markup)
    page = markup[prolog.end() if prolog else 0 :]
    try:
        tree = trafilatura.load_html(page)
        if tree is None or any(entry.level_name == "FATAL" for entry in tree.getroottree().parser.error_log):
            return ""
        found = trafilatura.bare_extraction(
            tree, fast=tags > FULL, include_comments=False, with_metadata=False
        )
    except (
        Exception
    ):  # of whatever kind a hostile page brings about in the parser: its flat text is still there
        return ""
    lines = str(getattr(found, "text", None) or "").split("\n")
    return tidy("\n".join(_without_frame(line) for line in lines))


def _without_frame(line: str) -> str:
    """A table's row without its outer bars; the line under its head is dropped."""
    stripped = line.strip()
    if not stripped.startswith("|"):
        return line
    if _RULE.fullmatch(stripped):
        return ""
    return " | ".join(cell for cell in (part.strip() for part in stripped.split("|")) if cell)
