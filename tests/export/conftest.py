"""One short article of our own, coded by hand: the values that the exporters are tried on."""

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
)

FIRST = "Norland expelled two Sudrian envoys in May, the foreign ministry in Nordby said."
SECOND = "The ministers of Norland, Sudria and Ostia met on Tuesday."
TEXT = f"{FIRST} {SECOND}"


def span(words: str) -> tuple[int, int, str]:
    start = TEXT.index(words)
    return start, start + len(words), words


@pytest.fixture
def expulsion() -> Event:
    return Event(
        document_id="doc-1",
        event="SANCTION",
        mode=("expel",),
        context=("diplomatic",),
        quad_code=4,
        event_scale=-5.5,
        status="alleged",
        trigger=Span(*span("expelled")),
        actor=(Party(*span("Norland"), code="NOR", sector="GOV", score=0.9, why="country name"),),
        recipient=(
            Party(*span("two Sudrian envoys"), code=None, sector="GOV", other_sectors=("MIL",), role="envoy"),
        ),
        when=Interval("2021-05-01", "2021-05-31", "month", "in May"),
        event_loc=Place(*span("Nordby"), "Nordby", "NOR", "Nordland", 67.25, -3.5, 12345, 0.8),
        attribution=Attribution(
            *span("the foreign ministry in Nordby said"), "the foreign ministry", "NOR", "GOV"
        ),
        sentence=0,
        text=FIRST,
        confidence=0.94,
        coder="tacitus 0.1.0",
        dead=Quantity("a dozen", 12, 12),
        injured=Quantity("dozens", 24, None),
    )


@pytest.fixture
def meeting() -> Event:
    return Event(
        document_id="doc-1",
        event="CONSULT",
        mode=(),
        context=(),
        quad_code=1,
        event_scale=1.0,
        status="actual",
        trigger=Span(*span("met")),
        actor=tuple(
            Party(*span(name), code=code, sector="GOV")
            for name, code in [("of Norland", "NOR"), ("Sudria and", "SWE"), ("Ostia", "EST")]
        ),
        recipient=(),
        when=Interval(None, None, None),
        event_loc=None,
        attribution=None,
        sentence=1,
        text=SECOND,
        confidence=0.9,
        coder="tacitus 0.1.0",
    )


@pytest.fixture
def reading(expulsion: Event, meeting: Event) -> Reading:
    return Reading(
        document=Document("doc-1", TEXT, "2021-06-02", title="Envoys"),
        sentences=(
            Sentence(0, 0, len(FIRST), FIRST),
            Sentence(1, len(FIRST) + 1, len(TEXT), SECOND),
        ),
        events=(meeting, expulsion),
        statements=(Statement(0, len(FIRST), FIRST, "report", loaded=((8, 16),)),),
        refused=(Refusal("actors", *span("envoys"), "no country"),),
    )
