"""Which acts a channel counts for a subject, and as what: incident, item, sender, partner or place.

The subject is a country or body; `other`, where it is given, makes it a dyad and only acts between the two count.
An act of several parties on one side, such as a meeting, is done to and by each of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import cache

from tacitus.lenses.acts import Act, Acts
from tacitus.lenses.definition import Channel, Direction, Rule, Scope, Unit

Test = Callable[[Act], bool]
# An act has one category; rules are only asked about those of theirs.


def acts_of(acts: Acts, subject: str, other: str | None, scope: Scope) -> Sequence[Act]:
    """The acts that can matter to a question, by day."""
    if scope == "world" or (scope == "receiver" and other is None):
        return acts.rows
    return acts.by_country.get(other if scope == "receiver" and other is not None else subject, ())


def counted(channel: Channel, acts: Acts, subject: str, other: str | None) -> Iterator[Act]:
    """Acts that the channel counts, each report of them, by day."""
    toward = faces(channel.direction, subject, other)
    chosen = matching(channel.counts, acts_of(acts, subject, other, "subject"))
    return (act for act in chosen if toward(act))


def compared(channel: Channel, acts: Acts, subject: str, other: str | None) -> Iterator[Act]:
    """Acts among which the channel counts."""
    some = matching(channel.among, acts_of(acts, subject, other, channel.scope))
    if channel.scope == "subject":
        facing = faces(channel.among_direction, subject, other)
    elif channel.scope == "receiver" and other is not None:
        facing = faces(
            "toward" if channel.among_direction == "from" else channel.among_direction, other, None
        )
    else:
        facing = _anything if channel.among_direction in ("any", "within", "by") else _crosses_borders
    return (act for act in some if facing(act))


def matching(rules: Sequence[Rule], acts: Iterable[Act]) -> Iterator[Act]:
    """Acts that one of the rules names, in their order."""
    tests = [(rule.event, test_of(rule)) for rule in rules]
    if any(not events for events, _ in tests):
        return (act for act in acts if any(test(act) for _, test in tests))
    by_event: dict[str, list[Test]] = {}
    for events, test in tests:
        for event in events:
            by_event.setdefault(event, []).append(test)
    return (act for act in acts if act.event in by_event and any(test(act) for test in by_event[act.event]))


@cache
def test_of(rule: Rule) -> Test:
    """Whether an act is what the rule names."""
    events, modes, contexts = frozenset(rule.event), frozenset(rule.mode), frozenset(rule.context)
    by, to, demands = frozenset(rule.by), frozenset(rule.to), frozenset(rule.demand)
    words = (
        re.compile(r"\b(?:" + "|".join(map(re.escape, rule.words)) + ")", re.IGNORECASE)
        if rule.words
        else None
    )

    def test(act: Act) -> bool:
        return (
            (not events or act.event in events)
            and (not modes or not modes.isdisjoint(act.modes))
            and (not contexts or not contexts.isdisjoint(act.contexts))
            and (not by or not by.isdisjoint(act.by))
            and (not to or not to.isdisjoint(act.to))
            and (not demands or act.demand in demands)
            and (not rule.deadly or (act.dead or 0) > 0)
            and (words is None or words.search(act.text) is not None)
        )

    return test


def faces(direction: Direction, subject: str, other: str | None) -> Test:
    """Whether an act runs in the direction, seen from the subject."""

    def test(act: Act) -> bool:
        sent, got = subject in act.actors, subject in act.recipients
        foreign_actors = [code for code in act.actors if code != subject]
        foreign_recipients = [code for code in act.recipients if code != subject]
        mutual = sent and not act.recipients and bool(foreign_actors)
        if other is not None and other not in act.actors and other not in act.recipients:
            return False
        if direction == "toward":
            return mutual or (got and bool(foreign_actors) and (other is None or other in foreign_actors))
        if direction == "from":
            return mutual or (
                sent and bool(foreign_recipients) and (other is None or other in foreign_recipients)
            )
        if direction == "abroad":
            return mutual or (got and bool(foreign_actors)) or (sent and bool(foreign_recipients))
        if direction == "within":
            at_home = sent or (not act.actors and (got or (not act.recipients and act.country == subject)))
            return at_home and not foreign_actors and not foreign_recipients
        if direction == "presence":
            return got and (bool(foreign_actors) or (act.country not in (None, subject) and not sent))
        return sent if direction == "by" else True

    return test


def units_of(unit: Unit, act: Act, subject: str) -> Iterable[Hashable]:
    """What the act counts as; nothing when it has no place, or no partner with a code."""
    if unit == "incident":
        return (act.incident,)
    if unit == "item":
        return (act.document,)
    if unit == "place":
        return (act.place,) if act.place is not None else ()
    if unit == "sender":
        return tuple(code for code in act.actors if code != subject)
    return tuple(code for code in (*act.actors, *act.recipients) if code != subject)


def _anything(act: Act) -> bool:
    return True


def _crosses_borders(act: Act) -> bool:
    return len({*act.actors, *act.recipients}) > 1
