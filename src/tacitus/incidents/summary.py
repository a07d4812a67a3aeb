"""What the reports of one incident tell together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from tacitus.incidents.outlets import count_independent
from tacitus.incidents.values import DayCount, Incident, PartyCount, Report, Spread, Told, Verdict
from tacitus.model import Party, Quantity


def summarise(reports: Sequence[Report], judged: Mapping[tuple[str, str], Verdict]) -> Incident:
    """One incident of its reports; their order does not matter.

    Args:
        reports: one at least.
        judged: what stands of judgements by hand.
    """
    ordered = sorted(reports, key=lambda r: (r.published or "9999", r.event.when.first or "9999", r.event.id))
    events = [report.event for report in ordered]
    ids = sorted(event.id for event in events)
    days = Counter(event.when.first for event in events)
    dated = sorted(((day, n) for day, n in days.items() if day is not None), key=lambda d: (-d[1], d[0]))
    firsts = [event.when.first for event in events if event.when.first is not None]
    lasts = [last for e in events if (last := e.when.last or e.when.first) is not None]
    members = frozenset(ids)
    return Incident(
        id=ids[0],
        events=tuple(ids),
        documents=tuple(sorted({event.document_id for event in events})),
        event=_common(event.event for event in events)[0][0],
        categories=_common(event.event for event in events),
        date=dated[0][0] if dated else None,
        first=min(firsts, default=None),
        last=max(lasts, default=None),
        ongoing=any(event.when.ongoing for event in events),
        days=tuple(DayCount(day, n) for day, n in [*dated, *([(None, days[None])] if None in days else [])]),
        actors=_parties(event.actor for event in events),
        recipients=_parties(event.recipient for event in events),
        dead=_spread((event.id, event.dead) for event in events),
        injured=_spread((event.id, event.injured) for event in events),
        size=_spread((event.id, event.size) for event in events),
        places=_common(e.event_loc.name for e in events if e.event_loc is not None and e.event_loc.name),
        statuses=_common(event.status for event in events),
        outlets=tuple(sorted({report.outlet for report in ordered if report.outlet is not None})),
        independent=count_independent(
            [(report.outlet, report.event.document_id, report.event.text) for report in ordered]
        ),
        judged=_touched(judged, members),
        text=min(events, key=lambda event: (-event.confidence, event.id)).text,
    )


def _common(values: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(values).items(), key=lambda pair: (-pair[1], pair[0])))


def _parties(sides: Iterable[Sequence[Party]]) -> tuple[PartyCount, ...]:
    counted: Counter[tuple[str | None, str | None]] = Counter()
    for side in sides:
        counted.update({(p.code, None if p.code else p.identifier_text or p.text) for p in side})
    ranked = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0][0] or "~", pair[0][1] or ""))
    return tuple(PartyCount(code, name, n) for (code, name), n in ranked)


def _spread(given: Iterable[tuple[str, Quantity | None]]) -> Spread | None:
    told = tuple(Told(name, quantity) for name, quantity in given if quantity is not None)
    if not told:
        return None
    lows = [t.quantity.low for t in told if t.quantity.low is not None]
    highs = [t.quantity.high for t in told if t.quantity.high is not None]
    open_end = any(t.quantity.high is None for t in told)
    contested = bool(lows and highs) and max(lows) > min(highs)
    high = None if open_end or not highs else max(highs)
    return Spread(min(lows, default=None), high, contested, told)


def _touched(judged: Mapping[tuple[str, str], Verdict], members: frozenset[str]) -> bool:
    return any(a in members and b in members for a, b in judged) if len(members) > 1 and judged else False
