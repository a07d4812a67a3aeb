"""The items of one page of the portal, in its older and newer formats.

    2002-2022   {{Current events header|2005|01|08}} … |}          bullets; later headings by ; or '''…'''
    since 2022  {{Current events|year=2023|month=02|day=1|content= … }}

Bullets form a tree. A bullet that has others below it and no report of its own is a topic, and so is one that is
nothing but links; every other is an item. A line of prose without a bullet is an item too.
"""

from __future__ import annotations

import re

from .items import Item
from .wikitext import Passage, read_passage, without_comments

_WRAPPER = re.compile(r"\{\{\s{0,9}Current events\s{0,9}\|[^{}]{0,400}?\bcontent\s{0,9}=", re.I)
_HEADING_TEMPLATE = re.compile(r"\{\{\s{0,9}Current events[ _/]heading\s{0,9}\|([^{}|]{1,200})\}\}\s*", re.I)
_BULLET = re.compile(r"([*#:]+)\s*(.*)")
_HEADING = re.compile(
    r";+\s*(.+)|={1,6}\s*(.+?)\s*={1,6}|'''\s*(.+?)\s*'''\s*:?|<b>\s*(.+?)\s*</b>"
    r"|<div\b[^<>]{0,200}\bheading\b[^<>]{0,200}>\s*(.+?)\s*</div>"
)
_MARKUP = ("{|", "|", "!", "}}", "{{", "<", "#REDIRECT", "[[Category:", "[[File:", "__")
_ENDING = re.compile(r"[.!?]['\"”’)]*$")
_LEAST_WORDS = 5
_LONGEST_HEADING = 300


def parse_page(wikitext: str, date: str) -> tuple[Item, ...]:
    """The items of a page in its order.

    Args:
        wikitext: the page.
        date: its day.
    """
    lines = list(_lines(wikitext))
    passages = [None if depth == 0 else read_passage(line) for depth, line in lines]
    items: list[Item] = []
    category: str | None = None
    above: list[tuple[int, str]] = []  # depth and words of the topics above
    for number, (depth, line) in enumerate(lines):
        passage = passages[number]
        if passage is None:
            category, above = read_passage(line).text.strip(" :") or None, []
            continue
        while above and above[-1][0] >= depth:
            above.pop()
        deeper = number + 1 < len(lines) and lines[number + 1][0] > depth
        if _is_item(passage, deeper):
            topics = tuple(dict.fromkeys(words for _, words in above))
            items.append(
                Item(date, passage.text, category, topics, passage.outlets, passage.links, passage.addresses)
            )
        elif passage.text:
            above.append((depth, passage.text.rstrip(" :.,")))
    return tuple(items)


def _is_item(passage: Passage, deeper: bool) -> bool:
    words = len(passage.text.split())
    if not words:
        return False
    if passage.outlets or passage.addresses:
        return True
    sentence = _ENDING.search(passage.text) is not None and words >= _LEAST_WORDS
    return sentence or not (deeper or passage.linked or words < _LEAST_WORDS)


def _lines(wikitext: str) -> list[tuple[int, str]]:
    """Bullets with their depth, prose as depth 1, headings as depth 0."""
    text = _joined(_unwrapped(without_comments(wikitext)))
    found: list[tuple[int, str]] = []
    for line in map(str.strip, text.splitlines()):
        bullet, heading = _BULLET.fullmatch(line), _HEADING_TEMPLATE.fullmatch(line)
        if not line or line[:9].upper() == "#REDIRECT":
            continue
        if heading is not None:
            found.append((0, heading[1]))
        elif bullet is not None:
            found.append((len(bullet[1]), bullet[2]))
        elif (plain := _HEADING.fullmatch(line[:_LONGEST_HEADING])) is not None and len(
            line
        ) < _LONGEST_HEADING:
            found.append((0, next(part for part in plain.groups() if part)))
        elif not line.startswith(_MARKUP) and len(line.split()) >= _LEAST_WORDS:
            found.append((1, line))
    return found


def _unwrapped(text: str) -> str:
    """The content of the newer template; anything else as it is."""
    opening = _WRAPPER.search(text)
    if opening is None:
        return text
    end = text.rfind("}}", opening.end())
    return text[opening.end() : end if end >= 0 else len(text)]


def _joined(text: str) -> str:
    """Templates that run over several lines on one line."""
    pieces, depth, at = [], 0, 0
    for brace in re.finditer(r"\{\{|\}\}", text):
        piece = text[at : brace.start()]
        pieces.append(piece.replace("\n", " ") if depth else piece)
        depth = max(0, depth + (1 if brace[0] == "{{" else -1))
        pieces.append(brace[0])
        at = brace.end()
    return text if depth else "".join([*pieces, text[at:]])
