"""Pairs worth a comparison: events of one stretch of days that share rare words, names or a place.

Time is cut into stretches of 28 days, a new one every 14, so that any two events within reach of each other share
one. An event stands in every stretch that its interval touches; those without a date have a stretch of their own.
Within a stretch events meet under each of their keys. Where many meet under one key, each is paired with those next
to it in a fixed order and with a few of lowest id, so that pairs grow with the number of events. Which pairs a
stretch proposes is a function of the set of its events; a new event changes only its own stretches.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tacitus.incidents.by_days import REACH
from tacitus.incidents.likeness import Model
from tacitus.incidents.profile import Profile
from tacitus.incidents.words import rarity

Stretch = int | None
LEAST = 6.5  # rarity of the shared keys together
CROWD = 48
_NEXT, _HEADS = 10, 4
_LONGEST = 62  # days of an interval that are looked at


def stretches_of(profile: Profile) -> list[Stretch]:
    """The stretches an event stands in; [None] without a date."""
    if profile.first is None:
        return [None]
    last = min(profile.last or profile.first, profile.first + _LONGEST)
    return list(range(profile.first // REACH - 1, last // REACH + 1))


def propose(events: Sequence[Profile], model: Model) -> Iterator[tuple[Profile, Profile]]:
    """Pairs of one stretch, each once, the lesser id first; events of one sentence are no pair."""
    ordered = sorted(events, key=lambda p: (p.category, p.first or 0, p.keys[:3], p.id))
    postings: dict[str, list[int]] = {}
    for at, profile in enumerate(ordered):
        for key in profile.keys:
            postings.setdefault(key, []).append(at)
    seen: set[int] = set()
    for members in postings.values():
        for one, other in _meet(members, ordered):
            number = one * len(ordered) + other
            if number in seen:
                continue
            seen.add(number)
            a, b = ordered[one], ordered[other]
            if a.document == b.document and a.sentence == b.sentence:
                continue
            if model.comparable(a, b) and share(a, b) >= LEAST:
                yield (a, b) if a.id < b.id else (b, a)


def share(a: Profile, b: Profile) -> float:
    """How rare the keys of both are together."""
    return sum(rarity(key) for key in a.keys if key in b.words or key in b.keys)


def _meet(members: list[int], ordered: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    if len(members) <= CROWD:
        for at, one in enumerate(members):
            for other in members[at + 1 :]:
                yield one, other
        return
    for at, one in enumerate(members):
        for other in members[at + 1 : at + 1 + _NEXT]:
            yield one, other
    heads = sorted(members, key=lambda at: ordered[at].id)[:_HEADS]
    for head in heads:
        for one in members:
            if one != head:
                yield min(one, head), max(one, head)
