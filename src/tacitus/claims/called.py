"""Bodies, groups and treaties that news calls by several names: "ISIL", "ISIS" and "Islamic State" are one.

Names of bodies and groups are those of the table of actors (`resolve/who`), of treaties `data/called.yaml`. A name that two of them
bear is left out, and so is a common word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from tacitus.claims.lexicon import table
from tacitus.resolve.who.bodies import body_rows

Names = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]
Way = Callable[[str], str]
WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[’'][^\W\d_]{2,})?")  # of a claim, an item or a name


def called_at(words: Sequence[str], at: int, names: Names) -> tuple[str, int] | None:
    """The key of what the longest name that begins at a word stands for, and how many words it takes.

    Args:
        words: words of a text as `form` gives them.
        at: place of the first word.
        names: what `names_by` gives for the same form.
    """
    for told, key in names.get(words[at], ()):
        if tuple(words[at : at + len(told)]) == told:
            return key, len(told)
    return None


def form(word: str, stem: Way) -> str:
    """A word as names are compared: its stem, a capital letter kept; an abbreviation as it is."""
    if len(word) > 1 and word.isupper():
        return word
    return stem(word).capitalize() if word[:1].isupper() else stem(word)


def names_by(stem: Way) -> Names:
    """First word of a name -> the words of the names that begin with it and the key of what bears them, the longest first."""
    every = [tuple(dict.fromkeys(told)) for told in (*_bodies(), *_treaties())]
    bearers = Counter(name for told in every for name in told)
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for told in every:
        kept = [name for name in told if bearers[name] == 1 and _is_distinct(name)]
        if len(kept) > 1:
            for name in kept:
                words = tuple(form(word, stem) for word in WORD.findall(name))
                table.setdefault(words[0], []).append((words, f"+{kept[0].lower()}"))
    return {first: sorted(rows, key=lambda row: (-len(row[0]), row)) for first, rows in table.items()}


def _bodies() -> list[list[str]]:
    return [row[6].split("|") for row in body_rows()]


def _treaties() -> list[list[str]]:
    told: list[list[str]] = table("called.yaml")
    return told


def _is_distinct(name: str) -> bool:
    """Whether a name is long enough to be one: an abbreviation of three letters, a word that is no common one, or several words."""
    from tacitus.claims.likeness import is_known_word

    words = WORD.findall(name)
    if not words or not any(c.isupper() for c in name):
        return False
    if len(words) > 1:
        return any(len(word) > 1 for word in words)
    return len(words[0]) > 2 and (words[0].isupper() or not is_known_word(words[0].lower()))
