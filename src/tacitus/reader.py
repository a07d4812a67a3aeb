"""One document, read: the stages in the order in which an article passes through them.

    sentences -> acts (with their mentions) -> times, places, parties resolved -> events
    sentences -> statements

What is found and not kept is listed with its reason among `refused`. The stages are values of a `Reader`, so that
one of them can be changed alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from tacitus import __version__
from tacitus.model import (
    Attribution,
    Document,
    Event,
    EventMention,
    Mention,
    Party,
    Place,
    Reading,
    Refusal,
    Sentence,
    Status,
    TimeExpression,
)
from tacitus.ontology import category, event_scale
from tacitus.reading.contexts import find_contexts
from tacitus.reading.ellipsis import code_ellipses
from tacitus.reading.encoder.coder import NeuralCoder
from tacitus.reading.events import EventCoder
from tacitus.reading.numbers import find_numbers
from tacitus.reading.sentences import split_sentences
from tacitus.reading.statements import NeuralStatements, StatementFinder
from tacitus.resolve.when import date_event, find_times, infer_date
from tacitus.resolve.where import find_places, place_event
from tacitus.resolve.who import FROM_AROUND, resolve_actor, resolve_possessive, resolve_pronoun, why_refused
from tacitus.sources.language import is_coded, why_not_coded

CONTEXT = 1200  # code points around a sentence that help to resolve its parties
_NEAR = 12  # events before an act whose parties a pronoun may stand for


@dataclass(frozen=True, slots=True)
class Reader:
    """The stages that read a document."""

    coder: EventCoder
    statements: StatementFinder | None  # None: none are looked for

    def read(self, document: Document) -> Reading:
        """The document's events, statements and refusals, each in the order of the text.

        One that is said to be in another language than English is kept and not read.
        """
        if not is_coded(document):
            refusal = Refusal("language", 0, len(document.text), "", why_not_coded(document))
            return Reading(document, (), (), (), (refusal,))
        if document.date is None and (day := infer_date(document.text)) is not None:
            document = replace(document, date=day, date_inferred=True)
        sentences = split_sentences(document.text)
        day = document.date
        mentions, unclear = code_ellipses(
            sentences, self.coder.code(sentences), lambda mention: resolve_actor(mention.text, date=day)
        )
        acts: dict[int, list[EventMention]] = {}
        for mention in mentions:
            acts.setdefault(mention.sentence, []).append(mention)
        statements = self.statements.find(sentences, acts=acts.keys()) if self.statements else ()
        places = find_places(document.text, date=document.date) if acts else ()
        times = find_times(document.text, date=document.date) if acts else ()
        events: list[Event] = []
        refused: list[Refusal] = [*unclear]
        for index, told in sorted(acts.items()):
            near = _within(places, sentences[index])
            _resolve_sentence(document, sentences[index], told, times, near, self.coder.name, events, refused)
        refused.sort(key=lambda r: (r.start, r.end, r.stage, r.why))
        return Reading(document, sentences, tuple(events), statements, tuple(refused))


@cache
def default_reader() -> Reader:
    """The reader of this version."""
    return Reader(NeuralCoder(), NeuralStatements())


def read_document(document: Document) -> Reading:
    """Read one document with the default stages; a pure function of the document and the package's data."""
    return default_reader().read(document)


def code_document(document: Document) -> Reading:
    """As `read_document`, the same events and refusals without statements."""
    return replace(default_reader(), statements=None).read(document)


