"""The neural coder: acts of a document by the package's model.

A window goes through the encoder once; every word gets a class (no trigger, or the category of a trigger that begins
or goes on there), helped by the cue lexicon where it names one; every trigger asks all words for their role and gives modes and status. Confidence is the
probability of the category, calibrated on held-out items.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from tacitus.model import EventMention, Mention, MentionKind, Sentence, Span, Status
from tacitus.ontology import CATEGORIES
from tacitus.reading.encoder.labels import MODES, ROLES, STATUSES, TRIGGERS, average, distances, softmax
from tacitus.reading.encoder.relation import relation_shares
from tacitus.reading.encoder.session import Model, load_model
from tacitus.reading.encoder.windows import Window, windows_of
from tacitus.reading.events import LexiconCoder
from tacitus.reading.sentences import dateline_end
from tacitus.reading.status import SAYING
from tacitus.reading.tokens import AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, PRONOUNS, Token

if TYPE_CHECKING:
    from tacitus.reading.encoder.session import Floats

Role = Literal["actor", "recipient", "speaker", "place"]
_SAYING = SAYING | {"tells", "according"}


NEAR = 80  # code points between triggers that may tell one act twice
_SIDES = ("recipient", "actor", "speaker")
_NOT_FIRST = frozenset("the a an and or but with by of".split())
_NOT_LAST = PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | frozenset("the a an".split())


@dataclass(frozen=True, slots=True)
class NeuralCoder:
    """A coder by a model: the package's, loaded on first use, or another."""

    given: Model | None = None

    @property
    def model(self) -> Model:
        """The model that reads."""
        return load_model() if self.given is None else self.given

    @property
    def name(self) -> str:
        """What stands in an event's `coder`."""
        return self.model.name

    def code(self, sentences: Sequence[Sentence]) -> tuple[EventMention, ...]:
        """Acts in the order of the text; none for sentences without any."""
        model = self.model
        text = _Text(sentences)
        cues = {act.trigger.start: act for act in LexiconCoder().code(sentences)}
        return tuple(act for w in windows_of(sentences, model.pieces) for act in _acts(model, w, text, cues))

    def relate(self, text: str, actor: tuple[int, int], recipient: tuple[int, int]) -> dict[str, float]:
        """Category -> probability of what the given actor does to the given recipient; the sixteen sum to 1.

        A party that is the whole text is not named.
        """
        sentence = Sentence(0, 0, len(text), text)
        for window in windows_of([sentence], self.model.pieces):
            sides = [
                [i for i, w in enumerate(window.words) if w.start < e and s < w.end]
                for s, e in (actor, recipient)
            ]
            if all(sides):
                named = [words if len(words) < len(window.words) else [] for words in sides]
                return relation_shares(self.model, window, named[0], named[1])
        return {}


