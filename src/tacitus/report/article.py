"""The article of a reading as blocks of marked HTML: paragraphs, headings and list items.

A block ends where a line ends between two sentences, or where the kind of the sentence changes. All of the
text is shown, also what belongs to no sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from tacitus.model import Event, Party, Reading, SentenceKind
from tacitus.report.marks import Mark, MarkedText
from tacitus.report.wording import codes, is_mutual, line


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or list item; `html` holds its sentences with anchors `s0`, `s1`, …"""

    kind: SentenceKind
    html: Markup

    @property
    def has_sign(self) -> bool:
        """Whether the text has a sign of its own before a list item."""
        return not self.html.striptags()[:1].isalnum()


def event_numbers(reading: Reading) -> tuple[int, ...]:
    """For each event of the reading its number, from 1, in the order of their words in the text."""
    ordered = sorted(
        range(len(reading.events)),
        key=lambda at: (
            reading.events[at].trigger.start,
            reading.events[at].trigger.end,
            reading.events[at].id,
        ),
    )
    numbers = [0] * len(ordered)
    for number, at in enumerate(ordered, 1):
        numbers[at] = number
    return tuple(numbers)


def article_blocks(reading: Reading, numbers: Sequence[int]) -> tuple[Block, ...]:
    """The whole text in its order, with the marks of events, parties, speakers and loaded words."""
    text = reading.document.text
    marked = MarkedText(text, _marks(reading, numbers))
    blocks: list[Block] = []
    parts: list[Markup] = []
    kind: SentenceKind = "prose"

    def finish() -> None:
        html = Markup("").join(parts)
        if html.strip():
            blocks.append(Block(kind, html))
        parts.clear()

    position = 0
    for sentence in reading.sentences:
        start, end = max(position, sentence.start), min(len(text), sentence.end)
        if start >= end:
            continue
        for begins, low, high in _lines(text, position, start):
            if begins:
                finish()
                kind = "prose"
            parts.append(marked.html(low, high))
        if sentence.kind != kind:
            if any(character.isalnum() for part in parts for character in part.striptags()):
                finish()  # else it is the sign of the item, which stays with it
            kind = sentence.kind
        parts.append(Markup('<span id="s{}">{}</span>').format(sentence.index, marked.html(start, end)))
        position = end
    for begins, low, high in _lines(text, position, len(text)):
        if begins:
            finish()
            kind = "prose"
        parts.append(marked.html(low, high))
    finish()
    return tuple(blocks)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[bool, int, int]]:
    """Lines of a stretch between sentences: whether a new line begins here, start and end without line end."""
    begins = False
    while True:
        at = text.find("\n", start, end)
        yield begins, start, end if at < 0 else at
        if at < 0:
            return
        begins, start = True, at + 1


def _marks(reading: Reading, numbers: Sequence[int]) -> Iterator[Mark]:
    for event, number in zip(reading.events, numbers, strict=True):
        quad = f"q{event.quad_code}"
        label = _label(event)
        yield Mark(event.trigger.start, event.trigger.end, f"act {quad}", label, (number,))
        for side, parties in (("actor", event.actor), ("recipient", event.recipient)):
            for party in parties:
                yield Mark(party.start, party.end, f"{side} {quad}", f"{side}: {codes(party)}")
        if event.attribution is not None:
            said = event.attribution
            yield Mark(said.start, said.end, "said", f"said by {line(said.speaker, 80)}")
    for statement in reading.statements:
        for start, end in statement.loaded:
            yield Mark(start, end, "loaded", "loaded wording")


def _label(event: Event) -> str:
    sides = (" ↔ " if is_mutual(event) else ", ").join(_name(party) for party in event.actor) or "?"
    if event.recipient:
        sides += " → " + ", ".join(_name(party) for party in event.recipient)
    status = "" if event.status == "actual" else f" ({event.status})"
    return f"{' '.join([event.event, *event.mode])}{status}: {sides}"


def _name(party: Party) -> str:
    return f"{line(party.text, 40)} [{codes(party)}]"
