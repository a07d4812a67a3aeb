"""Noun phrases that stand where a party stands: before a verb, behind it, behind a preposition, as possessor.

A phrase is found by its edges, not by parsing: function words, marks and verb-like words end it. Lists ("A, B and
C") give several phrases; a phrase in an adjunct ("police in Minsk") is passed over for the one it hangs on;
appositions and relative clauses between subject and verb are skipped. Token indexes are half-open.
"""

from __future__ import annotations

from collections.abc import Sequence

from tacitus.model import Mention, MentionKind
from tacitus.reading.tokens import (
    ADVERBS,
    AUXILIARIES,
    CALENDAR,
    CLAUSE_BREAKS,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    Token,
    is_possessive,
)

Phrase = tuple[int, int]

_ADJUNCT = frozenset(
    "in at from near of for on with to against inside outside around across since during".split()
)
_VERBS = frozenset(
    "said says say told tells reported reports announced announces according made makes took takes began begins "
    "became becomes came comes went goes led leads called calls used uses including held holds gave gives".split()
)
LONGEST_PHRASE = 12


def subject_of(tokens: Sequence[Token], verb: int) -> list[Phrase]:
    """Phrases of the subject of the verb at token `verb`; empty where none stands before it."""
    at = verb
    while at > 0 and (tokens[at - 1].low in AUXILIARIES | ADVERBS or _is_adverb(tokens[at - 1])):
        at -= 1
    if (
        at > 0 and tokens[at - 1].low == "to"
    ):  # "agreed to withdraw", "plans to visit": the subject of the first verb
        at -= 1
        while (
            at > 0
            and tokens[at - 1].low not in CONJUNCTIONS
            and (_is_verb(tokens[at - 1]) or tokens[at - 1].low in AUXILIARIES | ADVERBS)
        ):
            at -= 1
    if at > 0 and tokens[at - 1].low in ("and", "but") and at > 1:  # a second verb of the same subject
        first = _verb_before(tokens, at - 1)
        if first is not None:
            return subject_of(tokens, first)
    if at > 0 and tokens[at - 1].low in ("who", "which", "that"):
        at -= 1
    if at > 0 and tokens[at - 1].low == ",":
        at = _skip_insertion(tokens, at - 1)
    return phrases_before(tokens, at)


def phrases_before(tokens: Sequence[Token], end: int) -> list[Phrase]:
    """The phrase or list of phrases that ends at token `end` (exclusive)."""
    phrase = _phrase_left(tokens, end)
    if phrase is None:
        return []
    while (before := _before_determiner(tokens, phrase[0])) > 1 and tokens[before - 1].low in _ADJUNCT:
        outer = _phrase_left(tokens, before - 1)
        if outer is None:
            break
        phrase = (outer[0], phrase[1] if tokens[before - 1].low == "of" else outer[1])
    found = [phrase]
    at = phrase[0]
    while at > 1 and len(found) < 8 and tokens[at - 1].low in ("and", ","):
        step = at - 2 if tokens[at - 2].low == "," else at - 1
        other = _phrase_left(tokens, step)
        if other is None or (tokens[at - 1].low == "," and len(found) == 1):
            break
        found.append(other)
        at = other[0]
    return found[::-1]


def phrases_after(tokens: Sequence[Token], start: int) -> list[Phrase]:
    """The phrase or list of phrases that begins at token `start`."""
    found: list[Phrase] = []
    at = start
    while at < len(tokens) and len(found) < 8:
        phrase = _phrase_right(tokens, at)
        if phrase is None:
            break
        found.append(phrase)
        at = phrase[1]
        step = at
        if step < len(tokens) and tokens[step].low == ",":
            step += 1
        if step < len(tokens) and tokens[step].low == "and":
            step += 1
        elif step == at or not _more_of_list(tokens, step):
            break
        at = step
    return found


def possessor_of(tokens: Sequence[Token], noun: int) -> list[Phrase]:
    """The possessor before a noun ("Israel's attack"), or its adjective of nationality ("Israeli attack")."""
    for at in range(noun - 1, max(-1, noun - 5), -1):
        if is_possessive(tokens[at]):
            return phrases_before(tokens, at)
        if tokens[at].is_capital and tokens[at].text not in CALENDAR and at > 0:
            return [(at, at + 1)]
        if not tokens[at].is_word or tokens[at].low in DETERMINERS | PREPOSITIONS:
            break
    return []


