"""An incident as JSON, in a fixed order of keys."""

from __future__ import annotations

from typing import Any

from tacitus.incidents.values import Incident, PartyCount, Spread


def incident_json(incident: Incident) -> dict[str, Any]:
    """One object: what all reports tell together, then the ids of events and documents.

    Numbers are `{"low","high","contested","told":[{"event_id","text","low","high"}]}` or null.
    """
    return {
        "id": incident.id,
        "event": incident.event,
        "categories": dict(incident.categories),
        "date": incident.date,
        "first": incident.first,
        "last": incident.last,
        "ongoing": incident.ongoing,
        "days": [{"day": d.day, "reports": d.reports} for d in incident.days],
        "actor": [_party(p) for p in incident.actors],
        "recipient": [_party(p) for p in incident.recipients],
        "dead": _spread(incident.dead),
        "injured": _spread(incident.injured),
        "size": _spread(incident.size),
        "places": dict(incident.places),
        "statuses": dict(incident.statuses),
        "reports": len(incident.events),
        "documents": list(incident.documents),
        "outlets": list(incident.outlets),
        "independent_outlets": incident.independent,
        "judged": incident.judged,
        "text": incident.text,
        "events": list(incident.events),
    }


def _party(party: PartyCount) -> dict[str, Any]:
    return {"code": party.code, "name": party.name, "reports": party.reports}


def _spread(spread: Spread | None) -> dict[str, Any] | None:
    if spread is None:
        return None
    told = [
        {"event_id": t.event_id, "text": t.quantity.text, "low": t.quantity.low, "high": t.quantity.high}
        for t in spread.told
    ]
    return {"low": spread.low, "high": spread.high, "contested": spread.contested, "told": told}
