"""Reads NewsReader MEANTIME: the annotated sentences of each article as text, with the time expressions in
it.

The set holds tokens, not text. Text is put together as a newspaper would set it (no space before a comma,
quotation marks as "), one line a sentence, and every offset is counted in it. Only sentences 0 to 5 are
annotated. Articles without a full creation date are left out; so are expressions without tokens, which the
annotators inferred.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from tacitus.evaluation.gold import need

LAST_SENTENCE = 5

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_QUOTES = {"``": '"', "''": '"', "“": '"', "”": '"'}
_GLUED_LEFT = frozenset({",", ".", ";", ":", "!", "?", "%", ")", "]", "}", "...", "n't", "’"})
_GLUED_RIGHT = frozenset({"(", "[", "{", "#", "£", "€"})
_CLITIC = re.compile(r"['’](s|re|ve|ll|d|m|S)$")


@dataclass(frozen=True, slots=True)
class GoldTime:
    """An annotated expression; `dateline` marks the one that gives the article's own date."""

    start: int
    end: int
    type: str
    value: str
    dateline: bool


@dataclass(frozen=True, slots=True)
class Article:
    """The annotated sentences of one article; `id` is its file name."""

    id: str
    date: str
    text: str
    times: tuple[GoldTime, ...]


def read_meantime(folder: Path) -> list[Article]:
    """All articles with a full date, by file name."""
    files = sorted(need(folder).rglob("*.xml"), key=lambda path: path.name)
    articles = (read_article(path.read_bytes(), path.name) for path in files)
    return [article for article in articles if article is not None]


def read_article(xml: bytes, name: str) -> Article | None:
    """One article, None when it has no full creation date."""
    root = ElementTree.fromstring(xml)
    created = [t for t in root.iter("TIMEX3") if t.get("functionInDocument") == "CREATION_TIME"]
    date = next((t.get("value", "") for t in created if _DAY.fullmatch(t.get("value", ""))), None)
    if date is None:
        return None
    tokens = [t for t in root.iter("token") if int(t.get("sentence", "0")) <= LAST_SENTENCE]
    text, spans = join_tokens([(t.text or "", int(t.get("sentence", "0"))) for t in tokens])
    place = {t.get("t_id", ""): span for t, span in zip(tokens, spans, strict=True)}
    times = []
    for timex in root.iter("TIMEX3"):
        anchors = [place.get(a.get("t_id", "")) for a in timex.iter("token_anchor")]
        inside = [span for span in anchors if span is not None]
        if not inside or len(inside) < len(anchors):
            continue
        start, end = min(s for s, _ in inside), max(e for _, e in inside)
        times.append(GoldTime(start, end, timex.get("type", ""), timex.get("value", ""), timex in created))
    return Article(name, date, text, tuple(sorted(times, key=lambda t: (t.start, t.end))))


def join_tokens(tokens: Sequence[tuple[str, int]]) -> tuple[str, list[tuple[int, int]]]:
    """Text of tokens (word, number of its sentence), and where each token stands in it."""
    text = ""
    spans: list[tuple[int, int]] = []
    sentence: int | None = None
    open_quotes: set[str] = set()
    glue = True
    for raw, number in tokens:
        word = _QUOTES.get(raw, raw)
        if number != sentence:
            text += "\n" if text else ""
            sentence, glue = number, True
            open_quotes.clear()
        closes = word in open_quotes or (word == "'" and text.endswith("s"))
        if not (glue or closes or word in _GLUED_LEFT or word == "/" or _CLITIC.match(word)):
            text += " "
        spans.append((len(text), len(text) + len(word)))
        text += word
        glue = word in _GLUED_RIGHT or word == "/" or word.endswith("$")
        if word in ('"', "'"):
            if closes:
                open_quotes.discard(word)
            else:
                open_quotes.add(word)
                glue = True
    return text, spans