def mention(text: str, tokens: Sequence[Token], phrase: Phrase, offset: int) -> Mention:
    """The phrase as a mention, its offsets shifted by `offset` to the document's."""
    first, last = tokens[phrase[0]], tokens[phrase[1] - 1]
    acronym = len(first.text) > 1 and first.text.isupper()  # "US" is no "us"
    kind: MentionKind = (
        "pronoun" if first.low in PRONOUNS and not acronym else "name" if last.is_capital else "role"
    )
    return Mention(
        offset + first.start, offset + last.end, text[first.start : last.end], kind, offset + last.start
    )


def _before_determiner(tokens: Sequence[Token], at: int) -> int:
    return at - 1 if at > 0 and tokens[at - 1].low in DETERMINERS else at


def _phrase_left(tokens: Sequence[Token], end: int) -> Phrase | None:
    at = end
    while at > 0 and end - at < LONGEST_PHRASE:
        token = tokens[at - 1]
        if token.low in DETERMINERS and not is_possessive(token):
            break
        if token.low == "of" and at < end and at > 1:
            at -= 1
            continue
        if not _inside(token):
            break
        at -= 1
    while at < end and (tokens[at].low == "of" or is_possessive(tokens[at])):
        at += 1
    return (at, end) if at < end and tokens[at].is_word else None


def _phrase_right(tokens: Sequence[Token], start: int) -> Phrase | None:
    at = start
    while at < len(tokens) and (tokens[at].low in DETERMINERS or tokens[at].low in ("“", '"')):
        at += 1
    begin = at
    while at < len(tokens) and at - begin < LONGEST_PHRASE:
        token = tokens[at]
        if token.low == "of" and at > begin and tokens[at - 1].is_word:
            at += 1
            if at < len(tokens) and tokens[at].low in DETERMINERS:
                at += 1
            continue
        if at > begin and not tokens[at - 1].low.endswith("'s") and _is_verb(token) and not token.is_capital:
            break
        if not _inside(token) and not is_possessive(token):
            break
        at += 1
    while at > begin and (is_possessive(tokens[at - 1]) or tokens[at - 1].low in ("of", *DETERMINERS)):
        at -= 1
    return (begin, at) if at > begin else None


def _inside(token: Token) -> bool:
    if not token.is_word:
        return is_possessive(token)
    if token.text.isupper() and len(token.text) > 1:
        return True  # "US", "WHO"
    if token.text in CALENDAR or (
        token.low in PRONOUNS and token.low not in ("he", "she", "it", "they", "them")
    ):
        return False
    closed = PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | ADVERBS | RELATIVES | _VERBS
    return token.low not in closed and not _is_adverb(token)


def _more_of_list(tokens: Sequence[Token], at: int) -> bool:
    """Whether a comma is followed by another item of a list that ends with "and"."""
    phrase = _phrase_right(tokens, at)
    if phrase is None:
        return False
    rest = tokens[phrase[1] : phrase[1] + 2]
    return bool(rest) and (
        rest[0].low == "and" or (rest[0].low == "," and _more_of_list(tokens, phrase[1] + 1))
    )


def _skip_insertion(tokens: Sequence[Token], comma: int) -> int:
    """The comma that opens what the comma at `comma` closes ("Rahimi, the foreign minister, said")."""
    for at in range(comma - 1, max(-1, comma - 25), -1):
        if tokens[at].low == ",":
            return at
    return comma


def _verb_before(tokens: Sequence[Token], end: int) -> int | None:
    for at in range(end - 1, max(-1, end - 15), -1):
        if tokens[at].low in CLAUSE_BREAKS or tokens[at].low in (";", ":"):
            return None
        if _is_verb(tokens[at]) and not tokens[at].is_capital and at > 0:
            return at
    return None


def _is_verb(token: Token) -> bool:
    return token.low in _VERBS or (len(token.low) > 4 and token.low.endswith("ed") and token.low.isalpha())


def _is_adverb(token: Token) -> bool:
    return len(token.low) > 4 and token.low.endswith("ly") and not token.is_capital
