"""A longer article of our own, coded by hand: the values that the pages are tried on."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tacitus.model import (
    Attribution,
    Document,
    Event,
    Interval,
    Party,
    Place,
    Quantity,
    Reading,
    Refusal,
    Sentence,
    Span,
    Statement,
    Status,
)
from tacitus.ontology import event_scale, quad_code

LINES = [
    ("heading", "The quarrel over the Lime Strait"),
    ("prose", "Norland expelled two Sudrian envoys on Tuesday, its foreign ministry said."),
    (
        "prose",
        "Sudria condemned the step and, according to the daily Harbour Post, will close its consulate.",
    ),
    ("prose", "In July 2020 both governments had signed a fishing accord in Ostport."),
    (
        "prose",
        "Norland's navy and Sudrian patrol boats clashed near the strait last year, and a dozen sailors died.",
    ),
    ("bullet", "Dockers in Ostport have been on strike since February."),
    ("prose", "Prime Minister Ada Holm promised blankets and medicine for the islands."),
    ("prose", "The puppet regime in Sudria will fall within a year."),
    ("prose", "Parliament must act now, the opposition leader wrote."),
    ("prose", "Officials met."),
]
TEXT = "\n\n".join(words for _, words in LINES)
CODER = "tacitus 0.1.0"


def span(words: str) -> tuple[int, int, str]:
    start = TEXT.index(words)
    return start, start + len(words), words


def party(words: str, code: str | None = None, sector: str | None = None, *, within: str = "") -> Party:
    start = TEXT.index(within or words)
    why = None if code else "no country is named"
    return Party(start, start + len(words), words, code=code, sector=sector, why=why)


def sentences() -> tuple[Sentence, ...]:
    return tuple(Sentence(i, *span(words), kind) for i, (kind, words) in enumerate(LINES))  # type: ignore[arg-type]


def event(
    name: str,
    trigger: str,
    when: Interval,
    actor: tuple[Party, ...] = (),
    recipient: tuple[Party, ...] = (),
    mode: tuple[str, ...] = (),
    status: Status = "actual",
) -> Event:
    at = span(trigger)
    sentence = next(s for s in sentences() if s.start <= at[0] < s.end)
    return Event(
        document_id="strait-1",
        event=name,
        mode=mode,
        context=(),
        quad_code=quad_code(name),
        event_scale=event_scale(name, mode),
        status=status,
        trigger=Span(*at),
        actor=actor,
        recipient=recipient,
        when=when,
        event_loc=None,
        attribution=None,
        sentence=sentence.index,
        text=sentence.text,
        confidence=0.87,
        coder=CODER,
    )


@pytest.fixture
def reading() -> Reading:
    expelled = replace(
        event(
            "SANCTION",
            "expelled",
            Interval("2021-06-01", "2021-06-01", "day", "on Tuesday"),
            (party("Norland", "NOR", "GOV"),),
            (party("two Sudrian envoys", "SDN", "GOV"),),
            ("expel",),
        ),
        attribution=Attribution(
            *span("its foreign ministry said"), "Norland's foreign ministry", "NOR", "GOV"
        ),
    )
    condemned = event(
        "ACCUSE",
        "condemned",
        Interval("2021-06-02", "2021-06-02", "day"),
        (party("Sudria", "SDN", "GOV", within="Sudria condemned"),),
        (),
        ("disapprove",),
    )
    closing = event(
        "SANCTION",
        "close",
        Interval("2021-06-03", None, None),
        (party("Sudria", "SDN", "GOV", within="Sudria condemned"),),
        (),
        ("discontinue",),
        "future",
    )
    signed = replace(
        event(
            "SUPPORT",
            "signed a fishing accord",
            Interval("2020-07-01", "2020-07-31", "month", "In July 2020"),
            (party("both governments"),),
        ),
        event_loc=Place(*span("Ostport"), "Ostport", "EST", "Ost", 59.4, 24.7, 588409, 0.8),
    )
    clash = replace(
        event(
            "ASSAULT",
            "clashed",
            Interval("2020-01-01", "2020-12-31", "year", "last year"),
            (party("Norland's navy", "NOR", "MIL"), party("Sudrian patrol boats", "SDN", "MIL")),
            (),
            ("heavy-weapons",),
            "alleged",
        ),
        dead=Quantity("a dozen", 12, 12),
    )
    strike = event(
        "PROTEST",
        "strike",
        Interval("2021-02-01", None, "month", "since February", ongoing=True),
        (party("Dockers in Ostport", "EST", "LAB"),),
        (),
        ("strike",),
    )
    promised = event(
        "AGREE",
        "promised",
        Interval(None, None, None),
        (party("Prime Minister Ada Holm", "NOR", "GOV"),),
        (party("the islands"),),
    )
    fall, must = LINES[7][1], LINES[8][1]
    loaded = span("puppet regime")[:2]
    return Reading(
        document=Document(
            "strait-1",
            TEXT,
            "2021-06-03",
            title="The quarrel over the Lime Strait",
            url="https://post.example/strait",
            source="The Harbour Post",
        ),
        sentences=sentences(),
        events=(expelled, condemned, closing, signed, clash, strike, promised),
        statements=(
            *(Statement(*span(words), "report") for _, words in LINES[1:6]),
            Statement(
                *span(fall), "prediction", None, "cohesion", "down", "within a year", 0.9, loaded=(loaded,)
            ),
            Statement(*span(must), "call_to_action", "the opposition leader"),
        ),
        refused=(
            Refusal("events", *span("Officials met"), "two parties are needed for a meeting, one is named"),
            Refusal("places", *span("the strait"), "several straits fit, none better than the others"),
        ),
    )


@pytest.fixture
def poisoned(reading: Reading) -> Callable[[str], Reading]:
    """A reading all texts of which hold the given words."""

    def poison(words: str) -> Reading:
        text = f"{words} hit {words}."
        size = len(words)
        at = Span(size + 1, size + 4, "hit")
        who = Party(0, size, words, None, None, role=words, identifier_text=words, why=words)
        whom = replace(who, start=size + 5, end=2 * size + 5)
        one = replace(
            reading.events[0],
            trigger=at,
            actor=(who,),
            recipient=(whom,),
            when=Interval("2021-06-01", "2021-06-01", "day", words),
            event_loc=Place(0, size, words, words),
            attribution=Attribution(0, size, words, words),
            dead=Quantity(words, 1, 1),
            sentence=0,
            text=text,
            coder=words,
        )
        return Reading(
            Document(words, text, None, words, f"javascript:{words}", words),
            (Sentence(0, 0, len(text), text),),
            (one, replace(one, document_id="other", event="ACCUSE", quad_code=3, mode=())),
            (Statement(0, len(text), text, "prediction", words, words, "up", words, 1.0, ((0, size),)),),
            (Refusal(words, 0, size, words, words),),
        )

    return poison
