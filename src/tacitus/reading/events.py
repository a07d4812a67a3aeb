"""Acts in a sentence: cue words, the parties around them, status, and who says it.

The first coder: the cue lexicon names the act, word order gives the parties (subject, object, "by", "of",
possessor), closed word lists give status and attribution. Every event has its trigger; whether a party is a
political actor is for `resolve.who` to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from tacitus.model import EventMention, Mention, Sentence, Span
from tacitus.reading.lexicon import Cue, Entry, cue_lexicon
from tacitus.reading.mentions import Phrase, mention, phrases_after, possessor_of, subject_of
from tacitus.reading.relation import relation_scores
from tacitus.reading.status import find_attribution, find_status
from tacitus.reading.tokens import ADVERBS, BE, DETERMINERS, HAVE, Token, is_possessive, tokenize

CODER = "cue lexicon 1"
_WINDOW = 8  # words on either side in which a cue's conditions are looked for


class EventCoder(Protocol):
    """Finds the acts in the sentences of one document."""

    @property
    def name(self) -> str:
        """What stands in an event's `coder`."""
        ...

    def code(self, sentences: Sequence[Sentence]) -> tuple[EventMention, ...]:
        """Acts in the order of the text; none for sentences without any."""
        ...

    def relate(self, text: str, actor: tuple[int, int], recipient: tuple[int, int]) -> dict[str, float]:
        """Category -> probability of what the given actor does to the given recipient; empty where unknown."""
        ...


@dataclass(frozen=True, slots=True)
class LexiconCoder:
    """The coder of the cue lexicon: no model, no context beyond the sentence."""

    name: str = CODER

    def code(self, sentences: Sequence[Sentence]) -> tuple[EventMention, ...]:
        """Acts in the order of the text; headings are passed over, since the text below repeats them."""
        return tuple(found for s in sentences if s.kind != "heading" for found in _code_sentence(s))

    def relate(self, text: str, actor: tuple[int, int], recipient: tuple[int, int]) -> dict[str, float]:
        """Category -> share of the cues near the two parties."""
        acts = _code_sentence(Sentence(0, 0, len(text), text))
        return relation_scores(acts, actor, recipient)


@dataclass(frozen=True, slots=True)
class _Hit:
    """A cue in the sentence: tokens first..last (exclusive)."""

    first: int
    last: int
    entry: Entry


def _code_sentence(sentence: Sentence) -> list[EventMention]:
    tokens = tokenize(sentence.text)
    found: list[EventMention] = []
    for hit in _hits(tokens):
        actors, recipients = _parties(tokens, hit)
        if not actors and not recipients and not hit.entry.cue.bare:
            continue
        cue = hit.entry.cue
        first, last = tokens[hit.first], tokens[hit.last - 1]
        start, end = sentence.start + first.start, sentence.start + last.end
        trigger = Span(start, end, sentence.text[first.start : last.end])
        attribution, speaker = find_attribution(sentence, tokens, hit.first)
        sides = (_mentions(sentence, tokens, actors), _mentions(sentence, tokens, recipients))
        if cue.mutual:
            sides = (sides[0] + tuple(m for m in sides[1] if m not in sides[0]), ())
        status = find_status(tokens, hit.first, cue.event)
        confidence = 0.55 if hit.entry.word_class == "verb" else 0.45
        found.append(
            EventMention(
                sentence.index,
                cue.event,
                cue.modes,
                trigger,
                *sides,
                status,
                attribution,
                speaker,
                confidence,
            )
        )
    return found


def _hits(tokens: Sequence[Token]) -> list[_Hit]:
    """Cues in order, the longest at each place; a place counts once."""
    table, at, found = cue_lexicon(), 0, []
    while at < len(tokens):
        hit = next(
            (h for e in table.get(tokens[at].low, ()) if (h := _match(tokens, at, e)) is not None), None
        )
        if hit is not None:
            found.append(hit)
        at = hit.last if hit is not None else at + 1
    return found


