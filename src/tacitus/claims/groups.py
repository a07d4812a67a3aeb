"""Ways to say one thing: which groups of the lexicon a text's words belong to, with the end of their axis.

A group stands at a word or phrase; what turns it ("refused to", "not", "except") within a few words before it gives its
other end. Groups are found in the claim and in the few items it is compared with, never in the whole record.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from tacitus.claims.lexicon import lexicon
from tacitus.claims.stems import fold, folded, stem

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|[.;:,!?()]")
_GAP = 7  # words that "..." in a phrase may stand for
_REACH, _FAR = 6, 10  # words over which a turning word reaches; farther over "the request of X for Y"
_STOPS = frozenset(".;:!?")
_APPEAL = stem("appeal")
_ASKED = frozenset(map(stem, ("request", "bid", "demand", "wish", "call", "proposal", "plan", "order")))


@dataclass(frozen=True, slots=True)
class Said:
    """A group that a text says; `start`..`end` are offsets, `words` counts those of the phrase, `turned` when it is turned."""

    group: str
    start: int
    end: int
    words: int
    turned: bool


@cache
def stems_of(group: str) -> tuple[str, ...]:
    """Stems of the single words of a group, in its order."""
    words = (w for w in lexicon().groups[group] if " " not in w)
    return tuple(dict.fromkeys(stem(fold(w)) for w in words))


@cache
def groups_of(key: str) -> tuple[str, ...]:
    """The groups in which a stem stands as a word of its own."""
    return _by_stem().get(key, ())


@dataclass(frozen=True, slots=True)
class Groups:
    """What a text says: its groups, and the words that something turns, as spans."""

    said: tuple[Said, ...]
    turned: tuple[tuple[int, int], ...]


@lru_cache(maxsize=1024)  # as with terms (`words.terms_of`)
def groups_in(text: str) -> Groups:
    """All groups that a text says, in the order of its words."""
    spans = [(m.start(), m.end()) for m in _TOKEN.finditer(text)]
    low = [folded(text[start:end]) for start, end in spans]
    stems = [stem(w) for w in low]
    turned, excepted = _turned(low, stems)
    found: list[Said] = []
    for at, key in enumerate(stems):
        other = turned[at] or excepted[at]
        found += [Said(group, *spans[at], 1, other) for group in groups_of(key)]
        for phrase, group in _phrases().get(key, ()):
            if width := _match(phrase, stems, at):
                found.append(Said(group, spans[at][0], spans[at + width - 1][1], width, other))
    return Groups(tuple(found), tuple(span for span, on in zip(spans, turned, strict=True) if on))


def _turned(low: Sequence[str], stems: Sequence[str]) -> tuple[list[bool], list[bool]]:
    """For each word whether something turns it, and whether something excepts it; both reach a few words on."""
    turned, excepted = [False] * len(low), [False] * len(low)
    for flags, table in ((turned, _turning()), (excepted, _excepting())):
        singles, phrases = table
        for at, word in enumerate(low):
            width = 1 if stems[at] in singles or word in singles or word.endswith("n't") else 0
            if not width and stems[at] in phrases:
                width = max(_match(p, stems, at) for p in phrases[stems[at]])
            if not width or _APPEAL in stems[at + width : at + width + 4]:
                continue  # a rejected appeal leaves what it was against
            reach = _FAR if _ASKED & set(stems[at + width : at + width + 3]) else _REACH
            for on in range(at + width, min(len(low), at + width + reach)):
                if low[on] in _STOPS:
                    break
                flags[on] = not flags[on]
    return turned, excepted


def _match(phrase: Sequence[str], stems: Sequence[str], at: int) -> int:
    """How many words a phrase takes from here, 0 where it does not stand; "..." stands for up to seven of them."""
    here, gap = at, 0
    for part in phrase:
        if part == "...":
            gap = _GAP
            continue
        while here < len(stems) and stems[here] != part and gap and stems[here] not in _STOPS:
            here, gap = here + 1, gap - 1
        if here >= len(stems) or stems[here] != part:
            return 0
        here, gap = here + 1, 0
    return here - at


@cache
def _by_stem() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for group in lexicon().groups:
        for key in stems_of(group):
            found.setdefault(key, []).append(group)
    return {key: tuple(groups) for key, groups in found.items()}


@cache
def _phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First stem -> phrases that begin with it, with their groups."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for group, words in lexicon().groups.items():
        for word in words:
            if " " in word:
                phrase = _cut(word)
                found.setdefault(phrase[0], []).append((phrase, group))
    return {key: tuple(phrases) for key, phrases in found.items()}


_Table = tuple[frozenset[str], Mapping[str, tuple[tuple[str, ...], ...]]]


@cache
def _turning() -> _Table:
    return _table(lexicon().turning)


@cache
def _excepting() -> _Table:
    return _table(lexicon().excepting)


def _table(words: Sequence[str]) -> _Table:
    singles = {stem(fold(w)) for w in words if " " not in w}
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for word in words:
        if " " in word:
            phrases.setdefault(_cut(word)[0], []).append(_cut(word))
    return frozenset(singles), {key: tuple(p) for key, p in phrases.items()}


def _cut(phrase: str) -> tuple[str, ...]:
    return tuple(part if part == "..." else stem(fold(part)) for part in phrase.split())
