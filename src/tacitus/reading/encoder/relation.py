"""What one given party does to another: two readings of the window, multiplied.

The window is read again with both parties marked (`marks`), which answers directly. Beside it, in the window as `code` reads it,
every word that may be a trigger is asked whom it makes its actor and its recipient: a category counts by its likeliest trigger
whose roles fit the two parties. In categories whose acts are mutual the recipient may also stand as an actor.

The answer is that of dyadic coding by the published CAMEO-to-PLOVER crosswalk, which is what such pairs are coded by
elsewhere: it parts from the events of `code` where a promise is concerned (AGREE, whatever is promised), a verdict
(ACCUSE), or economic sanctions (COERCE). docs/relation.md has the list.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tacitus.ontology import CATEGORIES, category
from tacitus.reading.encoder.labels import ROLES, TRIGGERS, average, distances, softmax
from tacitus.reading.encoder.marks import marked
from tacitus.reading.encoder.session import Model
from tacitus.reading.encoder.windows import Window

if TYPE_CHECKING:
    from tacitus.reading.encoder.session import Floats

_ASKED = 40  # triggers asked for their roles, the likeliest first
_LEAST = 0.02  # share of a category at a word from which the word is asked
_DOUBT = 0.15  # how much a role that does not fit still counts
_FLOOR = 0.15  # what a category without a trigger counts
_WEIGHT = 0.75  # of the second reading; chosen, as the floor, on the `look` half of gold/plv_train
_SIDES = {role: (ROLES.index(f"B-{role}"), ROLES.index(f"I-{role}")) for role in ("actor", "recipient")}


def relation_shares(
    model: Model, window: Window, actor: Sequence[int], recipient: Sequence[int]
) -> dict[str, float]:
    """Category -> share for the words of the two parties, none for one that is not named; the sixteen sum to 1."""
    told, *marks = marked(window, actor, recipient, model.pieces)
    vectors = model.words(told).vectors
    count = len(told.words)
    logits = model.relation(vectors, average(marks[0], count), average(marks[1], count))
    fitting = _fitting(model, window, actor, recipient)
    scores = [float(x) + _WEIGHT * math.log(f + _FLOOR) for x, f in zip(logits, fitting, strict=True)]
    return dict(zip(CATEGORIES, softmax(scores), strict=True))


def _fitting(model: Model, window: Window, actor: Sequence[int], recipient: Sequence[int]) -> list[float]:
    """For each category the largest product of a word's share as its trigger and how well its roles fit the parties."""
    seen = model.words(window)
    count = len(seen.logits)
    asked: list[tuple[float, int, int]] = []
    for word in range(count):
        shares = softmax([float(x) for x in seen.logits[word]])
        for k, name in enumerate(CATEGORIES):
            share = shares[TRIGGERS.index(f"B-{name}")] + shares[TRIGGERS.index(f"I-{name}")]
            if share > _LEAST:
                asked.append((share, word, k))
    asked = sorted(asked, key=lambda a: (-a[0], a[1], a[2]))[:_ASKED]
    found = [0.0] * len(CATEGORIES)
    if not asked:
        return found
    roles, _, _ = model.acts(
        seen.lower,
        [average([word], count) for _, word, _ in asked],
        [k for _, _, k in asked],
        [distances([word], count) for _, word, _ in asked],
    )
    for (share, _, k), told in zip(asked, roles, strict=True):
        does = _best(told, actor, "actor")
        gets = _best(told, recipient, "recipient")
        if category(CATEGORIES[k]).mutual:
            gets = max(gets, _best(told, recipient, "actor"))
        found[k] = max(found[k], share * (_DOUBT + does) * (_DOUBT + gets))
    return found


def _best(roles: Floats, words: Sequence[int], role: str) -> float:
    """The largest share of the role among the words of a party; among all where it is not named."""
    begin, inside = _SIDES[role]
    shares = [softmax([float(x) for x in roles[word]]) for word in words or range(len(roles))]
    return max(s[begin] + s[inside] for s in shares)