class _Text:
    """Slices of a document from its sentences, by the document's offsets."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = {s.index: s for s in sentences}

    def in_dateline(self, window: Window, words: Sequence[int]) -> bool:
        """Whether the words stand in the dateline of their sentence: a place of writing is no party."""
        sentence = self.sentences[window.sentence_of[words[0]]]
        return window.words[words[0]].start - sentence.start < dateline_end(sentence.text)

    def span(self, window: Window, words: Sequence[int]) -> Span:
        """The words' stretch; where it leaves the first word's sentence it is cut there."""
        sentence = self.sentences[window.sentence_of[words[0]]]
        start, end = window.words[words[0]].start, min(window.words[words[-1]].end, sentence.end)
        return Span(start, end, sentence.text[start - sentence.start : end - sentence.start])


def _acts(model: Model, window: Window, text: _Text, cues: Mapping[int, EventMention]) -> list[EventMention]:
    seen = model.words(window)
    found = _triggers(
        window, _advised(window, seen.logits, cues, model.settings["cue_bonus"]), model.settings
    )
    if not found:
        return []
    count = len(window.words)
    roles, modes, states = model.acts(
        seen.lower,
        [average(words, count) for words, _, _ in found],
        [CATEGORIES.index(event) for _, event, _ in found],
        [distances(words, count) for words, _, _ in found],
    )
    roles[:, :, 0] -= model.settings["role_bias"]
    return _once(
        [
            _mention(
                window,
                text,
                words,
                event,
                confidence,
                roles[k],
                modes[k],
                states[k],
                cues.get(window.words[words[0]].start),
                model.settings,
            )
            for k, (words, event, confidence) in enumerate(found)
        ]
    )


def _once(acts: Sequence[EventMention]) -> list[EventMention]:
    """The acts without those that tell the one before again: same category and parties, a few letters further on."""
    kept: list[EventMention] = []
    for act in acts:
        last = kept[-1] if kept else None
        if last is None or act.trigger.start - last.trigger.end > NEAR or not _same(act, last):
            kept.append(act)
        elif act.confidence > last.confidence:
            kept[-1] = act
    return kept


def _same(one: EventMention, other: EventMention) -> bool:
    """Whether two acts may be one: all alike, and no modes apart (an envoy recalled, another expelled); one attack may be told in several modes."""
    apart = one.event != "ASSAULT" and one.modes and other.modes and set(one.modes).isdisjoint(other.modes)
    return not apart and (one.event, one.actors, one.recipients, one.status) == (
        other.event,
        other.actors,
        other.recipients,
        other.status,
    )


def _advised(window: Window, logits: Floats, cues: Mapping[int, EventMention], bonus: float) -> Floats:
    """The logits with the cue lexicon's opinion: where it names an act, its category gains `bonus`, every other half."""
    advised = logits.copy()
    inside: EventMention | None = None
    for at, word in enumerate(window.words):
        edge = "B" if word.start in cues else "I"
        inside = cues.get(word.start, inside)
        if inside is not None and word.start < inside.trigger.end:
            advised[at, 0] -= bonus / 2
            advised[at, TRIGGERS.index(f"{edge}-{inside.event}")] += bonus / 2
    return advised


def _triggers(
    window: Window, logits: Floats, settings: Mapping[str, float]
) -> list[tuple[list[int], str, float]]:
    """(words, category, confidence) of each trigger, in order."""
    biased = logits.copy()
    several = window.sentence_of[0] != window.sentence_of[-1]
    biased[:, 0] -= settings["trigger_bias_several" if several else "trigger_bias"]
    found: list[tuple[list[int], str, float]] = []
    open_words: list[int] = []
    open_event = ""
    for at, best in enumerate(biased.argmax(-1).tolist()):
        label = TRIGGERS[best]
        event = label[2:]
        continues = (
            open_event == event
            and label.startswith("I-")
            and window.sentence_of[at] == window.sentence_of[at - 1]
        )
        if open_words and (label == "O" or not continues):
            found.append(_trigger(open_words, open_event, biased, settings))
            open_words, open_event = [], ""
        if label != "O":
            open_words, open_event = [*open_words, at], event
    if open_words:
        found.append(_trigger(open_words, open_event, biased, settings))
    return found


def _trigger(
    words: list[int], event: str, logits: Floats, settings: Mapping[str, float]
) -> tuple[list[int], str, float]:
    shares = {w: softmax(logits[w].tolist()) for w in words}
    begin, inside = TRIGGERS.index(f"B-{event}"), TRIGGERS.index(f"I-{event}")
    share = max(shares[w][begin] + shares[w][inside] for w in words)
    share = min(max(share, 1e-6), 1 - 1e-6)
    scale, shift = settings["confidence_scale"], settings["confidence_shift"]
    confidence = 1 / (1 + math.exp(-(scale * math.log(share / (1 - share)) + shift)))
    return words, event, round(confidence, 4)


