"""Even-handedness: exchanging the two sides of a sentence must exchange actor and recipient and nothing else.

An own sheet holds sentences with slots for two sides (`{A.name}`, `{B.adj}`), and pairs of names of equal form. Each
sentence is filled with some pairs, both ways round; what is read must be the same once every name is put back into
its slot. Formulas: a pair counts when events, in order, agree in category, modes, status and in the slots of their
parties, and confidences differ by at most 0.05.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tacitus.model import Event, Party

_SLOT = re.compile(r"\{([AB])\.(\w+)\}")
TOLERANCE = 0.05
Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Swapped:
    """One sentence with one pair of names, both ways round; `slots` are (start, end, slot) of each filling."""

    id: str
    texts: tuple[str, str]
    slots: tuple[tuple[tuple[int, int, str], ...], tuple[tuple[int, int, str], ...]]


def swap_pairs(
    sentences: Iterable[Mapping[str, str]], names: Mapping[str, Sequence[Sequence[Names]]], *, each: int
) -> Iterator[Swapped]:
    """Each sentence with `each` pairs of its kind, those whose sha256 with the sentence's id is smallest."""
    for sentence in sentences:
        pairs = names[sentence["kind"]]
        order = sorted(
            range(len(pairs)), key=lambda k: hashlib.sha256(f"{sentence['id']} {k}".encode()).hexdigest()
        )
        for k in order[:each]:
            one, two = pairs[k]
            there, back = _fill(sentence["text"], one, two), _fill(sentence["text"], two, one)
            yield Swapped(f"{sentence['id']}/{k}", (there[0], back[0]), (there[1], back[1]))


def agrees(pair: Swapped, read: Callable[[str], Sequence[Event]]) -> bool:
    """Whether both ways round are read alike."""
    there, back = (read(text) for text in pair.texts)
    if len(there) != len(back):
        return False
    for one, two in zip(there, back, strict=True):
        if _shape(one, pair.slots[0]) != _shape(two, pair.slots[1]):
            return False
        if abs(one.confidence - two.confidence) > TOLERANCE:
            return False
    return True


def _fill(text: str, one: Names, two: Names) -> tuple[str, tuple[tuple[int, int, str], ...]]:
    filled, slots, at = "", [], 0
    for match in _SLOT.finditer(text):
        filled += text[at : match.start()]
        name = (one if match[1] == "A" else two)[match[2]]
        slots.append((len(filled), len(filled) + len(name), match[0]))
        filled += name
        at = match.end()
    return filled + text[at:], tuple(slots)


def _shape(event: Event, slots: Sequence[tuple[int, int, str]]) -> tuple[object, ...]:
    """What must stay the same: names inside spans are put back into their slots."""

    def spans(parties: Iterable[Party]) -> tuple[str, ...]:
        return tuple(_unfilled(p.start, p.end, p.text, slots) for p in parties)

    trigger = _unfilled(event.trigger.start, event.trigger.end, event.trigger.text, slots)
    return event.event, event.mode, event.status, trigger, spans(event.actor), spans(event.recipient)


def _unfilled(start: int, end: int, text: str, slots: Sequence[tuple[int, int, str]]) -> str:
    for first, last, slot in reversed(slots):
        low, high = max(first, start), min(last, end)
        if low < high:
            text = text[: low - start] + slot + text[high - start :]
    return text
