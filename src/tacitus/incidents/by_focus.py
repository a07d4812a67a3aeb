"""What stands around two triggers: the same words close by, the same names and numbers next to them."""

from __future__ import annotations

from collections.abc import Mapping

from tacitus.incidents.profile import Profile
from tacitus.incidents.words import rarity

_FAR = 5.0  # rarity of a name that the other does not tell, above which nothing is gained


def compare_focus(a: Profile, b: Profile, found: dict[str, float]) -> None:
    """Cosines of words weighed by their distance to the trigger; numbers of both clauses; how far tolls differ."""
    one, other = a.focus, b.focus
    shared = sorted(one.close.keys() & other.close.keys())
    found["focus_close"] = sum(one.close[stem] * other.close[stem] for stem in shared)
    found["focus_wide"] = sum(one.wide[stem] * other.wide[stem] for stem in shared)
    if one.numbers and other.numbers:
        found["same_clause_number" if one.numbers & other.numbers else "other_clause_number"] = 1.0
    if a.dead and b.dead:
        least, most = sorted((a.dead[0], b.dead[0]))
        found["toll_ratio"] = (least + 1) / (most + 1)


def compare_arguments(a: Profile, b: Profile, found: dict[str, float]) -> None:
    """The names nearest to the triggers, before and after, and the words next to them, each side with its like and across."""
    one, other = a.focus, b.focus
    for name, mine, yours in (
        ("before", one.name_before, other.name_before),
        ("after", one.name_after, other.name_after),
    ):
        if mine and yours:
            found[f"same_name_{name}" if mine & yours else f"other_name_{name}"] = 1.0
            left = min(_untold(mine, b.words), _untold(yours, a.words))
            found[f"name_{name}_untold"] = min(1.0, left / _FAR)
    before, after = one.name_before & other.name_before, one.name_after & other.name_after
    if (one.name_before & other.name_after or one.name_after & other.name_before) and not before | after:
        found["names_crossed"] = 1.0
    if one.names and other.names and one.names.isdisjoint(other.names):
        found["nearest_names_apart"] = 1.0
    found["words_before"] = _share(one.before, other.before)
    found["words_after"] = _share(one.after, other.after)
    found["words_across"] = max(_share(one.after, other.before), _share(one.before, other.after))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    """Rarity of shared words over that of the lighter side."""
    shared = one & other
    if not shared:
        return 0.0
    return _rarity(shared) / min(_rarity(one), _rarity(other))


def _untold(name: frozenset[str], words: Mapping[str, float]) -> float:
    return _rarity(frozenset(stem for stem in name if stem not in words))


def _rarity(stems: frozenset[str]) -> float:
    return sum(rarity(stem) for stem in sorted(stems))