def _mention(
    window: Window, text: _Text, words: list[int], event: str, confidence: float,
    roles: Floats, modes: Floats, states: Floats, cue: EventMention | None, settings: Mapping[str, float],
) -> EventMention:  # fmt: skip
    """The act; who says it is looked for in its own sentence, by the network and then by the cue lexicon's act there."""
    parts = _roles(window, roles)
    for role in ("actor", "recipient"):
        parts[role] = [words_ for words_ in parts[role] if not text.in_dateline(window, words_)]
    cut = settings["mode_logit"]
    told = tuple(mode for k, (name, mode) in enumerate(MODES) if name == event and float(modes[k]) > cut)
    status: Status = STATUSES[int(states.argmax())]
    actors, recipients = (tuple(_party(window, text, p) for p in parts[r]) for r in ("actor", "recipient"))
    owner = window.sentence_of[words[0]]
    speaking = next((p for p in parts["speaker"] if window.sentence_of[p[0]] == owner), None)
    speaker = None if speaking is None else _party(window, text, speaking)
    saying = None if speaking is None else _saying(window, text, speaking)
    if speaking is None and cue is not None:
        speaker, saying = cue.speaker, cue.attribution
    trigger = text.span(window, words)
    return EventMention(owner, event, told, trigger, actors, recipients, status, saying, speaker, confidence)


def _roles(window: Window, logits: Floats) -> dict[Role, list[list[int]]]:
    """Words of each part in each role, in order, without articles and marks at the edges."""
    parts: dict[Role, list[list[int]]] = {"actor": [], "recipient": [], "speaker": [], "place": []}
    last = "O"
    for at, label in enumerate(_one_side_a_name(window, [ROLES[k] for k in logits.argmax(-1)])):
        if label != "O":
            role = cast("Role", label[2:])
            # a list has marks or "and" between its items, so words that touch are one party
            same = last[2:] == role and window.sentence_of[at] == window.sentence_of[at - 1]
            if same:
                parts[role][-1].append(at)
            else:
                parts[role].append([at])
        last = label
    return {
        role: [kept for words in found if (kept := _trimmed(window, words))] for role, found in parts.items()
    }


def _one_side_a_name(window: Window, labels: list[str]) -> list[str]:
    """Labels in which a name ("Abu Mehdi") is not actor, recipient and speaker at once: that of most of its words holds."""
    at = 0
    while at < len(labels):
        end = at
        while (
            end < len(labels)
            and window.words[end].is_capital
            and window.words[end].text == window.surfaces[end]
        ):
            end += 1
        sides = [label[2:] for label in labels[at:end] if label[2:] in _SIDES]
        if len(set(sides)) > 1:
            side = max(_SIDES, key=sides.count)
            labels[at:end] = [f"{k[:2]}{side}" if k[2:] in _SIDES else k for k in labels[at:end]]
        at = max(end, at + 1)
    return labels


def _trimmed(window: Window, words: list[int]) -> list[int]:
    """Without marks, articles and joining words at the edges."""
    while words and not _stands_at_edge(window.words[words[0]], _NOT_FIRST):
        words = words[1:]
    while words and not _stands_at_edge(window.words[words[-1]], _NOT_LAST):
        words = words[:-1]
    return words


def _stands_at_edge(word: Token, closed: frozenset[str]) -> bool:
    return word.is_word and (word.low not in closed or (word.text.isupper() and len(word.text) > 1))


def _party(window: Window, text: _Text, words: Sequence[int]) -> Mention:
    span, last = text.span(window, words), window.words[words[-1]]
    first = window.words[words[0]]
    pronoun = (
        len(words) == 1
        and first.low in (PRONOUNS | DETERMINERS)
        and not (first.text.isupper() and len(first.text) > 1)
    )
    kind: MentionKind = "pronoun" if pronoun else "name" if last.is_capital else "role"
    return Mention(span.start, span.end, span.text, kind, min(last.start, span.end - 1))


def _saying(window: Window, text: _Text, words: Sequence[int]) -> Span:
    """The speaker with the verb of saying beside it, where one stands there."""
    low, high = words[0], words[-1]
    if high + 1 < len(window.words) and window.words[high + 1].low in _SAYING:
        high += 1
    elif low >= 2 and window.words[low - 1].low == "to" and window.words[low - 2].low == "according":
        low -= 2
    elif low >= 1 and window.words[low - 1].low in _SAYING:
        low -= 1
    return text.span(window, range(low, high + 1))
