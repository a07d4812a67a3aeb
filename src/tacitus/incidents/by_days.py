"""The days of two events, and how the later of two reports tells the act."""

from __future__ import annotations

from tacitus.incidents.profile import Profile

REACH = 14  # days between the intervals of a pair
FIGHT = frozenset(("ASSAULT", "PROTEST", "MOBILIZE"))


def days_between(a: Profile, b: Profile) -> int | None:
    """Days from the end of the earlier interval to the start of the later; 0 when they touch, None when unknown."""
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return None
    return max(0, a.first - b.last, b.first - a.last)


def compare_days(a: Profile, b: Profile, found: dict[str, float]) -> None:
    """Days between, whether the text gives them, and whether the later document reaches back."""
    gap = days_between(a, b)
    if gap is None:
        found["no_day"] = 1.0
    elif gap:
        found["gap"] = min(gap, REACH) ** 0.5
        found["next_day" if gap == 1 else "later"] = 1.0
        if a.category in FIGHT and b.category in FIGHT:
            found["fight_later"] = 1.0
        if a.given and b.given:
            found["both_dated"] = 1.0
        elif a.given or b.given:
            found["one_dated"] = 1.0
    elif a.exact and b.exact:
        found["same_day"] = 1.0
    if a.published is None or b.published is None or a.published == b.published:
        return
    late = a if a.published > b.published else b
    if late.given and gap is not None:
        found["dated_apart" if gap else "dated_back"] = 1.0
    elif gap and late.cues.recalled:  # its day is that of the document, for want of another
        found["gap_recalled"] = min(gap, REACH) ** 0.5
    elif gap:
        found["gap_untold"] = min(gap, REACH) ** 0.5


def compare_telling(a: Profile, b: Profile, found: dict[str, float]) -> None:
    """How the later of two reports tells the act: as news, or recalling it."""
    one, other = a.cues, b.cues
    if one.intended or other.intended:
        found["both_intended" if one.intended and other.intended else "one_intended"] = 1.0
    if one.recalled and other.recalled:
        found["both_recalled"] = 1.0
    if a.published is None or b.published is None or a.published == b.published:
        if one.recalled != other.recalled:
            found["one_recalled"] = 1.0
        return
    late, early = (a, b) if a.published > b.published else (b, a)
    gap = min(abs(a.published - b.published), REACH)
    found["published_later"] = 1.0
    found["published_gap"] = (gap - 1.0) ** 0.5
    if late.cues.recalled:
        found["late_recalled"] = 1.0
    elif late.cues.definite:
        found["late_definite"] = 1.0
    if late.cues.news:
        found["late_news"] = 1.0
    if late.cues.again:
        found["late_again"] = 1.0
    if late.cues.going_on:
        found["late_going_on"] = 1.0
    if late.cues.grown:
        found["late_grown"] = 1.0
    if early.cues.recalled:
        found["early_recalled"] = 1.0
    if early.cues.intended and not late.cues.intended:
        found["early_intended"] = 1.0
    if late.category in FIGHT and not late.cues.recalled:
        found["late_fight"] = 1.0
