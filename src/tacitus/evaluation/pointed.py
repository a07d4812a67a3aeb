"""Reads a document with the places of some triggers given: what the coder says of an act that it was pointed at.

A sheet of event pairs names events of an older coder. Where the coder of today finds none at a trigger, parties, modes,
status, day and place are still its own reading of that trigger; only that there is an act, and its category, are given.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from tacitus.model import Document, Reading
from tacitus.reader import default_reader
from tacitus.reading.encoder.coder import NeuralCoder
from tacitus.reading.encoder.labels import TRIGGERS
from tacitus.reading.encoder.session import Model, Words, load_model
from tacitus.reading.encoder.windows import Window

Trigger = tuple[int, int, str]  # start, end, category
_SURE = 60.0  # logit; above all that the network gives


@dataclass(frozen=True, slots=True)
class _Pointed(Model):
    """A model that takes the words of given triggers for triggers."""

    triggers: tuple[Trigger, ...] = ()

    def words(self, window: Window) -> Words:
        """As the model's, with the logits of given triggers raised."""
        told = super(_Pointed, self).words(window)
        raised = told.logits.copy()
        for start, end, event in self.triggers:
            inside = [at for at, word in enumerate(window.words) if word.start < end and start < word.end]
            for at in inside:
                edge = "B" if at == inside[0] else "I"
                raised[at, TRIGGERS.index(f"{edge}-{event}")] += _SURE
        return replace(told, logits=raised)


def read_pointed(document: Document, triggers: Sequence[Trigger]) -> Reading:
    """The document read with the triggers given, without statements."""
    told = load_model()
    given = {field.name: getattr(told, field.name) for field in fields(Model)}
    reader = replace(
        default_reader(), coder=NeuralCoder(_Pointed(**given, triggers=tuple(triggers))), statements=None
    )
    return reader.read(document)


def read_pointed_at(items: Mapping[str, Document], told: Iterable[tuple[str, Trigger]]) -> dict[str, Reading]:
    """Readings by document id, of triggers told with the id of their document; a document that is not there is left out."""
    wanted: dict[str, set[Trigger]] = {}
    for name, trigger in told:
        if name in items:
            wanted.setdefault(name, set()).add(trigger)
    return {name: read_pointed(items[name], sorted(triggers)) for name, triggers in sorted(wanted.items())}