def _resolve_sentence(
    document: Document,
    sentence: Sentence,
    told: Sequence[EventMention],
    times: Sequence[TimeExpression],
    places: Sequence[Place],
    coder: str,
    events: list[Event],
    refused: list[Refusal],
) -> None:
    """Append the sentence's events, and what was refused of them."""
    spans = [(m.start, m.end) for act in told for m in (*act.actors, *act.recipients)]
    context = document.text[max(0, sentence.start - CONTEXT // 2) : sentence.end + CONTEXT // 2]
    around = _Around(
        context,
        [p for e in events[-_NEAR:] if e.sentence == sentence.index - 1 for p in (*e.actor, *e.recipient)],
        refused,
    )
    contexts, numbers = find_contexts(sentence.text), find_numbers(sentence.text)
    for act in told:
        when = date_event(act.trigger, sentence, times, status=act.status, date=document.date)
        day = when.first or document.date
        actors = _parties(act.actors, day, around)
        recipients = _parties(act.recipients, day, around)
        kind = category(act.event)
        if not actors and not recipients and (act.actors or act.recipients):
            why = f"{act.event}: none of its parties is a political actor"
            refused.append(Refusal("events", act.trigger.start, act.trigger.end, act.trigger.text, why))
            continue
        attribution = _attribution(act, day, context)
        violent = act.event in ("ASSAULT", "PROTEST", "COERCE")
        where = place_event(act.trigger, sentence, places, parties=spans)
        if act.event == "ASSAULT":
            recipients = _where_they_were(recipients, actors, where)
        events.append(
            Event(
                document_id=document.id,
                event=act.event,
                mode=act.modes,
                context=contexts,
                quad_code=kind.quad,
                event_scale=event_scale(act.event, act.modes),
                status=_status(act, actors, attribution),
                trigger=act.trigger,
                actor=actors,
                recipient=recipients,
                when=when,
                event_loc=where,
                attribution=attribution,
                sentence=sentence.index,
                text=sentence.text,
                confidence=act.confidence,
                coder=f"tacitus {__version__} / {coder}",
                dead=numbers["dead"] if violent else None,
                injured=numbers["injured"] if violent else None,
                size=numbers["size"] if act.event in ("PROTEST", "MOBILIZE") else None,
            )
        )


@dataclass(frozen=True, slots=True)
class _Around:
    """What helps to resolve the parties of one sentence: text around it, and parties told shortly before."""

    context: str
    before: list[Party]
    refused: list[Refusal]


def _parties(mentions: Sequence[Mention], day: str | None, around: _Around) -> tuple[Party, ...]:
    """The mentions resolved; a refused one is left out and listed, an open pronoun kept without a code."""
    found: list[Party] = []
    for mention in mentions:
        if mention.kind == "pronoun":
            pronoun = Party(mention.start, mention.end, mention.text)
            found.append(resolve_pronoun(pronoun, around.before))
            continue
        parties = resolve_actor(mention.text, date=day, context=around.context)
        told = [replace(p, start=mention.start + p.start, end=mention.start + p.end) for p in parties]
        found += [resolve_possessive(p, around.before) for p in told]
        if not parties:
            why = why_refused(mention.text, date=day, context=around.context)
            around.refused.append(Refusal("actors", mention.start, mention.end, mention.text, why))
    around.before.extend(found)
    unique = {(p.start, p.end, p.code): p for p in found}
    return tuple(unique.values())


def _where_they_were(
    victims: tuple[Party, ...], attackers: Sequence[Party], where: Place | None
) -> tuple[Party, ...]:
    """Unnamed victims whose country was taken from the text around, and is their attacker's: that of the place goes before."""
    if where is None or where.country is None:
        return victims
    codes = {p.code for p in attackers}
    return tuple(
        replace(p, code=where.country, why=p.why.replace(FROM_AROUND, "country of the place"))
        if p.code in codes and p.why is not None and p.why.endswith(FROM_AROUND)
        else p
        for p in victims
    )


def _status(act: EventMention, actors: Sequence[Party], attribution: Attribution | None) -> Status:
    """The coder's status; what an authority reports of its own act, fighting left aside, is taken as established."""
    own = (
        attribution is not None
        and attribution.code is not None
        and attribution.code in {p.code for p in actors}
    )
    return "actual" if act.status == "alleged" and own and act.event != "ASSAULT" else act.status


def _attribution(act: EventMention, day: str | None, context: str) -> Attribution | None:
    if act.attribution is None:
        return None
    speaker = "" if act.speaker is None else act.speaker.text
    party = next(iter(resolve_actor(speaker, date=day, context=context)), None) if speaker else None
    span = act.attribution
    code, sector = (None, None) if party is None else (party.code, party.sector)
    return Attribution(span.start, span.end, span.text, speaker or span.text, code, sector)


def _within(places: Sequence[Place], sentence: Sentence) -> tuple[Place, ...]:
    """The places of the sentence, of a document's in the order of the text."""
    low = bisect_left(places, sentence.start, key=lambda p: p.start)
    high = bisect_left(places, sentence.end, key=lambda p: p.start)
    return tuple(places[low:high])
