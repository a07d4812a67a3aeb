"""What two events are compared by, taken from each once.

Nothing here looks at another event. `keys` are what an event can be found by: its rarest words, the names of its
parties, its place, and its whole sentence.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from tacitus.incidents.acts import families_of
from tacitus.incidents.cues import Cues, cues_of
from tacitus.incidents.focus import Focus, focus_on
from tacitus.incidents.states import states_in
from tacitus.incidents.values import Report
from tacitus.incidents.words import numbers_in, rarity, stem_of, stems
from tacitus.model import Event, Party, Quantity
from tacitus.ontology.countries import countries
from tacitus.reading.together import Passage

KEYS = 8  # rarest words that an event is found by
_UNREAL = frozenset(("future", "hypothetical", "predicted", "negated"))
_OPEN = 3650  # an ongoing act has no end


@dataclass(frozen=True, slots=True)
class Profile:
    """An event for comparison. Days are ordinals; `last` of an ongoing act lies far off."""

    id: str
    document: str
    sentence: int
    start: int  # of the trigger in its document
    category: str
    modes: frozenset[str]
    real: bool
    first: int | None
    last: int | None
    exact: bool  # a single day
    given: bool  # its date stands in the text
    published: int | None
    cues: Cues
    actors: frozenset[str]
    recipients: frozenset[str]
    actor_names: frozenset[str]  # stems of the names of persons and groups that act
    recipient_names: frozenset[str]
    names: frozenset[str]  # of both
    actor_words: frozenset[str]
    recipient_words: frozenset[str]
    party_words: frozenset[str]  # of both
    states: frozenset[str]  # codes of parties, of the place and of what the sentence names
    country: str | None
    place: int | None
    point: tuple[float, float] | None  # of a place smaller than a country
    numbers: frozenset[int]
    dead: tuple[int, int] | None
    injured: tuple[int, int] | None
    trigger: frozenset[str]
    families: frozenset[str]
    near: frozenset[str]  # words close to the trigger
    words: dict[str, float]
    capital: frozenset[str]  # words written as names
    runs: frozenset[tuple[str, str]]  # two words in a row
    length: float  # of `words` as a vector
    mass: float  # of `words`, summed
    focus: Focus
    passage: Passage  # its sentence with the trigger marked
    keys: tuple[str, ...]


def profile_of(report: Report) -> Profile:
    """The profile of a report's event."""
    event = report.event
    days = _days(event)
    at = _place_in(event)
    found, capital, runs = _sentence(event.text)
    place = event.event_loc
    whole = place is None or place.lat is None or (place.admin1 is None and place.geonames_id is not None)
    parties = (*event.actor, *event.recipient)
    names = frozenset(s for p in parties for s in _name(p))
    actor_words = frozenset(s for p in event.actor for s, _ in stems(p.text))
    recipient_words = frozenset(s for p in event.recipient for s, _ in stems(p.text))
    return Profile(
        id=event.id,
        document=event.document_id,
        sentence=event.sentence,
        start=event.trigger.start,
        category=event.event,
        modes=frozenset(event.mode),
        real=event.status not in _UNREAL,
        first=days[0],
        last=days[1],
        exact=days[0] is not None and days[0] == days[1],
        given=event.when.text is not None,
        published=None if report.published is None else datetime.date.fromisoformat(report.published).toordinal(),
        cues=cues_of(event.text, at, event.trigger.text) if at >= 0 else Cues(),
        actors=frozenset(p.code for p in event.actor if p.code),
        recipients=frozenset(p.code for p in event.recipient if p.code),
        actor_names=frozenset(s for p in event.actor for s in _name(p)),
        recipient_names=frozenset(s for p in event.recipient for s in _name(p)),
        names=names,
        actor_words=actor_words,
        recipient_words=recipient_words,
        party_words=actor_words | recipient_words,
        states=_states(event),
        country=None if place is None else place.country,
        place=None if place is None or whole else place.geonames_id,
        point=None if whole or place is None or place.lat is None or place.lon is None else (place.lat, place.lon),
        numbers=numbers_in(event.text),
        dead=_ends(event.dead),
        injured=_ends(event.injured),
        trigger=frozenset(stem_of(w) for w in event.trigger.text.split()),
        families=families_of(event.trigger.text),
        near=_near(event, at),
        words=found,
        capital=capital,
        runs=runs,
        mass=sum(found[word] for word in sorted(found)),
        length=sum(w * w for w in found.values()) ** 0.5,
        focus=focus_on(event.text, max(at, 0), max(at, 0) + len(event.trigger.text)),
        passage=Passage(event.text, (at, at + len(event.trigger.text)) if at >= 0 else (0, 0)),
        keys=_keys(found, event, names),
    )  # fmt: skip


def _states(event: Event) -> frozenset[str]:
    given = [party.code for party in (*event.actor, *event.recipient)]
    if event.event_loc is not None:
        given.append(event.event_loc.country)
    known = countries()
    return states_in(event.text) | {code for code in given if code is not None and code in known}


def _days(event: Event) -> tuple[int | None, int | None]:
    when = event.when
    if when.first is None:
        return None, None
    first = datetime.date.fromisoformat(when.first).toordinal()
    if when.ongoing:
        return first, first + _OPEN
    return first, first if when.last is None else datetime.date.fromisoformat(when.last).toordinal()


@lru_cache(maxsize=1 << 14)
def _sentence(text: str) -> tuple[dict[str, float], frozenset[str], frozenset[tuple[str, str]]]:
    found = stems(text)
    words = {stem: rarity(stem) for stem, _ in found}
    runs = frozenset((one, other) for (one, _), (other, _) in pairwise(found))
    return words, frozenset(stem for stem, name in found if name), runs


def _name(party: Party) -> list[str]:
    return [] if party.identifier_text is None else [s for s, _ in stems(party.identifier_text)]


def _ends(quantity: Quantity | None) -> tuple[int, int] | None:
    if quantity is None or (quantity.low is None and quantity.high is None):
        return None
    low = quantity.low if quantity.low is not None else 0
    return low, quantity.high if quantity.high is not None else max(low, 1 << 40)


def _near(event: Event, at: int) -> frozenset[str]:
    """Words of the 60 code points on both sides of the trigger."""
    if at < 0:
        return frozenset()
    window = event.text[max(0, at - 60) : at + len(event.trigger.text) + 60]
    return frozenset(s for s, _ in stems(window))


def _place_in(event: Event) -> int:
    """Where the trigger stands in its sentence, as near as can be told; -1 where it does not."""
    first = event.text.find(event.trigger.text)
    if first < 0 or event.text.find(event.trigger.text, first + 1) < 0:
        return first
    sides = [p for p in (*event.actor, *event.recipient) if event.text.count(p.text) == 1]
    if not sides:
        return first
    begins = sides[0].start - event.text.find(sides[0].text)  # of the sentence in its document
    at = event.trigger.start - begins
    return at if event.text[at : at + len(event.trigger.text)] == event.trigger.text else first


def _keys(words: dict[str, float], event: Event, names: frozenset[str]) -> tuple[str, ...]:
    rarest = sorted(words, key=lambda stem: (-words[stem], stem))[:KEYS]
    place = event.event_loc
    at = (
        []
        if place is None or place.name is None or place.admin1 is None
        else [s for s, _ in stems(place.name)]
    )
    whole = "=" + " ".join(sorted(words))  # a copy has it too, however common its words
    return tuple(dict.fromkeys([*rarest, *sorted(names), *at, whole]))
