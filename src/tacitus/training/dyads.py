"""Pairs of the annotated events whose category the crosswalk of dyadic coding shares with the annotation guideline.

The guideline codes what happens (a promised release is CONCEDE, a verdict SANCTION), dyadic coding by the published
CAMEO crosswalk what one does toward another (a promise is AGREE, a verdict ACCUSE): acts on which they part are left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tacitus.training.examples import locate

_APART = frozenset({"CONCEDE", "SANCTION", "COERCE"})  # shared where the mode is one of these
_SHARED_MODES = frozenset(
    "expel withdraw discontinue arrest deport seize censor curfew martial-law cyber".split()
)
MOST = 1  # pairs of one act


def paired(item: Mapping[str, Any]) -> dict[str, Any]:
    """The item with its `pairs`, parties as (start, end), in place of its events."""
    pairs = [pair for event in item["events"] for pair in _pairs(item["text"], event)]
    return {"id": item["id"], "text": item["text"], "pairs": pairs}


def _pairs(text: str, event: Mapping[str, Any]) -> list[dict[str, Any]]:
    name = event["event"]
    shared = name not in _APART or bool(_SHARED_MODES & set(event["mode"]))
    trigger = locate(text, event["trigger"], event.get("nth", 0))
    if event["status"] not in {"actual", "alleged"} or not shared or trigger is None:
        return []
    actors, recipients = (
        [s for p in event[side] if (s := locate(text, p["text"], p.get("nth"), trigger[0]))]
        for side in ("actors", "recipients")
    )
    both = [(a, r) for a in actors for r in recipients] or [(a, b) for a in actors for b in actors if a != b]
    return [{"actor": a, "recipient": r, "category": name} for a, r in both[:MOST]]