def _match(tokens: Sequence[Token], at: int, entry: Entry) -> _Hit | None:
    end = at + 1 + len(entry.rest)
    if tuple(t.low for t in tokens[at + 1 : end]) != entry.rest or not _fits_class(tokens, at, end, entry):
        return None
    around = [t.low for t in (*tokens[max(0, at - _WINDOW) : at], *tokens[end : end + _WINDOW])]
    near = " " + " ".join(around) + " "
    if any(f" {word}" in near for word in entry.cue.unless):
        return None
    if entry.cue.needs and not any(f" {word}" in near for word in entry.cue.needs):
        return None
    return _Hit(at, end, entry)


def _fits_class(tokens: Sequence[Token], at: int, end: int, entry: Entry) -> bool:
    """Whether the word stands as the verb or noun it is listed as, judged by the word before it."""
    if tokens[at].is_capital and at > 0 and tokens[at - 1].is_word:
        return False  # part of a name
    before = tokens[at - 1].low if at else ""
    noun_like = (
        before in DETERMINERS or before in ("of", "'s", "’s") or (at > 0 and is_possessive(tokens[at - 1]))
    )
    if entry.word_class == "verb":
        if entry.form == "participle":
            return before in BE | HAVE | ADVERBS or _followed_by(tokens, end, "by")
        if entry.form == "past" and (before in BE or _followed_by(tokens, end, "by")):
            return False
        if entry.form == "base":
            return before in (
                "to",
                "will",
                "would",
                "could",
                "may",
                "might",
                "must",
                "shall",
                "not",
                "and",
            ) or (not noun_like and at > 0 and tokens[at - 1].low.endswith("s"))
        return not noun_like
    return True


def _parties(tokens: Sequence[Token], hit: _Hit) -> tuple[list[Phrase], list[Phrase]]:
    if hit.entry.word_class == "noun":
        return _noun_parties(tokens, hit)
    cue = hit.entry.cue
    passive = hit.entry.form == "participle" and cue.takes_object and not _active_perfect(tokens, hit.first)
    if passive:
        agent = phrases_after(tokens, hit.last + 1) if _followed_by(tokens, hit.last, "by") else []
        return agent, subject_of(tokens, hit.first)
    actors = subject_of(tokens, hit.first)
    if cue.actor_is_object:
        return [], actors
    return actors, _object(tokens, hit, cue)


def _object(tokens: Sequence[Token], hit: _Hit, cue: Cue) -> list[Phrase]:
    if cue.takes_object:
        found = phrases_after(tokens, hit.last)
        if found:
            return found
    for at in range(hit.last, min(len(tokens), hit.last + _WINDOW)):
        if tokens[at].low in cue.recipient_prepositions:
            return phrases_after(tokens, at + 1)
        if tokens[at].low in (".", ";"):
            break
    return []


def _noun_parties(tokens: Sequence[Token], hit: _Hit) -> tuple[list[Phrase], list[Phrase]]:
    """ "the expulsion of X by Y", "Y's expulsion of X", "an attack on X"."""
    cue = hit.entry.cue
    actors, recipients = possessor_of(tokens, hit.first), []
    for at in range(hit.last, min(len(tokens), hit.last + 2 * _WINDOW)):
        word = tokens[at].low
        if word in (";", ".") or word in ("that", "which", "who", "after", "while"):
            break
        if word == "by":
            actors = phrases_after(tokens, at + 1)
        elif word == "of" and at == hit.last:
            side = phrases_after(tokens, at + 1)
            if cue.of_is_actor:
                actors = actors or side
            else:
                recipients = side
        elif word in cue.recipient_prepositions and not recipients:
            recipients = phrases_after(tokens, at + 1)
    if not actors and hit.first > 1 and tokens[hit.first - 1].low in DETERMINERS | {"'s"}:
        actors = []
    return actors, recipients


def _active_perfect(tokens: Sequence[Token], verb: int) -> bool:
    """ "has expelled" against "has been expelled" and "was expelled"."""
    for at in range(verb - 1, max(-1, verb - 4), -1):
        if tokens[at].low in BE:
            return False
        if tokens[at].low in HAVE:
            return True
        if tokens[at].low not in ADVERBS:
            break
    return False


def _followed_by(tokens: Sequence[Token], at: int, word: str) -> bool:
    return at < len(tokens) and tokens[at].low == word


def _mentions(sentence: Sentence, tokens: Sequence[Token], phrases: Sequence[Phrase]) -> tuple[Mention, ...]:
    return tuple(mention(sentence.text, tokens, p, sentence.start) for p in phrases)
