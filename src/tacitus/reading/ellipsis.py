"""Acts that a text tells by pointing back: "Albania expelled two diplomats; Germany did the same".

The act before is told again with the new actor: its category, modes and recipients, and as trigger the words that point
back. Its confidence is that of the act before times FACTOR. Of 35 sentences of our own (the test of this module) 21 were
told again, and of 29 items that point back among 111,972 of the portal three, all by the right act; that is little to go
by, so FACTOR supposes one in seven wrong.

Only one act may fit: among the main-clause acts of the same sentence, else of the sentence before, those whose actor is
of the new actor's kind (a state's authorities, people, a party, an armed group, a firm). Everything else is refused with
its reason: no act or several, told as not done, a question, a pronoun, another recipient. Words that point back have no
category of their own, so whatever a coder made of them alone is dropped, and who stands beside them is no party of
the acts before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from tacitus.model import EventMention, Mention, Party, Refusal, Sentence
from tacitus.ontology import category
from tacitus.reading.pointers import Pointer, find_pointers
from tacitus.reading.status import find_attribution, find_status
from tacitus.reading.tokens import (
    ADVERBS,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    MODALS,
    PREPOSITIONS,
    RELATIVES,
    Token,
    is_possessive,
    tokenize,
)

FACTOR = 0.85
MOST = 16  # in one sentence; more is no prose, and work stays linear

Resolve = Callable[[Mention], Sequence[Party]]

_UNDER = frozenset(
    "after before when while because although though if unless whereas until once that which who whom".split()
)
_KINDS = {
    "state": "GOV MIL COP JUD LEG SPY",
    "people": "CVL AGR EDU LAB MED REF SOC REL JRN ELI",
    "party": "PTY OPP",
    "armed group": "REB UAF PRM CRM PRE",
    "firm": "BUS",
}
_KIND_OF = {sector: kind for kind, sectors in _KINDS.items() for sector in sectors.split()}


def code_ellipses(
    sentences: Sequence[Sentence], acts: Sequence[EventMention], resolve: Resolve
) -> tuple[tuple[EventMention, ...], tuple[Refusal, ...]]:
    """The acts, with those that are told by pointing back, and what points back to no act that is clear.

    Args:
        sentences: all of a document.
        acts: what a coder found in them, in the order of the text.
        resolve: the parties a mention stands for; none where it is no political actor.

    Returns:
        Acts in the order of the text; refusals of the stage `events`.
    """
    by_sentence: dict[int, list[EventMention]] = {}
    for act in acts:
        by_sentence.setdefault(act.sentence, []).append(act)
    refused: list[Refusal] = []
    before: Sentence | None = None
    for sentence in sentences:
        pointers = () if sentence.kind == "heading" else find_pointers(sentence)
        for number, pointer in enumerate(pointers):
            found: EventMention | str = "too many in one sentence"
            if number < MOST:
                near = [s for s in (sentence, before) if s is not None and s.index in by_sentence]
                for s in near:
                    by_sentence[s.index] = [
                        _without(act, pointer) for act in by_sentence[s.index] if not _is_of(act, pointer)
                    ]
                found = _told_again(pointer, [(s, by_sentence[s.index]) for s in near], resolve)
            if isinstance(found, EventMention):
                told = [*by_sentence.get(sentence.index, ()), found]
                by_sentence[sentence.index] = sorted(told, key=lambda act: act.trigger.start)
            else:
                span = pointer.span
                refused.append(Refusal("events", span.start, span.end, span.text, f"points back: {found}"))
        before = sentence
    return tuple(act for index in sorted(by_sentence) for act in by_sentence[index]), tuple(refused)


def _is_of(act: EventMention, pointer: Pointer) -> bool:
    return pointer.span.start <= act.trigger.start and act.trigger.end <= pointer.span.end


def _without(act: EventMention, pointer: Pointer) -> EventMention:
    """An act before the pointer, without those who stand beside it as its parties."""
    if act.trigger.start > pointer.span.start:
        return act
    spans = [(m.start, m.end) for m in pointer.actors if m.start > act.trigger.end]
    actors, recipients = (
        tuple(m for m in side if not any(m.start < end and start < m.end for start, end in spans))
        for side in (act.actors, act.recipients)
    )
    return replace(act, actors=actors, recipients=recipients)


def _told_again(
    pointer: Pointer, near: Sequence[tuple[Sentence, Sequence[EventMention]]], resolve: Resolve
) -> EventMention | str:
    """The act before with the new actor, or why there is none."""
    if why := _why_not(pointer, [act for _, acts in near for act in acts]):
        return why
    parties = {m: tuple(resolve(m)) for m in pointer.actors}
    actors = tuple(m for m, found in parties.items() if found)
    new = [party for m in actors for party in parties[m]]
    kinds = {_kind(party) for party in new}
    if len(kinds) != 1 or None in kinds:
        return "its actor is no political actor" if not new else "its actors are of no one kind"
    fitting: list[EventMention] = []
    for sentence, acts in near:
        if not pointer.same_sentence or sentence is pointer.sentence:
            fitting = fitting or _fitting(pointer, sentence, acts, kinds, resolve)
    act = _one_of(fitting)
    if isinstance(act, str):
        return act
    if why := _why_not_of(act, new, resolve):
        return why
    status = find_status(pointer.tokens, pointer.first, act.event)
    if status != "actual":
        return f"told as {status}, not as done"
    attribution, speaker = find_attribution(pointer.sentence, pointer.tokens, pointer.first)
    return EventMention(
        pointer.sentence.index, act.event, act.modes, pointer.span, actors, act.recipients, "actual",
        attribution, speaker, round(act.confidence * FACTOR, 4),
    )  # fmt: skip


def _why_not(pointer: Pointer, near: Sequence[EventMention]) -> str | None:
    """What speaks against it in the sentence itself; None where nothing does."""
    tokens, first = pointer.tokens, pointer.first
    if pointer.sentence.text.rstrip("\"'”’) ").endswith("?"):
        return "in a question"
    if not pointer.told:
        return "not told as done"
    if not pointer.actors or any(m.kind == "pronoun" for m in pointer.actors):
        return "its actor is not named"
    if first and tokens[first - 1].low in RELATIVES:
        return "in a clause about another actor"
    if _is_reported(tokens, first):
        return "in a clause of saying or of condition"
    if pointer.next in ("to", "against", "for") or (
        pointer.next == "with" and "suit" not in pointer.span.text
    ):
        return "it names another recipient"
    own = {m for act in near if act.trigger.start > pointer.span.end for m in act.actors}
    if any(m.start < other.end and other.start < m.end for m in pointer.actors for other in own):
        return "what its actor did is told by its own words"
    return None


def _fitting(
    pointer: Pointer,
    sentence: Sentence,
    acts: Sequence[EventMention],
    kinds: set[str | None],
    resolve: Resolve,
) -> list[EventMention]:
    """The acts of a main clause before the pointer whose actor is of the kind."""
    tokens = pointer.tokens if sentence is pointer.sentence else tokenize(sentence.text)
    fitting: list[EventMention] = []
    for act in acts:
        if (
            act.trigger.end <= pointer.span.start
            and _is_main(tokens, act.trigger.start - sentence.start)
            and not (fitting and _is_object(tokens, fitting[-1], act, sentence.start))
            and kinds & {_kind(party) for m in act.actors for party in resolve(m)}
        ):
            fitting.append(act)
    return fitting


def _is_object(tokens: Sequence[Token], verb: EventMention, noun: EventMention, start: int) -> bool:
    """Whether one act is told as what another is done to: "condemned the deadly attack"."""
    low, high = verb.trigger.end - start, noun.trigger.start - start
    between = [token for token in tokens if low <= token.start < high]
    apart = PREPOSITIONS | CONJUNCTIONS | MODALS
    with_article = any(token.low in DETERMINERS for token in between)
    return with_article and len(between) < 4 and all(t.is_word and t.low not in apart for t in between)


def _one_of(acts: Sequence[EventMention]) -> EventMention | str:
    if not acts:
        return "no act before it fits"
    if len(acts) > 1:
        return f"{len(acts)} acts before it fit"
    return acts[0] if acts[0].status == "actual" else f"the act before it is told as {acts[0].status}"


def _why_not_of(act: EventMention, new: Sequence[Party], resolve: Resolve) -> str | None:
    """What speaks against this act; None where nothing does."""
    if any(m.kind == "pronoun" for m in act.recipients):
        return "the recipient of the act before it is not named"
    around = any(m.start > act.trigger.start for m in act.actors)
    # who meets meets whom: a coder may give the other side as recipient, and with whom the new actor met stays open
    met = act.event == "CONSULT" and "visit" not in act.modes and bool(act.recipients)
    if met or (not act.recipients and len(act.actors) > 1 and (around or category(act.event).mutual)):
        return "the act before it is a mutual one"
    done, suffered = (
        {_who(party) for m in side for party in resolve(m)} for side in (act.actors, act.recipients)
    )
    if any(_who(party) in done for party in new):
        return "its actor did the act before it"
    if any(_who(party) in suffered for party in new):
        return "its actor is the recipient of the act before it"
    return None


def _is_reported(tokens: Sequence[Token], first: int) -> bool:
    for back in range(first - 1, -1, -1):
        if not tokens[back].is_word:
            return False
        if tokens[back].low in ("that", "whether", "if", "unless"):
            return True
    return False


def _is_main(tokens: Sequence[Token], start: int) -> bool:
    """Whether the trigger is the verb of a main clause: no infinitive, participle or noun behind a preposition."""
    at = next((k for k, token in enumerate(tokens) if token.end > start), 0)
    verb = at - 1
    while verb >= 0 and tokens[verb].low in ADVERBS:
        verb -= 1
    before = tokens[verb].low if verb >= 0 else ""
    if before in MODALS or (tokens[at].low.endswith("ing") and before not in BE):
        return False
    if not tokens[at].low.endswith("ed") and _hangs_on_noun(tokens, at):
        return False
    for back in range(at - 1, -1, -1):
        if tokens[back].low in (",", ";", ":"):
            return True
        if tokens[back].low in _UNDER:
            return False
    return True


def _hangs_on_noun(tokens: Sequence[Token], at: int) -> bool:
    """ "an attack" in "over an armed attack" and "Mali's recent attack"."""
    for back in range(at - 1, max(-1, at - 4), -1):
        token = tokens[back]
        if is_possessive(token) or token.low in PREPOSITIONS:
            return True
        if token.is_capital or not token.is_word:
            return False
    return False


def _kind(party: Party) -> str | None:
    if party.sector is None:
        return "state" if party.code is not None else None
    return _KIND_OF.get(party.sector)


def _who(party: Party) -> tuple[str | None, str]:
    """What two mentions of one actor share: the country and kind, or else the words."""
    return (party.code, _kind(party) or "") if party.code is not None else (None, party.text.lower())
