"""Made-up records for tests of the lenses: acts of three countries, with known counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from tacitus.lenses.acts import Acts, make_acts
from tacitus.lenses.ballots import Votes, make_votes
from tacitus.model import Document, Event, Interval, Party, Quarantined, Reading, Span
from tacitus.record import Options

Told = tuple[str, str, str, str, str]  # day, category, actor, recipient, sector of the actor


def told(years: Sequence[int], *, turn: int = 2012) -> list[Told]:
    """Ghana meets Togo each month; from the year of the turn on Togo, Benin and Niger turn on it."""
    rows: list[Told] = []
    for year in years:
        for month in range(1, 13):
            rows.append((f"{year}-{month:02}-03", "CONSULT", "GHA", "TGO", "GOV"))
            rows.append((f"{year}-{month:02}-09", "AGREE", "BEN", "GHA", "GOV"))
            if year >= turn:
                for sender in ("TGO", "BEN", "NER"):
                    rows.append((f"{year}-{month:02}-17", "SANCTION", sender, "GHA", "GOV"))
                    rows.append((f"{year}-{month:02}-18", "ACCUSE", sender, "GHA", "GOV"))
                rows.append((f"{year}-{month:02}-21", "PROTEST", "GHA", "", "CVL"))
    return rows


def acts(years: Sequence[int] = range(2006, 2014), *, turn: int = 2012) -> Acts:
    """The acts of these rows, as if read from a record."""
    rows = [
        (
            f"e{i}", f"d{i}", event, [], [], [actor], [sector], [[]], [other] if other else [], ["GOV"], [[]],
            date.fromisoformat(day), date.fromisoformat(day), "Accra" if event == "PROTEST" else None,
            "GHA" if event == "PROTEST" else None, f"{actor} {event.lower()} {other}", None, None, "actual",
        )
        for i, (day, event, actor, other, sector) in enumerate(told(years, turn=turn))
    ]  # fmt: skip
    return make_acts(rows, incidents={}, span=(date(years[0], 1, 1), date(years[-1], 12, 31)))


def cast(years: Sequence[int] = range(2006, 2014), *, turn: int = 2012) -> list[tuple[str, int, str, str]]:
    """Ten roll calls each December; Ghana votes no alone in two of them, from the year of the turn on in eight."""
    rows: list[tuple[str, int, str, str]] = []
    for year in years:
        for number in range(10):
            alone = number < (8 if year >= turn else 2)
            for code in ("GH", "TG", "BJ", "NE"):
                answer = "no" if code == "GH" and alone else "yes"
                rows.append((f"{year}-12-{number + 1:02}", year * 100 + number, code, answer))
    return rows


def votes(years: Sequence[int] = range(2006, 2014), *, turn: int = 2012) -> Votes:
    """These votes, as if read from a file."""
    days, calls, codes, answers = zip(*cast(years, turn=turn), strict=True)
    return make_votes(zip(calls, days, strict=True), calls, codes, answers)


def documents(years: Sequence[int] = range(2009, 2014)) -> list[Document]:
    """A document for each row."""
    return [
        Document(f"doc-{i}", f"{actor} did {event} to {other or 'nobody'} in round {i}.", day, source=f"{i}")
        for i, (day, event, actor, other, _) in enumerate(told(years))
    ]


def code(given: Iterator[Document]) -> Iterator[Reading | Quarantined]:
    """The act that a document names."""
    for document in given:
        actor, _, event, _, other = document.text.split()[:5]
        at = document.text.index(event)
        to = document.text.index(other, at)
        recipient = () if other == "nobody" else (Party(to, to + 3, other, other, "GOV"),)
        yield Reading(
            document, (),
            (
                Event(
                    document.id, event, (), (), 1, 1.0, "actual", Span(at, at + len(event), event),
                    (Party(0, 3, actor, actor, "CVL" if event == "PROTEST" else "GOV"),), recipient,
                    Interval(document.date, document.date, "day"), None, None, 0, document.text, 0.9, "made",
                ),
            ),
            (),
        )  # fmt: skip


def options() -> Options:
    """The coder above."""
    return Options(code, coder="made", batch=256, mark=lambda document: document)
