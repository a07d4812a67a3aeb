"""A record of our own items, with events given by hand so that no coder is needed, and readings to be checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from tacitus.model import (
    Document,
    Event,
    Interval,
    Party,
    Quarantined,
    Reading,
    Sentence,
    Span,
    Statement,
    StatementKind,
)
from tacitus.ontology import quad_code
from tacitus.reading.sentences import split_sentences
from tacitus.record import Options, Record

ITEMS = [
    (
        "2020-01-10",
        "SANCTION",
        "Norway expels three Chilean diplomats over a spying affair.",
        "expels",
        "NOR",
        "CHL",
    ),
    ("2020-01-12", "AGREE", "Kenya and Ghana sign a fishing agreement in Accra.", "sign", "KEN", "GHA"),
    (
        "2020-01-15",
        "COERCE",
        "A court in Peru acquits the former mayor Ana Quispe of bribery.",
        "acquits",
        "PER",
        "PER",
    ),
    (
        "2020-01-20",
        "ASSAULT",
        "Malian officials claim that Niger's army shelled the village of Tessit.",
        "shelled",
        "NER",
        "MLI",
    ),
    (
        "2020-01-22",
        "REJECT",
        "The parliament of Iceland rejects the treaty on cod with Denmark.",
        "rejects",
        "ISL",
        "DNK",
    ),
    (
        "2019-06-03",
        "SUPPORT",
        "Laos restores diplomatic relations with Malta after eleven years.",
        "restores",
        "LAO",
        "MLT",
    ),
    (
        "2020-01-25",
        "PROTEST",
        "Thousands of farmers march in Lisbon against the price of milk.",
        "march",
        "PRT",
        "",
    ),
]


Item = tuple[
    str, str, str, str, str, str
]  # day, category, text, trigger, code of the actor and of the recipient


def documents(items: Sequence[Item] = ITEMS) -> list[Document]:
    """The items as documents."""
    return [
        Document(f"d{n}", text, date, source="The Harbour Post; Evening Wire" if n % 2 else None)
        for n, (date, _, text, *_) in enumerate(items)
    ]


def make_record(folder: Path, items: Sequence[Item] = ITEMS) -> Record:
    """The record of some items."""
    record = Record(folder)
    record.ingest(documents(items), options=Options(partial(_code, items), text=True))
    return record


def _code(items: Sequence[Item], given: Iterable[Document]) -> Iterator[Reading | Quarantined]:
    by_text = {item[2]: item for item in items}
    for document in given:
        date, event, text, word, actor, recipient = by_text[document.text]
        at = text.index(word)
        parties = [(Party(0, 5, text[:5], code=code),) if code else () for code in (actor, recipient)]
        act = Event(
            document.id, event, (), (), quad_code(event), -4.0 if quad_code(event) > 2 else 4.0, "actual",
            Span(at, at + len(word), word), parties[0], parties[1], Interval(date, date, "day"), None, None, 0, text, 0.9,
            "tacitus test",
        )  # fmt: skip
        sentence = Sentence(0, 0, len(text), text)
        yield Reading(document, (sentence,), (act,), (Statement(0, len(text), text, "report"),))


def reading(text: str, *kinds: StatementKind, date: str | None = "2020-01-30") -> Reading:
    """A text as a reading with a statement a sentence, of the kinds given (report where none is)."""
    sentences = split_sentences(text)
    told = [*kinds, *(["report"] * len(sentences))]
    statements = tuple(Statement(s.start, s.end, s.text, told[n]) for n, s in enumerate(sentences))  # type: ignore[arg-type]
    return Reading(Document("a", text, date), sentences, (), statements)
