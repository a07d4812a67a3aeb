"""Events for the tests, written by hand."""

from __future__ import annotations

from tacitus.incidents import Report
from tacitus.model import Event, Interval, Party, Place, Quantity, Span

PLACES = {"Arvenpol": (51.0, 20.0), "Mistral": (44.0, 3.0)}


def report(
    document: str,
    text: str,
    trigger: str,
    *,
    event: str = "ASSAULT",
    day: str | None = "2021-03-04",
    published: str | None = None,
    actor: tuple[str, ...] = (),
    recipient: tuple[str, ...] = (),
    dead: tuple[int, int] | None = None,
    place: str | None = None,
    outlet: str | None = None,
    status: str = "actual",
    sentence: int = 0,
) -> Report:
    """One event of a document that is this sentence."""
    at = text.index(trigger)
    where = None
    if place is not None:
        lat, lon = PLACES[place]
        where = Place(0, len(place), place, place, "AAA", "North", lat, lon, hash_of(place), 1.0)
    made = Event(
        document_id=document, event=event, mode=(), context=(), quad_code=4, event_scale=-9.0,
        status=status,  # type: ignore[arg-type]
        trigger=Span(at, at + len(trigger), trigger),
        actor=tuple(party(text, name) for name in actor),
        recipient=tuple(party(text, name) for name in recipient),
        when=Interval(day, day, None if day is None else "day"),
        event_loc=where, attribution=None, sentence=sentence, text=text, confidence=0.9, coder="test",
        dead=None if dead is None else Quantity(str(dead[0]), *dead),
    )  # fmt: skip
    return Report(made, outlet, published if published is not None else day)


def party(text: str, name: str) -> Party:
    """`CODE:words` or words alone."""
    code, _, words = name.rpartition(":")
    at = max(0, text.find(words))
    return Party(at, at + len(words), words, code or None)


def hash_of(name: str) -> int:
    """A number for a name."""
    return sum(map(ord, name))


def reports() -> list[Report]:
    """Thirty reports of a dozen happenings in two months."""
    made = []
    for n in range(12):
        town = f"Qarvel{chr(97 + n)}grad"
        day = f"2021-{3 + n // 6:02d}-{1 + 4 * (n % 6):02d}"
        texts = [
            (
                f"Gunmen attack the barracks of {town}, killing {n + 3} soldiers of the Zemlian Guard.",
                "attack",
            ),
            (
                f"At least {n + 4} soldiers of the Zemlian Guard die in an attack on barracks in {town}.",
                "attack",
            ),
            (f"Police in {town} say that gunmen attacked barracks of the Zemlian Guard.", "attacked"),
        ]
        for k, (text, trigger) in enumerate(texts[: 2 + n % 2]):
            made.append(
                report(f"d{n}-{k}", text, trigger, day=day, outlet=f"paper {k}", dead=(n + 3 + k,) * 2)
            )
    return made
