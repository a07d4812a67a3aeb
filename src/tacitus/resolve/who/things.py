"""Proper names of days, laws and events that begin with people: "Veterans Day", "the 1951 Refugee Convention".

The last capitalized word decides. A body of the table that is called so stays a body, and a surname after a single
title ("Judge Law") a person.
"""

from __future__ import annotations

from itertools import takewhile

from tacitus.resolve.who.phrase import Phrase
from tacitus.resolve.who.roles import small_words

_ENDS = frozenset({"in", "out", "relative", "sign"})


def names_thing(phrase: Phrase) -> bool:
    """Whether a mention as a whole is such a name."""
    pieces = list(takewhile(lambda p: p.kind not in _ENDS and phrase.shown(p) != ",", phrase.pieces))
    if len(pieces) < 2 or pieces[-1].kind not in {"name", "nothing"}:
        return False
    last = phrase.words[pieces[-1].last - 1]
    if (
        not last.is_cased
        or last.key not in small_words("acts_last")
        or any(p.kind == "person" for p in pieces)
    ):
        return False
    joins = [i for i, p in enumerate(pieces) if p.kind == "join"]
    if joins and not phrase.words[pieces[joins[-1] + 1].first].is_cased:
        return False  # "the police and the Geneva Convention"
    nouns = [p for p in pieces[:-1] if p.kind in {"role", "weak"} and p.sense is not None]
    if not nouns or any(not phrase.words[p.first].is_cased for p in nouns):
        return False
    before = nouns[-1]
    titled = before.last == pieces[-1].first and pieces[-1].last - pieces[-1].first == 1
    many = before.possessive or (before.sense is not None and before.sense.plural)
    return not titled or many or pieces[0].kind in {"determiner", "number"}
