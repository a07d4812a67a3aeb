"""Claims made of an item's own sentence, whose label follows from how they were made.

The sentence as it stands: `supports`. One number of it another: `contradicts`. Two names exchanged: `contradicts`, at half weight, since
some exchanges leave the meaning. With a sentence of another item added: `partly`. Beside what is left of the item without it:
`neither`, at half weight, since the rest may say it again. Written claims (`corpus/claims.jsonl`) are what teaches; these only
add what they are poor in, a single figure or name that differs.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import Any

from tacitus.reading.sentences import split_sentences

SHORTEST, LONGEST = 6, 45  # words of a sentence that is taken
DOUBTED = 0.5
_WORDS = "two three four five six seven eight nine ten eleven twelve".split()
_NUMBER = re.compile(rf"(?<![\w.,])(?:\d{{1,4}}|{'|'.join(_WORDS)})(?![.,]?\w)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_AFTER_MONTH, _BEFORE_MONTH = re.compile(rf"{_MONTH} $"), re.compile(rf" {_MONTH}")
_NAME = re.compile(r"\b[A-Z][a-z]{3,}(?: [A-Z][a-z]{3,})*\b")

Made = tuple[str, str, str, float]  # claim, what is left of the item, relation, weight


def sentences_of(text: str) -> list[str]:
    """Sentences neither very short nor very long."""
    found = [sentence.text.strip() for sentence in split_sentences(text)]
    return [s for s in found if SHORTEST <= len(s.split()) <= LONGEST]


def construct(text: str, other: Callable[[], str], rng: random.Random) -> dict[str, Any] | None:
    """An item with one claim made of it, of a kind drawn at random; None where it has not what the kind needs.

    Args:
        text: the item's.
        other: draws the text of another item.
    """
    own = sentences_of(text)
    if not own:
        return None
    sentence, kind = rng.choice(own), rng.random()
    made: Made | None
    if kind < 0.4:
        made = sentence, text, "supports", 1.0
    elif kind < 0.6:
        changed = with_other_number(sentence, rng)
        made = (changed, text, "contradicts", 1.0) if changed else None
    elif kind < 0.8:
        changed = with_names_exchanged(sentence, rng)
        made = (changed, text, "contradicts", DOUBTED) if changed else None
    elif kind < 0.9:
        added = sentences_of(other())
        made = (_and(sentence, rng.choice(added)), text, "partly", 1.0) if added else None
    else:
        made = (sentence, text.replace(sentence, " ").strip(), "neither", DOUBTED) if len(own) > 1 else None
    if made is None:
        return None
    claim, rest, relation, weight = made
    return {"text": rest, "claims": [{"text": claim, "relation": relation, "weight": weight}]}


def with_other_number(sentence: str, rng: random.Random) -> str | None:
    """The sentence with another number in place of one that is no year and no day of a month."""
    found = [
        m
        for m in _NUMBER.finditer(sentence)
        if not _YEAR.fullmatch(m[0])
        and not _AFTER_MONTH.search(sentence[: m.start()])
        and not _BEFORE_MONTH.match(sentence[m.end() :])
    ]
    if not found:
        return None
    match = rng.choice(found)
    if match[0] in _WORDS:
        told = rng.choice([word for word in _WORDS if word != match[0]])
    else:
        told = str(max(1, int(int(match[0]) * rng.choice([0.3, 0.5, 2, 3, 4])) + rng.choice([1, 2, 3])))
    return None if told == match[0] else sentence[: match.start()] + told + sentence[match.end() :]


def with_names_exchanged(sentence: str, rng: random.Random) -> str | None:
    """The sentence with two of its names, none of them its first word, in each other's place."""
    names = list({m[0]: m for m in _NAME.finditer(sentence) if m.start() > 0}.values())
    if len(names) < 2:
        return None
    a, b = sorted(rng.sample(names, 2), key=lambda match: match.start())
    if a[0] in b[0] or b[0] in a[0]:
        return None
    return sentence[: a.start()] + b[0] + sentence[a.end() : b.start()] + a[0] + sentence[b.end() :]


def _and(sentence: str, added: str) -> str:
    """Both in one sentence; the second keeps its capital where it begins with a longer word, which may be a name."""
    low = added if _NAME.match(added) else added[0].lower() + added[1:]
    return f"{sentence.rstrip('.')}, and {low}"
