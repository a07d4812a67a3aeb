"""Documents and a quick coder for tests of the record; run as a script it takes them in, to be killed on the way.

python made.py DOCUMENTS BATCH     for each folder on stdin: a process that takes them in; its number, then how it ended
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from importlib import import_module

from tacitus.model import Document, Event, Interval, Party, Quantity, Quarantined, Reading, Span, Statement
from tacitus.record import Options, Record

WORDS = ("Accra", "Lomé", "Cotonou", "Niamey", "Abuja", "Dakar", "Bamako")


def documents(count: int, *, first: int = 0) -> list[Document]:
    """Documents of which every one says something else."""
    return [
        Document(
            f"doc-{i}",
            f"Envoys of Ghana met in {WORDS[i % 7]} for round {i}. They condemned Togo. ä🙂",
            f"20{i % 20 + 1:02}-0{i % 9 + 1}-1{i % 9}" if i % 11 else None,
            title=f"Round {i}",
            source="wire" if i % 2 else None,
        )
        for i in range(first, first + count)
    ]


def code(given: Iterator[Document]) -> Iterator[Reading | Quarantined]:
    """Two events and a statement a document; every 13th cannot be read."""
    for document in given:
        if document.id.endswith("13"):
            yield Quarantined(
                document.id, document.source or "", "T207", "It could not be read.", "Report it."
            )
            continue
        yield Reading(
            document, (), tuple(map(document_event, (document,) * 2, (False, True))), (_said(document),)
        )


def document_event(document: Document, second: bool) -> Event:
    """An event with every field, or one with few."""
    text = document.text
    ghana, togo = text.index("Ghana"), text.index("Togo")
    met = Span(text.index("met"), text.index("met") + 3, "met")
    actor = Party(ghana, ghana + 5, "Ghana", "GHA", "GOV", ("MIL",), "Q117", "Ghana", "envoy", 0.0, None)
    unknown = Party(0, 6, "Envoys", why="a role without a country")
    other = Party(togo, togo + 4, "Togo", "TGO")
    day = document.date
    if not second:
        return Event(
            document.id, "CONSULT", ("meet",), (), 1, 1.0, "actual", met, (actor, unknown), (),
            Interval(day, day, None if day is None else "day"), None, None, 0, text, 0.75, "quick",
        )  # fmt: skip
    return Event(
        document.id, "ACCUSE", (), ("diplomatic", "legal"), 3, -3.0, "alleged",
        Span(togo - 10, togo - 1, text[togo - 10 : togo - 1]), (actor,), (other,),
        Interval(day, None, "interval", "for weeks", ongoing=True), None, None, 1, text, 0.1 + 0.2, "quick",
        dead=Quantity("dozens", 24, None),
    )  # fmt: skip


def _said(document: Document) -> Statement:
    return Statement(0, 6, document.text[:6], "report", loaded=((0, 3), (4, 6)))


def as_stated(document: Document) -> Document:
    """The document, with the language that it has."""
    return document


def options(batch: int = 8) -> Options:
    """The quick coder, with small batches."""
    return Options(code, coder="quick", batch=batch, mark=as_stated)


if __name__ == "__main__":
    import_module("tacitus.resolve.who.own")  # all that takes time, once
    count_, size_ = int(sys.argv[1]), int(sys.argv[2])
    for line in sys.stdin:
        if not (child := os.fork()):
            Record(line.strip()).ingest(documents(count_), options=options(size_))
            os._exit(0)
        print(child, flush=True)
        print(os.waitpid(child, 0)[1], flush=True)
