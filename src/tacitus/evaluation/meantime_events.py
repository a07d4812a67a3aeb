"""Reads event mentions of MEANTIME that refer to an event of the whole corpus, with their offsets and lemmas.

Text and offsets are those of `meantime`. Mentions whose event has no instance across documents are left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from tacitus.evaluation.gold import need
from tacitus.evaluation.meantime import LAST_SENTENCE, Article, join_tokens, read_article


@dataclass(frozen=True, slots=True)
class EventMentioned:
    """A mention; `instance` is the event of the corpus that it refers to, `topic` the part of the corpus."""

    id: str
    document: str
    topic: str
    start: int
    end: int
    lemma: str
    instance: str


def read_mentions(folder: Path) -> tuple[list[Article], list[EventMentioned]]:
    """All articles with a full date and their mentions, by file name."""
    articles: list[Article] = []
    mentions: list[EventMentioned] = []
    for path in sorted(need(folder).rglob("*.xml"), key=lambda path: path.name):
        xml = path.read_bytes()
        article = read_article(xml, path.name)
        if article is not None:
            articles.append(article)
            mentions += _mentions(xml, path.name, path.parent.name)
    return articles, mentions


def _mentions(xml: bytes, name: str, topic: str) -> list[EventMentioned]:
    root = ElementTree.fromstring(xml)
    tokens = [t for t in root.iter("token") if int(t.get("sentence", "0")) <= LAST_SENTENCE]
    _, spans = join_tokens([(t.text or "", int(t.get("sentence", "0"))) for t in tokens])
    place = {t.get("t_id", ""): span for t, span in zip(tokens, spans, strict=True)}
    instances = {e.get("m_id", ""): e.get("instance_id", "") for e in root.iter("EVENT")}
    refers = {
        source.get("m_id", ""): instances.get(target.get("m_id", ""), "")
        for link in root.iter("REFERS_TO")
        for target in link.iter("target")
        for source in link.iter("source")
    }
    found = []
    for told in root.iter("EVENT_MENTION"):
        number = told.get("m_id", "")
        inside = [place[a.get("t_id", "")] for a in told.iter("token_anchor") if a.get("t_id", "") in place]
        if inside and refers.get(number):
            start, end = min(s for s, _ in inside), max(e for _, e in inside)
            lemma = told.get("pred", "").casefold()
            found.append(EventMentioned(f"{name}#{number}", name, topic, start, end, lemma, refers[number]))
    return found
