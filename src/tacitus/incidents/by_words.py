"""The words of two sentences: all of them, those close to the triggers, names, words in a row."""

from __future__ import annotations

from typing import Any

from tacitus.incidents.profile import Profile


def compare_words(a: Profile, b: Profile, found: dict[str, float]) -> None:
    """Shared words by their rarity, names that one tells and the other does not, words in a row."""
    shared = [a.words[w] for w in sorted(a.words.keys() & b.words.keys())]
    if shared and a.length and b.length:
        found["cosine"] = sum(w**2 for w in shared) / (a.length * b.length)
    least = min(a.mass, b.mass)
    found["overlap"] = sum(shared) / least if least else 0.0
    rare = sum(max(0.0, w - 4.0) for w in shared)
    found["rare_shared"] = min(rare, 15.0) / 5.0
    if a.near and b.near:
        found["near"] = overlap(a.near, b.near, a, b)
    if a.capital and b.capital:
        found["name_overlap"] = overlap(a.capital, b.capital, a, b)
        if not a.capital & b.words.keys() and not b.capital & a.words.keys():
            found["no_name_shared"] = 1.0
    runs = len(a.runs & b.runs)
    found["runs"] = float(min(runs, 10))
    if a.runs and b.runs:
        found["runs_overlap"] = runs / min(len(a.runs), len(b.runs))
    if any(word in a.trigger and name in a.capital for name, word in a.runs & b.runs):
        found["same_naming"] = 1.0  # "the Houla massacre"
    one, other = a.capital & a.near, b.capital & b.near
    if one and other:
        found["near_names"] = overlap(one, other, a, b)
        if not one & b.words.keys() and not other & a.words.keys():
            found["near_names_apart"] = 1.0
    apart = min(_left(a, b), _left(b, a))
    found["names_apart"] = min(apart, 10.0) / 5.0


def overlap(one: Any, other: Any, a: Profile, b: Profile) -> float:
    """Weight of shared words over that of the lighter side."""
    shared = weight(one & other, a, b)
    least = min(weight(one, a, b), weight(other, a, b))
    return shared / least if least else 0.0


def weight(words: Any, a: Profile, b: Profile) -> float:
    """Rarity of words of two events, summed."""
    return sum(a.words.get(w) or b.words.get(w) or 1.0 for w in sorted(words))


def _left(a: Profile, b: Profile) -> float:
    """Weight of what one writes as names and the other does not hold."""
    return sum(max(0.0, a.words[w] - 3.0) for w in sorted(a.capital) if w not in b.words)
