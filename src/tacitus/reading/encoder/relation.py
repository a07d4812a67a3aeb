"""What one given party does to another: the window is read with both parties marked (`marks`), and a head answers.

The answer is that of dyadic coding by the published CAMEO-to-PLOVER crosswalk, which is what such pairs are coded by
elsewhere: it parts from the events of `code` where a promise is concerned (AGREE, whatever is promised), a verdict
(ACCUSE), or economic sanctions (COERCE). docs/relation.md has the list.
"""

from __future__ import annotations

from collections.abc import Sequence

from tacitus.ontology import CATEGORIES
from tacitus.reading.encoder.labels import average, softmax
from tacitus.reading.encoder.marks import marked
from tacitus.reading.encoder.session import Model
from tacitus.reading.encoder.windows import Window


def relation_shares(
    model: Model, window: Window, actor: Sequence[int], recipient: Sequence[int]
) -> dict[str, float]:
    """Category -> share for the words of the two parties, none for one that is not named; the sixteen sum to 1."""
    told, *marks = marked(window, actor, recipient, model.pieces)
    count = len(told.words)
    logits = model.relation(model.words(told).vectors, average(marks[0], count), average(marks[1], count))
    return dict(zip(CATEGORIES, softmax([float(x) for x in logits]), strict=True))
