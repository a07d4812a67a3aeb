"""An event of many parties as events of two: one for every actor and recipient.

A mutual act (all parties actors, none recipient: a meeting, a two-sided fight) gives every unordered pair
once; the party named first is the actor then and the other the recipient, which says nothing of direction.
Several actors of any other act without recipient stand alone, one a row, and so do recipients without actor.
Each row is an event of its own, with its own id; category, trigger and document tell which belong together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations

from tacitus.model import Event, Party
from tacitus.ontology import category


def expand_dyads(events: Iterable[Event]) -> Iterator[Event]:
    """Each event as its pairs, actors in the order of the event and within one its recipients."""
    for event in events:
        for actor, recipient in _pairs(event):
            yield replace(event, actor=actor, recipient=recipient)


def _pairs(event: Event) -> Iterator[tuple[tuple[Party, ...], tuple[Party, ...]]]:
    if len(event.actor) > 1 and not event.recipient and category(event.event).mutual:
        for one, other in combinations(sorted(event.actor, key=lambda party: (party.start, party.end)), 2):
            yield (one,), (other,)
        return
    for actor in _singly(event.actor):
        for recipient in _singly(event.recipient):
            yield actor, recipient


def _singly(parties: tuple[Party, ...]) -> Iterator[tuple[Party, ...]]:
    yield from ((party,) for party in parties)
    if not parties:
        yield ()
