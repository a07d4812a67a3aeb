"""Whether two triggers may name one act."""

from __future__ import annotations

from tacitus.incidents.acts import may_be_one, only_once
from tacitus.incidents.profile import Profile


def compare_acts(a: Profile, b: Profile, found: dict[str, float]) -> None:
    """Categories, modes, status, triggers and their families."""
    if a.category != b.category:
        found["other_category"] = 1.0
    if a.modes and b.modes:
        found["same_mode" if a.modes & b.modes else "other_mode"] = 1.0
    if a.real != b.real:
        found["other_status"] = 1.0
    if a.trigger & b.trigger:
        found["same_trigger"] = 1.0
    elif a.trigger & b.near or b.trigger & a.near:
        found["trigger_nearby"] = 1.0
    one_act = may_be_one(a.families, b.families)
    if one_act is not None:
        found["same_family" if one_act else "other_family"] = 1.0
        if a.families & b.families:
            found["one_family"] = 1.0  # and not two that may be one
        if one_act and a.names & b.names and only_once(a.families & b.families):
            found["once"] = 1.0
